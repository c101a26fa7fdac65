package dev.athanor.term;

import java.util.function.BiConsumer;

/** A map of at most {@link MapTerm#SMALL} keys: a {@link Shape} shared with its like, and the values in the shape's order. */
public final class ShapeMap extends MapTerm {
  static final ShapeMap EMPTY = new ShapeMap(Shape.EMPTY, new Object[0]);

  /** The keys. */
  public final Shape shape;

  /** The values in the order of the shape's keys; never changed. */
  public final Object[] values;

  /** Makes a map; the array is kept, the caller must not change it afterwards. */
  public ShapeMap(Shape shape, Object[] values) {
    this.shape = shape;
    this.values = values;
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

  /** This map with the value at an index of the shape replaced. */
  public ShapeMap withValue(int index, Object value) {
    if (values[index] == value) {
      return this;
    }
    var changed = values.clone();
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
    int at = shape.insertionPoint(key);
    var more = new Object[values.length + 1];
    System.arraycopy(values, 0, more, 0, at);
    more[at] = value;
    System.arraycopy(values, at, more, at + 1, values.length - at);
    return new ShapeMap(shape.with(key, at), more);
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
