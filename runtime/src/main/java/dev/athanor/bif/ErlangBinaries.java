package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.IoLists;
import dev.athanor.term.Tuple;

/** The functions of {@code :erlang} on binaries, bitstrings and iodata. Java because binaries are. */
@BifModule("erlang")
public final class ErlangBinaries {
  private ErlangBinaries() {}

  /** How many bytes it takes to hold a bitstring. */
  @Bif
  public static Object byteSize(Object bits) {
    if (bits instanceof Bitstring b) {
      return (long) b.byteSize();
    }
    throw bad("byte_size", bits);
  }

  /** How many bits. */
  @Bif
  public static Object bitSize(Object bits) {
    if (bits instanceof Bitstring b) {
      return b.bitSize();
    }
    throw bad("bit_size", bits);
  }

  /** How many elements a tuple, or whole bytes a bitstring has. */
  @Bif
  public static Object size(Object term) {
    var size = Guards.size(term);
    if (size == null) {
      throw bad("size", term);
    }
    return size;
  }

  /** The part of a binary that {@code {start, length}} names. */
  @Bif
  public static Object binaryPart(Object binary, Object part) {
    var found = Guards.binaryPart(binary, part);
    if (found == null) {
      throw bad("binary_part", binary, part);
    }
    return found;
  }

  /** The part of a binary from a position on; a negative length counts backwards. */
  @Bif
  public static Object binaryPart(Object binary, Object start, Object length) {
    var found = Guards.binaryPart(binary, start, length);
    if (found == null) {
      throw bad("binary_part", binary, start, length);
    }
    return found;
  }

  /** The first bytes and the rest. */
  @Bif
  public static Object splitBinary(Object bits, Object position) {
    if (bits instanceof Bitstring b && position instanceof Long at && at >= 0 && at <= b.size) {
      return Tuple.of(b.sliceBytes(0, (int) (long) at), b.slice(at << 3, b.bitSize() - (at << 3)));
    }
    throw bad("split_binary", bits, position);
  }

  /** The bytes as a list. */
  @Bif
  public static Object binaryToList(Object binary) {
    if (binary instanceof Bitstring bits && bits.tail == 0) {
      return bytes(bits, 0, bits.size, EmptyList.EMPTY);
    }
    throw bad("binary_to_list", binary);
  }

  /** The bytes from the first to the last of those positions, both counted from 1, as a list. */
  @Bif
  public static Object binaryToList(Object binary, Object first, Object last) {
    if (binary instanceof Bitstring bits
        && bits.tail == 0
        && first instanceof Long from
        && last instanceof Long to
        && from >= 1
        && from <= to
        && to <= bits.size) {
      return bytes(bits, (int) (from - 1), (int) (long) to, EmptyList.EMPTY);
    }
    throw bad("binary_to_list", binary, first, last);
  }

  /** The bytes as a list; bits beyond whole bytes are its last element. */
  @Bif
  public static Object bitstringToList(Object bits) {
    if (!(bits instanceof Bitstring b)) {
      throw bad("bitstring_to_list", bits);
    }
    Object rest = b.tail == 0 ? EmptyList.EMPTY : new Cons(b.slice((long) b.size << 3, b.tail), EmptyList.EMPTY);
    return bytes(b, 0, b.size, rest);
  }

  static Object bytes(Bitstring bits, int from, int to, Object tail) {
    var list = tail;
    for (int i = to - 1; i >= from; i--) {
      list = new Cons((long) bits.byteAt(i), list);
    }
    return list;
  }

  /** A list of iodata as one binary. */
  @Bif
  public static Object listToBinary(Object list) {
    var binary = list instanceof Bitstring ? null : IoLists.toBinary(list);
    if (binary == null) {
      throw bad("list_to_binary", list);
    }
    return binary;
  }

  /** A list of bytes, bitstrings and such lists as one bitstring. */
  @Bif
  public static Object listToBitstring(Object list) {
    var bits = list instanceof Bitstring ? null : IoLists.toBitstring(list);
    if (bits == null) {
      throw bad("list_to_bitstring", list);
    }
    return bits;
  }

  /** Iodata as one binary. */
  @Bif
  public static Object iolistToBinary(Object data) {
    var binary = IoLists.toBinary(data);
    if (binary == null) {
      throw bad("iolist_to_binary", data);
    }
    return binary;
  }

  /** Iodata as a list of binaries, here always of one unless there are no bytes. */
  @Bif
  public static Object iolistToIovec(Object data) {
    var binary = IoLists.toBinary(data);
    if (binary == null) {
      throw bad("iolist_to_iovec", data);
    }
    return binary.size == 0 ? EmptyList.EMPTY : new Cons(binary, EmptyList.EMPTY);
  }

  /** How many bytes iodata has. */
  @Bif
  public static Object iolistSize(Object data) {
    long size = IoLists.size(data);
    if (size < 0) {
      throw bad("iolist_size", data);
    }
    return size;
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.erts("erlang", function, arguments);
  }
}
