package dev.athanor.compiler.parse;

/**
 * What may stand at a place. Calls without parentheses make the difference: with several arguments, nobody can see where they
 * end inside other arguments, and with a {@code do} block they belong to the outermost call.
 */
enum Context {
  /** Any expression. */
  ANY,
  /** An argument of a call without parentheses: no {@code do} block of its own. */
  ARGUMENT,
  /** A key or value of a map: no call without parentheses that has several arguments. */
  MAP_ELEMENT,
  /** Neither of both. */
  PLAIN;

  /** Whether a {@code do} block may follow. */
  boolean allowsBlock() {
    return this == ANY || this == MAP_ELEMENT;
  }

  /** The context of the arguments of a call without parentheses that stands in this one. */
  Context ofArguments() {
    return this == PLAIN ? PLAIN : ARGUMENT;
  }
}
