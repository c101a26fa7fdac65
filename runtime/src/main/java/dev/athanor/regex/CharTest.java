package dev.athanor.regex;

import java.util.function.IntPredicate;

/**
 * Whether a character is in a set: a bit for each of the first 256, a predicate for those beyond. In UTF-8 the bits beyond ASCII are not
 * used, since bytes there are parts of characters.
 */
final class CharTest {
  /** What is known of all characters beyond ASCII. */
  enum Beyond {
    /** None is in the set. */
    NONE,
    /** All are. */
    ALL,
    /** They have to be asked for. */
    SOME
  }

  private final long bits0;
  private final long bits1;
  private final long bits2;
  private final long bits3;
  private final IntPredicate test;

  /** What is known of all characters beyond ASCII. */
  final Beyond beyond;

  private CharTest(long[] bits, IntPredicate test, Beyond beyond) {
    bits0 = bits[0];
    bits1 = bits[1];
    bits2 = bits[2];
    bits3 = bits[3];
    this.test = test;
    this.beyond = beyond;
  }

  static CharTest of(IntPredicate test, Beyond beyond) {
    var bits = new long[4];
    for (int i = 0; i < 256; i++) {
      if (test.test(i)) {
        bits[i >>> 6] |= 1L << i;
      }
    }
    return new CharTest(bits, test, beyond);
  }

  /** The test of a set; without regard to case, characters count that differ from one in the set in case only. */
  static CharTest of(CharSet set, boolean caseless) {
    return of(point -> has(set, point, caseless) != set.negated(), Beyond.SOME);
  }

  private static boolean has(CharSet set, int point, boolean caseless) {
    for (var item : set.items()) {
      boolean in =
          switch (item) {
            case CharSet.Kind kind -> kind.has(point);
            case CharSet.Range range -> range.has(point) || caseless && hasOtherCase(range, point);
          };
      if (in) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOtherCase(CharSet.Range range, int point) {
    for (int other : OtherCases.all(point)) {
      if (range.has(other)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a byte, or a character below 256, is in the set. */
  boolean hasByte(int octet) {
    long bits =
        switch (octet >>> 6) {
          case 0 -> bits0;
          case 1 -> bits1;
          case 2 -> bits2;
          default -> bits3;
        };
    return (bits >>> octet & 1) != 0;
  }

  /** Whether a character is in the set. */
  boolean has(int point) {
    return point < 256 ? hasByte(point) : test.test(point);
  }
}
