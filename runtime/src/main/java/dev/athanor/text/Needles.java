package dev.athanor.text;

import dev.athanor.term.Bitstring;
import java.util.Arrays;

/**
 * One or more non-empty byte sequences to look for. Of those that match at one place the longest counts, and matches do not
 * overlap.
 */
public final class Needles {
  /** Up to so many bytes are compared by a plain loop. */
  private static final int SHORT = 16;

  private final Bitstring[] needles;

  /** Whether a byte begins one of several needles; unused where there is but one. */
  private final boolean[] leads;

  private final int only;

  private int matchEnd;

  private Needles(Bitstring[] needles) {
    this.needles = needles;
    this.only = needles.length == 1 ? needles[0].bytes[needles[0].offset] : -1;
    this.leads = needles.length == 1 ? null : leads(needles);
  }

  /** Needles of aligned, non-empty binaries. */
  public static Needles of(Bitstring... needles) {
    return new Needles(needles);
  }

  private static boolean[] leads(Bitstring[] needles) {
    var leads = new boolean[256];
    for (var needle : needles) {
      leads[needle.bytes[needle.offset] & 0xff] = true;
    }
    return leads;
  }

  /** Index where the first match begins, or -1; then {@link #matchEnd} tells where it ends. */
  public int find(byte[] bytes, int from, int end) {
    return leads == null ? findOnly(bytes, from, end) : findAny(bytes, from, end);
  }

  /** Index after the match that {@link #find} gave last. */
  public int matchEnd() {
    return matchEnd;
  }

  private int findOnly(byte[] bytes, int from, int end) {
    var needle = needles[0];
    int last = end - needle.size;
    byte lead = (byte) only;
    int at = ByteSearch.indexOf(bytes, lead, from, last + 1);
    while (at >= 0 && !startsWith(bytes, at, end, needle)) {
      at = ByteSearch.indexOf(bytes, lead, at + 1, last + 1);
    }
    matchEnd = at + needle.size;
    return at;
  }

  private int findAny(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at++) {
      if (leads[bytes[at] & 0xff]) {
        int length = longest(bytes, at, end);
        if (length > 0) {
          matchEnd = at + length;
          return at;
        }
      }
    }
    return -1;
  }

  private int longest(byte[] bytes, int at, int end) {
    int longest = 0;
    for (var needle : needles) {
      if (needle.size > longest && startsWith(bytes, at, end, needle)) {
        longest = needle.size;
      }
    }
    return longest;
  }

  private static boolean startsWithShort(byte[] bytes, int at, int end, Bitstring part) {
    if (end - at < part.size) {
      return false;
    }
    for (int i = 0; i < part.size; i++) {
      if (bytes[at + i] != part.bytes[part.offset + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the aligned binary stands at {@code at}. */
  public static boolean startsWith(byte[] bytes, int at, int end, Bitstring part) {
    return part.size <= SHORT
        ? startsWithShort(bytes, at, end, part)
        : end - at >= part.size
            && Arrays.equals(bytes, at, at + part.size, part.bytes, part.offset, part.offset + part.size);
  }
}
