package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;

/**
 * {@code %{left |}: the beginning of an update, if an element follows, or else of an expression with an ordinary operator. It
 * turns out with what comes after the expression on its right.
 */
final class MapUpdate extends OperatorFrame {
  private final MapFrame map;
  private final Operand left;
  private final Token operator;
  private final int newlines;

  MapUpdate(MapFrame map, Operand left, Token operator, int newlines) {
    super(map, Precedence.ofBinary(TokenKind.PIPE_OP));
    this.map = map;
    this.left = left;
    this.operator = operator;
    this.newlines = newlines;
  }

  @Override
  boolean begin(Parsing parsing, Token next) {
    switch (next.kind()) {
      case KW_IDENTIFIER, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE -> {
        map.update(left, operator, newlines);
        parsing.close();
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  @Override
  void complete(Parsing parsing, Operand right, Token next) {
    if (next.kind() == TokenKind.ASSOC_OP || MapFrame.isElement(right, next)) {
      map.update(left, operator, newlines);
      parsing.close(right);
    } else {
      parsing.close(Binary.join(parsing, left, operator, newlines, right));
    }
  }
}
