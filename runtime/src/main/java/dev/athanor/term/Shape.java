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

  /** From an added key to the shape that has it too, as alternating atoms and shapes; replaced as a whole, never changed. */
  private volatile Object[] transitions = {};

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

  /** The index of the key, or -1. */
  public int indexOf(Object key) {
    var in = keys;
    if (key instanceof Atom) {
      for (int i = 0; i < in.length; i++) {
        if (in[i] == key) {
          return i;
        }
      }
      return -1;
    }
    for (int i = 0; i < in.length; i++) {
      if (Equality.exact(in[i], key)) {
        return i;
      }
    }
    return -1;
  }

  /** Where a key that is not there would be inserted. */
  int insertionPoint(Object key) {
    int at = Arrays.binarySearch(keys, key, TermOrder.EXACT);
    return at < 0 ? -at - 1 : at;
  }

  /** The shape with a key inserted that is not there yet. */
  Shape with(Object key, int at) {
    if (!interned || !(key instanceof Atom)) {
      return ofSorted(inserted(key, at));
    }
    var known = transitions;
    for (int i = 0; i < known.length; i += 2) {
      if (known[i] == key) {
        return (Shape) known[i + 1];
      }
    }
    var next = ofSorted(inserted(key, at));
    if (next.interned && known.length < 2 * MOST_TRANSITIONS) {
      var more = Arrays.copyOf(known, known.length + 2);
      more[known.length] = key;
      more[known.length + 1] = next;
      transitions = more;
    }
    return next;
  }

  /** The shape without the key at an index. */
  Shape without(int index) {
    var fewer = new Object[keys.length - 1];
    System.arraycopy(keys, 0, fewer, 0, index);
    System.arraycopy(keys, index + 1, fewer, index, fewer.length - index);
    return ofSorted(fewer);
  }

  private Object[] inserted(Object key, int at) {
    var more = new Object[keys.length + 1];
    System.arraycopy(keys, 0, more, 0, at);
    more[at] = key;
    System.arraycopy(keys, at, more, at + 1, keys.length - at);
    return more;
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
