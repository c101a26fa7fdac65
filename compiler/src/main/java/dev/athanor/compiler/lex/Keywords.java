package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;

/** Reserved words. */
final class Keywords {
  private static final Atom NOT = Atom.of("not");
  private static final Atom NOT_IN = Atom.of("not in");
  private static final Atom IN = Atom.of("in");
  private static final String DO_AFTER_FN =
      """
      . Anonymous functions are written as:

          fn pattern -> expression end

      Please remove the "do" keyword""";

  private final Lexer lexer;
  private final Cursor in;

  Keywords(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
  }

  /** Reads the word that is next, if it is a reserved one, and tells whether it is. */
  boolean read(String word, int column) {
    switch (word) {
      case "true" -> literal(TokenKind.TRUE, column);
      case "false" -> literal(TokenKind.FALSE, column);
      case "nil" -> literal(TokenKind.NIL, column);
      case "not" -> operator(TokenKind.UNARY_OP, word, column);
      case "and" -> operator(TokenKind.AND_OP, word, column);
      case "or" -> operator(TokenKind.OR_OP, word, column);
      case "when" -> operator(TokenKind.WHEN_OP, word, column);
      case "in" -> in(column);
      case "do" -> doBlock(column);
      case "fn" -> lexer.open(TokenKind.FN);
      case "end" -> lexer.end();
      case "after", "else", "rescue", "catch" -> {
        lexer.add(new Token(TokenKind.BLOCK_IDENTIFIER, in.line, column, null, Atom.of(word)));
        in.at += word.length();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void literal(TokenKind kind, int column) {
    lexer.add(new Token(kind, in.line, column, null, null));
    in.at += kind.atom().name().length();
  }

  private void operator(TokenKind kind, String word, int column) {
    if (!nameBeforeSlash(word, column)) {
      in.at += word.length();
      var value = Atom.of(word);
      if (kind == TokenKind.UNARY_OP) {
        lexer.add(new Token(kind, in.line, column, lexer.newlinesBefore(), value));
      } else {
        lexer.addOperator(kind, column, value);
      }
    }
  }

  /** Reads {@code and} before {@code /2}, where it is a function's name. */
  private boolean nameBeforeSlash(String word, int column) {
    int length = word.length();
    if (in.peek(length + in.blanks(length)) != '/') {
      return false;
    }
    lexer.add(new Token(TokenKind.IDENTIFIER, in.line, column, null, Atom.of(word)));
    in.at += length;
    return true;
  }

  private void in(int column) {
    var last = lexer.last();
    if (last == null || last.kind() != TokenKind.UNARY_OP || last.value() != NOT) {
      operator(TokenKind.IN_OP, "in", column);
    } else if (!nameBeforeSlash("in", column)) {
      lexer.tokens.removeLast();
      var newlines = lexer.takeEndOfLine();
      lexer.add(new Token(TokenKind.IN_OP, last.line(), last.column(), newlines, NOT_IN));
      in.at += 2;
    }
  }

  private void doBlock(int column) {
    var last = lexer.last();
    if (last != null) {
      switch (last.kind()) {
        case COMMA, SEMICOLON -> throw Lexer.unexpected(in.line, column, Message.UNEXPECTED_WORD, DoAdvice.TEXT, "do");
        case FN -> throw Lexer.unexpected(in.line, column, Message.UNEXPECTED_WORD, DO_AFTER_FN, "do");
        case IDENTIFIER ->
            lexer.tokens.set(lexer.tokens.size() - 1, last.withKind(TokenKind.DO_IDENTIFIER));
        case EOL -> lexer.tokens.removeLast();
        default -> {}
      }
    }
    lexer.open(TokenKind.DO);
  }
}
