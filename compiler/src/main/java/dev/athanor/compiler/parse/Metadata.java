package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/** Makes the metadata of quoted expressions, as much of it as the options ask for. */
final class Metadata {
  private final boolean columns;
  private final boolean tokens;

  Metadata(ParseOptions options) {
    this.columns = options.columns();
    this.tokens = options.tokenMetadata();
  }

  /** Whether metadata tells of more than places. */
  boolean ofTokens() {
    return tokens;
  }

  /** {@code [line: 1, column: 1]}. */
  Object at(Token token) {
    return at(token.line(), token.column());
  }

  /** {@code [line: 1, column: 1]}. */
  Object at(int line, int column) {
    var rest = columns ? with(Keys.COLUMN, (long) column, EmptyList.EMPTY) : EmptyList.EMPTY;
    return with(Keys.LINE, (long) line, rest);
  }

  /** The metadata with an entry before it. */
  static Object with(Atom key, Object value, Object metadata) {
    return new Cons(Tuple.of(key, value), metadata);
  }

  /** The metadata with an entry before it, if tools asked for such. */
  Object withToken(Atom key, Object value, Object metadata) {
    return tokens ? with(key, value, metadata) : metadata;
  }

  /** With how many line ends follow, if any do. */
  Object withNewlines(int newlines, Object metadata) {
    return newlines > 0 ? withToken(Keys.NEWLINES, (long) newlines, metadata) : metadata;
  }

  /** With line ends after the opening delimiter and the place of the closing one. */
  Object withPair(int newlines, Token closing, Object metadata) {
    return tokens ? withNewlines(newlines, with(Keys.CLOSING, at(closing), metadata)) : metadata;
  }

  /** With the text of a delimiter. */
  Object withDelimiter(String delimiter, Object metadata) {
    return tokens ? with(Keys.DELIMITER, Bitstring.of(delimiter), metadata) : metadata;
  }

  /** With the text of a delimiter, if the name of the token was in quotes. */
  Object withQuote(Token token, Object metadata) {
    return token.extra() instanceof Character quote ? withDelimiter(quote.toString(), metadata) : metadata;
  }

  /** {@code [line: 1, column: 1, closing: [...]]}, the place of a pair of parentheses. */
  private Object ofParens(Token opening, Token closing) {
    var place = with(Keys.CLOSING, at(closing), EmptyList.EMPTY);
    if (columns) {
      place = with(Keys.COLUMN, (long) opening.column(), place);
    }
    return with(Keys.LINE, (long) opening.line(), place);
  }

  /** The metadata with the place of parentheses around the expression. */
  Object withParens(Token opening, Token closing, Object metadata) {
    return tokens ? with(Keys.PARENS, ofParens(opening, closing), metadata) : metadata;
  }

  /** The expression with the place of parentheses around it in its metadata, where it has any. */
  Object inParens(Token opening, Token closing, Object quoted) {
    return tokens && hasMetadata(quoted) instanceof Tuple3 node
        ? Tuple.of(node.e0, withParens(opening, closing, node.e1), node.e2)
        : quoted;
  }

  /** The expression with the place of its end, a line end or semicolon, in its metadata, where it has any. */
  Object endedBy(Token end, Object quoted) {
    if (!tokens || !(hasMetadata(quoted) instanceof Tuple3 node)) {
      return quoted;
    }
    var place = with(Keys.NEWLINES, (long) end.newlines(), at(end));
    return Tuple.of(node.e0, with(Keys.END_OF_EXPRESSION, place, node.e1), node.e2);
  }

  private static Tuple3 hasMetadata(Object quoted) {
    return quoted instanceof Tuple3 node && (node.e1 instanceof Cons || node.e1 == EmptyList.EMPTY) ? node : null;
  }

  /** The line in the metadata of an expression; 0 where there is none. */
  static int line(Object quoted) {
    return number(quoted, Keys.LINE);
  }

  /** The column in the metadata of an expression; 0 where there is none. */
  static int column(Object quoted) {
    return number(quoted, Keys.COLUMN);
  }

  private static int number(Object quoted, Atom key) {
    var node = hasMetadata(quoted);
    var value = node == null ? Atoms.NIL : dev.athanor.term.Lists.keyword(node.e1, key, Atoms.NIL);
    return value instanceof Long number ? number.intValue() : 0;
  }
}
