package dev.athanor.regex;

import java.util.function.IntPredicate;

/**
 * Whether a character is in a set: a table of the first 256, a predicate for those beyond. In UTF-8 the entries beyond ASCII are not
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

  /** For each of the first 256 whether it is in the set. Not to be changed. */
  final boolean[] first;

  private final IntPredicate test;

  /** What is known of all characters beyond ASCII. */
  final Beyond beyond;

  private CharTest(boolean[] first, IntPredicate test, Beyond beyond) {
    this.first = first;
    this.test = test;
    this.beyond = beyond;
  }

  static CharTest of(IntPredicate test, Beyond beyond) {
    var first = new boolean[256];
    for (int i = 0; i < 256; i++) {
      first[i] = test.test(i);
    }
    return new CharTest(first, test, beyond);
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
    return first[octet];
  }

  /** Whether a character is in the set. */
  boolean has(int point) {
    return point < 256 ? hasByte(point) : test.test(point);
  }
}
