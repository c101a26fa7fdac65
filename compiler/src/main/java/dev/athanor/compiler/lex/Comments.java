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
    int start = in.at;
    int end = start;
    while (end < in.text.length && in.text[end] != '\n' && !endsLine(end)) {
      check(in.text[end]);
      end++;
    }
    if (lexer.options.keepComments()) {
      keep(start, end);
    }
    resetNewlines();
    in.skipUncounted(end - start);
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

  private void keep(int start, int end) {
    all.add(new Comment(in.line, in.column(), newlinesBefore(), newlinesAfter(end), in.slice(start, end)));
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
