package dev.athanor.text;

import dev.athanor.term.Bitstring;
import java.util.Arrays;

/** Collects bytes of UTF-8 text. Used by one thread; {@link #toBinary} ends its life. */
public final class Utf8Builder {
  private byte[] bytes;
  private int size;

  /** An empty builder with room for so many bytes. */
  public Utf8Builder(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** Adds one byte. */
  public Utf8Builder add(int octet) {
    room(1);
    bytes[size++] = (byte) octet;
    return this;
  }

  /** Adds a code point. */
  public Utf8Builder addPoint(int point) {
    room(4);
    size = Utf8.encode(point, bytes, size);
    return this;
  }

  /** Adds the bytes of an array from one index to another. */
  public Utf8Builder add(byte[] source, int from, int end) {
    int length = end - from;
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  /** Adds an aligned binary. */
  public Utf8Builder add(Bitstring text) {
    return add(text.bytes, text.offset, text.offset + text.size);
  }

  /** Adds ASCII text. */
  public Utf8Builder add(String ascii) {
    int length = ascii.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /** Forgets everything after the first so many bytes. */
  public void cut(int length) {
    size = length;
  }

  /** The array the bytes are collected in; bytes from {@link #size} on mean nothing. */
  public byte[] array() {
    return bytes;
  }

  /** The text as a binary; the builder must not be used afterwards. */
  public Bitstring toBinary() {
    // A result that fills little of its array gets one of its own, so that it keeps no unused memory alive.
    return size < bytes.length - (bytes.length >>> 2)
        ? Bitstring.of(Arrays.copyOf(bytes, size))
        : Bitstring.of(bytes, 0, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      int needed = Math.addExact(size, more);
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length * 2L)));
    }
  }
}
