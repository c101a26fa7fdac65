package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;

/** Reads the name of a sigil. */
final class Sigils {
  private Sigils() {}

  /** At a tilde before a letter. */
  static void open(Lexer lexer) {
    var in = lexer.in;
    int start = in.at;
    int column = in.column();
    in.at++;
    if (Cursor.isLower(in.peek())) {
      in.at++;
    } else {
      while (Cursor.isUpper(in.peek()) || Cursor.isDigit(in.peek())) {
        in.at++;
      }
    }
    if (Cursor.isLower(in.peek())) {
      throw SyntaxException.unexpected(in.line, column, Message.SIGIL_NAME, in.slice(start, in.text.length));
    }
    delimiter(lexer, start, column);
  }

  private static void delimiter(Lexer lexer, int start, int column) {
    var in = lexer.in;
    switch (in.peek()) {
      case '/', '|', '"', '\'', '(', '[', '{', '<' ->
          lexer.strings.openSigil(column, in.slice(start + 1, in.at));
      case Cursor.END -> {}
      default -> throw SyntaxException.unexpected(
          in.line,
          column,
          "invalid sigil delimiter: ",
          Message.quotedCodePoint(in.peek(), in.column()) + Message.SIGIL_DELIMITERS);
    }
  }
}
