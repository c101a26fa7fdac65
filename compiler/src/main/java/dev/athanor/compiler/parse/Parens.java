package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.term.EmptyList;

/** Parentheses around expressions, around clauses, or around the head of a clause. */
final class Parens extends Clauses {
  private final Token opening;
  private final int newlines;

  /** Whether a semicolon follows the opening parenthesis. */
  private final boolean separated;

  private Parens(Parsing parsing) {
    super(parsing.frame());
    this.opening = parsing.take();
    this.newlines = parsing.takeEndOfLine();
    this.separated = parsing.isNext(TokenKind.SEMICOLON);
    if (separated) {
      parsing.take();
    }
  }

  static void open(Parsing parsing) {
    parsing.open(new Parens(parsing));
  }

  @Override
  boolean endsWith(Token next) {
    return next.kind() == TokenKind.CLOSE_PAREN;
  }

  @Override
  boolean mayEndHere() {
    return true;
  }

  /** Whether these are parentheses around the head of a clause, if it turns out that they are around several arguments. */
  private boolean isHead() {
    return outer instanceof Clauses clauses && clauses.isAtStart() && !separated;
  }

  @Override
  void endHead(Parsing parsing, Token next) {
    boolean spaced = NoParensCall.isSpaced(outer) && !separated && section.isEmpty();
    if ((!isHead() && !spaced) || !section.isEmpty()) {
      throw Faults.unexpected(next);
    }
    parsing.takeEndOfLine();
    if (!parsing.isNext(TokenKind.CLOSE_PAREN)) {
      throw Faults.unexpected(parsing.peek());
    }
    var closing = parsing.take();
    if (spaced) {
      throw Faults.spaceBeforeParens(opening);
    }
    parsing.close();
    ((Clauses) outer).takeHead(parsing, head(), opening, closing);
  }

  @Override
  void end(Parsing parsing) {
    var closing = parsing.take();
    var nodes = parsing.nodes;
    section.check();
    if (section.startsWithClause()) {
      close(parsing, nodes.list(opening, newlines, closing, section.clauses()));
    } else if (!section.isEmpty()) {
      close(parsing, nodes.parenthesized(opening, closing, section.expressions()));
    } else if (separated) {
      close(parsing, nodes.container(Keys.BLOCK, opening, 0, closing, EmptyList.EMPTY));
    } else {
      endEmpty(parsing, closing);
    }
  }

  private void endEmpty(Parsing parsing, Token closing) {
    var next = parsing.peek().kind();
    if (isHead() && (next == TokenKind.STAB_OP || next == TokenKind.WHEN_OP)) {
      parsing.close();
      ((Clauses) outer).takeHead(parsing, new Arguments(), opening, closing);
      return;
    }
    parsing.warnings.emptyParens(opening);
    var empty = Nodes.node(Keys.BLOCK, EmptyList.EMPTY, EmptyList.EMPTY);
    close(parsing, parsing.nodes.metadata.inParens(opening, closing, empty));
  }

  private static void close(Parsing parsing, Object quoted) {
    parsing.close(new Operand(quoted, Shape.ACCESS));
  }
}
