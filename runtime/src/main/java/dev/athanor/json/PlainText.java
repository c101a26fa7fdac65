package dev.athanor.json;

import dev.athanor.text.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Text that stands in a string as it is: valid UTF-8 without quotes, backslashes and control characters. */
final class PlainText {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private PlainText() {}

  /**
   * The index from {@code from} on of a quote, a backslash, a control character, a byte of no valid sequence, or {@code
   * end}.
   */
  static int end(byte[] bytes, int from, int end) {
    int index = asciiEnd(bytes, from, end);
    while (index < end && bytes[index] < 0) {
      int point = Utf8.decode(bytes, index, end);
      if (point < 0) {
        return index;
      }
      index = asciiEnd(bytes, index + Utf8.width(point), end);
    }
    return index;
  }

  /**
   * As {@link #end}, and stops at what is not ASCII. Eight bytes at a time: subtracting a number from each byte borrows
   * into its high bit where the byte is smaller, and xor makes the wanted byte zero, which is smaller than one. A false
   * alarm behind a true one does no harm.
   */
  static int asciiEnd(byte[] bytes, int from, int end) {
    int index = from;
    for (; index <= end - 8; index += 8) {
      long word = (long) LONGS.get(bytes, index);
      long control = word - ONES * 0x20;
      long quote = (word ^ ONES * '"') - ONES;
      long escape = (word ^ ONES * '\\') - ONES;
      long found = (control | quote | escape | word) & HIGH_BITS;
      if (found != 0) {
        return index + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (index < end && bytes[index] >= ' ' && bytes[index] != '"' && bytes[index] != '\\') {
      index++;
    }
    return index;
  }

  /**
   * The index of the byte that is wrong in a sequence that begins where {@link #end} stopped; {@code end} where the
   * sequence ends too early.
   */
  static int wrongAt(byte[] bytes, int from, int end) {
    int lead = bytes[from] & 0xff;
    return lead < 0xC2 || lead > 0xF4 ? from : Utf8.invalidEnd(bytes, from, end);
  }
}
