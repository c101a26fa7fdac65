package dev.athanor.compiler.expand;

import dev.athanor.process.Process;

/**
 * What a compilation has around it.
 *
 * @param self the process that compiles, in which macros run
 * @param modules the modules that are loaded or can be
 * @param definitions the modules being defined
 * @param diagnostics where warnings and errors go
 */
public record Session(Process self, Modules modules, Definitions definitions, Diagnostics diagnostics) {}
