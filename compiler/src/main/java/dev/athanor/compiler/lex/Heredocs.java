package dev.athanor.compiler.lex;

/**
 * Takes the indentation of a heredoc's closing delimiter away from each of its lines. That is negative where the heredoc
 * ends with the text before any delimiter ({@link CursorTokens}); no line has as little then.
 */
final class Heredocs {
  private Heredocs() {}

  static void removeIndentation(Lexer lexer, Literal literal) {
    var parts = literal.parts;
    if (!parts.isEmpty() && parts.getFirst() instanceof StringPart.Interpolation) {
      parts.addFirst(new Literal.Raw("", literal.line + 1));
    }
    int outdented = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Literal.Raw raw) {
        var trimmed = new StringBuilder(raw.text().length());
        int line = trim(raw, literal.indentation, i == 0, trimmed);
        outdented = outdented == 0 ? line : outdented;
        parts.set(i, new Literal.Raw(trimmed.toString(), raw.line()));
      }
    }
    if (outdented > 0) {
      lexer.warn(
          outdented, literal.delimiterColumn, Message.OUTDENTED_HEREDOC.formatted(literal.closingText()));
    }
  }

  /** Appends the text without indentation, and gives the first line that has too little of it; 0 where none has. */
  private static int trim(Literal.Raw raw, int indentation, boolean lineStart, StringBuilder trimmed) {
    var text = raw.text();
    int line = raw.line();
    int outdented = 0;
    int at = 0;
    boolean begins = lineStart;
    while (at < text.length()) {
      if (begins) {
        int blanks = blanks(text, at, indentation);
        at += blanks;
        if (outdented == 0 && blanks != indentation && !lineEnds(text, at)) {
          outdented = line;
        }
      }
      int end = text.indexOf('\n', at) + 1;
      begins = end > 0;
      trimmed.append(text, at, begins ? end : text.length());
      at = begins ? end : text.length();
      line++;
    }
    return outdented;
  }

  private static int blanks(String text, int from, int most) {
    int count = 0;
    while (count != most && from + count < text.length() && Cursor.isBlank(text.charAt(from + count))) {
      count++;
    }
    return count;
  }

  private static boolean lineEnds(String text, int at) {
    return at == text.length() || text.charAt(at) == '\n' || text.startsWith("\r\n", at);
  }
}
