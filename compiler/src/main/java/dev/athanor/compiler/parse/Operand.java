package dev.athanor.compiler.parse;

/**
 * A finished part of an expression.
 *
 * @param quoted its quoted expression
 * @param shape what sort of expression, which decides what may follow
 * @param callee of a name before a block; otherwise {@code null}
 */
record Operand(Object quoted, Shape shape, Callee callee) {
  Operand(Object quoted, Shape shape) {
    this(quoted, shape, null);
  }

  /** Sorts of expressions. */
  enum Shape {
    /** A literal, a container, an access: brackets may follow. */
    ACCESS,
    /** A call with parentheses: brackets or a block may follow. */
    PAREN_CALL,
    /** A name alone. */
    NAME,
    /** A name before brackets. */
    BRACKET_NAME,
    /** A name before a block. */
    DO_NAME,
    /** One of the above with operators before it. */
    PREFIXED,
    /** A call of one argument without parentheses. */
    CALL,
    /** Any other expression without blocks that needs no parentheses to be an argument. */
    OPERATION,
    /** An expression that ends in a block. */
    BLOCK,
    /** An expression that ends in a call of several arguments without parentheses: nobody can see where. */
    AMBIGUOUS
  }

  /** Whether it can be an argument without parentheses wherever it stands. */
  boolean isMatched() {
    return shape != Shape.BLOCK && !isAmbiguous();
  }

  /** Whether it ends in a call without parentheses of which nobody can see where it ends. */
  boolean isAmbiguous() {
    return shape == Shape.AMBIGUOUS;
  }

  boolean takesBrackets() {
    return shape == Shape.ACCESS || shape == Shape.PAREN_CALL || shape == Shape.BRACKET_NAME;
  }

  boolean takesBlock() {
    return shape == Shape.PAREN_CALL || shape == Shape.DO_NAME;
  }

  /** Whether it is no operation and no call without parentheses, so that it can be the name of a struct. */
  boolean isSimple() {
    return switch (shape) {
      case ACCESS, PAREN_CALL, NAME, BRACKET_NAME, PREFIXED -> true;
      default -> false;
    };
  }
}
