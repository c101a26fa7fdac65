package dev.athanor.term;

import java.math.BigInteger;

/**
 * The arithmetic of terms: integers without limit and floats. Every operation gives {@code null} where it is not
 * defined (an operand is no number, a division by zero, a float that overflows, an integer beyond {@link
 * #MOST_BITS}): a guard then fails, and {@code dev.athanor.bif.Arithmetic} raises.
 *
 * <p>An integer is a {@code Long} whenever it fits; {@link #normal} keeps that invariant. A mixed operation turns the
 * integer into a float first, as BEAM does, so that it may lose digits but never changes its kind of result.
 */
public final class Numbers {
  /** The most bits in the magnitude of an integer, OTP 27's limit; operations with a larger result are not defined. */
  public static final int MOST_BITS = 65535 * 64;

  private static final double TWO_TO_63 = 0x1p63;
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private Numbers() {}

  /** {@code a + b}. */
  public static Object add(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long l = x;
      long r = y;
      long sum = l + r;
      return ((l ^ sum) & (r ^ sum)) >= 0 ? (Object) sum : BigInteger.valueOf(l).add(BigInteger.valueOf(r));
    }
    if (a instanceof Double x && b instanceof Double y) {
      return finite(x + y);
    }
    return isInteger(a) && isInteger(b) ? bounded(big(a).add(big(b))) : finite(toDouble(a) + toDouble(b));
  }

  /** {@code a - b}. */
  public static Object subtract(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long l = x;
      long r = y;
      long difference = l - r;
      return ((l ^ r) & (l ^ difference)) >= 0
          ? (Object) difference
          : BigInteger.valueOf(l).subtract(BigInteger.valueOf(r));
    }
    if (a instanceof Double x && b instanceof Double y) {
      return finite(x - y);
    }
    return isInteger(a) && isInteger(b) ? bounded(big(a).subtract(big(b))) : finite(toDouble(a) - toDouble(b));
  }

  /** {@code a * b}. */
  public static Object multiply(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long l = x;
      long r = y;
      long product = l * r;
      return Math.multiplyHigh(l, r) == product >> 63
          ? (Object) product
          : BigInteger.valueOf(l).multiply(BigInteger.valueOf(r));
    }
    if (a instanceof Double x && b instanceof Double y) {
      return finite(x * y);
    }
    return isInteger(a) && isInteger(b) ? bigProduct(big(a), big(b)) : finite(toDouble(a) * toDouble(b));
  }

  private static Object bigProduct(BigInteger a, BigInteger b) {
    // A product has at least this many bits, so that the limit is seen before the work is done.
    return (long) a.bitLength() + b.bitLength() - 2 > MOST_BITS ? null : bounded(a.multiply(b));
  }

  /** {@code a / b}: always a float. */
  public static Object divide(Object a, Object b) {
    return finite(toDouble(a) / toDouble(b));
  }

  /** {@code div(a, b)}: integers only, towards zero. */
  public static Object intDivide(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long l = x;
      long r = y;
      if (r == 0) {
        return null;
      }
      return l == Long.MIN_VALUE && r == -1 ? BigInteger.valueOf(l).negate() : (Object) (l / r);
    }
    return isInteger(a) && isInteger(b) && isNonZero(b) ? normal(big(a).divide(big(b))) : null;
  }

  /** {@code rem(a, b)}: integers only, with the sign of {@code a}. */
  public static Object remainder(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return y == 0 ? null : (Object) (x % y);
    }
    return isInteger(a) && isInteger(b) && isNonZero(b) ? normal(big(a).remainder(big(b))) : null;
  }

  /** {@code +a}: the number itself. */
  public static Object plus(Object a) {
    return isNumber(a) ? a : null;
  }

  /** {@code -a}. */
  public static Object negate(Object a) {
    if (a instanceof Long x) {
      return x != Long.MIN_VALUE ? (Object) (-x) : BigInteger.valueOf(x).negate();
    }
    if (a instanceof Double x) {
      return -x;
    }
    return a instanceof BigInteger x ? normal(x.negate()) : null;
  }

  /** The number without its sign. */
  public static Object abs(Object a) {
    if (a instanceof Double x) {
      return Math.abs(x);
    }
    boolean isPositive = a instanceof Long x ? x >= 0 : a instanceof BigInteger y && y.signum() >= 0;
    return isPositive ? a : negate(a);
  }

  /** {@code band(a, b)}: bitwise, integers only, as in two's complement of unlimited width. */
  public static Object bitAnd(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x & y;
    }
    return isInteger(a) && isInteger(b) ? normal(big(a).and(big(b))) : null;
  }

  /** {@code bor(a, b)}. */
  public static Object bitOr(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x | y;
    }
    return isInteger(a) && isInteger(b) ? normal(big(a).or(big(b))) : null;
  }

  /** {@code bxor(a, b)}. */
  public static Object bitXor(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x ^ y;
    }
    return isInteger(a) && isInteger(b) ? normal(big(a).xor(big(b))) : null;
  }

  /** {@code bnot(a)}. */
  public static Object bitNot(Object a) {
    if (a instanceof Long x) {
      return ~x;
    }
    return a instanceof BigInteger x ? normal(x.not()) : null;
  }

  /** {@code bsl(a, by)}; a negative count shifts right. */
  public static Object shiftLeft(Object a, Object by) {
    if (a instanceof Long x && by instanceof Long y) {
      long value = x;
      long count = y;
      if (count >= 0 && count < 64) {
        long shifted = value << count;
        if (shifted >> count == value) {
          return shifted;
        }
      }
      return value == 0 ? a : shiftBig(BigInteger.valueOf(value), count);
    }
    return isInteger(a) && isInteger(by) ? shiftBig(big(a), saturated(by)) : null;
  }

  /** {@code bsr(a, by)}; a negative count shifts left. */
  public static Object shiftRight(Object a, Object by) {
    if (a instanceof Long x && by instanceof Long y) {
      long value = x;
      long count = y;
      if (count >= 0) {
        return value >> Math.min(count, 63);
      }
      return value == 0 ? a : shiftBig(BigInteger.valueOf(value), count == Long.MIN_VALUE ? Long.MAX_VALUE : -count);
    }
    return isInteger(a) && isInteger(by) ? shiftBig(big(a), -saturated(by)) : null;
  }

  /** A shift count as a long; counts that no integer survives become plus or minus {@code Long.MAX_VALUE}. */
  private static long saturated(Object count) {
    if (count instanceof Long x) {
      return Math.max(x, -Long.MAX_VALUE);
    }
    return ((BigInteger) count).signum() < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
  }

  private static Object shiftBig(BigInteger value, long left) {
    if (left <= -MOST_BITS) {
      return value.signum() < 0 ? -1L : 0L;
    }
    if (left < 0) {
      return normal(value.shiftRight((int) -left));
    }
    if (value.signum() == 0) {
      return 0L;
    }
    return left > MOST_BITS - value.bitLength() + 1 ? null : bounded(value.shiftLeft((int) left));
  }

  /** The number as a float; {@code null} where it is too large. */
  public static Object toFloat(Object a) {
    return a instanceof Double ? a : finite(toDouble(a));
  }

  /** The integer nearest to the number, halves away from zero. */
  public static Object round(Object a) {
    return a instanceof Double x ? integral(roundHalfAway(x)) : integerOrNull(a);
  }

  /** The number without its fraction. */
  public static Object truncate(Object a) {
    return a instanceof Double x ? integral(x) : integerOrNull(a);
  }

  /** The largest integer that is not larger than the number. */
  public static Object floor(Object a) {
    return a instanceof Double x ? integral(Math.floor(x)) : integerOrNull(a);
  }

  /** The smallest integer that is not smaller than the number. */
  public static Object ceil(Object a) {
    return a instanceof Double x ? integral(Math.ceil(x)) : integerOrNull(a);
  }

  private static double roundHalfAway(double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return Math.abs(x - whole) >= 0.5 ? whole + Math.signum(x) : whole;
  }

  private static Object integerOrNull(Object a) {
    return isInteger(a) ? a : null;
  }

  /** The integer part of a finite float. */
  private static Object integral(double x) {
    if (Math.abs(x) < TWO_TO_63) {
      return (long) x;
    }
    // A float this large is its 53 bit mantissa shifted left, so no decimal detour is needed.
    int shift = Math.getExponent(x) - 52;
    long mantissa = (Double.doubleToRawLongBits(x) & 0xfffffffffffffL) | 0x10000000000000L;
    var magnitude = BigInteger.valueOf(mantissa).shiftLeft(shift);
    return normal(x < 0 ? magnitude.negate() : magnitude);
  }

  /** Whether the term is an integer. */
  public static boolean isInteger(Object term) {
    return term instanceof Long || term instanceof BigInteger;
  }

  /** Whether the term is an integer or a float. */
  public static boolean isNumber(Object term) {
    return term instanceof Long || term instanceof Double || term instanceof BigInteger;
  }

  /** The integer as a term: a {@code Long} where it fits. */
  public static Object normal(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  /** The integer of the unsigned 64 bits in a long. */
  public static Object unsigned(long bits) {
    return bits >= 0 ? (Object) bits : BigInteger.valueOf(bits).add(TWO_TO_64);
  }

  /** An integer term as a {@code BigInteger}. */
  public static BigInteger big(Object integer) {
    return integer instanceof Long x ? BigInteger.valueOf(x) : (BigInteger) integer;
  }

  /** An integer result, unless it is beyond the limit. */
  public static Object bounded(BigInteger value) {
    int bits = value.bitLength();
    if (bits < 64) {
      return value.longValue();
    }
    return bits <= MOST_BITS || value.abs().bitLength() <= MOST_BITS ? value : null;
  }

  private static boolean isNonZero(Object integer) {
    return !(integer instanceof Long x) || x != 0;
  }

  private static Object finite(double x) {
    return Double.isFinite(x) ? (Object) x : null;
  }

  /** The number as a double; not a number where it is none or too large. */
  public static double toDouble(Object number) {
    if (number instanceof Double x) {
      return x;
    }
    if (number instanceof Long x) {
      return x;
    }
    return number instanceof BigInteger x ? bigToDouble(x) : Double.NaN;
  }

  /** As BEAM converts: 64 bits at a time from the top, each step rounding, which is not always the nearest double. */
  private static double bigToDouble(BigInteger value) {
    if (value.bitLength() > Double.MAX_EXPONENT + 1) {
      return Double.NaN;
    }
    var magnitude = value.abs();
    double result = 0;
    for (int shift = (magnitude.bitLength() - 1) / 64 * 64; shift >= 0; shift -= 64) {
      result = result * 0x1p64 + unsignedToDouble(magnitude.shiftRight(shift).longValue());
    }
    return Double.isInfinite(result) ? Double.NaN : value.signum() < 0 ? -result : result;
  }

  /** The double nearest to an unsigned long; the lowest bit is kept so that halves still round to even. */
  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}
