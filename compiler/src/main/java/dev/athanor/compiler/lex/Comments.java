package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Reads comments, and keeps them where they are asked for. */
final class Comments {
  private final Lexer lexer;
  private final Cursor in;
  private final ArrayList<Comment> all = new ArrayList<>();

  Comments(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
  }

  List<Comment> all() {
    return all;
  }

  /**
   * Skips a comment. To the columns of what follows it is as if it were not there: a line end after it is where the comment
   * began.
   */
  void read() {
    int end = end();
    keep(end, in.column(), newlinesBefore());
    resetNewlines();
    in.skipUncounted(end - in.at);
  }

  /** Skips a comment after a dot. As in Elixir, the blanks before it do not count as columns, and after it they begin anew. */
  void readAfterDot(int blanks) {
    int end = end();
    keep(end, in.column() - blanks, 0);
    in.at = end;
    in.beginColumns();
  }

  private int end() {
    int end = in.at;
    while (end < in.text.length && in.text[end] != '\n' && !endsLine(end)) {
      check(in.text[end]);
      end++;
    }
    return end;
  }

  private boolean endsLine(int index) {
    return in.text[index] == '\r' && index + 1 < in.text.length && in.text[index + 1] == '\n';
  }

  private void check(int codePoint) {
    if (Bidi.isFormatting(codePoint)) {
      throw SyntaxException.unexpected(
          in.line,
          in.column(),
          "invalid bidirectional formatting character in comment: ",
          Bidi.escape(codePoint));
    }
  }

  private void keep(int end, int column, int newlinesBefore) {
    if (lexer.options.keepComments()) {
      all.add(new Comment(in.line, column, newlinesBefore, newlinesAfter(end), in.slice(in.at, end)));
    }
  }

  private int newlinesBefore() {
    var last = lexer.last();
    return last == null ? 1 : last.newlines();
  }

  private int newlinesAfter(int end) {
    int count = 0;
    int at = end;
    while (at < in.text.length && Cursor.isSpace(in.text[at])) {
      if (in.text[at] == '\n') {
        count++;
      }
      at++;
    }
    return count;
  }

  private void resetNewlines() {
    var last = lexer.last();
    if (last != null && last.kind() == TokenKind.EOL) {
      lexer.tokens.set(lexer.tokens.size() - 1, last.withExtra(0));
    }
  }
}
