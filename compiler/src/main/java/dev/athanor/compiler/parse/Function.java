package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;

/** {@code fn} and its clauses. */
final class Function extends Clauses {
  private final Token fn;
  private final int newlines;

  private Function(Parsing parsing) {
    super(parsing.frame());
    this.fn = parsing.take();
    var end = parsing.takeEndOfExpression();
    this.newlines = end == null ? 0 : end.newlines();
  }

  static void open(Parsing parsing) {
    parsing.open(new Function(parsing));
  }

  @Override
  boolean endsWith(Token next) {
    return next.kind() == TokenKind.END;
  }

  @Override
  void end(Parsing parsing) {
    var end = parsing.take();
    section.check();
    if (!section.startsWithClause()) {
      throw Faults.fnWithoutClause(fn);
    }
    var quoted = parsing.nodes.container(Keys.FN, fn, newlines, end, section.clauses());
    parsing.close(new Operand(quoted, Shape.ACCESS));
  }
}
