package dev.athanor.term;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as Java's strings and Elixir's binaries meet it. */
public final class Utf8 {
  private Utf8() {}

  /** The text of a binary; {@code null} where the bytes are not well-formed UTF-8. */
  public static String decode(Bitstring binary) {
    var bytes = binary.isAligned() ? binary : Bitstring.of(binary.toBytes());
    if (isAscii(bytes.bytes, bytes.offset, bytes.size)) {
      return new String(bytes.bytes, bytes.offset, bytes.size, StandardCharsets.ISO_8859_1);
    }
    try {
      // A fresh decoder reports what is malformed instead of replacing it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.size)).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }

  /** Whether those bytes are well-formed UTF-8. */
  public static boolean isWellFormed(byte[] bytes, int from, int length) {
    int at = from + asciiPrefix(bytes, from, length);
    if (at == from + length) {
      return true;
    }
    var rest = Bitstring.of(bytes, at, from + length - at);
    for (long bit = 0, end = rest.bitSize(); bit < end; ) {
      int c = BitReader.utf8(rest, bit);
      if (c < 0) {
        return false;
      }
      bit += BitReader.utf8Bits(c);
    }
    return true;
  }

  /** Whether all those bytes are below 128. */
  public static boolean isAscii(byte[] bytes, int from, int length) {
    return asciiPrefix(bytes, from, length) == length;
  }

  /** How many of the first of those bytes are below 128. */
  private static int asciiPrefix(byte[] bytes, int from, int length) {
    int at = from;
    int end = from + length;
    while (at <= end - 8 && ((long) BitReader.LONGS.get(bytes, at) & 0x8080808080808080L) == 0) {
      at += 8;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at - from;
  }

  /** Whether the number is a code point that UTF-8 can hold: not beyond 10FFFF and no surrogate. */
  public static boolean isCodePoint(long c) {
    return c >= 0 && c <= Character.MAX_CODE_POINT && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }

  /** Whether all characters are below 256. */
  public static boolean isLatin1(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 255) {
        return false;
      }
    }
    return true;
  }
}
