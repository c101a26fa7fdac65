package dev.athanor.text;

import dev.athanor.term.Bitstring;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8 as Unicode defines it: shortest forms only, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
  /** What {@link #decode} gives for a byte that starts no valid sequence. */
  public static final int INVALID = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final Bitstring[] ASCII = asciiCharacters();

  private Utf8() {}

  private static Bitstring[] asciiCharacters() {
    var characters = new Bitstring[128];
    for (int i = 0; i < 128; i++) {
      characters[i] = Bitstring.of(new byte[] {(byte) i});
    }
    return characters;
  }

  /** The binary with its bytes at a byte border of its array; the same one where they are. */
  public static Bitstring aligned(Object binary) {
    var bits = (Bitstring) binary;
    return bits.shift == 0 ? bits : bits.compact();
  }

  /** The code point whose sequence starts at {@code at}, or {@link #INVALID}. */
  public static int decode(byte[] bytes, int at, int end) {
    int lead = bytes[at];
    return lead >= 0 ? lead : decodeLong(bytes, at, end);
  }

  private static int decodeLong(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int left = end - at;
    if (lead < 0xC2 || lead > 0xF4 || left < 2) {
      return INVALID;
    }
    int second = bytes[at + 1];
    if (!isContinuation(second)) {
      return INVALID;
    }
    if (lead < 0xE0) {
      return (lead & 0x1F) << 6 | second & 0x3F;
    }
    if (left < 3 || !isContinuation(bytes[at + 2])) {
      return INVALID;
    }
    if (lead < 0xF0) {
      int point = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | bytes[at + 2] & 0x3F;
      return point < 0x800 || point >>> 11 == 0x1B ? INVALID : point;
    }
    if (left < 4 || !isContinuation(bytes[at + 3])) {
      return INVALID;
    }
    int point = (lead & 0x07) << 18 | (second & 0x3F) << 12 | (bytes[at + 2] & 0x3F) << 6 | bytes[at + 3] & 0x3F;
    return point < 0x10000 || point > 0x10FFFF ? INVALID : point;
  }

  /** Whether the byte is one that continues a sequence. */
  public static boolean isContinuation(int octet) {
    return (octet & 0xC0) == 0x80;
  }

  /** How many bytes the code point takes; one for {@link #INVALID}, which stands for a single byte. */
  public static int width(int point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  /** The code point that ends before {@code end}, or {@link #INVALID} where the last byte ends no valid sequence. */
  public static int decodeBefore(byte[] bytes, int from, int end) {
    int last = bytes[end - 1];
    if (last >= 0) {
      return last;
    }
    int start = end - 1;
    int first = Math.max(from, end - 4);
    while (start > first && isContinuation(bytes[start])) {
      start--;
    }
    int point = decodeLong(bytes, start, end);
    return point >= 0 && width(point) == end - start ? point : INVALID;
  }

  /** Index of the first byte from {@code from} on that is not ASCII, or {@code end}. */
  public static int asciiEnd(byte[] bytes, int from, int end) {
    int at = from;
    for (; at <= end - 8; at += 8) {
      if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
        break;
      }
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Index of the first byte that belongs to no valid sequence, or {@code end}. */
  public static int validEnd(byte[] bytes, int from, int end) {
    int at = asciiEnd(bytes, from, end);
    while (at < end) {
      int point = decode(bytes, at, end);
      if (point < 0) {
        return at;
      }
      at += width(point);
    }
    return end;
  }

  /**
   * Index after the wrong bytes that one replacement character stands for: the longest beginning of a sequence that could
   * have been valid, at least one byte (Unicode's "maximal subpart").
   */
  public static int invalidEnd(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int most = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    int next = at + 1;
    if (next == end || most == 1 || !isSecond(lead, bytes[next] & 0xff)) {
      return next;
    }
    next++;
    return most == 3 && next < end && isContinuation(bytes[next]) ? next + 1 : next;
  }

  /** Whether a sequence with this first byte can have that second one. */
  private static boolean isSecond(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> second >= 0x80 && second <= 0xBF;
    };
  }

  /** {@code end}, or the index of the sequence that does not end there. */
  public static int wholeEnd(byte[] bytes, int from, int end) {
    int start = end - 1;
    while (start > from && start > end - 4 && isContinuation(bytes[start])) {
      start--;
    }
    if (start < from) {
      return end;
    }
    int lead = bytes[start] & 0xff;
    if (lead < 0xC0 || lead > 0xF7) {
      return isContinuation(lead) ? start : start + 1;
    }
    int needed = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return end - start == needed ? end : start;
  }

  /** How many code points; a byte that belongs to no valid sequence counts as one. */
  public static int count(byte[] bytes, int from, int end) {
    int count = 0;
    for (int at = from; at < end; at += width(decode(bytes, at, end))) {
      count++;
    }
    return count;
  }

  /** The part of a binary from one index of its array to another; single ASCII characters are shared. */
  public static Bitstring part(Bitstring text, int from, int end) {
    if (end - from == 1 && text.bytes[from] >= 0) {
      return ASCII[text.bytes[from]];
    }
    return text.sliceBytes(from - text.offset, end - from);
  }

  /** Writes the code point at {@code at} and gives the index after it. */
  public static int encode(int point, byte[] target, int at) {
    if (point < 0x80) {
      target[at] = (byte) point;
      return at + 1;
    }
    if (point < 0x800) {
      target[at] = (byte) (0xC0 | point >>> 6);
      target[at + 1] = (byte) (0x80 | point & 0x3F);
      return at + 2;
    }
    if (point < 0x10000) {
      target[at] = (byte) (0xE0 | point >>> 12);
      target[at + 1] = (byte) (0x80 | point >>> 6 & 0x3F);
      target[at + 2] = (byte) (0x80 | point & 0x3F);
      return at + 3;
    }
    target[at] = (byte) (0xF0 | point >>> 18);
    target[at + 1] = (byte) (0x80 | point >>> 12 & 0x3F);
    target[at + 2] = (byte) (0x80 | point >>> 6 & 0x3F);
    target[at + 3] = (byte) (0x80 | point & 0x3F);
    return at + 4;
  }
}
