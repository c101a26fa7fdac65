package dev.athanor.compiler.core;

import java.util.List;

/**
 * A module in IR.
 *
 * @param form what it was made of
 * @param functions the functions that can be called by number: those of the source, sorted, and those that every module has
 * @param made the functions that the compiler made
 * @param places what the lines in the IR stand for
 */
public record Program(ModuleForm form, List<Function> functions, List<Function> made, Places places) {}
