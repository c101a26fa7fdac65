/**
 * Algorithms on text as it lies in binaries: UTF-8 bytes, never {@link java.lang.String}. Code points, grapheme clusters, case,
 * searching, escapes. Pure functions of byte arrays; the builtins in {@code bif} and {@code regex} give them names. All of them
 * take an aligned view ({@code bytes}, {@code from}, {@code end}) and have a path of their own for ASCII.
 */
package dev.athanor.text;
