package dev.athanor.regex;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A set of characters, by what is in it.
 *
 * @param negated whether it holds everything else
 * @param items what is in it
 */
record CharSet(boolean negated, List<Item> items) {
  static CharSet of(Item item) {
    return new CharSet(false, List.of(item));
  }

  /** Something in a set. */
  sealed interface Item {}

  /** All from one code point to another. */
  record Range(int first, int last) implements Item {
    boolean has(int point) {
      return point >= first && point <= last;
    }
  }

  /** All characters of a kind, such as {@code \d}, or all others. */
  record Kind(IntPredicate test, boolean negated) implements Item {
    boolean has(int point) {
      return test.test(point) != negated;
    }
  }
}
