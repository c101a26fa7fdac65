package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Bitstring;
import dev.athanor.term.IoLists;
import dev.athanor.term.PortableHash;
import dev.athanor.term.PrimeHash;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** Hashes and checksums of {@code :erlang}; {@code md5} is in {@link ErlangMd5}. Java for speed. */
@BifModule("erlang")
public final class ErlangHashing {
  private static final int DEFAULT_RANGE = (1 << 27) - 1;
  private static final long LARGEST_RANGE = 1L << 32;
  private static final int ADLER_MODULUS = 65521;

  /** The CRC-32 polynomial with the lowest power first. */
  private static final int CRC_POLYNOMIAL = 0xedb88320;

  private ErlangHashing() {}

  /** The portable hash, from 0 to 2^27 - 1. */
  @Bif
  public static Object phash2(Object term) {
    return (long) (PortableHash.of(term) & DEFAULT_RANGE);
  }

  /** The portable hash, from 0 to {@code range - 1}; the range is at most 2^32. */
  @Bif
  public static Object phash2(Object term, Object range) {
    if (range instanceof Long size && size >= 1 && size <= LARGEST_RANGE) {
      return Integer.toUnsignedLong(PortableHash.of(term)) % size;
    }
    throw bad("phash2", term, range);
  }

  /** The old portable hash, from 1 to {@code range}. */
  @Bif
  public static Object phash(Object term, Object range) {
    if (range instanceof Long size && size >= 1 && size <= LARGEST_RANGE) {
      return Integer.toUnsignedLong(PrimeHash.of(term)) % size + 1;
    }
    throw bad("phash", term, range);
  }

  /** The CRC-32 of iodata. */
  @Bif
  public static Object crc32(Object data) {
    var bytes = IoLists.toBinary(data);
    if (bytes == null) {
      throw bad("crc32", data);
    }
    return sum(new CRC32(), bytes);
  }

  /** The CRC-32 of what a first checksum was made of followed by iodata. */
  @Bif
  public static Object crc32(Object before, Object data) {
    var bytes = IoLists.toBinary(data);
    if (!isWord(before) || bytes == null) {
      throw bad("crc32", before, data);
    }
    return (long) crcCombined((int) (long) before, (int) sum(new CRC32(), bytes), bytes.size) & 0xffffffffL;
  }

  /** The CRC-32 of two parts together from those of the parts and the size of the second. */
  @Bif
  public static Object crc32Combine(Object first, Object second, Object size) {
    if (!isWord(first) || !isWord(second) || !isSize(size)) {
      throw bad("crc32_combine", first, second, size);
    }
    return crcCombined((int) (long) first, (int) (long) second, (Long) size) & 0xffffffffL;
  }

  /** The Adler-32 checksum of iodata. */
  @Bif
  public static Object adler32(Object data) {
    var bytes = IoLists.toBinary(data);
    if (bytes == null) {
      throw bad("adler32", data);
    }
    return sum(new Adler32(), bytes);
  }

  /** The Adler-32 checksum of what a first one was made of followed by iodata. */
  @Bif
  public static Object adler32(Object before, Object data) {
    var bytes = IoLists.toBinary(data);
    if (!isWord(before) || bytes == null) {
      throw bad("adler32", before, data);
    }
    return adlerCombined((Long) before, sum(new Adler32(), bytes), bytes.size);
  }

  /** The Adler-32 checksum of two parts together from those of the parts and the size of the second. */
  @Bif
  public static Object adler32Combine(Object first, Object second, Object size) {
    if (!isWord(first) || !isWord(second) || !isSize(size)) {
      throw bad("adler32_combine", first, second, size);
    }
    return adlerCombined((Long) first, (Long) second, (Long) size);
  }

  private static long sum(Checksum checksum, Bitstring bytes) {
    if (bytes.isAligned()) {
      checksum.update(bytes.bytes, bytes.offset, bytes.size);
    } else {
      checksum.update(bytes.toBytes());
    }
    return checksum.getValue();
  }

  /**
   * A CRC is a remainder of polynomials over GF(2): that of two parts is the first one's times {@code x^(8 * size)}, added to the
   * second one's. The power is made by squaring.
   */
  private static int crcCombined(int first, int second, long size) {
    int power = 1 << 31;
    int square = 1 << 23;
    for (long left = size; left > 0; left >>>= 1) {
      if ((left & 1) != 0) {
        power = crcProduct(power, square);
      }
      square = crcProduct(square, square);
    }
    return crcProduct(first, power) ^ second;
  }

  /** The product of two polynomials modulo CRC-32's, all with the lowest power in the highest bit. */
  private static int crcProduct(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int bit = 1 << 31; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = shifted >>> 1 ^ ((shifted & 1) == 0 ? 0 : CRC_POLYNOMIAL);
    }
    return product;
  }

  private static long adlerCombined(long first, long second, long size) {
    long a = first & 0xffff;
    long b = first >>> 16;
    long sum = (a + (second & 0xffff) + ADLER_MODULUS - 1) % ADLER_MODULUS;
    long weighted = (b + (second >>> 16) + size % ADLER_MODULUS * (a + ADLER_MODULUS - 1)) % ADLER_MODULUS;
    return weighted << 16 | sum;
  }

  private static boolean isWord(Object sum) {
    return sum instanceof Long word && word >= 0 && word < LARGEST_RANGE;
  }

  private static boolean isSize(Object size) {
    return size instanceof Long count && count >= 0 && count < LARGEST_RANGE;
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.erts("erlang", function, arguments);
  }
}
