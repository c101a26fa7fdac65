package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.IoLists;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple2;
import java.math.BigInteger;
import java.util.HexFormat;

/** {@code :binary}, but for searching, which is in {@link BinarySearches}. Java because it reads and writes bytes. */
@BifModule("binary")
public final class BinaryBifs {
  private static final Atom BIG = Atom.of("big");
  private static final Atom LITTLE = Atom.of("little");
  private static final Atom UPPERCASE = Atom.of("uppercase");
  private static final Atom LOWERCASE = Atom.of("lowercase");

  private BinaryBifs() {}

  /** The byte at a position from 0. */
  @Bif
  public static Object at(Object binary, Object position) {
    if (binary(binary) instanceof Bitstring bits && position instanceof Long at && at >= 0 && at < bits.size) {
      return (long) bits.byteAt((int) (long) at);
    }
    throw bad("at", binary, position);
  }

  /** The first byte. */
  @Bif
  public static Object first(Object binary) {
    if (binary(binary) instanceof Bitstring bits && bits.size > 0) {
      return (long) bits.byteAt(0);
    }
    throw bad("first", binary);
  }

  /** The last byte. */
  @Bif
  public static Object last(Object binary) {
    if (binary(binary) instanceof Bitstring bits && bits.size > 0) {
      return (long) bits.byteAt(bits.size - 1);
    }
    throw bad("last", binary);
  }

  /** The part that {@code {start, length}} names. */
  @Bif
  public static Object part(Object binary, Object part) {
    var found = Guards.binaryPart(binary, part);
    if (found == null) {
      throw bad("part", binary, part);
    }
    return found;
  }

  /** The part from a position on; a negative length counts backwards. */
  @Bif
  public static Object part(Object binary, Object start, Object length) {
    var found = Guards.binaryPart(binary, start, length);
    if (found == null) {
      throw bad("part", binary, start, length);
    }
    return found;
  }

  /** The bytes as a list. */
  @Bif
  public static Object binToList(Object binary) {
    if (binary(binary) instanceof Bitstring bits) {
      return ErlangBinaries.bytes(bits, 0, bits.size, EmptyList.EMPTY);
    }
    throw bad("bin_to_list", binary);
  }

  /** The bytes of the part that {@code {start, length}} names as a list. */
  @Bif
  public static Object binToList(Object binary, Object part) {
    if (Guards.binaryPart(binary, part) instanceof Bitstring bits) {
      return ErlangBinaries.bytes(bits, 0, bits.size, EmptyList.EMPTY);
    }
    throw bad("bin_to_list", binary, part);
  }

  /** The bytes of a part as a list. */
  @Bif
  public static Object binToList(Object binary, Object start, Object length) {
    if (Guards.binaryPart(binary, start, length) instanceof Bitstring bits) {
      return ErlangBinaries.bytes(bits, 0, bits.size, EmptyList.EMPTY);
    }
    throw bad("bin_to_list", binary, start, length);
  }

  /** A list of iodata as one binary. */
  @Bif
  public static Object listToBin(Object list) {
    var binary = list instanceof Bitstring ? null : IoLists.toBinary(list);
    if (binary == null) {
      throw bad("list_to_bin", list);
    }
    return binary;
  }

  /** The binary in memory of its own. */
  @Bif
  public static Object copy(Object binary) {
    if (binary(binary) instanceof Bitstring bits) {
      return bits.compact();
    }
    throw bad("copy", binary);
  }

  /** The binary that many times. */
  @Bif
  public static Object copy(Object binary, Object count) {
    if (!(binary(binary) instanceof Bitstring bits && count instanceof Long times && times >= 0)) {
      throw bad("copy", binary, count);
    }
    if (times == 1) {
      return bits.compact();
    }
    var bytes = new byte[Math.toIntExact(bits.size * times)];
    for (int at = 0; at < bytes.length; at += bits.size) {
      bits.copyTo(bytes, at);
    }
    return Bitstring.of(bytes);
  }

  /** How many bytes the memory has that the binary is a part of. */
  @Bif
  public static Object referencedByteSize(Object binary) {
    if (binary(binary) instanceof Bitstring bits) {
      return (long) bits.bytes.length;
    }
    throw bad("referenced_byte_size", binary);
  }

  /** How many bytes all binaries of a list begin with alike. */
  @Bif
  public static Object longestCommonPrefix(Object binaries) {
    var all = binaries(binaries, "longest_common_prefix");
    int length = shortest(all);
    for (int at = 0; at < length; at++) {
      for (var bits : all) {
        if (bits.byteAt(at) != all[0].byteAt(at)) {
          return (long) at;
        }
      }
    }
    return (long) length;
  }

  /** How many bytes all binaries of a list end with alike. */
  @Bif
  public static Object longestCommonSuffix(Object binaries) {
    var all = binaries(binaries, "longest_common_suffix");
    int length = shortest(all);
    for (int at = 1; at <= length; at++) {
      for (var bits : all) {
        if (bits.byteAt(bits.size - at) != all[0].byteAt(all[0].size - at)) {
          return at - 1L;
        }
      }
    }
    return (long) length;
  }

  private static int shortest(Bitstring[] binaries) {
    int length = Integer.MAX_VALUE;
    for (var bits : binaries) {
      length = Math.min(length, bits.size);
    }
    return length;
  }

  private static Bitstring[] binaries(Object list, String function) {
    var all = new Bitstring[Math.max(0, Lists.length(list))];
    int at = 0;
    for (var rest = list; at < all.length && rest instanceof Cons cell; rest = cell.tail()) {
      if (binary(cell.head) == null) {
        throw bad(function, list);
      }
      all[at++] = (Bitstring) cell.head;
    }
    if (all.length == 0) {
      throw bad(function, list);
    }
    return all;
  }

  /** The bytes of a non-negative integer, the highest first. */
  @Bif
  public static Object encodeUnsigned(Object integer) {
    if (isUnsigned(integer)) {
      return encoded(integer, false);
    }
    throw bad("encode_unsigned", integer);
  }

  /** The bytes of a non-negative integer, {@code :big} or {@code :little} end first. */
  @Bif
  public static Object encodeUnsigned(Object integer, Object end) {
    if (isUnsigned(integer) && (end == BIG || end == LITTLE)) {
      return encoded(integer, end == LITTLE);
    }
    throw bad("encode_unsigned", integer, end);
  }

  private static boolean isUnsigned(Object integer) {
    return Numbers.isInteger(integer) && Numbers.big(integer).signum() >= 0;
  }

  private static Bitstring encoded(Object integer, boolean little) {
    long bits = Math.max(1, (Numbers.big(integer).bitLength() + 7) / 8) * 8L;
    return new BitstringBuilder((int) (bits / 8)).integer(integer, bits, little, 1).toBitstring();
  }

  /** The integer of bytes, the highest first. */
  @Bif
  public static Object decodeUnsigned(Object binary) {
    if (binary(binary) instanceof Bitstring bits) {
      return decoded(bits, false);
    }
    throw bad("decode_unsigned", binary);
  }

  /** The integer of bytes, {@code :big} or {@code :little} end first. */
  @Bif
  public static Object decodeUnsigned(Object binary, Object end) {
    if (binary(binary) instanceof Bitstring bits && (end == BIG || end == LITTLE)) {
      return decoded(bits, end == LITTLE);
    }
    throw bad("decode_unsigned", binary, end);
  }

  private static Object decoded(Bitstring bits, boolean little) {
    var bytes = bits.toBytes();
    if (little) {
      for (int i = 0, k = bytes.length - 1; i < k; i++, k--) {
        byte swap = bytes[i];
        bytes[i] = bytes[k];
        bytes[k] = swap;
      }
    }
    return Numbers.normal(new BigInteger(1, bytes));
  }

  /** The hexadecimal digits of the bytes, in upper case. */
  @Bif
  public static Object encodeHex(Object binary) {
    if (binary(binary) instanceof Bitstring bits) {
      return Bitstring.of(HexFormat.of().withUpperCase().formatHex(bits.toBytes()));
    }
    throw bad("encode_hex", binary);
  }

  /** The hexadecimal digits of the bytes, in {@code :uppercase} or {@code :lowercase}. */
  @Bif
  public static Object encodeHex(Object binary, Object letters) {
    if (binary(binary) instanceof Bitstring bits && (letters == UPPERCASE || letters == LOWERCASE)) {
      var format = letters == UPPERCASE ? HexFormat.of().withUpperCase() : HexFormat.of();
      return Bitstring.of(format.formatHex(bits.toBytes()));
    }
    throw bad("encode_hex", binary, letters);
  }

  /** The bytes of hexadecimal digits. */
  @Bif
  public static Object decodeHex(Object binary) {
    if (!(binary(binary) instanceof Bitstring bits && bits.size % 2 == 0)) {
      throw bad("decode_hex", binary);
    }
    var bytes = new byte[bits.size / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = bits.byteAt(2 * i);
      int low = bits.byteAt(2 * i + 1);
      if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
        throw bad("decode_hex", binary);
      }
      bytes[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
    }
    return Bitstring.of(bytes);
  }

  /** The term if it is a binary, otherwise {@code null}. */
  static Bitstring binary(Object term) {
    return term instanceof Bitstring bits && bits.tail == 0 ? bits : null;
  }

  /** A position and a length as a term. */
  static Tuple2 range(long start, long length) {
    return new Tuple2(start, length);
  }

  static ErlangException bad(String function, Object... arguments) {
    return BadArgument.stdlib("binary", function, arguments);
  }
}
