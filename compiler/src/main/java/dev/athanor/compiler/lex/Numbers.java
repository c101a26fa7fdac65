package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Reads integers and floats. */
final class Numbers {
  /** So many digits are read at once; below, dividing does not pay. */
  private static final int AT_ONCE = 400;

  private static final int LONGEST_SAFE = 18;

  private Numbers() {}

  static void read(Lexer lexer) {
    var in = lexer.in;
    int start = in.at;
    if (in.peek() == '0') {
      int base = base(in.peek(1));
      if (base != 0 && Character.digit(in.peek(2), base) >= 0 && in.peek(2) < 0x80) {
        in.at += 2;
        skipDigits(in, base);
        add(lexer, TokenKind.INT, start, integer(in, start + 2, in.at, base));
        return;
      }
      if (base != 0 && in.peek(2) == Cursor.END && lexer.forCursor()) {
        lexer.endHere();
        return;
      }
    }
    skipDigits(in, 10);
    if (in.peek() == '.' && Cursor.isDigit(in.peek(1))) {
      fraction(lexer, start);
    } else {
      checkFollower(lexer, start);
      add(lexer, TokenKind.INT, start, integer(in, start, in.at, 10));
    }
  }

  private static int base(int letter) {
    return switch (letter) {
      case 'x' -> 16;
      case 'b' -> 2;
      case 'o' -> 8;
      default -> 0;
    };
  }

  private static boolean isDigit(int codePoint, int base) {
    return codePoint >= 0 && codePoint < 0x80 && Character.digit(codePoint, base) >= 0;
  }

  /** Skips digits, with single underscores between them. */
  private static void skipDigits(Cursor in, int base) {
    while (isDigit(in.peek(), base) || (in.peek() == '_' && isDigit(in.peek(1), base))) {
      in.at++;
    }
  }

  private static void fraction(Lexer lexer, int start) {
    var in = lexer.in;
    in.at++;
    skipDigits(in, 10);
    int exponents = 0;
    while (skipExponent(in)) {
      exponents++;
    }
    checkFollower(lexer, start);
    add(lexer, TokenKind.FLT, start, floating(in, start, exponents));
  }

  private static boolean skipExponent(Cursor in) {
    if (in.peek() != 'e' && in.peek() != 'E') {
      return false;
    }
    int digits = in.peek(1) == '-' || in.peek(1) == '+' ? 2 : 1;
    if (!Cursor.isDigit(in.peek(digits))) {
      return false;
    }
    in.at += digits;
    skipDigits(in, 10);
    return true;
  }

  private static Object floating(Cursor in, int start, int exponents) {
    var text = in.slice(start, in.at);
    double value = exponents > 1 ? Double.POSITIVE_INFINITY : Double.parseDouble(text.replace("_", ""));
    if (Double.isInfinite(value)) {
      throw SyntaxException.unexpected(in.line, in.column(start), "invalid float number ", text);
    }
    return value;
  }

  private static Object integer(Cursor in, int from, int to, int base) {
    if (to - from > LONGEST_SAFE || (base == 16 && to - from > 15)) {
      var value = integer(in.slice(from, to).replace("_", ""), base);
      return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (in.text[i] != '_') {
        value = value * base + Character.digit(in.text[i], base);
      }
    }
    return value;
  }

  /** A letter or underscore right after a number is neither part of it nor a name. */
  private static void checkFollower(Lexer lexer, int start) {
    var in = lexer.in;
    int next = in.peek();
    if (Cursor.isLower(next) || Cursor.isUpper(next) || next == '_') {
      var letter = Character.toString(next);
      throw SyntaxException.unexpected(
          in.line,
          in.column(start),
          "invalid character \"" + letter + "\" after number " + in.slice(start, in.at) + "." + Message.AFTER_NUMBER,
          letter);
    }
  }

  private static void add(Lexer lexer, TokenKind kind, int start, Object value) {
    var in = lexer.in;
    lexer.add(new Token(kind, in.line, in.column(start), in.slice(start, in.at), value));
  }

  /** The JDK takes quadratic time for the digits of a number. Bases other than ten are powers of two. */
  private static BigInteger integer(String digits, int base) {
    if (base == 10) {
      return decimal(digits, 0, digits.length(), new HashMap<>());
    }
    int width = Integer.numberOfTrailingZeros(base);
    var magnitude = new byte[(digits.length() * width + 7) / 8];
    int bit = 0;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = Character.digit(digits.charAt(i), base);
      for (int b = 0; b < width; b++, bit++) {
        if ((digit >> b & 1) != 0) {
          magnitude[magnitude.length - 1 - (bit >> 3)] |= (byte) (1 << (bit & 7));
        }
      }
    }
    return new BigInteger(1, magnitude);
  }

  /**
   * Divide and conquer: the high half times a power of ten plus the low half, so that it takes as long as multiplication. The lengths of
   * low halves are {@link #AT_ONCE} times powers of two, so that few powers of ten are needed.
   */
  private static BigInteger decimal(String digits, int from, int to, Map<Integer, BigInteger> powers) {
    if (to - from <= AT_ONCE) {
      return new BigInteger(digits.substring(from, to));
    }
    int low = AT_ONCE;
    while (low * 2 < to - from) {
      low *= 2;
    }
    var power = powers.computeIfAbsent(low, BigInteger.TEN::pow);
    var high = decimal(digits, from, to - low, powers);
    return high.multiply(power).add(decimal(digits, to - low, to, powers));
  }
}
