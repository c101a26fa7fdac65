package dev.athanor.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Numbers: the value of the digits that a scanner stands at. */
final class JsonNumbers {
  /** With so many digits an integer surely fits into a {@code long}. */
  private static final int SAFE_DIGITS = 18;

  /** Integers up to here are exact as {@code double}. */
  private static final long MOST_EXACT = 1L << 53;

  /** The powers of ten that are exact as {@code double}. */
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
    1e22
  };

  private JsonNumbers() {}

  static Object read(JsonScanner scanner) {
    int from = scanner.at;
    scanner.number();
    return scanner.isFloat() ? floatOf(scanner, from) : integerOf(scanner.bytes, from, scanner.at);
  }

  private static Object integerOf(byte[] bytes, int from, int end) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    if (end - first > SAFE_DIGITS) {
      return bigIntegerOf(text(bytes, from, end));
    }
    long value = 0;
    for (int i = first; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  private static Object bigIntegerOf(String text) {
    var value = new BigInteger(text);
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }

  /**
   * If the digits make an exact {@code double} and the power of ten is exact too, one multiplication or division rounds
   * once and so gives the nearest float (Clinger, "How to read floating point numbers accurately"). That is nearly
   * always so.
   */
  private static Object floatOf(JsonScanner scanner, int from) {
    var bytes = scanner.bytes;
    int end = scanner.at;
    int at = bytes[from] == '-' ? from + 1 : from;
    long digits = 0;
    int count = 0;
    int scale = 0;
    boolean behindPoint = false;
    for (; at < end && (bytes[at] | 0x20) != 'e'; at++) {
      if (bytes[at] == '.') {
        behindPoint = true;
      } else {
        digits = digits * 10 + (bytes[at] - '0');
        count += digits == 0 ? 0 : 1;
        scale -= behindPoint ? 1 : 0;
      }
    }
    if (count <= SAFE_DIGITS && digits <= MOST_EXACT && end - at <= 5) {
      scale += at < end ? exponent(bytes, at + 1, end) : 0;
      if (Math.abs(scale) < POWERS_OF_TEN.length) {
        double value = scale < 0 ? digits / POWERS_OF_TEN[-scale] : digits * POWERS_OF_TEN[scale];
        return bytes[from] == '-' ? -value : value;
      }
    }
    return parsed(scanner, from);
  }

  private static int exponent(byte[] bytes, int from, int end) {
    boolean negative = bytes[from] == '-';
    int value = 0;
    for (int i = negative || bytes[from] == '+' ? from + 1 : from; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  private static Object parsed(JsonScanner scanner, int from) {
    double value = Double.parseDouble(text(scanner.bytes, from, scanner.at));
    if (Double.isInfinite(value)) {
      throw JsonError.unexpectedSequence(scanner.position(from), scanner.numberText(from));
    }
    return value;
  }

  private static String text(byte[] bytes, int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
