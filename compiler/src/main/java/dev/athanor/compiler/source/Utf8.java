package dev.athanor.compiler.source;

import dev.athanor.term.Bitstring;
import java.util.Arrays;

/** Decodes UTF-8 strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {
  private static final int INCOMPLETE = -2;

  /** The least code point that needs a sequence of that length. */
  private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

  private Utf8() {}

  /** The code points of a binary. */
  static int[] decode(Bitstring text) {
    var bytes = text.isAligned() ? text.bytes : text.toBytes();
    int at = text.isAligned() ? text.offset : 0;
    int start = at;
    int end = at + text.size;
    var decoded = new int[text.size];
    int length = 0;
    while (at < end) {
      int lead = bytes[at];
      if (lead >= 0) {
        decoded[length++] = lead;
        at++;
      } else {
        int size = sizeOf(lead & 0xff);
        int codePoint = size == 0 ? -1 : sequence(bytes, at, Math.min(end, at + size), size);
        if (codePoint < 0) {
          throw new EncodingException(text, at - start, size > 0 && codePoint == INCOMPLETE);
        }
        decoded[length++] = codePoint;
        at += size;
      }
    }
    return length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
  }

  /** How many bytes a sequence has that begins with that byte; 0 where none does. */
  private static int sizeOf(int lead) {
    if (lead < 0xc0 || lead > 0xf7) {
      return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }

  /** The code point from {@code at} on, -1 where the bytes are wrong, {@link #INCOMPLETE} where they end too early. */
  private static int sequence(byte[] bytes, int at, int end, int size) {
    int codePoint = bytes[at] & (0x7f >> size);
    for (int i = at + 1; i < end; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return -1;
      }
      codePoint = codePoint << 6 | (bytes[i] & 0x3f);
    }
    if (end - at < size) {
      return INCOMPLETE;
    }
    boolean valid = codePoint >= LEAST[size] && codePoint <= Character.MAX_CODE_POINT;
    return valid && (codePoint < 0xd800 || codePoint > 0xdfff) ? codePoint : -1;
  }
}
