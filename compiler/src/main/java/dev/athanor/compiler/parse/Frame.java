package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;

/**
 * Something begun that waits for a part. Frames are a stack: each waits for the one inside it, which hands over its expression
 * and goes away. They take the place of the calls of a recursive descent, so that no text can be nested too deeply.
 */
abstract class Frame {
  /** What waits for this one. */
  final Frame outer;

  Frame(Frame outer) {
    this.outer = outer;
  }

  /** What may stand where this frame waits for an expression. */
  abstract Context context();

  /**
   * An expression may begin with {@code next}. A frame that can do without one, or takes the token for something else, acts and
   * says so.
   */
  boolean begin(Parsing parsing, Token next) {
    return false;
  }

  /** Whether a key may stand where this frame waits for an expression. */
  boolean takesKey() {
    return false;
  }

  /** Takes a key; its value comes next. */
  void key(Object key, Token token) {
    throw new IllegalStateException("no keys in " + this);
  }

  /** The frame of an operator after a part of the expression that it waits for. */
  Frame operator(Operand left, Token operator, int newlines) {
    return new Binary(this, left, operator, newlines);
  }

  /** Takes the expression that it waits for; {@code next} comes after it and is not part of it. */
  abstract void complete(Parsing parsing, Operand value, Token next);
}
