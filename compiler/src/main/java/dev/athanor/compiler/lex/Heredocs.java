package dev.athanor.compiler.lex;

/** Takes the indentation of a heredoc's closing delimiter away from each of its lines. */
final class Heredocs {
  private Heredocs() {}

  static void removeIndentation(Lexer lexer, Literal literal) {
    var parts = literal.parts;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Literal.Raw raw) {
        parts.set(i, new Literal.Raw(trim(lexer, literal, raw, i == 0), raw.line()));
      } else if (i == 0 && literal.indentation > 0) {
        warn(lexer, literal, literal.line + 1);
      }
    }
  }

  private static String trim(Lexer lexer, Literal literal, Literal.Raw raw, boolean lineStart) {
    var text = raw.text();
    var trimmed = new StringBuilder(text.length());
    int line = raw.line();
    int at = 0;
    boolean begins = lineStart;
    while (at < text.length()) {
      if (begins) {
        int blanks = blanks(text, at, literal.indentation);
        at += blanks;
        if (blanks < literal.indentation && !lineEnds(text, at)) {
          warn(lexer, literal, line);
        }
      }
      int end = text.indexOf('\n', at) + 1;
      begins = end > 0;
      trimmed.append(text, at, begins ? end : text.length());
      at = begins ? end : text.length();
      line++;
    }
    return trimmed.toString();
  }

  private static int blanks(String text, int from, int most) {
    int count = 0;
    while (count < most && from + count < text.length() && Cursor.isBlank(text.charAt(from + count))) {
      count++;
    }
    return count;
  }

  private static boolean lineEnds(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == '\n' || (text.startsWith("\r\n", at)));
  }

  private static void warn(Lexer lexer, Literal literal, int line) {
    lexer.warn(line, literal.delimiterColumn, Message.OUTDENTED_HEREDOC.formatted(literal.closingText()));
  }
}
