package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.term.Lists;

/** A call without parentheses that waits for its arguments. It takes all operators, commas and keys up to its end. */
final class NoParensCall extends CallFrame {
  private final Callee callee;
  private boolean endsAmbiguous;

  NoParensCall(Frame outer, Callee callee) {
    super(outer);
    this.callee = callee;
  }

  /** Whether nothing but the name has been read. */
  boolean isAtStart() {
    return arguments.isEmpty() && arguments.pendingKey() == null;
  }

  /** Whether it may have several arguments. */
  boolean mayHaveMany() {
    return outer.context() == Context.ANY || outer.context() == Context.ARGUMENT;
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    if (takesComma(next)) {
      add(parsing, value);
      nextArgument(parsing);
      return;
    }
    take(parsing, value);
    if (outer.context().allowsBlock() && !mayFollow(next)) {
      throw Faults.unexpected(next);
    }
    if (isAmbiguous() && !mayHaveMany()) {
      throw Faults.unexpected(next);
    }
    var call = parsing.nodes.call(callee, Lists.of(arguments.withKeywordList()));
    parsing.close(new Operand(call, isAmbiguous() ? Shape.AMBIGUOUS : Shape.CALL));
  }

  private void take(Parsing parsing, Operand value) {
    endsAmbiguous = value.isAmbiguous() && arguments.pendingKey() == null;
    add(parsing, value);
  }

  private boolean isAmbiguous() {
    return arguments.count() > 1 || endsAmbiguous;
  }

  /** Whether a token may come after a call that could as well have a block. */
  private static boolean mayFollow(Token next) {
    return switch (next.kind()) {
      case COMMA, EOL, SEMICOLON, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_CURLY, CLOSE_BIT, END, BLOCK_IDENTIFIER, STAB_OP, DO,
              ASSOC_OP, END_OF_TOKENS ->
          true;
      default -> Precedence.ofBinary(next.kind()) > 0;
    };
  }

  /** Takes the last argument; a block comes next. */
  void completeWithBlock(Parsing parsing, Operand value) {
    take(parsing, value);
    var call = parsing.nodes.callWithBlock(callee, Lists.of(arguments.withKeywordList()));
    parsing.close();
    DoBlock.open(parsing, call);
  }

  /** The parentheses around several arguments after a space: not allowed. */
  static boolean isSpaced(Frame outer) {
    return outer instanceof NoParensCall call && call.isAtStart() && call.mayHaveMany()
        && call.callee.token().kind() != TokenKind.DOT_CALL_OP;
  }
}
