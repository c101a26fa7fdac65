package dev.athanor.term;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The total order of terms: number &lt; atom &lt; reference &lt; fun &lt; port &lt; pid &lt; tuple &lt; map &lt; list &lt; bitstring.
 * Tuples go by size first, maps by size, then keys, then values; lists and bitstrings element by element.
 */
public final class TermOrder {
  /** The order in which numbers of equal value are equal ({@code 1} and {@code 1.0}), as {@code <} sees it. */
  public static final Comparator<Object> BY_VALUE = TermOrder::compare;

  /** The order of keys in a map, in which all integers come before all floats and only identical terms are equal. */
  public static final Comparator<Object> EXACT = TermOrder::compareExact;

  private static final double EXACT_INTEGERS = 9007199254740992.0;

  /** How many bytes of two binaries are compared one by one. */
  private static final int EARLY = 8;

  private TermOrder() {}

  /** Negative, zero or positive as {@code a < b}, {@code a == b} or {@code a > b}. */
  public static int compare(Object a, Object b) {
    return compare(a, b, false);
  }

  /** The order of keys in a map: as {@link #compare}, but integers come before floats, and zero is only for {@code a === b}. */
  public static int compareExact(Object a, Object b) {
    return compare(a, b, true);
  }

  /** {@code a < b}. */
  public static boolean less(Object a, Object b) {
    return a instanceof Long x && b instanceof Long y ? x < y : compare(a, b, false) < 0;
  }

  /** {@code a <= b}. */
  public static boolean lessOrEqual(Object a, Object b) {
    return a instanceof Long x && b instanceof Long y ? x <= y : compare(a, b, false) <= 0;
  }

  /** {@code a > b}. */
  public static boolean greater(Object a, Object b) {
    return a instanceof Long x && b instanceof Long y ? x > y : compare(a, b, false) > 0;
  }

  /** {@code a >= b}. */
  public static boolean greaterOrEqual(Object a, Object b) {
    return a instanceof Long x && b instanceof Long y ? x >= y : compare(a, b, false) >= 0;
  }

  private static int compare(Object a, Object b, boolean exact) {
    while (a != b) {
      if (a instanceof Long x && b instanceof Long y) {
        return Long.compare(x, y);
      }
      if (a instanceof Atom x && b instanceof Atom y) {
        return compareAtoms(x, y);
      }
      if (a instanceof Bitstring x && b instanceof Bitstring y) {
        return compareBits(x, y);
      }
      if (a instanceof Tuple2 x && b instanceof Tuple2 y) {
        int first = compare(x.e0, y.e0, exact);
        if (first != 0) {
          return first;
        }
        a = x.e1;
        b = y.e1;
        continue;
      }
      int rank = rank(a);
      int difference = Integer.compare(rank, rank(b));
      if (difference != 0) {
        return difference;
      }
      if (!(a instanceof Cons x && b instanceof Cons y)) {
        return compareSameRank(a, b, exact);
      }
      int heads = compare(x.head, y.head, exact);
      if (heads != 0) {
        return heads;
      }
      a = x.tail;
      b = y.tail;
    }
    return 0;
  }

  private static int compareSameRank(Object a, Object b, boolean exact) {
    if (a instanceof Tuple x) {
      return compareTuples(x, (Tuple) b, exact);
    }
    if (a instanceof Number) {
      return exact ? compareKeys(a, b) : compareNumbers(a, b);
    }
    if (a instanceof MapTerm x) {
      return compareMaps(x, (MapTerm) b, exact);
    }
    if (a instanceof Cons) {
      return 1;
    }
    return a == EmptyList.EMPTY ? -1 : compareIdentities(a, b);
  }

  private static int compareIdentities(Object a, Object b) {
    if (a instanceof Pid x) {
      return x.compareTo((Pid) b);
    }
    if (a instanceof Reference x) {
      return x.compareTo((Reference) b);
    }
    return a instanceof Port x ? x.compareTo((Port) b) : ((Fun) a).compareTo((Fun) b);
  }

  private static int rank(Object term) {
    if (term instanceof Number) {
      return 0;
    }
    if (term instanceof Atom) {
      return 1;
    }
    if (term instanceof Tuple) {
      return 6;
    }
    if (term instanceof Bitstring) {
      return 9;
    }
    if (term instanceof Cons || term == EmptyList.EMPTY) {
      return 8;
    }
    return term instanceof MapTerm ? 7 : rankOfIdentity(term);
  }

  private static int rankOfIdentity(Object term) {
    if (term instanceof Reference) {
      return 2;
    }
    if (term instanceof Fun) {
      return 3;
    }
    if (term instanceof Port) {
      return 4;
    }
    if (term instanceof Pid) {
      return 5;
    }
    throw new IllegalArgumentException("not a term: " + term.getClass());
  }

  /** Compares two numbers by value, without losing digits of large integers. */
  static int compareNumbers(Object a, Object b) {
    if (a instanceof Double x) {
      return b instanceof Double y ? (x < y ? -1 : x > y ? 1 : 0) : compareFloatToInteger(x, b);
    }
    if (b instanceof Double y) {
      return -compareFloatToInteger(y, a);
    }
    if (a instanceof Long x) {
      return b instanceof Long y ? Long.compare(x, y) : -((BigInteger) b).signum();
    }
    return b instanceof BigInteger y ? ((BigInteger) a).compareTo(y) : ((BigInteger) a).signum();
  }

  private static int compareFloatToInteger(double x, Object integer) {
    return integer instanceof Long y
        ? compareFloatToLong(x, y)
        : new BigDecimal(x).compareTo(new BigDecimal((BigInteger) integer));
  }

  private static int compareFloatToLong(double x, long y) {
    if (Math.abs(x) < EXACT_INTEGERS && Math.abs((double) y) < EXACT_INTEGERS) {
      return Double.compare(x + 0.0, (double) y);
    }
    return new BigDecimal(x).compareTo(BigDecimal.valueOf(y));
  }

  /** Integers come before floats, -0.0 before 0.0. */
  private static int compareKeys(Object a, Object b) {
    if (a instanceof Double x) {
      return b instanceof Double y ? Double.compare(x, y) : 1;
    }
    return b instanceof Double ? -1 : compareNumbers(a, b);
  }

  /** By code points. UTF-16 units would sort characters beyond U+FFFF before U+E000. */
  private static int compareAtoms(Atom a, Atom b) {
    var x = a.name();
    var y = b.name();
    int length = Math.min(x.length(), y.length());
    for (int i = 0; i < length; i++) {
      char c = x.charAt(i);
      char d = y.charAt(i);
      if (c != d) {
        return Character.isSurrogate(c) == Character.isSurrogate(d)
            ? Character.compare(c, d)
            : Character.isSurrogate(c) ? 1 : -1;
      }
    }
    return Integer.compare(x.length(), y.length());
  }

  private static int compareTuples(Tuple a, Tuple b, boolean exact) {
    int size = a.size();
    if (size != b.size()) {
      return Integer.compare(size, b.size());
    }
    for (int i = 0; i < size; i++) {
      int elements = compare(a.get(i), b.get(i), exact);
      if (elements != 0) {
        return elements;
      }
    }
    return 0;
  }

  private static int compareMaps(MapTerm a, MapTerm b, boolean exact) {
    int size = a.size();
    if (size != b.size()) {
      return Integer.compare(size, b.size());
    }
    var keys = a.orderedKeys();
    var others = b.orderedKeys();
    for (int i = 0; i < size; i++) {
      int order = compare(keys[i], others[i], true);
      if (order != 0) {
        return order;
      }
    }
    for (var key : keys) {
      int order = compare(a.get(key), b.get(key), exact);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareBits(Bitstring a, Bitstring b) {
    if ((a.shift | b.shift | a.tail | b.tail) == 0) {
      // Most differ early, before it pays to look at many bytes at once.
      int early = Math.min(EARLY, Math.min(a.size, b.size));
      for (int i = 0; i < early; i++) {
        if (a.bytes[a.offset + i] != b.bytes[b.offset + i]) {
          return Byte.compareUnsigned(a.bytes[a.offset + i], b.bytes[b.offset + i]);
        }
      }
      return Arrays.compareUnsigned(
          a.bytes, a.offset, a.offset + a.size, b.bytes, b.offset, b.offset + b.size);
    }
    int whole = Math.min(a.size, b.size);
    for (int i = 0; i < whole; i++) {
      int bytes = Integer.compare(a.byteAt(i), b.byteAt(i));
      if (bytes != 0) {
        return bytes;
      }
    }
    long shared = Math.min(a.bitSize(), b.bitSize());
    for (long i = (long) whole << 3; i < shared; i++) {
      int bits = Integer.compare(a.bitAt(i), b.bitAt(i));
      if (bits != 0) {
        return bits;
      }
    }
    return Long.compare(a.bitSize(), b.bitSize());
  }
}
