package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import java.util.Arrays;

/**
 * The options of the functions of {@code :binary} that search.
 *
 * @param global whether all matches count, not just the first
 * @param trim whether empty parts at the end are left out
 * @param trimAll whether all empty parts are left out
 * @param start where the scope starts; {@link #WHOLE} without one
 * @param length how long the scope is; negative when it goes backwards
 * @param inserts where the match goes into the replacement, in order
 */
record BinaryOptions(boolean global, boolean trim, boolean trimAll, long start, long length, int[] inserts) {
  /** The start of no scope. */
  static final long WHOLE = -1;

  private static final int[] NO_INSERTS = {};

  /** No options. */
  static final BinaryOptions NONE = new BinaryOptions(false, false, false, WHOLE, 0, NO_INSERTS);

  private static final Atom GLOBAL = Atom.of("global");
  private static final Atom TRIM = Atom.of("trim");
  private static final Atom TRIM_ALL = Atom.of("trim_all");
  private static final Atom SCOPE = Atom.of("scope");
  private static final Atom INSERT_REPLACED = Atom.of("insert_replaced");

  /** What options a function takes besides {@code scope}. */
  enum Kind {
    /** No others. */
    MATCH,
    /** {@code global}, {@code trim} and {@code trim_all}. */
    SPLIT,
    /** {@code global} and {@code insert_replaced}. */
    REPLACE
  }

  /** Reads a list of options; {@code null} where one is wrong. */
  static BinaryOptions of(Object options, Kind kind) {
    var read = NONE;
    var rest = options;
    while (read != null && rest instanceof Cons cell) {
      read =
          switch (cell.head) {
            case Atom flag when flag == GLOBAL -> kind == Kind.MATCH ? null : read.with(flag);
            case Atom flag -> kind == Kind.SPLIT ? read.with(flag) : null;
            case Tuple2 pair when pair.e0 == SCOPE -> read.scoped(pair.e1);
            case Tuple2 pair when pair.e0 == INSERT_REPLACED -> kind == Kind.REPLACE ? read.inserting(pair.e1) : null;
            default -> null;
          };
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? read : null;
  }

  private BinaryOptions with(Atom flag) {
    if (flag == GLOBAL) {
      return new BinaryOptions(true, trim, trimAll, start, length, inserts);
    }
    if (flag == TRIM) {
      return new BinaryOptions(global, true, trimAll, start, length, inserts);
    }
    return flag == TRIM_ALL ? new BinaryOptions(global, trim, true, start, length, inserts) : null;
  }

  private BinaryOptions scoped(Object scope) {
    return scope instanceof Tuple2 pair && pair.e0 instanceof Long from && from >= 0 && pair.e1 instanceof Long size
        ? new BinaryOptions(global, trim, trimAll, from, size, inserts)
        : null;
  }

  private BinaryOptions inserting(Object positions) {
    if (positions instanceof Long single) {
      return inserting(new Cons(single, EmptyList.EMPTY));
    }
    var all = Lists.toArray(positions);
    if (all == null) {
      return null;
    }
    var read = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      if (!(all[i] instanceof Long position && position >= 0 && position <= Integer.MAX_VALUE)) {
        return null;
      }
      read[i] = position.intValue();
    }
    Arrays.sort(read);
    return new BinaryOptions(global, trim, trimAll, start, length, read);
  }

  /** The first byte of the scope and the one behind its last in a binary of that size; {@code null} where it is not inside. */
  int[] scope(int size) {
    if (start == WHOLE) {
      return new int[] {0, size};
    }
    long from = length < 0 ? start + length : start;
    long to = length < 0 ? start : start + length;
    return from < 0 || to > size || to < from ? null : new int[] {(int) from, (int) to};
  }
}
