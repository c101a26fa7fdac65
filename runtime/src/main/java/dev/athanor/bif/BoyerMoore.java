package dev.athanor.bif;

import java.util.Arrays;

/**
 * Finds one binary: R. S. Boyer and J. S. Moore, "A fast string searching algorithm" (CACM 20, 1977). The pattern is compared from
 * its end; at a mismatch it moves on by the larger of what two tables allow: the bad byte must come to stand under its last
 * occurrence in the pattern, and the good suffix under its next one. For most bytes of the input nothing is ever compared.
 */
final class BoyerMoore implements BinaryPattern {
  private final byte[] wanted;

  /** How far the last occurrence of a byte is from the pattern's end; the pattern's length for bytes not in it. */
  private final int[] badByte = new int[256];

  /** How far to move when everything behind an index matched and the byte at it did not. */
  private final int[] goodSuffix;

  BoyerMoore(byte[] wanted) {
    this.wanted = wanted;
    int length = wanted.length;
    Arrays.fill(badByte, length);
    for (int i = 0; i < length - 1; i++) {
      badByte[wanted[i] & 0xff] = length - 1 - i;
    }
    goodSuffix = goodSuffixes(wanted);
  }

  private static int[] goodSuffixes(byte[] wanted) {
    int length = wanted.length;
    var suffixes = suffixLengths(wanted);
    var moves = new int[length];
    Arrays.fill(moves, length);
    // A prefix of the pattern may be a suffix of what matched.
    int next = 0;
    for (int i = length - 1; i >= 0; i--) {
      if (suffixes[i] == i + 1) {
        for (; next < length - 1 - i; next++) {
          moves[next] = length - 1 - i;
        }
      }
    }
    // Or all of what matched occurs further left in the pattern, the later the better.
    for (int i = 0; i < length - 1; i++) {
      moves[length - 1 - suffixes[i]] = length - 1 - i;
    }
    return moves;
  }

  /** For each index, how many bytes that end there are also the end of the pattern. */
  private static int[] suffixLengths(byte[] wanted) {
    int length = wanted.length;
    var suffixes = new int[length];
    suffixes[length - 1] = length;
    int left = length - 1;
    int right = length - 1;
    for (int i = length - 2; i >= 0; i--) {
      int known = i > left ? suffixes[i + length - 1 - right] : 0;
      if (i > left && known < i - left) {
        suffixes[i] = known;
        continue;
      }
      left = Math.min(left, i);
      right = i;
      while (left >= 0 && wanted[left] == wanted[left + length - 1 - right]) {
        left--;
      }
      suffixes[i] = right - left;
    }
    return suffixes;
  }

  @Override
  public long find(byte[] in, int from, int to) {
    int last = wanted.length - 1;
    int start = from;
    while (start <= to - wanted.length) {
      int i = last;
      while (i >= 0 && wanted[i] == in[start + i]) {
        i--;
      }
      if (i < 0) {
        return BinaryPattern.match(start, wanted.length);
      }
      start += Math.max(goodSuffix[i], badByte[in[start + i] & 0xff] - last + i);
    }
    return NONE;
  }
}
