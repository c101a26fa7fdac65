package dev.athanor.term;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of a small map, sorted by {@link TermOrder#EXACT} and shared between maps of the same keys.
 *
 * <p>Shapes of atoms only are interned: two maps with the same atom keys have the same shape object whatever order
 * the keys came in, so compiled code that has seen a shape knows the index of a key by one comparison. Shapes
 * with other keys (maps used as dictionaries, of which there are endless kinds) are shared only along updates. When
 * the table of interned shapes is full, further shapes are not interned: lookups then go by the keys and stay right.
 */
public final class Shape {
  /** The shape of {@code %{}}. */
  public static final Shape EMPTY = new Shape(new Object[0], true);

  private static final int MOST_INTERNED = 1 << 16;
  private static final int MOST_TRANSITIONS = 64;
  private static final ConcurrentHashMap<AtomKeys, Shape> INTERNED = new ConcurrentHashMap<>();

  private final Object[] keys;
  private final boolean interned;

  /** The known ways to add a key; replaced as a whole, never changed. Losing one that another thread adds at the same time costs only time. */
  private volatile Transition[] transitions = {};

  /** How it was merged with another last: programs merge the same kinds of maps at one place. Losing it costs only time. */
  private volatile Merge merge;

  private Shape(Object[] keys, boolean interned) {
    this.keys = keys;
    this.interned = interned;
  }

  /** The shape of these keys, all different, in any order; the array is kept. At most {@link MapTerm#SMALL} keys. */
  public static Shape of(Object... keys) {
    Arrays.sort(keys, TermOrder.EXACT);
    return ofSorted(keys);
  }

  static Shape ofSorted(Object[] keys) {
    for (var key : keys) {
      if (!(key instanceof Atom)) {
        return new Shape(keys, false);
      }
    }
    if (keys.length == 0) {
      return EMPTY;
    }
    var probe = new AtomKeys(keys);
    var known = INTERNED.get(probe);
    if (known != null) {
      return known;
    }
    return INTERNED.size() >= MOST_INTERNED
        ? new Shape(keys, false)
        : INTERNED.computeIfAbsent(probe, fresh -> new Shape(fresh.keys, true));
  }

  /** How many keys. */
  public int size() {
    return keys.length;
  }

  /** The key at an index. */
  public Object key(int index) {
    return keys[index];
  }

  /** The keys in order; the array must not be changed. */
  Object[] keys() {
    return keys;
  }

  /** Whether both have the same keys. */
  boolean sameKeys(Shape that) {
    if (this == that) {
      return true;
    }
    if (interned && that.interned || keys.length != that.keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      if (!Equality.exact(keys[i], that.keys[i])) {
        return false;
      }
    }
    return true;
  }

  /** The index of the key, or -1. */
  public int indexOf(Object key) {
    if (key instanceof Atom atom) {
      return indexOfIdentical(atom);
    }
    if (key instanceof Bitstring bits) {
      return indexOfBits(bits);
    }
    return key instanceof Long number ? indexOfLong(number) : indexOfEqual(key);
  }

  private int indexOfIdentical(Atom key) {
    var in = keys;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == key) {
        return i;
      }
    }
    return -1;
  }

  private int indexOfBits(Bitstring key) {
    var in = keys;
    for (int i = 0; i < in.length; i++) {
      if (in[i] instanceof Bitstring bits && (bits == key || Equality.bits(bits, key))) {
        return i;
      }
    }
    return -1;
  }

  private int indexOfLong(long key) {
    var in = keys;
    for (int i = 0; i < in.length; i++) {
      if (in[i] instanceof Long number && number == key) {
        return i;
      }
    }
    return -1;
  }

  private int indexOfEqual(Object key) {
    var in = keys;
    for (int i = 0; i < in.length; i++) {
      if (Equality.exact(in[i], key)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A key more.
   *
   * @param key the key
   * @param at its index in the new shape
   * @param next the new shape
   */
  record Transition(Object key, int at, Shape next) {}

  /** The shape with a key more that is not there yet. */
  Transition with(Object key) {
    if (!interned || !(key instanceof Atom)) {
      return transition(key);
    }
    var known = transitions;
    for (var transition : known) {
      if (transition.key == key) {
        return transition;
      }
    }
    var transition = transition(key);
    if (transition.next.interned && known.length < MOST_TRANSITIONS) {
      var more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = transition;
      transitions = more;
    }
    return transition;
  }

  private Transition transition(Object key) {
    int at = -Arrays.binarySearch(keys, key, TermOrder.EXACT) - 1;
    var more = new Object[keys.length + 1];
    System.arraycopy(keys, 0, more, 0, at);
    more[at] = key;
    System.arraycopy(keys, at, more, at + 1, keys.length - at);
    return new Transition(key, at, ofSorted(more));
  }

  /**
   * How a map of this shape and one of another make one map.
   *
   * @param that the other shape
   * @param result the shape of all keys
   * @param left the index in it of each key of this shape
   * @param right the index in it of each key of the other
   */
  record Merge(Shape that, Shape result, int[] left, int[] right) {}

  /** How maps of this shape and of another are merged; {@code null} unless both are interned and there are not too many keys. */
  Merge merge(Shape that) {
    var known = merge;
    return known != null && known.that == that ? known : newMerge(that);
  }

  private Merge newMerge(Shape that) {
    int most = keys.length + that.keys.length;
    if (!interned || !that.interned || most > MapTerm.SMALL) {
      return null;
    }
    var all = Arrays.copyOf(keys, most);
    int size = keys.length;
    for (var key : that.keys) {
      if (indexOf(key) < 0) {
        all[size++] = key;
      }
    }
    var result = of(Arrays.copyOf(all, size));
    var known = new Merge(that, result, result.indexesOf(keys), result.indexesOf(that.keys));
    merge = known;
    return known;
  }

  private int[] indexesOf(Object[] wanted) {
    var indexes = new int[wanted.length];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = indexOf(wanted[i]);
    }
    return indexes;
  }

  /** The shape without the key at an index. */
  Shape without(int index) {
    var fewer = new Object[keys.length - 1];
    System.arraycopy(keys, 0, fewer, 0, index);
    System.arraycopy(keys, index + 1, fewer, index, fewer.length - index);
    return ofSorted(fewer);
  }

  /** Atom keys compared by identity. */
  private record AtomKeys(Object[] keys) {
    @Override
    public boolean equals(Object other) {
      return other instanceof AtomKeys that && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(keys);
    }
  }
}
