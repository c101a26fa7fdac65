package dev.athanor.bif;

import java.util.Arrays;

/**
 * What {@code :binary.compile_pattern/1} makes: a search for one binary or for the first of several. A match is
 * the start in the upper and the length in the lower half of a long.
 */
sealed interface BinaryPattern permits BinaryPattern.OneByte, BinaryPattern.OneOfBytes, BinaryPattern.Naive, BoyerMoore, AhoCorasick {
  /** No match. */
  long NONE = -1;

  /** The first match that lies between two indexes of an array, or {@link #NONE}. */
  long find(byte[] in, int from, int to);

  /** A match as a long. */
  static long match(int start, int length) {
    return (long) start << 32 | length;
  }

  /** Where a match starts. */
  static int start(long match) {
    return (int) (match >>> 32);
  }

  /** How long a match is. */
  static int length(long match) {
    return (int) match;
  }

  /** The search for one of these, none of them empty, that is to be used often. */
  static BinaryPattern compiled(byte[][] patterns) {
    return patterns.length == 1 && patterns[0].length > 3 ? new BoyerMoore(patterns[0]) : simple(patterns);
  }

  /** The search for one of these, none of them empty, that is used once on so many bytes. */
  static BinaryPattern once(byte[][] patterns, int size) {
    // Below this size the tables of Boyer and Moore cost more than they save.
    return size > 500 ? compiled(patterns) : simple(patterns);
  }

  private static BinaryPattern simple(byte[][] patterns) {
    if (patterns.length == 1) {
      return patterns[0].length == 1 ? new OneByte(patterns[0][0]) : new Naive(patterns[0]);
    }
    for (var pattern : patterns) {
      if (pattern.length > 1) {
        return new AhoCorasick(patterns);
      }
    }
    return new OneOfBytes(patterns);
  }

  /** A single byte. */
  record OneByte(byte wanted) implements BinaryPattern {
    @Override
    public long find(byte[] in, int from, int to) {
      for (int i = from; i < to; i++) {
        if (in[i] == wanted) {
          return match(i, 1);
        }
      }
      return NONE;
    }
  }

  /** Any of several single bytes. */
  final class OneOfBytes implements BinaryPattern {
    private final boolean[] wanted = new boolean[256];

    OneOfBytes(byte[][] patterns) {
      for (var pattern : patterns) {
        wanted[pattern[0] & 0xff] = true;
      }
    }

    @Override
    public long find(byte[] in, int from, int to) {
      for (int i = from; i < to; i++) {
        if (wanted[in[i] & 0xff]) {
          return match(i, 1);
        }
      }
      return NONE;
    }
  }

  /** A binary of at least two bytes, compared wherever its first byte stands. */
  record Naive(byte[] wanted) implements BinaryPattern {
    @Override
    public long find(byte[] in, int from, int to) {
      byte first = wanted[0];
      for (int i = from, last = to - wanted.length; i <= last; i++) {
        if (in[i] == first && Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
          return match(i, wanted.length);
        }
      }
      return NONE;
    }
  }
}
