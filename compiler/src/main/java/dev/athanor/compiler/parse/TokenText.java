package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Sigil;
import dev.athanor.compiler.lex.StringPart;
import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenTerms;
import dev.athanor.term.Atom;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Tokens as messages name them: in Erlang's notation, since that is what Elixir shows. */
final class TokenText {
  /** The words that are explained; not {@code else} and {@code do}, as on the reference. */
  private static final Set<String> RESERVED =
      Set.of("true", "false", "nil", "when", "and", "or", "not", "in", "fn", "end", "after", "catch", "rescue");

  private TokenText() {}

  static String of(Token token) {
    return switch (token.kind()) {
      case END_OF_TOKENS -> "";
      case IDENTIFIER, PAREN_IDENTIFIER, BRACKET_IDENTIFIER, OP_IDENTIFIER, DO_IDENTIFIER, ALIAS, ATOM, ATOM_QUOTED,
              KW_IDENTIFIER, BLOCK_IDENTIFIER ->
          ErlangText.of(token.value());
      case CHAR -> character(((Long) token.value()).intValue());
      case INT, FLT -> ErlangText.of(TokenTerms.charlist((String) token.extra()));
      case BIN_STRING, LIST_STRING, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE, ATOM_SAFE, ATOM_UNSAFE ->
          ErlangText.of(((dev.athanor.term.Tuple) TokenTerms.of(token)).get(2));
      case BIN_HEREDOC, LIST_HEREDOC, SIGIL -> ErlangText.of(TokenTerms.of(token));
      default -> token.value() instanceof Atom atom ? ErlangText.of(atom) : ErlangText.of(token.kind().atom());
    };
  }

  /** The token as its author knows it, as exceptions name it. */
  static String shown(Token token) {
    return switch (token.kind()) {
      case SIGIL -> shown((Sigil) token.value());
      case BIN_STRING, LIST_STRING, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE, ATOM_SAFE, ATOM_UNSAFE ->
          '"' + start((List<?>) token.value(), "\"");
      case CHAR -> "?" + of(token).substring(1);
      default -> word(of(token));
    };
  }

  private static String shown(Sigil sigil) {
    var name = String.valueOf(sigil.name()).substring("sigil_".length());
    return "sigil ~" + name + " starting with content '" + start(sigil.parts(), "'");
  }

  /** The text up to the first interpolation and what ends it; byte by byte, as the reference has it. */
  private static String start(List<?> parts, String end) {
    return parts.getFirst() instanceof StringPart.Text(var text)
        ? new String(text.toBytes(), StandardCharsets.ISO_8859_1) + end
        : "";
  }

  private static String word(String text) {
    var word = text.replace("'", "");
    return RESERVED.contains(word)
        ? word
            + ". \""
            + word
            + "\" is a reserved word in Elixir and therefore its usage is limited. For instance, it can't be used as a "
            + "variable or be defined nor invoked as a regular function"
        : text;
  }

  private static String character(int c) {
    return switch (c) {
      case ' ' -> "$\\s";
      case '"', '\'' -> "$" + (char) c;
      default -> "$" + ErlangText.escaped(c);
    };
  }
}
