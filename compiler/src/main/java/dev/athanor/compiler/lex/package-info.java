/**
 * From text to tokens. Pure: no files, no processes; warnings are collected, the first fault is thrown.
 */
package dev.athanor.compiler.lex;
