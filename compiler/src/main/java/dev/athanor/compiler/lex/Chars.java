package dev.athanor.compiler.lex;

import java.util.Locale;

/** Reads {@code ?a} and {@code ?\n}. */
final class Chars {
  private Chars() {}

  static void read(Lexer lexer) {
    var in = lexer.in;
    int next = in.peek(1);
    if (next == Cursor.END) {
      throw lexer.unexpected();
    }
    if (next == '\\' && in.peek(2) != Cursor.END) {
      escaped(lexer, in.peek(2));
    } else {
      plain(lexer, next);
    }
  }

  private static void plain(Lexer lexer, int codePoint) {
    var name = Message.controlName(codePoint);
    if (name != null) {
      warnOfControl(lexer, "?", codePoint, name);
    }
    add(lexer, 2, codePoint);
  }

  private static void escaped(Lexer lexer, int codePoint) {
    int value = Escapes.simple(codePoint);
    var name = Message.controlName(codePoint);
    if (name != null) {
      warnOfControl(lexer, "?\\", codePoint, name);
    } else if (value == codePoint && (Cursor.isLower(codePoint) || Cursor.isUpper(codePoint))) {
      var shown = Character.toString(codePoint);
      lexer.warn(lexer.in.column(), "unknown escape sequence ?\\" + shown + ", use ?" + shown + " instead");
    }
    add(lexer, 3, value);
  }

  private static void warnOfControl(Lexer lexer, String before, int codePoint, String name) {
    lexer.warn(
        lexer.in.column(),
        "found " + before + " followed by code point 0x" + hex(codePoint) + " (" + name + "), please use ?"
            + Escapes.of(codePoint) + " instead");
  }

  private static String hex(int codePoint) {
    return Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
  }

  private static void add(Lexer lexer, int length, int value) {
    var in = lexer.in;
    lexer.add(
        new Token(TokenKind.CHAR, in.line, in.column(), in.slice(in.at, in.at + length), (long) value));
    in.at += length;
  }
}
