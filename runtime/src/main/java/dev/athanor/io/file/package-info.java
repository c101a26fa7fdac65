/**
 * Files: what {@code :prim_file} gives to {@code :file}, which is Elixir. Errors are POSIX names. Calls that touch the disk run on the pool of {@link
 * dev.athanor.process.Blocking}.
 */
package dev.athanor.io.file;
