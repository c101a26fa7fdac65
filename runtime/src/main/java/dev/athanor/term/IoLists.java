package dev.athanor.term;

import java.util.ArrayDeque;

/**
 * Iodata: bytes, binaries and lists of iodata, nested as deep as one likes, where the end of a list may be a binary. Each
 * method goes over the data twice, once for the size, so that the bytes are copied just once. What is still to be visited
 * waits in a queue instead of on the stack, since {@code [acc, more]} in a loop nests a million deep.
 */
public final class IoLists {
  private IoLists() {}

  /** How many bytes the iodata has; -1 for a term that is none. */
  public static long size(Object data) {
    long bits = bitSize(data, 8);
    return bits < 0 ? -1 : bits >>> 3;
  }

  /** The bytes of the iodata as one binary; {@code null} for a term that is none. */
  public static Bitstring toBinary(Object data) {
    return join(data, 8);
  }

  /** As {@link #toBinary}, but with bitstrings allowed wherever binaries are. */
  public static Bitstring toBitstring(Object data) {
    return join(data, 1);
  }

  private static Bitstring join(Object data, int unit) {
    if (data instanceof Bitstring bits) {
      return unit == 1 || bits.tail == 0 ? bits : null;
    }
    long size = bitSize(data, unit);
    if (size < 0) {
      return null;
    }
    var builder = new BitstringBuilder(Math.toIntExact(size + 7 >>> 3));
    write(data, builder);
    return builder.toBitstring();
  }

  private static long bitSize(Object data, int unit) {
    var pending = new ArrayDeque<Object>();
    long size = 0;
    var rest = data;
    while (rest != null) {
      if (rest instanceof Cons cell) {
        if (cell.head instanceof Long octet && octet >= 0 && octet <= 255) {
          size += 8;
          rest = cell.tail;
        } else if (cell.head instanceof Bitstring bits && (unit == 1 || bits.tail == 0)) {
          size += bits.bitSize();
          rest = cell.tail;
        } else if (isList(cell.head)) {
          pending.push(cell.tail);
          rest = cell.head;
        } else {
          return -1;
        }
      } else if (rest instanceof Bitstring bits && (unit == 1 || bits.tail == 0)) {
        size += bits.bitSize();
        rest = pending.poll();
      } else if (rest == EmptyList.EMPTY) {
        rest = pending.poll();
      } else {
        return -1;
      }
    }
    return size;
  }

  /** Writes data that has been checked. */
  private static void write(Object data, BitstringBuilder builder) {
    var pending = new ArrayDeque<Object>();
    var rest = data;
    while (rest != null) {
      if (rest instanceof Cons cell) {
        if (cell.head instanceof Long octet) {
          builder.octet(octet.intValue());
          rest = cell.tail;
        } else if (cell.head instanceof Bitstring bits) {
          builder.literal(bits);
          rest = cell.tail;
        } else {
          pending.push(cell.tail);
          rest = cell.head;
        }
      } else {
        if (rest instanceof Bitstring bits) {
          builder.literal(bits);
        }
        rest = pending.poll();
      }
    }
  }

  private static boolean isList(Object term) {
    return term instanceof Cons || term == EmptyList.EMPTY;
  }
}
