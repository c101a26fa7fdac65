package dev.athanor.term;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** A map of at most {@link MapTerm#SMALL} keys: a {@link Shape} shared with its like, and the values in the shape's order. */
public final class ShapeMap extends MapTerm {
  /** The keys. */
  public final Shape shape;

  /** The values in the order of the shape's keys; never changed. */
  public final Object[] values;

  /** Makes a map; the array is kept, the caller must not change it afterwards. */
  public ShapeMap(Shape shape, Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** A map of alternating keys and values, at most {@link MapTerm#SMALL} of them. */
  static ShapeMap ofEntries(Object[] keysAndValues) {
    int most = keysAndValues.length / 2;
    var values = new Object[most];
    var shape = Shape.EMPTY;
    int size = 0;
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (!(keysAndValues[i] instanceof Atom key)) {
        return ofMixedEntries(keysAndValues);
      }
      int index = shape.indexOf(key);
      if (index >= 0) {
        values[index] = keysAndValues[i + 1];
        continue;
      }
      var more = shape.with(key);
      insert(values, size++, more.at(), keysAndValues[i + 1]);
      shape = more.next();
    }
    return of(shape, values, size);
  }

  /** A map of at most {@link MapTerm#SMALL} keys that all have one value; the array is kept. */
  static ShapeMap ofSmall(Object[] keys, Object value) {
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      var key = keys[i];
      int index = indexIn(keys, size, key);
      if (index < 0) {
        insert(keys, size++, -index - 1, key);
      }
    }
    var values = new Object[size];
    Arrays.fill(values, value);
    return of(Shape.ofSorted(size == keys.length ? keys : Arrays.copyOf(keys, size)), values, size);
  }

  /** As {@link #ofEntries}, for keys that are not all atoms: there are no shapes on the way to share. */
  private static ShapeMap ofMixedEntries(Object[] keysAndValues) {
    int most = keysAndValues.length / 2;
    var keys = new Object[most];
    var values = new Object[most];
    int size = 0;
    for (int i = 0; i < keysAndValues.length; i += 2) {
      int index = indexIn(keys, size, keysAndValues[i]);
      if (index >= 0) {
        values[index] = keysAndValues[i + 1];
        continue;
      }
      insert(keys, size, -index - 1, keysAndValues[i]);
      insert(values, size++, -index - 1, keysAndValues[i + 1]);
    }
    return of(Shape.ofSorted(size == most ? keys : Arrays.copyOf(keys, size)), values, size);
  }

  /** Where the key is or, as {@code -index - 1}, belongs; many come in order. */
  private static int indexIn(Object[] keys, int size, Object key) {
    return size == 0 || TermOrder.compareExact(keys[size - 1], key) < 0
        ? -size - 1
        : Arrays.binarySearch(keys, 0, size, key, TermOrder.EXACT);
  }

  private static ShapeMap of(Shape shape, Object[] values, int size) {
    return size == 0 ? (ShapeMap) EMPTY : new ShapeMap(shape, size == values.length ? values : Arrays.copyOf(values, size));
  }

  private static void insert(Object[] array, int size, int at, Object element) {
    System.arraycopy(array, at, array, at + 1, size - at);
    array[at] = element;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Object get(Object key) {
    int index = shape.indexOf(key);
    return index < 0 ? null : values[index];
  }

  /** A copy of the values of a small map. Copies of a length known to the JIT are made by a few moves; {@code clone} would call for them. */
  public static Object[] copy(Object[] from) {
    return switch (from.length) {
      case 1 -> new Object[] {from[0]};
      case 2 -> new Object[] {from[0], from[1]};
      case 3 -> new Object[] {from[0], from[1], from[2]};
      case 4 -> new Object[] {from[0], from[1], from[2], from[3]};
      case 5 -> new Object[] {from[0], from[1], from[2], from[3], from[4]};
      case 6 -> new Object[] {from[0], from[1], from[2], from[3], from[4], from[5]};
      default -> from.clone();
    };
  }

  /** This map with the value at an index of the shape replaced. */
  public ShapeMap withValue(int index, Object value) {
    if (values[index] == value) {
      return this;
    }
    var changed = copy(values);
    changed[index] = value;
    return new ShapeMap(shape, changed);
  }

  @Override
  public MapTerm put(Object key, Object value) {
    int index = shape.indexOf(key);
    if (index >= 0) {
      return withValue(index, value);
    }
    if (values.length == SMALL) {
      return TrieMap.of(this).put(key, value);
    }
    var more = shape.with(key);
    int at = more.at();
    var all = new Object[values.length + 1];
    System.arraycopy(values, 0, all, 0, at);
    all[at] = value;
    System.arraycopy(values, at, all, at + 1, values.length - at);
    return new ShapeMap(more.next(), all);
  }

  @Override
  public MapTerm remove(Object key) {
    int index = shape.indexOf(key);
    if (index < 0) {
      return this;
    }
    if (values.length == 1) {
      return EMPTY;
    }
    var fewer = new Object[values.length - 1];
    System.arraycopy(values, 0, fewer, 0, index);
    System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
    return new ShapeMap(shape.without(index), fewer);
  }

  @Override
  public MapTerm merge(MapTerm that) {
    if (that.size() == 0) {
      return this;
    }
    if (values.length == 0 || that instanceof ShapeMap other && other.shape == shape) {
      return that;
    }
    return that instanceof ShapeMap other ? merge(other) : that.withDefaults(this);
  }

  private MapTerm merge(ShapeMap that) {
    var known = shape.merge(that.shape);
    if (known == null) {
      return mergeByKeys(that);
    }
    var all = new Object[known.result().size()];
    place(values, known.left(), all);
    place(that.values, known.right(), all);
    return new ShapeMap(known.result(), all);
  }

  private static void place(Object[] values, int[] places, Object[] all) {
    for (int i = 0; i < values.length; i++) {
      all[places[i]] = values[i];
    }
  }

  private MapTerm mergeByKeys(ShapeMap that) {
    int most = values.length + that.values.length;
    if (most > SMALL) {
      MapTerm merged = this;
      for (int i = 0; i < that.values.length; i++) {
        merged = merged.put(that.shape.key(i), that.values[i]);
      }
      return merged;
    }
    var all = Arrays.copyOf(values, most);
    var keys = shape;
    int size = values.length;
    for (int i = 0; i < that.values.length; i++) {
      var key = that.shape.key(i);
      int index = keys.indexOf(key);
      if (index >= 0) {
        all[index] = that.values[i];
      } else {
        var more = keys.with(key);
        insert(all, size++, more.at(), that.values[i]);
        keys = more.next();
      }
    }
    return new ShapeMap(keys, size == most ? all : Arrays.copyOf(all, size));
  }

  @Override
  public Tuple2 entry(int index) {
    return new Tuple2(shape.key(index), values[index]);
  }

  @Override
  boolean sameEntries(MapTerm that, boolean exact) {
    if (!(that instanceof ShapeMap other) || other.values.length != values.length || !shape.sameKeys(other.shape)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!(exact ? Equality.exact(values[i], other.values[i]) : Equality.loose(values[i], other.values[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void forEach(BiConsumer<Object, Object> consumer) {
    for (int i = 0; i < values.length; i++) {
      consumer.accept(shape.key(i), values[i]);
    }
  }

  @Override
  public Object[] keys() {
    return shape.keys().clone();
  }

  @Override
  public Object[] values() {
    return values.clone();
  }

  @Override
  public Object[] orderedKeys() {
    return shape.keys();
  }
}
