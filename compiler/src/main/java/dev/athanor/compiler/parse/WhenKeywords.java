package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.parse.Operand.Shape;

/** {@code left when} before keywords, as in the specification of a function with type variables. */
final class WhenKeywords extends CallFrame {
  private final Operand left;
  private final Token operator;
  private final int newlines;

  WhenKeywords(Frame outer, Operand left, Token operator, int newlines) {
    super(outer);
    this.left = left;
    this.operator = operator;
    this.newlines = newlines;
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    add(parsing, value);
    if (takesComma(next)) {
      nextArgument(parsing);
      return;
    }
    var keywords = new Operand(arguments.keywords(), Shape.AMBIGUOUS);
    parsing.close(Binary.join(parsing, left, operator, newlines, keywords));
  }
}
