package dev.athanor.term;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Integers as text to any base from 2 to 36, and back. Digits beyond 9 are written in upper case and read in both. */
public final class IntegerText {
  /** Up to so many digits the quadratic reader of {@link Radix} is faster than splitting. */
  private static final int MOST_AT_ONCE = 1500;

  private IntegerText() {}

  /** The digits of an integer term. */
  public static byte[] of(Object integer, int base) {
    return integer instanceof Long x
        ? base == 10 ? decimal(x) : small(x, base)
        : Radix.text((BigInteger) integer, base);
  }

  /** The digits of a large integer to a base of at least 2, highest first, all with its sign. */
  public static Object digits(BigInteger integer, long base) {
    return Radix.digits(integer, base);
  }

  private static byte[] decimal(long number) {
    if (number == Long.MIN_VALUE) {
      return Long.toString(number).getBytes(StandardCharsets.ISO_8859_1);
    }
    long left = Math.abs(number);
    int sign = number < 0 ? 1 : 0;
    int at = decimals(left) + sign;
    var text = new byte[at];
    while (left > Integer.MAX_VALUE) {
      long rest = left / 10;
      text[--at] = (byte) ('0' + (left - rest * 10));
      left = rest;
    }
    int few = (int) left;
    do {
      int rest = few / 10;
      text[--at] = (byte) ('0' + (few - rest * 10));
      few = rest;
    } while (few != 0);
    if (sign != 0) {
      text[0] = '-';
    }
    return text;
  }

  /** How many decimal digits. */
  private static int decimals(long number) {
    int count = 1;
    for (long power = 10; count < 19 && power <= number; power *= 10) {
      count++;
    }
    return count;
  }

  private static byte[] small(long number, int base) {
    var bytes = Long.toString(number, base).getBytes(StandardCharsets.ISO_8859_1);
    if (base > 10) {
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] >= 'a') {
          bytes[i] -= 'a' - 'A';
        }
      }
    }
    return bytes;
  }

  /** The integer that {@code [+-]digits} stands for, or {@code null} where the text is not of that form or too large. */
  public static Object parse(byte[] text, int from, int to, int base) {
    int at = from;
    boolean negative = at < to && text[at] == '-';
    if (negative || at < to && text[at] == '+') {
      at++;
    }
    // 18 decimal digits fit a long; so do 12 to base 36.
    if (to - at <= (base <= 10 ? 18 : 12)) {
      long magnitude = at == to ? -1 : parseLong(text, at, to, base);
      return magnitude < 0 ? null : (Object) (negative ? -magnitude : magnitude);
    }
    var magnitude = allDigits(text, at, to, base) ? parseBig(text, at, to, base) : null;
    return magnitude == null ? null : Numbers.bounded(negative ? magnitude.negate() : magnitude);
  }

  /** Whether the text is of the form {@code [+-]digits}, however large. */
  public static boolean isInteger(byte[] text, int base) {
    int first = text.length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    return first < text.length && allDigits(text, first, text.length, base);
  }

  private static boolean allDigits(byte[] text, int from, int to, int base) {
    for (int i = from; i < to; i++) {
      if (digit(text[i]) >= base) {
        return false;
      }
    }
    return true;
  }

  /** The value of a digit; 99 for a byte that is none. */
  private static int digit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : 99;
  }

  /** The value of digits that fit a long; -1 if something else is among them. */
  static long parseLong(byte[] text, int from, int to, int base) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        digit = digit(text[i]);
      }
      if (digit >= base) {
        return -1;
      }
      value = value * base + digit;
    }
    return value;
  }

  /**
   * Splits the digits in halves, reads both and puts them together with one multiplication, so that reading costs little more than
   * the JDK's sub-quadratic multiplication. The powers of the base are made by squaring: level {@code k} has
   * {@code base ^ (MOST_AT_ONCE * 2^k)}.
   */
  private static BigInteger parseBig(byte[] text, int from, int to, int base) {
    int length = to - from;
    double bitsPerDigit = Math.log(base) / Math.log(2);
    if ((length - 1) * bitsPerDigit > Numbers.MOST_BITS + 64.0 && text[from] != '0') {
      return null;
    }
    int levels = 0;
    while ((long) MOST_AT_ONCE << levels < length) {
      levels++;
    }
    var powers = new BigInteger[levels];
    for (int i = 0; i < levels; i++) {
      powers[i] = i == 0 ? BigInteger.valueOf(base).pow(MOST_AT_ONCE) : powers[i - 1].multiply(powers[i - 1]);
    }
    return parseBig(text, from, to, base, powers, levels - 1);
  }

  private static BigInteger parseBig(byte[] text, int from, int to, int base, BigInteger[] powers, int level) {
    if (to - from <= MOST_AT_ONCE) {
      return Radix.of(base).number(text, from, to);
    }
    int low = MOST_AT_ONCE << level;
    if (to - from <= low) {
      return parseBig(text, from, to, base, powers, level - 1);
    }
    int middle = to - low;
    return parseBig(text, from, middle, base, powers, level - 1)
        .multiply(powers[level])
        .add(parseBig(text, middle, to, base, powers, level - 1));
  }
}
