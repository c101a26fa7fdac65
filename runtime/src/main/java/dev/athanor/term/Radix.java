package dev.athanor.term;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Large magnitudes to digits and back, a chunk of digits at a time: the largest power of the base that fits into 63 bits (18 decimal
 * digits).
 *
 * <p>To digits: the words of the number are divided by the chunk again and again, each pass giving one chunk from the low end. A 128 by 64
 * bit division is done with a precomputed reciprocal (Möller and Granlund, "Improved division by invariant integers", 2011), which needs
 * one high multiplication. That is quadratic, but up to thousands of digits faster than {@code BigInteger.toString}; larger numbers are
 * first halved by {@code BigInteger}'s sub-quadratic division. From digits: one multiplication and addition over all words per chunk; larger
 * texts are first halved by {@link IntegerText}.
 *
 * <p>Passes go over {@link #BLOCK} words per call, so that a cold JVM compiles the loop early: HotSpot counts calls, and replaces a loop that
 * is running only after tens of thousands of rounds.
 */
final class Radix {
  private static final int BLOCK = 32;

  /** From so many bits on a number is halved before it is taken apart. */
  private static final int MOST_BITS_AT_ONCE = 64 * 512;

  private static final Radix DECIMAL = new Radix(10);

  /** The base. */
  private final long base;

  /** The largest power of the base below 2^63; the base itself if it is larger than its root. */
  private final long chunk;

  /** How many digits a chunk has. */
  private final int digits;

  /** The chunk shifted left so that its highest bit is set, by how much, and its reciprocal {@code (2^128 - 1) / divisor - 2^64}. */
  private final long divisor;

  private final int shift;
  private final long reciprocal;

  private Radix(long base) {
    long power = base;
    int count = 1;
    while (Math.multiplyHigh(power, base) == 0 && power * base > 0) {
      power *= base;
      count++;
    }
    this.base = base;
    this.chunk = power;
    this.digits = count;
    this.shift = Long.numberOfLeadingZeros(power);
    this.divisor = power << shift;
    this.reciprocal = reciprocal(divisor);
  }

  private static long reciprocal(long divisor) {
    var unsigned = BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(divisor));
    return BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE).divide(unsigned).longValue();
  }

  /** What works to a base from 2 to {@code Long.MAX_VALUE}. */
  static Radix of(long base) {
    return base == 10 ? DECIMAL : new Radix(base);
  }

  /** The chunks of a positive number, lowest first; the last one is not 0. */
  private long[] chunks(BigInteger number) {
    int bits = number.bitLength();
    // Each chunk takes off at least this many bits.
    var chunks = new long[bits / (63 - shift) + 2];
    int count = split(number, chunks, 0);
    return Arrays.copyOf(chunks, count);
  }

  private int split(BigInteger number, long[] chunks, int at) {
    if (number.bitLength() <= MOST_BITS_AT_ONCE) {
      return splitWords(words(number), chunks, at);
    }
    int half = number.bitLength() / (2 * (64 - shift));
    var parts = number.divideAndRemainder(BigInteger.valueOf(chunk).pow(half));
    split(parts[1], chunks, at);
    return split(parts[0], chunks, at + half);
  }

  /** Writes the chunks of a number given in words, highest first, from an index on, and gives the index after the last one. */
  private int splitWords(long[] words, long[] chunks, int at) {
    int first = 0;
    int next = at;
    while (first < words.length) {
      if (words[first] == 0) {
        first++;
      } else {
        chunks[next++] = divide(words, first);
      }
    }
    return next;
  }

  /** Divides by the chunk in place and gives the remainder. */
  private long divide(long[] words, int first) {
    long remainder = words[first] >>> 1 >>> (63 - shift);
    for (int from = first; from < words.length; from += BLOCK) {
      remainder = divide(words, from, Math.min(from + BLOCK, words.length), remainder, divisor, reciprocal, shift);
    }
    return remainder >>> shift;
  }

  private static long divide(long[] words, int from, int to, long before, long divisor, long reciprocal, int shift) {
    long remainder = before;
    for (int i = from; i < to; i++) {
      long next = i + 1 < words.length ? words[i + 1] >>> 1 >>> (63 - shift) : 0;
      long low = words[i] << shift | next;
      long q0 = reciprocal * remainder + low;
      long carry = q0 + Long.MIN_VALUE < low + Long.MIN_VALUE ? 1 : 0;
      long q1 = Math.unsignedMultiplyHigh(reciprocal, remainder) + remainder + carry + 1;
      long rest = low - q1 * divisor;
      if (rest + Long.MIN_VALUE > q0 + Long.MIN_VALUE) {
        q1--;
        rest += divisor;
      }
      if (rest + Long.MIN_VALUE >= divisor + Long.MIN_VALUE) {
        q1++;
        rest -= divisor;
      }
      words[i] = q1;
      remainder = rest;
    }
    return remainder;
  }

  /** The number that digits stand for. */
  BigInteger number(byte[] text, int from, int to) {
    // The words from the lowest on; each chunk makes the number at most a word longer.
    var words = new long[(to - from) / digits + 1];
    int length = 0;
    int end = from + (to - from) % digits;
    for (int start = from; end <= to; start = end, end += digits) {
      long carry = IntegerText.parseLong(text, start, end, (int) base);
      for (int first = 0; first < length; first += BLOCK) {
        carry = multiply(words, first, Math.min(first + BLOCK, length), carry);
      }
      if (carry != 0) {
        words[length++] = carry;
      }
    }
    return number(words, length);
  }

  /** Multiplies words by the chunk in place, adds, and gives what is carried on. */
  private long multiply(long[] words, int from, int to, long added) {
    long factor = chunk;
    long carry = added;
    for (int i = from; i < to; i++) {
      long low = words[i] * factor + carry;
      carry = Math.unsignedMultiplyHigh(words[i], factor) + (low + Long.MIN_VALUE < carry + Long.MIN_VALUE ? 1 : 0);
      words[i] = low;
    }
    return carry;
  }

  private static BigInteger number(long[] words, int length) {
    var bytes = new byte[length * Long.BYTES];
    int at = bytes.length;
    for (int i = 0; i < length; i++) {
      for (long word = words[i], left = Long.BYTES; left > 0; left--, word >>>= 8) {
        bytes[--at] = (byte) word;
      }
    }
    return new BigInteger(1, bytes);
  }

  /** The words of a magnitude, highest first. */
  private static long[] words(BigInteger number) {
    var bytes = number.toByteArray();
    var words = new long[(bytes.length + Long.BYTES - 1) / Long.BYTES];
    int before = words.length * Long.BYTES - bytes.length;
    for (int i = 0; i < bytes.length; i++) {
      int word = (before + i) / Long.BYTES;
      words[word] = words[word] << 8 | bytes[i] & 0xff;
    }
    return words;
  }

  /** The digits of a large integer, highest first, all with its sign. */
  static Object digits(BigInteger integer, long base) {
    var radix = of(base);
    var chunks = radix.chunks(integer.abs());
    long sign = integer.signum();
    Object list = EmptyList.EMPTY;
    for (int i = 0; i < chunks.length; i++) {
      boolean highest = i == chunks.length - 1;
      long left = chunks[i];
      for (int n = 0; highest ? left != 0 : n < radix.digits; n++) {
        list = new Cons(sign * (left % base), list);
        left /= base;
      }
    }
    return list;
  }

  /** The digits of a large integer as ASCII, capital letters after nine. */
  static byte[] text(BigInteger integer, int base) {
    var radix = of(base);
    var chunks = radix.chunks(integer.abs());
    int sign = integer.signum() < 0 ? 1 : 0;
    int last = chunks.length - 1;
    int length = sign + radix.length(chunks[last]) + last * radix.digits;
    var text = new byte[length];
    int end = length;
    for (int i = 0; i < last; i++, end -= radix.digits) {
      radix.write(chunks[i], text, end - radix.digits, end);
    }
    radix.write(chunks[last], text, sign, end);
    if (sign != 0) {
      text[0] = '-';
    }
    return text;
  }

  private int length(long number) {
    int length = 0;
    for (long left = number; left != 0; left /= base) {
      length++;
    }
    return length;
  }

  private void write(long number, byte[] text, int from, int to) {
    long left = number;
    for (int at = to - 1; at >= from; at--) {
      long rest = left / base;
      int digit = (int) (left - rest * base);
      text[at] = (byte) (digit < 10 ? '0' + digit : 'A' - 10 + digit);
      left = rest;
    }
  }
}
