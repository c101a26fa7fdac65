package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;

/** An operator before its operand. */
final class Prefix extends OperatorFrame {
  private final Token operator;

  Prefix(Frame outer, Token operator) {
    super(outer, Precedence.ofPrefix(operator.kind()));
    this.operator = operator;
  }

  /** Whether it is {@code @}, which takes its operand before brackets do. */
  boolean isAttribute() {
    return operator.kind() == TokenKind.AT_OP;
  }

  /** After an operator, anything may stand even in a map. */
  @Override
  Context context() {
    return outer.context() == Context.MAP_ELEMENT ? Context.ANY : outer.context();
  }

  /** An operand that ends in a block goes on with all operators that follow. */
  @Override
  boolean bindsTighterThan(TokenKind other, Operand operand) {
    return operand.shape() != Shape.BLOCK && super.bindsTighterThan(other, operand);
  }

  /** The operator with its operand. */
  Object quoted(Parsing parsing, Operand value) {
    return parsing.nodes.unary(operator, value.quoted());
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    parsing.close(new Operand(quoted(parsing, value), shape(value)));
  }

  private Shape shape(Operand value) {
    if (!value.isMatched()) {
      return value.isAmbiguous() && outer.context() != Context.MAP_ELEMENT ? Shape.AMBIGUOUS : Shape.BLOCK;
    }
    boolean plain = operator.kind() != TokenKind.CAPTURE_OP && (value.isSimple() || value.shape() == Shape.DO_NAME);
    return plain ? Shape.PREFIXED : Shape.OPERATION;
  }
}
