package dev.athanor.compiler.lex;

/**
 * A delimiter that was opened.
 *
 * @param kind which
 * @param line the line it is in
 * @param column the column it is at
 * @param indentation how many blanks its line begins with
 */
public record OpenDelimiter(TokenKind kind, int line, int column, int indentation) {
  /** The kind that closes it. */
  public TokenKind closing() {
    return switch (kind) {
      case OPEN_PAREN -> TokenKind.CLOSE_PAREN;
      case OPEN_BRACKET -> TokenKind.CLOSE_BRACKET;
      case OPEN_CURLY -> TokenKind.CLOSE_CURLY;
      case OPEN_BIT -> TokenKind.CLOSE_BIT;
      default -> TokenKind.END;
    };
  }
}
