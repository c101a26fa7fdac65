package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;

/** {@code %} of a struct, which waits for its name. */
final class StructName extends Frame {
  private final Token percent;

  StructName(Frame outer, Token percent) {
    super(outer);
    this.percent = percent;
  }

  @Override
  Context context() {
    return Context.PLAIN;
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    if (!value.isSimple()) {
      throw Faults.unexpected(next);
    }
    parsing.takeEndOfLine();
    if (!parsing.isNext(TokenKind.OPEN_CURLY)) {
      throw Faults.unexpected(parsing.peek());
    }
    parsing.close();
    MapFrame.open(parsing, new MapFrame.Struct(percent, value.quoted()));
  }
}
