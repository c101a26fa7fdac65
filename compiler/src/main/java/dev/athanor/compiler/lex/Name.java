package dev.athanor.compiler.lex;

import java.text.Normalizer;

/**
 * A name as it stands in the source.
 *
 * @param kind what it can be
 * @param text the name, in normal form
 * @param end index after its last code point
 * @param ascii whether it has no other characters
 * @param punctuation whether it ends in {@code ?} or {@code !}
 * @param at whether {@code @} is in it, which only atoms may have
 */
record Name(Kind kind, String text, int end, boolean ascii, boolean punctuation, boolean at) {
  /** What a name can be. */
  enum Kind {
    /** A variable, a function, a key, an atom. */
    IDENTIFIER,
    /** An alias, a key, an atom. */
    ALIAS,
    /** A key or an atom. */
    ATOM,
    /** Nothing, since it has a character that names must not have; {@link Name#end} is after that. */
    INVALID
  }

  /** The name that begins at an index; {@code null} where none does. */
  static Name read(int[] source, int start) {
    if (start >= source.length) {
      return null;
    }
    var kind = kind(source[start]);
    if (kind == null) {
      return null;
    }
    boolean ascii = source[start] < 0x80;
    boolean at = false;
    int index = start + 1;
    while (index < source.length) {
      int c = source[index];
      if (c >= 0x80) {
        ascii = false;
        if (!NameCharacters.mayContinue(c)) {
          return new Name(Kind.INVALID, new String(source, start, index + 1 - start), index + 1, false, false, at);
        }
      } else if (c == '@') {
        at = true;
      } else if (c == '?' || c == '!') {
        return of(kind, source, start, index + 1, ascii, true, at);
      } else if (!isAsciiPart(c)) {
        break;
      }
      index++;
    }
    return of(kind, source, start, index, ascii, false, at);
  }

  private static Kind kind(int first) {
    if (first < 0x80) {
      return Cursor.isLower(first) || first == '_' ? Kind.IDENTIFIER : Cursor.isUpper(first) ? Kind.ALIAS : null;
    }
    return !NameCharacters.mayBegin(first) ? null : NameCharacters.isUpper(first) ? Kind.ATOM : Kind.IDENTIFIER;
  }

  private static boolean isAsciiPart(int c) {
    return Cursor.isLower(c) || Cursor.isUpper(c) || Cursor.isDigit(c) || c == '_';
  }

  private static Name of(
      Kind kind, int[] source, int start, int end, boolean ascii, boolean punctuation, boolean at) {
    var text = new String(source, start, end - start);
    return new Name(kind, ascii ? text : normal(text), end, ascii, punctuation, at);
  }

  /** The composed form; the micro sign, which many keyboards have, counts as the Greek letter. */
  private static String normal(String text) {
    return Normalizer.normalize(text.replace('\u00b5', '\u03bc'), Normalizer.Form.NFC);
  }

  int[] codePoints() {
    return text.codePoints().toArray();
  }

  boolean isMixed() {
    return !ascii && Scripts.areMixed(codePoints());
  }
}
