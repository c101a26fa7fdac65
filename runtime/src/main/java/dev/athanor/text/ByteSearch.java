package dev.athanor.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for a byte, eight at a time. */
public final class ByteSearch {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteSearch() {}

  /**
   * The first index from {@code from} on, and below {@code end}, of a byte; -1 where it is not there. Xor makes a byte that is equal zero, and subtracting
   * one borrows into the high bit of no other byte before it ("Hacker's Delight", section 6-1): the lowest bit found is right.
   */
  public static int indexOf(byte[] bytes, byte wanted, int from, int end) {
    long everywhere = (wanted & 0xff) * ONES;
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at) ^ everywhere;
      long found = word - ONES & ~word & HIGH_BITS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; at < end; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }
}
