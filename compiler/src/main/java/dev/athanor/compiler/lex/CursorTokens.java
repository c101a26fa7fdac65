package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the call {@code __cursor__()} where a text ends that somebody is still writing, in place of the expression that is
 * being written there: {@code foo(a, b} becomes {@code foo(a, __cursor__())}: what is open is closed.
 */
final class CursorTokens {
  private static final Atom CURSOR = Atom.of("__cursor__");

  private final Lexer lexer;
  private final Cursor in;

  private CursorTokens(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
  }

  /** At the end of the text: completes the tokens. */
  static void complete(Lexer lexer) {
    new CursorTokens(lexer).complete();
  }

  private void complete() {
    dropUnfinished(lexer.tokens);
    call();
    while (lexer.strings.insideInterpolation()) {
      closeDelimiters();
      lexer.strings.resume();
      lexer.warnOfConfusables();
    }
    closeTokens();
  }

  /** Adds the ends of what is open. A {@code fn} that has got no arrow yet makes place for the cursor. */
  private void closeTokens() {
    var open = new ArrayList<Integer>();
    var arrows = new ArrayList<Integer>();
    var tokens = lexer.tokens;
    for (int i = 0; i < tokens.size(); i++) {
      var kind = tokens.get(i).kind();
      if (opens(kind)) {
        open.add(i);
      } else if (closes(kind) && !open.isEmpty()) {
        open.removeLast();
      } else if (kind == TokenKind.STAB_OP && !open.isEmpty()) {
        arrows.add(open.getLast());
      }
    }
    for (int depth = 0; depth < open.size(); depth++) {
      int opening = open.get(depth);
      if (tokens.get(opening).kind() == TokenKind.FN && !arrows.contains(opening)) {
        tokens.subList(opening, tokens.size()).clear();
        open.subList(depth, open.size()).clear();
        call();
      }
    }
    for (int opening : open.reversed()) {
      var token = tokens.get(opening);
      var closing = new OpenDelimiter(token.kind(), token.line(), token.column(), 0).closing();
      lexer.add(new Token(closing, in.line, in.column(), null, null));
    }
  }

  /** At the end of a text that ends in a name and blanks: the cursor is at an argument of that name. */
  static void openCall(Lexer lexer) {
    var name = lexer.tokens.removeLast();
    lexer.add(name.withKind(TokenKind.PAREN_IDENTIFIER));
    lexer.in.widen(1);
    lexer.openAt(TokenKind.OPEN_PAREN, lexer.in.column());
    lexer.in.widen(1);
  }

  // What is dropped

  private static void dropUnfinished(List<Token> tokens) {
    if (!tokens.isEmpty() && tokens.getLast().kind() == TokenKind.IDENTIFIER) {
      tokens.removeLast();
    }
    int depth = 0;
    while (!tokens.isEmpty()) {
      var kind = tokens.getLast().kind();
      if (depth == 0 && endsBefore(kind)) {
        return;
      }
      depth += closes(kind) ? 1 : depth > 0 && opens(kind) ? -1 : 0;
      tokens.removeLast();
    }
  }

  private static boolean closes(TokenKind kind) {
    return switch (kind) {
      case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_CURLY, CLOSE_BIT, END -> true;
      default -> false;
    };
  }

  private static boolean opens(TokenKind kind) {
    return switch (kind) {
      case OPEN_PAREN, OPEN_BRACKET, OPEN_CURLY, OPEN_BIT, DO, FN -> true;
      default -> false;
    };
  }

  /** Whether an expression may begin after such a token, so that this one stays. */
  private static boolean endsBefore(TokenKind kind) {
    return switch (kind) {
      case COMMA, SEMICOLON, EOL, IDENTIFIER, BLOCK_IDENTIFIER -> true;
      case KW_IDENTIFIER, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE -> true;
      default -> opens(kind) || kind.isOperator();
    };
  }

  // What is added

  private void call() {
    lexer.add(new Token(TokenKind.PAREN_IDENTIFIER, in.line, in.column(), null, CURSOR));
    in.widen(CURSOR.name().length());
    delimiter(TokenKind.OPEN_PAREN);
    delimiter(TokenKind.CLOSE_PAREN);
  }

  private void closeDelimiters() {
    int column = in.column();
    for (var opening : lexer.terminators.open().reversed()) {
      lexer.add(new Token(opening.closing(), in.line, column, null, null));
      column += opening.closing().atom().name().length();
    }
  }

  private void delimiter(TokenKind kind) {
    lexer.add(new Token(kind, in.line, in.column(), null, null));
    in.widen(1);
  }
}
