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

  /** Whether all those bytes are below 128. */
  public static boolean isAscii(byte[] bytes, int from, int length) {
    int at = from;
    int end = from + length;
    for (; at <= end - 8; at += 8) {
      if (((long) BitReader.LONGS.get(bytes, at) & 0x8080808080808080L) != 0) {
        return false;
      }
    }
    for (; at < end; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
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
