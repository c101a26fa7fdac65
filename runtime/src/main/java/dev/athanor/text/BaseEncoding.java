package dev.athanor.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An encoding of bytes by an alphabet of 16, 32 or 64 characters (RFC 4648). A group of characters stands for as many bytes as fit
 * without a rest: 1 for two hexadecimal digits, 5 for eight characters of base 32, 3 for four of base 64.
 */
public final class BaseEncoding {
  private static final int PAD = '=';

  private final byte[] alphabet;
  private final byte[] values = new byte[256];
  private final int bits;
  private final int groupChars;

  /** An encoding of that alphabet; letters of {@code also} stand for the same values when decoding. */
  public BaseEncoding(String alphabet, String also) {
    this.alphabet = alphabet.getBytes(StandardCharsets.US_ASCII);
    bits = Integer.numberOfTrailingZeros(alphabet.length());
    groupChars = bits == 4 ? 2 : bits == 5 ? 8 : 4;
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
      if (!also.isEmpty()) {
        values[also.charAt(i)] = (byte) i;
      }
    }
  }

  /** Encodes bytes; {@code pads} fills the last group up. */
  public byte[] encode(byte[] bytes, int from, int size, boolean pads) {
    int chars = (int) ((size * 8L + bits - 1) / bits);
    int padded = pads ? (chars + groupChars - 1) / groupChars * groupChars : chars;
    var out = new byte[padded];
    long buffer = 0;
    int held = 0;
    int at = from;
    int mask = (1 << bits) - 1;
    for (int to = 0; to < chars; to++) {
      if (held < bits) {
        buffer = buffer << 8 | (at < from + size ? bytes[at] & 0xff : 0);
        at++;
        held += 8;
      }
      held -= bits;
      out[to] = alphabet[(int) (buffer >>> held) & mask];
    }
    Arrays.fill(out, chars, padded, (byte) PAD);
    return out;
  }

  /** How many characters of the last group, given how many there are, are no padding; -1 where there cannot be so many. */
  private int lastChars(byte[] text, int from, int end) {
    int last = end - from;
    while (last > 0 && text[from + last - 1] == PAD) {
      last--;
    }
    // What is filled up must have been an incomplete group; otherwise the padding is read as characters, which it is not.
    return isIncomplete(last) ? last : end - from;
  }

  private boolean isIncomplete(int chars) {
    return chars > 0 && chars < groupChars && chars * bits % 8 < bits;
  }

  /** Whether a text of that length can be decoded: a last group that is incomplete must be filled up, unless {@code pads} is false. */
  public boolean isWhole(int length, boolean pads) {
    int rest = length % groupChars;
    return rest == 0 || !pads && isIncomplete(rest);
  }

  /** The index of the first character that is none of the alphabet, or -1. */
  public int wrongAt(byte[] text, int from, int end) {
    for (int at = from; at < end; at++) {
      if (values[text[at] & 0xff] < 0) {
        return at;
      }
    }
    return -1;
  }

  /** The index behind the last character that is no padding. */
  public int textEnd(byte[] text, int from, int end) {
    int rest = (end - from) % groupChars;
    if (rest != 0 || end == from) {
      return end;
    }
    return end - groupChars + lastChars(text, end - groupChars, end);
  }

  /** Decodes a text that has a possible length and no wrong characters. */
  public byte[] decode(byte[] text, int from, int end) {
    int last = textEnd(text, from, end);
    var out = new byte[(int) ((last - from) * (long) bits / 8)];
    long buffer = 0;
    int held = 0;
    int to = 0;
    for (int at = from; at < last; at++) {
      buffer = buffer << bits | values[text[at] & 0xff];
      held += bits;
      if (held >= 8) {
        held -= 8;
        out[to++] = (byte) (buffer >>> held);
      }
    }
    return out;
  }
}
