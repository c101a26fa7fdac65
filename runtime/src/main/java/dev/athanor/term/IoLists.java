package dev.athanor.term;

/**
 * Iodata: bytes, binaries and lists of iodata, nested as deep as one likes, where the end of a list may be a binary. Each
 * method goes over the data twice, once for the size, so that the bytes are copied just once. What is still to be visited
 * waits in a list instead of on the stack, since {@code [acc, more]} in a loop nests a million deep.
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
    if (unit == 8) {
      var bytes = new byte[Math.toIntExact(size >>> 3)];
      write(data, bytes);
      return Bitstring.of(bytes);
    }
    var builder = new BitstringBuilder(Math.toIntExact(size + 7 >>> 3));
    write(data, builder);
    return builder.toBitstring();
  }

  private static long bitSize(Object data, int unit) {
    Cons pending = null;
    long size = 0;
    var rest = data;
    while (true) {
      if (rest instanceof Cons cell) {
        var head = cell.head;
        rest = cell.tail;
        if (head instanceof Long octet && octet >= 0 && octet <= 255) {
          size += 8;
        } else if (head instanceof Bitstring bits && (unit == 1 || bits.tail == 0)) {
          size += bits.bitSize();
        } else if (isList(head)) {
          pending = push(rest, pending);
          rest = head;
        } else {
          return -1;
        }
      } else {
        if (rest instanceof Bitstring bits && (unit == 1 || bits.tail == 0)) {
          size += bits.bitSize();
        } else if (rest != EmptyList.EMPTY) {
          return -1;
        }
        if (pending == null) {
          return size;
        }
        rest = pending.head;
        pending = (Cons) pending.tail;
      }
    }
  }

  /** What is to be visited later, the latest first; an empty rest is not worth it. */
  private static Cons push(Object rest, Cons pending) {
    return rest == EmptyList.EMPTY ? pending : new Cons(rest, pending);
  }

  /** Writes data that has been checked to hold binaries only. */
  private static void write(Object data, byte[] bytes) {
    Cons pending = null;
    int at = 0;
    var rest = data;
    while (true) {
      if (rest instanceof Cons cell) {
        var head = cell.head;
        rest = cell.tail;
        if (head instanceof Long octet) {
          bytes[at++] = octet.byteValue();
        } else if (head instanceof Bitstring bits) {
          bits.copyTo(bytes, at);
          at += bits.size;
        } else {
          pending = push(rest, pending);
          rest = head;
        }
      } else {
        if (rest instanceof Bitstring bits) {
          bits.copyTo(bytes, at);
          at += bits.size;
        }
        if (pending == null) {
          return;
        }
        rest = pending.head;
        pending = (Cons) pending.tail;
      }
    }
  }

  /** Writes data that has been checked. */
  private static void write(Object data, BitstringBuilder builder) {
    Cons pending = null;
    var rest = data;
    while (true) {
      if (rest instanceof Cons cell) {
        var head = cell.head;
        rest = cell.tail;
        if (head instanceof Long octet) {
          builder.octet(octet.intValue());
        } else if (head instanceof Bitstring bits) {
          builder.literal(bits);
        } else {
          pending = push(rest, pending);
          rest = head;
        }
      } else {
        if (rest instanceof Bitstring bits) {
          builder.literal(bits);
        }
        if (pending == null) {
          return;
        }
        rest = pending.head;
        pending = (Cons) pending.tail;
      }
    }
  }

  private static boolean isList(Object term) {
    return term instanceof Cons || term == EmptyList.EMPTY;
  }
}
