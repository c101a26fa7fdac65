package dev.athanor.term;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * Reads numbers and characters out of a bitstring: what the patterns of {@code <<...>>} are compiled to. All positions are in
 * bits from the start of the bitstring. Nothing here checks that integers and floats lie inside the bitstring: the compiled
 * pattern has compared sizes before. The character readers do check, for their size is not known beforehand.
 */
public final class BitReader {
  /** Eight bytes of an array as a number. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIRST_SURROGATE = 0xd800;
  private static final int LAST_SURROGATE = 0xdfff;
  private static final int LAST_CODE_POINT = 0x10ffff;

  private BitReader() {}

  /** The unsigned integer of 0 to 63 bits at a position; of 64 bits its two's complement. */
  public static long unsigned(Bitstring from, long at, int bits) {
    if (bits == 8 && ((from.shift + at) & 7) == 0) {
      return from.bytes[from.offset + (int) (from.shift + at >>> 3)] & 0xff;
    }
    return read(from, at, bits);
  }

  /** The unsigned little-endian integer of 0 to 63 bits at a position; of 64 bits its two's complement. */
  public static long unsignedLittle(Bitstring from, long at, int bits) {
    return swapped(read(from, at, bits), bits);
  }

  /** The signed integer of 0 to 64 bits at a position. */
  public static long signed(Bitstring from, long at, int bits) {
    return extended(read(from, at, bits), bits);
  }

  /** The signed little-endian integer of 0 to 64 bits at a position. */
  public static long signedLittle(Bitstring from, long at, int bits) {
    return extended(swapped(read(from, at, bits), bits), bits);
  }

  /** The integer of any number of bits at a position, as a term. */
  public static Object integer(Bitstring from, long at, long bits, boolean signed, boolean little) {
    if (bits > 64) {
      return bigInteger(from, at, bits, signed, little);
    }
    int count = (int) bits;
    long value = little ? swapped(read(from, at, count), count) : read(from, at, count);
    return signed ? (Object) extended(value, count) : Numbers.unsigned(value);
  }

  /** The float of 16, 32 or 64 bits at a position; not a number where the bits are none or infinite, which matches no pattern. */
  public static double floating(Bitstring from, long at, int bits, boolean little) {
    long raw = little ? swapped(read(from, at, bits), bits) : read(from, at, bits);
    double value =
        switch (bits) {
          case 64 -> Double.longBitsToDouble(raw);
          case 32 -> Float.intBitsToFloat((int) raw);
          default -> Float.float16ToFloat((short) raw);
        };
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  /** The code point in UTF-8 at a position, or -1 where there is no well-formed one. It is {@link #utf8Bits} long. */
  public static int utf8(Bitstring from, long at) {
    long left = from.bitSize() - at;
    if (left < 8) {
      return -1;
    }
    int first = (int) unsigned(from, at, 8);
    if (first < 0x80) {
      return first;
    }
    int bits = first < 0xc2 ? 0 : first < 0xe0 ? 16 : first < 0xf0 ? 24 : first < 0xf5 ? 32 : 0;
    return bits == 0 || left < bits ? -1 : multiByte(first, (int) read(from, at + 8, bits - 8), bits);
  }

  private static int multiByte(int first, int rest, int bits) {
    return switch (bits) {
      case 16 -> (rest & 0xc0) == 0x80 ? (first & 0x1f) << 6 | rest & 0x3f : -1;
      case 24 -> {
        int c = (first & 0x0f) << 12 | rest >> 2 & 0xfc0 | rest & 0x3f;
        yield (rest & 0xc0c0) == 0x8080 && c >= 0x800 && !isSurrogate(c) ? c : -1;
      }
      default -> {
        int c = (first & 0x07) << 18 | rest >> 4 & 0x3f000 | rest >> 2 & 0xfc0 | rest & 0x3f;
        yield (rest & 0xc0c0c0) == 0x808080 && c >= 0x10000 && c <= LAST_CODE_POINT ? c : -1;
      }
    };
  }

  /** How many bits a code point takes in UTF-8. */
  public static int utf8Bits(int codePoint) {
    return codePoint < 0x80 ? 8 : codePoint < 0x800 ? 16 : codePoint < 0x10000 ? 24 : 32;
  }

  /** The code point in UTF-16 at a position, or -1 where there is no well-formed one. It is {@link #utf16Bits} long. */
  public static int utf16(Bitstring from, long at, boolean little) {
    long left = from.bitSize() - at;
    if (left < 16) {
      return -1;
    }
    int first = unit(from, at, 16, little);
    if (!isSurrogate(first)) {
      return first;
    }
    if (left < 32 || !Character.isHighSurrogate((char) first)) {
      return -1;
    }
    int second = unit(from, at + 16, 16, little);
    return Character.isLowSurrogate((char) second) ? Character.toCodePoint((char) first, (char) second) : -1;
  }

  /** How many bits a code point takes in UTF-16. */
  public static int utf16Bits(int codePoint) {
    return codePoint < 0x10000 ? 16 : 32;
  }

  /** The code point in UTF-32 at a position, or -1 where there is no well-formed one. It is 32 bits long. */
  public static int utf32(Bitstring from, long at, boolean little) {
    if (from.bitSize() - at < 32) {
      return -1;
    }
    int c = unit(from, at, 32, little);
    return c < 0 || c > LAST_CODE_POINT || isSurrogate(c) ? -1 : c;
  }

  private static int unit(Bitstring from, long at, int bits, boolean little) {
    return (int) (little ? unsignedLittle(from, at, bits) : unsigned(from, at, bits));
  }

  private static boolean isSurrogate(int c) {
    return c >= FIRST_SURROGATE && c <= LAST_SURROGATE;
  }

  /** The 0 to 64 bits at a position, the highest first, as the low bits of a long. */
  private static long read(Bitstring from, long at, int bits) {
    if (bits == 0) {
      return 0;
    }
    long position = from.shift + at;
    int index = from.offset + (int) (position >>> 3);
    int skipped = (int) (position & 7);
    // What lies behind the view is read, too, where the array goes on, and shifted out.
    return index + 8 <= from.bytes.length && skipped + bits <= 64
        ? ((long) LONGS.get(from.bytes, index) << skipped) >>> (64 - bits)
        : readBytes(from.bytes, index, skipped, bits);
  }

  private static long readBytes(byte[] bytes, int index, int skipped, int bits) {
    long value = bytes[index] & 0xff >>> skipped;
    int have = 8 - skipped;
    int next = index + 1;
    while (have + 8 <= bits) {
      value = value << 8 | bytes[next++] & 0xff;
      have += 8;
    }
    return have >= bits
        ? value >>> (have - bits)
        : value << (bits - have) | (bytes[next] & 0xff) >>> (8 - bits + have);
  }

  /**
   * The little-endian number whose bits were read in order. Its first whole bytes are its low ones; bits beyond whole bytes are its
   * highest and come last.
   */
  private static long swapped(long value, int bits) {
    int rest = bits & 7;
    int whole = bits - rest;
    long low = whole == 0 ? 0 : Long.reverseBytes(value >>> rest) >>> (64 - whole);
    return rest == 0 ? low : (value & (1L << rest) - 1) << whole | low;
  }

  private static long extended(long value, int bits) {
    return bits == 0 ? 0 : value << (64 - bits) >> (64 - bits);
  }

  private static Object bigInteger(Bitstring from, long at, long bits, boolean signed, boolean little) {
    int rest = (int) (bits & 7);
    int whole = (int) (bits >>> 3);
    var digits = new byte[whole + 1];
    if (little) {
      for (int i = 0; i < whole; i++) {
        digits[whole - i] = (byte) unsigned(from, at + 8L * i, 8);
      }
      digits[0] = (byte) read(from, at + 8L * whole, rest);
    } else {
      digits[0] = (byte) read(from, at, rest);
      from.slice(at + rest, 8L * whole).copyTo(digits, 1);
    }
    if (signed) {
      // The highest byte holds `rest` bits; with none, the sign is that of the byte below.
      digits[0] = (byte) (rest == 0 ? digits[1] >> 7 : digits[0] << (32 - rest) >> (32 - rest));
      return Numbers.normal(new BigInteger(digits));
    }
    return Numbers.normal(new BigInteger(1, digits));
  }
}
