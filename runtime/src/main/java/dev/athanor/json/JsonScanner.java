package dev.athanor.json;

import dev.athanor.term.Bitstring;
import dev.athanor.text.Utf8Builder;

/** The lexical part of reading: spaces, strings, literals and the extent of numbers, at a place that moves forward. */
class JsonScanner {
  final Bitstring text;
  final byte[] bytes;
  final int end;

  /** Index in {@link #bytes} of what is read next. */
  int at;

  /** Whether the number last scanned has a fraction, or an exponent. */
  private boolean fraction;

  private boolean exponent;

  /** Starts so many bytes into a binary, which must be aligned. */
  JsonScanner(Bitstring text, int position) {
    this.text = text;
    bytes = text.bytes;
    end = text.offset + text.size;
    at = text.offset + position;
  }

  /** How many bytes are before an index. */
  final int position(int index) {
    return index - text.offset;
  }

  final JsonError unexpectedEnd() {
    return JsonError.unexpectedEnd(text.size);
  }

  final JsonError invalid(int index) {
    return index >= end ? unexpectedEnd() : JsonError.invalidByte(position(index), bytes[index]);
  }

  /** Skips spaces and gives the byte after them, or -1 at the end of the text. */
  final int next() {
    int index = at;
    while (index < end) {
      int octet = bytes[index];
      if (octet > ' ' || octet != ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
        at = index;
        return octet & 0xff;
      }
      index++;
    }
    at = index;
    return -1;
  }

  /** Goes behind a word whose first letter is here. As OTP, finds fault with its second letter, whichever it is. */
  final void literal(String word) {
    int length = word.length();
    for (int i = 1; i < length; i++) {
      if (end - at <= i || bytes[at + i] != word.charAt(i)) {
        throw end - at <= length ? unexpectedEnd() : invalid(at + 1);
      }
    }
    at += length;
  }

  /**
   * The string whose first quote is here; the place moves behind the last. One without escapes is a part of the text,
   * not a copy.
   */
  final Bitstring string() {
    int from = at + 1;
    int index = PlainText.end(bytes, from, end);
    if (index < end && bytes[index] == '"') {
      at = index + 1;
      return Bitstring.of(bytes, from, index - from);
    }
    return unescaped(from, index);
  }

  /** A string with escapes; {@code special} is the first byte that is not plain. */
  private Bitstring unescaped(int from, int special) {
    var out = new Utf8Builder(special - from + 32);
    int plain = from;
    int index = special;
    while (index < end && bytes[index] == '\\') {
      out.add(bytes, plain, index);
      plain = escape(index, out);
      index = PlainText.end(bytes, plain, end);
    }
    if (index < end && bytes[index] == '"') {
      at = index + 1;
      return out.add(bytes, plain, index).toBinary();
    }
    throw invalid(index < end ? PlainText.wrongAt(bytes, index, end) : index);
  }

  /** Adds what an escape stands for, and gives the index behind it. */
  private int escape(int index, Utf8Builder out) {
    if (index + 1 == end) {
      throw unexpectedEnd();
    }
    int letter = bytes[index + 1];
    switch (letter) {
      case 'b' -> out.add('\b');
      case 'f' -> out.add('\f');
      case 'n' -> out.add('\n');
      case 'r' -> out.add('\r');
      case 't' -> out.add('\t');
      case '"', '\\', '/' -> out.add(letter);
      case 'u' -> {
        return unicodeEscape(index, out);
      }
      default -> throw invalid(index + 1);
    }
    return index + 2;
  }

  private int unicodeEscape(int index, Utf8Builder out) {
    int unit = unit(index);
    if (unit < 0 || unit >= 0xDC00 && unit <= 0xDFFF) {
      throw sequence(index, 6);
    }
    if (unit < 0xD800 || unit > 0xDFFF) {
      out.addPoint(unit);
      return index + 6;
    }
    out.addPoint(Character.toCodePoint((char) unit, lowSurrogate(index)));
    return index + 12;
  }

  /** The second half of a pair whose first half is at {@code index}. */
  private char lowSurrogate(int index) {
    int second = index + 6;
    if (end - second >= 6 && (bytes[second] != '\\' || bytes[second + 1] != 'u')) {
      throw invalid(second);
    }
    int unit = unit(second);
    if (unit < 0xDC00 || unit > 0xDFFF) {
      throw sequence(index, 12);
    }
    return (char) unit;
  }

  /** The number behind {@code \}{@code u}, or -1 where there are no four digits. */
  private int unit(int index) {
    if (end - index < 6) {
      throw unexpectedEnd();
    }
    int unit = 0;
    for (int i = index + 2; i < index + 6; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private JsonError sequence(int index, int length) {
    return JsonError.unexpectedSequence(position(index), Bitstring.of(bytes, index, length));
  }

  /** Goes behind the number that begins here. */
  final void number() {
    int index = at;
    if (bytes[index] == '-') {
      index++;
    }
    index = index < end && bytes[index] == '0' ? index + 1 : digits(index);
    fraction = index < end && bytes[index] == '.';
    if (fraction) {
      index = digits(index + 1);
    }
    exponent = index < end && (bytes[index] | 0x20) == 'e';
    if (exponent) {
      boolean signed = index + 1 < end && (bytes[index + 1] == '+' || bytes[index + 1] == '-');
      index = digits(index + (signed ? 2 : 1));
    }
    at = index;
  }

  /** The index behind at least one digit. */
  private int digits(int from) {
    int index = from;
    while (index < end && isDigit(bytes[index])) {
      index++;
    }
    if (index == from) {
      throw invalid(index);
    }
    return index;
  }

  static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  /** Whether the number last scanned is not an integer. */
  final boolean isFloat() {
    return fraction || exponent;
  }

  /** The number last scanned, which begins at {@code from}, as Erlang writes it: {@code 1e5} as {@code 1.0e5}. */
  final Bitstring numberText(int from) {
    if (fraction || !exponent) {
      return Bitstring.of(bytes, from, at - from);
    }
    int mark = from;
    while ((bytes[mark] | 0x20) != 'e') {
      mark++;
    }
    return new Utf8Builder(at - from + 2).add(bytes, from, mark).add(".0e").add(bytes, mark + 1, at).toBinary();
  }
}
