package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;

/** An operator between operands, with the left one. */
final class Binary extends OperatorFrame {
  private final Operand left;
  private final Token operator;
  private final int newlines;

  Binary(Frame outer, Operand left, Token operator, int newlines) {
    super(outer, Precedence.ofBinary(operator.kind()));
    this.left = left;
    this.operator = operator;
    this.newlines = newlines;
  }

  /** {@code when} may have keywords on its right, as in types; other operators may not. */
  @Override
  boolean takesKey() {
    var context = context();
    return operator.kind() == TokenKind.WHEN_OP && (context == Context.ANY || context == Context.ARGUMENT);
  }

  @Override
  boolean begin(Parsing parsing, Token next) {
    switch (next.kind()) {
      case KW_IDENTIFIER, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE -> {
        if (takesKey()) {
          parsing.open(new WhenKeywords(outer, left, operator, newlines));
          return true;
        }
      }
      default -> {}
    }
    return false;
  }

  @Override
  void complete(Parsing parsing, Operand right, Token next) {
    if (operator.kind() == TokenKind.ARROW_OP && (right.shape() == Shape.CALL || right.isAmbiguous())) {
      parsing.warnings.ambiguousPipe(operator);
    }
    parsing.close(join(parsing, left, operator, newlines, right));
  }

  /** The operation, and what sort of expression it is. */
  static Operand join(Parsing parsing, Operand left, Token operator, int newlines, Operand right) {
    var quoted = parsing.nodes.binary(left.quoted(), operator, newlines, right.quoted());
    if (left.shape() == Shape.BLOCK) {
      if (right.isAmbiguous()) {
        parsing.warnings.ambiguousOperand(operator);
      }
      return new Operand(quoted, Shape.BLOCK);
    }
    var shape = right.isMatched() ? Shape.OPERATION : right.isAmbiguous() ? Shape.AMBIGUOUS : Shape.BLOCK;
    return new Operand(quoted, shape);
  }
}
