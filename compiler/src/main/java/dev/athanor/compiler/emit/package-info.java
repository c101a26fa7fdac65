/**
 * From the core IR to class files. Only this package knows bytecode. Pure.
 */
package dev.athanor.compiler.emit;
