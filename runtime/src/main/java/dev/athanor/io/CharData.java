package dev.athanor.io;

import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import java.util.Arrays;
import java.util.Locale;

/**
 * Turns chardata (code points, binaries, lists of both) into the bytes of a device. Input binaries are UTF-8 or Latin-1, output is UTF-8 or
 * Latin-1; a code point that Latin-1 does not have is written as {@code \x{3BB}}.
 */
final class CharData {
  private static final int FIRST_SIZE = 64;

  private final boolean latin1Input;
  private final boolean latin1Output;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  private CharData(boolean latin1Input, boolean latin1Output) {
    this.latin1Input = latin1Input;
    this.latin1Output = latin1Output;
  }

  /** The bytes; {@code null} for what is no chardata of that kind. */
  static byte[] encode(Object data, boolean latin1Input, boolean latin1Output) {
    if (data instanceof Bitstring bits && !latin1Input && !latin1Output) {
      // The usual case: nothing to be done but to look.
      return bits.isAligned() && isUtf8(bits.bytes, bits.offset, bits.offset + bits.size) ? bits.toBytes() : null;
    }
    var encoder = new CharData(latin1Input, latin1Output);
    return encoder.add(data) ? Arrays.copyOf(encoder.bytes, encoder.size) : null;
  }

  private boolean add(Object data) {
    var rest = data;
    while (rest instanceof Cons cell) {
      boolean right = cell.head instanceof Long c ? addCharacter(c) : add(cell.head);
      if (!right) {
        return false;
      }
      rest = cell.tail();
    }
    return rest instanceof Bitstring bits ? addBinary(bits) : rest == EmptyList.EMPTY;
  }

  private boolean addBinary(Bitstring bits) {
    if (!bits.isBinary()) {
      return false;
    }
    var source = bits.isAligned() ? bits : Bitstring.of(bits.toBytes());
    int from = source.offset;
    int to = from + source.size;
    if (latin1Input == latin1Output) {
      if (!latin1Input && !isUtf8(source.bytes, from, to)) {
        return false;
      }
      reserve(source.size);
      System.arraycopy(source.bytes, from, bytes, size, source.size);
      size += source.size;
      return true;
    }
    return latin1Input ? addLatin1(source.bytes, from, to) : addUtf8(source.bytes, from, to);
  }

  private boolean addLatin1(byte[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      addCharacter(source[i] & 0xff);
    }
    return true;
  }

  private boolean addUtf8(byte[] source, int from, int to) {
    int at = from;
    while (at < to) {
      int length = lengthOfCharacter(source, at, to);
      if (length == 0) {
        return false;
      }
      addCharacter(character(source, at, length));
      at += length;
    }
    return true;
  }

  private boolean addCharacter(long c) {
    if (c < 0 || c > (latin1Input ? 0xff : Character.MAX_CODE_POINT) || c >= 0xd800 && c < 0xe000) {
      return false;
    }
    if (c < 0x80 || latin1Output && c < 0x100) {
      put((int) c);
    } else if (latin1Output) {
      for (char digit : ("\\x{" + Long.toHexString(c).toUpperCase(Locale.ROOT) + "}").toCharArray()) {
        put(digit);
      }
    } else {
      putUtf8((int) c);
    }
    return true;
  }

  private void putUtf8(int c) {
    if (c < 0x800) {
      put(0xc0 | c >> 6);
    } else if (c < 0x10000) {
      put(0xe0 | c >> 12);
      put(0x80 | c >> 6 & 0x3f);
    } else {
      put(0xf0 | c >> 18);
      put(0x80 | c >> 12 & 0x3f);
      put(0x80 | c >> 6 & 0x3f);
    }
    put(0x80 | c & 0x3f);
  }

  private void put(int octet) {
    reserve(1);
    bytes[size++] = (byte) octet;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  private static boolean isUtf8(byte[] source, int from, int to) {
    int at = from;
    while (at < to) {
      int length = source[at] >= 0 ? 1 : lengthOfCharacter(source, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** How many bytes the character at that place has; 0 where there is no well-formed one. */
  private static int lengthOfCharacter(byte[] source, int at, int to) {
    int first = source[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((source[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int c = character(source, at, length);
    boolean shortest = length == 2 || c >= (length == 3 ? 0x800 : 0x10000);
    return shortest && c <= Character.MAX_CODE_POINT && (c < 0xd800 || c > 0xdfff) ? length : 0;
  }

  private static int character(byte[] source, int at, int length) {
    if (length == 1) {
      return source[at];
    }
    int c = source[at] & 0x7f >> length;
    for (int i = 1; i < length; i++) {
      c = c << 6 | source[at + i] & 0x3f;
    }
    return c;
  }
}
