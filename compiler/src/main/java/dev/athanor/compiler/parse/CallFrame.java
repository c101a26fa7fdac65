package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;

/** Arguments that no delimiter ends: of a call without parentheses, or keywords after {@code when}. */
abstract class CallFrame extends Frame {
  final Arguments arguments = new Arguments();

  /** The comma before the argument that is waited for; {@code null} before the first. */
  private Token comma;

  CallFrame(Frame outer) {
    super(outer);
  }

  @Override
  final boolean takesKey() {
    return arguments.pendingKey() == null;
  }

  @Override
  final void key(Object key, Token token) {
    arguments.key(key, token);
  }

  @Override
  final Context context() {
    if (arguments.pendingKey() != null) {
      return Context.ARGUMENT;
    }
    return arguments.hasKeywords() ? Context.PLAIN : outer.context().ofArguments();
  }

  /** Takes an argument. */
  final void add(Parsing parsing, Operand value) {
    if (arguments.pendingKey() != null) {
      if (value.isAmbiguous()) {
        parsing.warnings.ambiguousKeyword(arguments.key(), value.quoted());
      }
    } else if (arguments.hasKeywords()) {
      if (!Nodes.isCursor(value.quoted())) {
        throw Faults.afterKeywordsInCall(comma);
      }
    } else if (value.isAmbiguous() && !arguments.isEmpty()) {
      throw Faults.ambiguousArgument(value.quoted());
    }
    arguments.add(value.quoted());
  }

  /** Whether a comma after an argument is followed by another one. */
  final boolean takesComma(Token next) {
    return next.kind() == TokenKind.COMMA
        && (arguments.hasKeywords() || arguments.pendingKey() != null || outer.context() != Context.PLAIN);
  }

  final void nextArgument(Parsing parsing) {
    comma = parsing.take();
    parsing.expectOperand();
  }
}
