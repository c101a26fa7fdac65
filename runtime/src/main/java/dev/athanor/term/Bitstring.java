package dev.athanor.term;

import java.nio.charset.StandardCharsets;

/**
 * A bitstring; a binary where the number of bits is a multiple of eight. A view on a byte array that other
 * views may share: taking a part copies nothing. The bytes in view never change.
 *
 * <p>The view starts {@code shift} bits (0 to 7) into the byte at {@code offset} and holds {@code size} whole
 * bytes and {@code tail} more bits (0 to 7). Nearly all views have {@code shift == 0 && tail == 0}; code that
 * cares about speed tests for that first and then reads {@code bytes[offset]} to {@code bytes[offset + size - 1]}.
 */
public sealed class Bitstring permits AppendedBitstring {
  /** {@code <<>>}. */
  public static final Bitstring EMPTY = new Bitstring(new byte[0], 0, 0, 0, 0);

  /** The array in view; never to be changed. */
  public final byte[] bytes;

  /** Index of the byte the view starts in. */
  public final int offset;

  /** Number of whole bytes in view. */
  public final int size;

  /** Bits of the first byte that are before the view, 0 to 7. */
  public final byte shift;

  /** Bits in view after the last whole byte, 0 to 7. */
  public final byte tail;

  Bitstring(byte[] bytes, int offset, int size, int shift, int tail) {
    this.bytes = bytes;
    this.offset = offset;
    this.size = size;
    this.shift = (byte) shift;
    this.tail = (byte) tail;
  }

  /** A binary of these bytes; the array is kept, the caller must not change it afterwards. */
  public static Bitstring of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Bitstring(bytes, 0, bytes.length, 0, 0);
  }

  /** A binary of a part of the array; the array is kept, the caller must not change it afterwards. */
  public static Bitstring of(byte[] bytes, int offset, int size) {
    return size == 0 ? EMPTY : new Bitstring(bytes, offset, size, 0, 0);
  }

  /** A bitstring of the first {@code bits} bits; the array is kept, the caller must not change it afterwards. */
  public static Bitstring ofBits(byte[] bytes, long bits) {
    return bits == 0 ? EMPTY : new Bitstring(bytes, 0, (int) (bits >>> 3), 0, (int) (bits & 7));
  }

  /** The text as UTF-8. */
  public static Bitstring of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the term is a bitstring of whole bytes. */
  public static boolean isBinary(Object term) {
    return term instanceof Bitstring bits && bits.tail == 0;
  }

  /** Whether this is a bitstring of whole bytes. */
  public final boolean isBinary() {
    return tail == 0;
  }

  /** Whether this is a binary that starts at a byte border, so that its bytes can be read from the array as they are. */
  public final boolean isAligned() {
    return (shift | tail) == 0;
  }

  /** How many bits. */
  public final long bitSize() {
    return ((long) size << 3) + tail;
  }

  /** How many bytes it takes to hold all bits. */
  public final int byteSize() {
    return tail == 0 ? size : size + 1;
  }

  /** The byte (0 to 255) at an index below {@link #size}. */
  public final int byteAt(int index) {
    int at = offset + index;
    return shift == 0
        ? bytes[at] & 0xff
        : ((bytes[at] << shift) | ((bytes[at + 1] & 0xff) >>> (8 - shift))) & 0xff;
  }

  /** The bit (0 or 1) at an index below {@link #bitSize}. */
  public final int bitAt(long index) {
    long at = shift + index;
    return (bytes[offset + (int) (at >>> 3)] >>> (7 - (int) (at & 7))) & 1;
  }

  /** The part of {@code length} bits that starts at bit {@code start}; both must lie inside. */
  public final Bitstring slice(long start, long length) {
    if (length == 0) {
      return EMPTY;
    }
    long at = shift + start;
    return new Bitstring(
        bytes, offset + (int) (at >>> 3), (int) (length >>> 3), (int) (at & 7), (int) (length & 7));
  }

  /** The part of {@code length} bytes that starts at byte {@code start}; both must lie inside. */
  public final Bitstring sliceBytes(int start, int length) {
    return length == 0 ? EMPTY : new Bitstring(bytes, offset + start, length, shift, 0);
  }

  /** The bits in a new array, starting at a byte border; unused bits of the last byte are zero. */
  public final byte[] toBytes() {
    var copy = new byte[byteSize()];
    copyTo(copy, 0);
    return copy;
  }

  /** Copies the bits to {@code target} from index {@code at} on; unused bits of the last byte become zero. */
  public final void copyTo(byte[] target, int at) {
    if (shift == 0) {
      System.arraycopy(bytes, offset, target, at, size);
    } else {
      for (int i = 0; i < size; i++) {
        target[at + i] = (byte) byteAt(i);
      }
    }
    if (tail != 0) {
      target[at + size] = (byte) (tailBits() << (8 - tail));
    }
  }

  /** The last {@link #tail} bits as a number. */
  public final int tailBits() {
    int value = 0;
    for (int i = 0; i < tail; i++) {
      value = value << 1 | bitAt(((long) size << 3) + i);
    }
    return value;
  }

  /** A binary with the same content whose array has no other bytes, so that it keeps no larger one alive. */
  public final Bitstring compact() {
    return bytes.length == byteSize() && shift == 0 ? this : ofBits(toBytes(), bitSize());
  }

  /** The bytes of a binary decoded as UTF-8, invalid sequences replaced: for messages and names, never for string functions. */
  public final String text() {
    return isAligned()
        ? new String(bytes, offset, size, StandardCharsets.UTF_8)
        : new String(toBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Bitstring that && Equality.bits(this, that);
  }

  @Override
  public final int hashCode() {
    return TermHash.of(this);
  }

  @Override
  public final String toString() {
    return TermText.of(this);
  }
}
