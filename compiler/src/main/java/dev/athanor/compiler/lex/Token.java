package dev.athanor.compiler.lex;

/**
 * A token.
 *
 * @param kind what sort
 * @param line the line it begins in
 * @param column the column it begins at
 * @param extra for separators and operators, an {@code Integer}: how many line ends belong to it ({@code null} for none seen);
 *     for names and numbers, a {@code String}: the spelling ({@code null} for an operator used as a name); for quoted names, a
 *     {@code Character}: the quote; for heredocs, an {@code Integer}: the indentation
 * @param value for names, operators and aliases the atom (or what the atom encoder made of it), for numbers the number, for
 *     texts a list of {@link StringPart}, for sigils a {@link Sigil}; otherwise {@code null}
 */
public record Token(TokenKind kind, int line, int column, Object extra, Object value) {
  /** How many line ends belong to it. */
  public int newlines() {
    return extra instanceof Integer count ? count : 0;
  }

  Token withKind(TokenKind other) {
    return new Token(other, line, column, extra, value);
  }

  Token withExtra(Object other) {
    return new Token(kind, line, column, other, value);
  }
}
