package dev.athanor.regex;

import dev.athanor.text.Utf8;
import java.util.function.Supplier;

/** Reads a pattern's characters: code points with the option unicode, otherwise bytes. */
final class PatternReader {
  /** What {@link #peek} gives at the end. */
  static final int END = -1;

  private final byte[] bytes;
  private final int end;
  private final boolean unicode;
  private int at;

  PatternReader(byte[] bytes, boolean unicode) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.unicode = unicode;
  }

  int offset() {
    return at;
  }

  void seek(int offset) {
    at = offset;
  }

  int length() {
    return end;
  }

  boolean atEnd() {
    return at >= end;
  }

  /** The next byte, or {@link #END}. */
  int peek() {
    return at < end ? bytes[at] & 0xff : END;
  }

  /** The byte so far ahead, or {@link #END}. */
  int peek(int ahead) {
    return at + ahead < end ? bytes[at + ahead] & 0xff : END;
  }

  /** Takes the next character and reads what comes after it. */
  <T> T taken(Supplier<T> rest) {
    skip(1);
    return rest.get();
  }

  /** The next character, taken. */
  int next() {
    if (!unicode) {
      return bytes[at++] & 0xff;
    }
    int point = Utf8.decode(bytes, at, end);
    at += Utf8.width(point);
    return point;
  }

  void skip(int count) {
    at += count;
  }

  /** Takes the text if it comes next. */
  boolean take(String text) {
    if (!startsWith(text)) {
      return false;
    }
    at += text.length();
    return true;
  }

  boolean startsWith(String text) {
    if (end - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The bytes from one offset to another as text. */
  String text(int from, int to) {
    var text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append((char) (bytes[i] & 0xff));
    }
    return text.toString();
  }

  /** Index of a byte from here on, or -1. */
  int find(int octet) {
    for (int i = at; i < end; i++) {
      if ((bytes[i] & 0xff) == octet) {
        return i;
      }
    }
    return -1;
  }

  PatternError error(String text) {
    return new PatternError(text, at);
  }

  PatternError errorAt(String text, int offset) {
    return new PatternError(text, offset);
  }

  static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  static boolean isWord(int octet) {
    return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z' || octet == '_' || isDigit(octet);
  }
}
