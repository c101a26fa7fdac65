package dev.athanor.ets;

import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;

/**
 * All keys that are tuples of a size and begin with known elements: what the pattern {@code {{:a, :"$1"}, :_}} can match. In an ordered set they
 * stand together, so the range can be sought like a key: it is compared as lying just before them, or just behind them.
 */
public final class KeyRange {
  private final Object[] prefix;
  private final int size;
  private final int side;

  private KeyRange(Object[] prefix, int size, int side) {
    this.prefix = prefix;
    this.size = size;
    this.side = side;
  }

  /** The keys of that size with those first elements, sought from the front. */
  public static KeyRange of(Object[] prefix, int size) {
    return new KeyRange(prefix, size, -1);
  }

  /** The same keys, sought from behind. */
  KeyRange fromBehind() {
    return new KeyRange(prefix, size, 1);
  }

  /** Whether a key is one of them. */
  boolean contains(Object key) {
    return compareTo(key) == 0;
  }

  /** The order of keys, with {@code ==} for equal, in which a range may stand in place of a key. */
  static int order(Object a, Object b) {
    if (a instanceof KeyRange range) {
      int order = range.compareTo(b);
      return order != 0 ? order : range.side;
    }
    if (b instanceof KeyRange range) {
      int order = range.compareTo(a);
      return order != 0 ? -order : -range.side;
    }
    return TermOrder.compare(a, b);
  }

  /** Zero if the key is in the range. */
  private int compareTo(Object key) {
    if (!(key instanceof Tuple tuple)) {
      return TermOrder.compare(Tuple.of(), key);
    }
    if (tuple.size() != size) {
      return Integer.compare(size, tuple.size());
    }
    for (int i = 0; i < prefix.length; i++) {
      int order = TermOrder.compare(prefix[i], tuple.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
