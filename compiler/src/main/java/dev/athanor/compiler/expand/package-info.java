/**
 * From quoted expressions to the expanded form ("The expanded form" in {@code docs/architecture.md}): macros, aliases, imports, variables with their versions, and the checks of
 * each special form with their messages.
 */
package dev.athanor.compiler.expand;
