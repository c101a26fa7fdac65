package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;
import java.util.List;

/** Reads names: identifiers, keys, aliases and reserved words. */
final class Names {
  private final Lexer lexer;
  private final Cursor in;
  private final Keywords keywords;
  private boolean asciiOnly = true;

  Names(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
    this.keywords = new Keywords(lexer);
  }

  /** Warnings about names that look alike but are different; to be asked for when all tokens of a level are there. */
  List<LexWarning> confusables() {
    return asciiOnly ? List.of() : ConfusableNames.among(lexer.tokens);
  }

  /** At a code point that may begin a name. */
  void read() {
    int column = in.column();
    var name = next(0, column);
    if (name == null) {
      throw lexer.unexpected();
    }
    warnIfAmbiguous(name, column, "identifier", "");
    if (atKeyColon(name.end())) {
      key(name, column);
    } else {
      switch (name.kind()) {
        case ALIAS -> alias(name, column);
        case IDENTIFIER -> identifier(name, column);
        default -> throw name.at() ? badCharacter(name, column, '@', "atom: ") : lexer.unexpected();
      }
    }
  }

  /** The name that many code points ahead, checked; {@code null} where there is none. Faults are put relative to {@code column}. */
  Name next(int ahead, int column) {
    var name = Name.read(in.text, in.at + ahead);
    if (name == null) {
      return null;
    }
    if (name.kind() == Name.Kind.INVALID) {
      throw NameFaults.invalid(in.line, column, name);
    }
    if (!name.ascii()) {
      asciiOnly = false;
      if (name.isMixed()) {
        throw NameFaults.mixed(in.line, column, name);
      }
    }
    return name;
  }

  void warnIfAmbiguous(Name name, int column, String what, String sign) {
    if (!name.punctuation() || name.end() >= in.text.length || in.text[name.end()] != '=') {
      return;
    }
    var text = sign + name.text();
    var bare = text.substring(0, text.length() - 1);
    var mark = text.substring(text.length() - 1);
    lexer.warn(
        column,
        "found " + what + " \"" + text + "\", ending with \"" + mark + "\", followed by =. It is unclear if you mean \""
            + bare + " " + mark + "=\" or \"" + text + " =\". Please add a space before or after " + mark
            + " to remove the ambiguity");
  }

  // Keys

  /** Whether a colon is at the index that makes the name before it a key. Throws where a key lacks its space. */
  private boolean atKeyColon(int index) {
    return index + 1 < in.text.length && in.text[index] == ':' && in.text[index + 1] != ':';
  }

  private void key(Name name, int column) {
    if (!Cursor.isSpace(in.text[name.end() + 1])) {
      throw SyntaxException.unexpected(
          in.line, column, "keyword argument must be followed by space after: ", name.text() + ":");
    }
    var value = lexer.atoms.value(name.text(), in.line, column);
    lexer.add(new Token(TokenKind.KW_IDENTIFIER, in.line, column, name.text(), value));
    in.at = name.end() + 1;
  }

  // Aliases

  private void alias(Name name, int column) {
    if (!name.ascii() || name.punctuation() || name.at()) {
      throw badAlias(name, column);
    }
    int blanks = in.blanks(name.end() - in.at);
    int next = in.peek(name.end() - in.at + blanks);
    if (next == '(') {
      int callColumn = in.column(name.end() + blanks);
      throw SyntaxException.unexpected(in.line, callColumn, Message.CALLED_ALIAS.formatted(name.text()), "(");
    }
    var value = lexer.atoms.value(name.text(), in.line, column);
    lexer.add(new Token(TokenKind.ALIAS, in.line, column, name.text(), value));
    in.at = name.end();
  }

  private SyntaxException badAlias(Name name, int column) {
    if (name.at()) {
      return badCharacter(name, column, '@', "alias: ");
    }
    int bad = name.text().codePoints().filter(c -> !Cursor.isLower(c) && !Cursor.isUpper(c) && c != '_').findFirst().orElseThrow();
    return badCharacter(
        name, column, bad, "alias (only ASCII characters, without punctuation, are allowed): ");
  }

  private SyntaxException badCharacter(Name name, int column, int bad, String where) {
    return SyntaxException.unexpected(
        in.line,
        column,
        "invalid character \"" + Character.toString(bad) + "\" (code point " + Message.number(bad) + ") in " + where,
        name.text());
  }

  // Identifiers

  private void identifier(Name name, int column) {
    if (name.at()) {
      throw badCharacter(name, column, '@', "identifier: ");
    }
    var last = lexer.last();
    boolean afterDot = last != null && last.kind() == TokenKind.DOT;
    boolean beforeLastColon = name.end() == in.text.length - 1 && in.text[name.end()] == ':';
    if (!afterDot && !beforeLastColon && keywords.read(name.text(), column)) {
      return;
    }
    if (name.text().equals("__aliases__") || name.text().equals("__block__")) {
      throw SyntaxException.unexpected(in.line, column, "reserved token: ", name.text());
    }
    in.at = name.end();
    var value = lexer.atoms.value(name.text(), in.line, column);
    lexer.add(new Token(callKind(in), in.line, column, name.text(), value));
  }

  /** The kind of a name, by what follows it. */
  static TokenKind callKind(Cursor in) {
    return switch (in.peek()) {
      case '(' -> TokenKind.PAREN_IDENTIFIER;
      case '[' -> TokenKind.BRACKET_IDENTIFIER;
      default -> TokenKind.IDENTIFIER;
    };
  }

  /** Whether a text would be the same name without quotes. */
  static boolean isPlain(String text) {
    var points = text.codePoints().toArray();
    for (int codePoint : points) {
      if (codePoint >= 0x80) {
        return false;
      }
    }
    var name = Name.read(points, 0);
    return name != null && name.end() == points.length && name.kind() == Name.Kind.IDENTIFIER && !name.at();
  }
}
