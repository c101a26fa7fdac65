package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;

/** Reads {@code .} and the name after it where that is an operator or quoted, and {@code .. ...}. */
final class Dots {
  private static final Atom DOT = Atom.of(".");
  private static final Atom STEP = Atom.of("..//");

  private final Lexer lexer;
  private final Cursor in;

  Dots(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
  }

  void read() {
    if (lexer.nameBeforeColon()) {
      return;
    }
    var operator = Operator.next(in, 0, Operator.PLAIN);
    if (operator == null) {
      dot();
    } else if (operator.kind() == TokenKind.RANGE_OP && in.peek(2) == '/' && in.peek(3) == '/') {
      step();
    } else {
      lexer.add(operator);
    }
  }

  /** {@code ..//} is only a name: the operator is written {@code first..last//step}. */
  private void step() {
    if (in.peek(4 + in.blanks(4)) != '/') {
      throw lexer.unexpected();
    }
    lexer.add(new Token(TokenKind.IDENTIFIER, in.line, in.column(), null, STEP));
    in.at += 4;
  }

  private void dot() {
    int line = in.line;
    int column = in.column();
    lexer.takeEndOfLine();
    in.at++;
    skipSpace();
    int next = in.peek();
    if (next == '(') {
      lexer.add(new Token(TokenKind.DOT_CALL_OP, line, column, null, DOT));
      return;
    }
    lexer.add(new Token(TokenKind.DOT, line, column, null, null));
    if (next == '"' || next == '\'') {
      lexer.strings.openCall();
    } else {
      name();
    }
  }

  /** Skips blanks, line ends and comments: none of them ends an expression after a dot. */
  private void skipSpace() {
    while (true) {
      int blanks = in.skipBlanks();
      int lineEnd = in.endOfLine(0);
      if (lineEnd > 0) {
        in.at += lineEnd;
        in.newLine();
      } else if (in.peek() == '#') {
        lexer.comments().readAfterDot(blanks);
      } else {
        return;
      }
    }
  }

  private void name() {
    var name = Operator.next(in, 0, Operator.CALL);
    if (name != null) {
      int column = in.column();
      in.at += name.length();
      lexer.add(new Token(Names.callKind(in), in.line, column, name.text(), name.atom()));
    }
  }
}
