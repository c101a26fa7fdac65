package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.TokenKind;

/** How tightly operators bind: the higher, the tighter. */
final class Precedence {
  /** Of {@code ! ^ not ~~~ + - //} before an operand. */
  static final int UNARY = 300;

  /** Of {@code .} and {@code .()}. */
  static final int DOT = 310;

  /** Of {@code @}. */
  static final int AT = 320;

  /** Of {@code &} and {@code ...} before an operand. */
  static final int CAPTURE = 90;

  private Precedence() {}

  /** The precedence of an operator between operands; 0 for a token that is none. */
  static int ofBinary(TokenKind kind) {
    return switch (kind) {
      case IN_MATCH_OP -> 40;
      case WHEN_OP -> 50;
      case TYPE_OP -> 60;
      case PIPE_OP -> 70;
      case MATCH_OP -> 100;
      case OR_OP -> 120;
      case AND_OP -> 130;
      case COMP_OP -> 140;
      case REL_OP -> 150;
      case ARROW_OP -> 160;
      case IN_OP -> 170;
      case XOR_OP -> 180;
      case TERNARY_OP -> 190;
      case CONCAT_OP, RANGE_OP -> 200;
      case DUAL_OP -> 210;
      case MULT_OP -> 220;
      case POWER_OP -> 230;
      default -> 0;
    };
  }

  /** The precedence of an operator before an operand; 0 for a token that is none. */
  static int ofPrefix(TokenKind kind) {
    return switch (kind) {
      case UNARY_OP, DUAL_OP, TERNARY_OP -> UNARY;
      case CAPTURE_OP, ELLIPSIS_OP -> CAPTURE;
      case AT_OP -> AT;
      default -> 0;
    };
  }

  /** Whether {@code a op b op c} is {@code a op (b op c)}. */
  static boolean isRightAssociative(TokenKind kind) {
    return switch (kind) {
      case WHEN_OP, TYPE_OP, PIPE_OP, MATCH_OP, TERNARY_OP, CONCAT_OP, RANGE_OP -> true;
      default -> false;
    };
  }
}
