package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.term.EmptyList;
import java.util.ArrayList;

/** The expressions of a whole text, or of the inside of an interpolation. */
final class Sequence extends Frame {
  private final Text text;
  private final ArrayList<Object> expressions = new ArrayList<>();

  /** The line end or semicolon before the first expression. */
  private Token leading;

  /** The expressions of an interpolation, or of everything where {@code text} is {@code null}. */
  Sequence(Text text) {
    super(text);
    this.text = text;
  }

  @Override
  Context context() {
    return Context.ANY;
  }

  @Override
  boolean begin(Parsing parsing, Token next) {
    if (leading == null && expressions.isEmpty()) {
      leading = parsing.takeEndOfExpression();
    }
    if (parsing.peek().kind() == TokenKind.END_OF_TOKENS) {
      finish(parsing);
      return true;
    }
    return leading != null && parsing.peek() != next;
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    switch (next.kind()) {
      case EOL, SEMICOLON -> {
        expressions.add(parsing.nodes.metadata.endedBy(parsing.takeEndOfExpression(), value.quoted()));
        parsing.expectOperand();
      }
      case END_OF_TOKENS -> {
        expressions.add(value.quoted());
        finish(parsing);
      }
      default -> throw Faults.unexpected(next);
    }
  }

  private void finish(Parsing parsing) {
    var quoted = expressions.isEmpty() ? empty(parsing) : Nodes.block(expressions);
    if (text == null) {
      parsing.finish(quoted);
    } else {
      parsing.close();
      text.take(parsing, quoted);
    }
  }

  private Object empty(Parsing parsing) {
    var meta = leading == null ? EmptyList.EMPTY : parsing.nodes.metadata.at(leading);
    return Nodes.node(Keys.BLOCK, meta, EmptyList.EMPTY);
  }
}
