/**
 * What runs the compiler: files, evaluation, diagnostics, options, the build of the library, and the builtins by which the library's half reaches the Java half.
 */
package dev.athanor.compiler.driver;
