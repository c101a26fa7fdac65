package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenTerms;
import dev.athanor.term.Atom;

/** Tokens as messages name them: in Erlang's notation, since that is what Elixir shows. */
final class TokenText {
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

  private static String character(int c) {
    return switch (c) {
      case ' ' -> "$\\s";
      case '"', '\'' -> "$" + (char) c;
      default -> "$" + ErlangText.escaped(c);
    };
  }
}
