package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import java.util.List;

/** Tokens as the terms that Elixir's own tokenizer gives, such as {@code {:identifier, {1, 1, ~c"a"}, :a}}. */
public final class TokenTerms {
  private TokenTerms() {}

  /** A list of tokens. */
  public static Object of(List<Token> tokens) {
    var list = new ListBuilder();
    for (var token : tokens) {
      list.add(of(token));
    }
    return list.toList();
  }

  /** One token. */
  public static Object of(Token token) {
    var kind = token.kind().atom();
    return switch (token.kind()) {
      case INT, FLT, CHAR -> number(token);
      case BIN_STRING, LIST_STRING -> Tuple.of(kind, position(token, Atoms.NIL), parts(token.value()));
      case BIN_HEREDOC, LIST_HEREDOC ->
          Tuple.of(kind, position(token, Atoms.NIL), (long) token.newlines(), parts(token.value()));
      case SIGIL -> sigil(token);
      case KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE, ATOM_SAFE, ATOM_UNSAFE ->
          Tuple.of(kind, position(token, extra(token.extra())), parts(token.value()));
      default ->
          token.value() == null
              ? Tuple.of(kind, position(token, extra(token.extra())))
              : Tuple.of(kind, position(token, extra(token.extra())), token.value());
    };
  }

  private static Object number(Token token) {
    var text = charlist((String) token.extra());
    return token.kind() == TokenKind.CHAR
        ? Tuple.of(token.kind().atom(), position(token, text), token.value())
        : Tuple.of(token.kind().atom(), position(token, token.value()), text);
  }

  private static Object sigil(Token token) {
    var sigil = (Sigil) token.value();
    return Tuple.of(
        token.kind().atom(),
        position(token, Atoms.NIL),
        sigil.name(),
        parts(sigil.parts()),
        charlist(sigil.modifiers()),
        sigil.indentation() == null ? Atoms.NIL : (Object) (long) sigil.indentation(),
        dev.athanor.term.Bitstring.of(sigil.delimiter()));
  }

  private static Object position(Token token, Object extra) {
    return position(token.line(), token.column(), extra);
  }

  private static Object position(int line, int column, Object extra) {
    return Tuple.of((long) line, (long) column, extra);
  }

  private static Object extra(Object extra) {
    return switch (extra) {
      case null -> Atoms.NIL;
      case Integer newlines -> (long) newlines;
      case Character quote -> (long) quote;
      case String spelling -> charlist(spelling);
      default -> extra;
    };
  }

  private static Object parts(Object parts) {
    var list = new ListBuilder();
    for (var part : (List<?>) parts) {
      list.add(
          switch ((StringPart) part) {
            case StringPart.Text(var text) -> text;
            case StringPart.Interpolation inner ->
                Tuple.of(
                    position(inner.line(), inner.column(), Atoms.NIL),
                    position(inner.endLine(), inner.endColumn(), Atoms.NIL),
                    of(inner.tokens()));
          });
    }
    return list.toList();
  }

  /** A text as a list of code points. */
  public static Object charlist(String text) {
    if (text.isEmpty()) {
      return EmptyList.EMPTY;
    }
    var list = new ListBuilder();
    text.codePoints().forEach(codePoint -> list.add((long) codePoint));
    return list.toList();
  }

  /** An atom of the name of a delimiter. */
  static Atom delimiter(String text) {
    return Atom.of(text);
  }
}
