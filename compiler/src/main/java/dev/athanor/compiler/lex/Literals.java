package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
import java.util.List;

/** Makes tokens of text literals that have been read to their end. */
final class Literals {
  private final Lexer lexer;
  private final Cursor in;

  Literals(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
  }

  void finish(Literal literal) {
    switch (literal.use) {
      case STRING -> string(literal);
      case ATOM -> atom(literal);
      case CALL -> call(literal);
      case SIGIL -> sigil(literal);
      case HEREDOC -> heredoc(literal);
    }
  }

  // Strings and keys

  private void string(Literal literal) {
    if (in.peek() == ':' && Cursor.isSpace(in.peek(1))) {
      in.at++;
      key(literal);
      return;
    }
    boolean charlist = literal.opening == '\'';
    if (charlist) {
      lexer.warn(literal.line, literal.column, Message.CHARLIST_STRING);
    }
    var parts = unescaped(literal, literal.column + 1);
    add(literal, charlist ? TokenKind.LIST_STRING : TokenKind.BIN_STRING, null, parts);
  }

  private void key(Literal literal) {
    var parts = unescaped(literal, literal.column + 1);
    if (isText(parts)) {
      var name = lexer.atoms.value(text(parts), literal.line, literal.column);
      warnIfNeedless(literal, Message.QUOTED_KEY);
      add(literal, TokenKind.KW_IDENTIFIER, (char) literal.opening, name);
    } else {
      add(literal, safe(TokenKind.KW_IDENTIFIER_SAFE, TokenKind.KW_IDENTIFIER_UNSAFE), (char) literal.opening, parts);
    }
  }

  private TokenKind safe(TokenKind safe, TokenKind unsafe) {
    return lexer.options.existingAtomsOnly() ? safe : unsafe;
  }

  // Atoms and calls

  private void atom(Literal literal) {
    var parts = unescaped(literal, literal.column);
    if (isText(parts)) {
      var atom = lexer.atoms.value(text(parts), literal.line, literal.column);
      warnIfNeedless(literal, Message.QUOTED_ATOM);
      add(literal, TokenKind.ATOM_QUOTED, (char) literal.opening, atom);
    } else {
      add(literal, safe(TokenKind.ATOM_SAFE, TokenKind.ATOM_UNSAFE), (char) literal.opening, parts);
    }
  }

  private void call(Literal literal) {
    var parts = unescaped(literal, literal.column);
    if (!isText(parts)) {
      throw SyntaxException.unexpected(
          literal.line, literal.column, Message.INTERPOLATED_CALL, literal.openingText());
    }
    var name = lexer.atoms.value(text(parts), literal.line, literal.column);
    warnIfNeedless(literal, Message.QUOTED_CALL);
    add(literal, Names.callKind(in), (char) literal.opening, name);
  }

  /** Warns where what stands between the quotes would be the same name without them. */
  private void warnIfNeedless(Literal literal, String message) {
    if (!literal.parts.isEmpty() && literal.parts.getFirst() instanceof Literal.Raw raw && Names.isPlain(raw.text())) {
      lexer.warn(literal.line, literal.column, message.formatted(raw.text()));
    }
  }

  // Heredocs and sigils

  private void heredoc(Literal literal) {
    boolean charlist = literal.sigil == null && literal.opening == '\'';
    if (charlist) {
      lexer.warn(literal.line, literal.column, Message.CHARLIST_HEREDOC);
    }
    Heredocs.removeIndentation(lexer, literal);
    if (literal.sigil != null) {
      sigil(literal);
      return;
    }
    var parts = unescaped(literal, literal.column);
    add(literal, charlist ? TokenKind.LIST_HEREDOC : TokenKind.BIN_HEREDOC, literal.indentation, parts);
  }

  private void sigil(Literal literal) {
    int start = in.at;
    while (isModifier(in.peek())) {
      in.at++;
    }
    var name = lexer.atoms.value("sigil_" + literal.sigil, literal.line, literal.column);
    var indentation = literal.heredoc ? (Integer) literal.indentation : null;
    add(
        literal,
        TokenKind.SIGIL,
        null,
        new Sigil(name, asTheyAre(literal), in.slice(start, in.at), indentation, literal.openingText()));
  }

  private static boolean isModifier(int codePoint) {
    return Cursor.isLower(codePoint) || Cursor.isUpper(codePoint) || Cursor.isDigit(codePoint);
  }

  // Parts

  private List<StringPart> asTheyAre(Literal literal) {
    var parts = new ArrayList<StringPart>();
    for (var part : literal.parts) {
      parts.add(
          part instanceof Literal.Raw raw
              ? new StringPart.Text(Bitstring.of(raw.text()))
              : (StringPart.Interpolation) part);
    }
    if (parts.isEmpty()) {
      parts.add(new StringPart.Text(Bitstring.EMPTY));
    }
    return parts;
  }

  /** The parts with escapes replaced, if that is wanted. Faults are put at {@code column} of the line the literal begins in. */
  private List<StringPart> unescaped(Literal literal, int column) {
    var parts = asTheyAre(literal);
    if (lexer.options.unescape()) {
      try {
        parts.replaceAll(this::unescaped);
      } catch (Escapes.InvalidEscape fault) {
        throw SyntaxException.unexpected(
            literal.line, column, fault.getMessage() + ". Syntax error after: ", fault.escape());
      }
    }
    return parts;
  }

  private StringPart unescaped(StringPart part) {
    return part instanceof StringPart.Text(var text)
        ? new StringPart.Text(Escapes.unescape(text, message -> lexer.warn(0, 0, message)))
        : part;
  }

  private static boolean isText(List<StringPart> parts) {
    return parts.size() == 1 && parts.getFirst() instanceof StringPart.Text;
  }

  private static String text(List<StringPart> parts) {
    return ((StringPart.Text) parts.getFirst()).text().text();
  }

  private void add(Literal literal, TokenKind kind, Object extra, Object value) {
    lexer.add(new Token(kind, literal.line, literal.column, extra, value));
  }
}
