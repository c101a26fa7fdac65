package dev.athanor.term;

import java.util.Arrays;

/** The two equalities: {@code ===} (exact) and {@code ==} (numbers by value, so that {@code 1 == 1.0}). */
public final class Equality {
  /** Up to so many bytes a plain loop is faster than the JDK's comparison of many at once, and far so before it is compiled. */
  private static final int SHORT = 16;

  private Equality() {}

  /** {@code a === b}. Small, so that it is compiled into its callers with the answers for identical terms, integers and atoms. */
  public static boolean exact(Object a, Object b) {
    if (a == b) {
      return true;
    }
    if (a instanceof Long x) {
      return b instanceof Long y && x.longValue() == y.longValue();
    }
    return !(a instanceof Atom) && exactCompound(a, b);
  }

  private static boolean exactCompound(Object a, Object b) {
    var x = a;
    var y = b;
    while (x instanceof Cons left && y instanceof Cons right) {
      if (!exact(left.head, right.head)) {
        return false;
      }
      x = left.tail;
      y = right.tail;
      if (x == y) {
        return true;
      }
    }
    return exactNoList(x, y);
  }

  private static boolean exactNoList(Object a, Object b) {
    if (a instanceof Long x) {
      return b instanceof Long y && x.longValue() == y.longValue();
    }
    if (a instanceof Atom) {
      return false;
    }
    if (a instanceof Bitstring x) {
      return b instanceof Bitstring y && bits(x, y);
    }
    if (a instanceof Tuple x) {
      return b instanceof Tuple y && tuples(x, y, true);
    }
    if (a instanceof MapTerm x) {
      return b instanceof MapTerm y && x.sameEntries(y, true);
    }
    return !(a instanceof Cons) && a.equals(b);
  }

  /** {@code a == b}. */
  public static boolean loose(Object a, Object b) {
    var x = a;
    var y = b;
    while (x != y) {
      if (x instanceof Cons left && y instanceof Cons right) {
        if (!loose(left.head, right.head)) {
          return false;
        }
        x = left.tail;
        y = right.tail;
      } else {
        return looseNoList(x, y);
      }
    }
    return true;
  }

  private static boolean looseNoList(Object a, Object b) {
    if (a instanceof Long x) {
      return b instanceof Long y
          ? x.longValue() == y.longValue()
          : b instanceof Double && TermOrder.compareNumbers(x, b) == 0;
    }
    if (a instanceof Double x) {
      return b instanceof Double y
          ? x.doubleValue() == y.doubleValue()
          : b instanceof Number && TermOrder.compareNumbers(x, b) == 0;
    }
    if (a instanceof Tuple x) {
      return b instanceof Tuple y && tuples(x, y, false);
    }
    if (a instanceof MapTerm x) {
      return b instanceof MapTerm y && x.sameEntries(y, false);
    }
    return a instanceof Number ? b instanceof Number && TermOrder.compareNumbers(a, b) == 0 : exactNoList(a, b);
  }

  private static boolean tuples(Tuple a, Tuple b, boolean exact) {
    int size = a.size();
    if (b.size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (exact ? !exact(a.get(i), b.get(i)) : !loose(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean shortBytes(Bitstring a, Bitstring b) {
    var x = a.bytes;
    var y = b.bytes;
    int shift = b.offset - a.offset;
    for (int i = a.offset, end = i + a.size; i < end; i++) {
      if (x[i] != y[i + shift]) {
        return false;
      }
    }
    return true;
  }

  static boolean bits(Bitstring a, Bitstring b) {
    if (a.size != b.size || a.tail != b.tail) {
      return false;
    }
    if ((a.shift | b.shift | a.tail) == 0 && a.size <= SHORT) {
      return shortBytes(a, b);
    }
    if ((a.shift | b.shift) == 0) {
      return Arrays.equals(
              a.bytes, a.offset, a.offset + a.size, b.bytes, b.offset, b.offset + b.size)
          && (a.tail == 0 || a.tailBits() == b.tailBits());
    }
    for (int i = 0; i < a.size; i++) {
      if (a.byteAt(i) != b.byteAt(i)) {
        return false;
      }
    }
    return a.tailBits() == b.tailBits();
  }
}
