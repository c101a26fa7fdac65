package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.TokenKind;

/** An operator that waits for the operand on its right. */
abstract class OperatorFrame extends Frame {
  private final int precedence;

  OperatorFrame(Frame outer, int precedence) {
    super(outer);
    this.precedence = precedence;
  }

  /** Whether an operand between this operator and another one belongs to this one. */
  boolean bindsTighterThan(TokenKind other, Operand operand) {
    int others = Precedence.ofBinary(other);
    return precedence > others || (precedence == others && !Precedence.isRightAssociative(other));
  }

  /** Whether an operand between this operator and one of that precedence belongs to this one. */
  final boolean bindsTighterThan(int others) {
    return precedence > others;
  }

  @Override
  Context context() {
    return outer.context();
  }
}
