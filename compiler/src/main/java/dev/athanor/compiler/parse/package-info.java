/**
 * From tokens to quoted expressions. The parser keeps an explicit stack of frames, so that text may be nested as deep as memory allows.
 */
package dev.athanor.compiler.parse;
