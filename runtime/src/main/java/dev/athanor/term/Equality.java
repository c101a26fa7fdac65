package dev.athanor.term;

import java.math.BigInteger;
import java.util.Arrays;

/** The two equalities: {@code ===} (exact) and {@code ==} (numbers by value, so that {@code 1 == 1.0}). */
public final class Equality {
  private Equality() {}

  /** {@code a === b}. */
  public static boolean exact(Object a, Object b) {
    while (a != b) {
      switch (a) {
        case Long x -> {
          return b instanceof Long y && x.longValue() == y.longValue();
        }
        case Cons x -> {
          if (!(b instanceof Cons y) || !exact(x.head, y.head)) {
            return false;
          }
          a = x.tail;
          b = y.tail;
        }
        case Tuple x -> {
          return b instanceof Tuple y && tuples(x, y, true);
        }
        case Bitstring x -> {
          return b instanceof Bitstring y && bits(x, y);
        }
        case MapTerm x -> {
          return b instanceof MapTerm y && x.sameEntries(y, true);
        }
        case Double x -> {
          return b instanceof Double y && x.equals(y);
        }
        case BigInteger x -> {
          return x.equals(b);
        }
        default -> {
          return a.equals(b);
        }
      }
    }
    return true;
  }

  /** {@code a == b}. */
  public static boolean loose(Object a, Object b) {
    while (a != b) {
      switch (a) {
        case Long x -> {
          return switch (b) {
            case Long y -> x.longValue() == y.longValue();
            case Double y -> TermOrder.compareNumbers(x, y) == 0;
            default -> false;
          };
        }
        case Double x -> {
          return b instanceof Double y
              ? x.doubleValue() == y.doubleValue()
              : b instanceof Number && TermOrder.compareNumbers(x, b) == 0;
        }
        case BigInteger x -> {
          return b instanceof Number && TermOrder.compareNumbers(x, b) == 0;
        }
        case Cons x -> {
          if (!(b instanceof Cons y) || !loose(x.head, y.head)) {
            return false;
          }
          a = x.tail;
          b = y.tail;
        }
        case Tuple x -> {
          return b instanceof Tuple y && tuples(x, y, false);
        }
        case Bitstring x -> {
          return b instanceof Bitstring y && bits(x, y);
        }
        case MapTerm x -> {
          return b instanceof MapTerm y && x.sameEntries(y, false);
        }
        default -> {
          return a.equals(b);
        }
      }
    }
    return true;
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

  static boolean bits(Bitstring a, Bitstring b) {
    if (a.size != b.size || a.tail != b.tail) {
      return false;
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
