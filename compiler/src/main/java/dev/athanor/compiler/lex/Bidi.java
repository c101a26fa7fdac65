package dev.athanor.compiler.lex;

import java.util.Locale;

/** Characters that change the direction of text, with which a source can be made to look like another one. */
final class Bidi {
  private Bidi() {}

  static boolean isFormatting(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  static String escape(int codePoint) {
    return "\\u" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
  }
}
