package dev.athanor.op;

import dev.athanor.term.Atom;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;

/** An expression {@code %{map | a: x, b: y}} with several atoms as keys at one place of the code; it copies the values of the map once. */
public final class UpdateSite {
  private static final Last NONE = new Last(null, new int[0]);

  private final Atom[] keys;
  private Last last = NONE;

  /** The shape seen last and the index of each key in it; read and written as one. */
  private record Last(Shape shape, int[] indices) {}

  /** A place that replaces the values of these keys. */
  public UpdateSite(Atom[] keys) {
    this.keys = keys;
  }

  /** The map with the values of both keys replaced. */
  public Object replace(Object map, Object a, Object b) {
    var indices = map instanceof ShapeMap small ? indices(small.shape) : null;
    if (indices == null) {
      return slowly(map, a, b);
    }
    var small = (ShapeMap) map;
    var values = ShapeMap.copy(small.values);
    values[indices[0]] = a;
    values[indices[1]] = b;
    return new ShapeMap(small.shape, values);
  }

  /** The map with the values of all keys replaced. */
  public Object replace(Object map, Object[] changes) {
    var indices = map instanceof ShapeMap small ? indices(small.shape) : null;
    if (indices == null) {
      return slowly(map, changes);
    }
    var small = (ShapeMap) map;
    var values = ShapeMap.copy(small.values);
    for (int i = 0; i < indices.length; i++) {
      values[indices[i]] = changes[i];
    }
    return new ShapeMap(small.shape, values);
  }

  /** Where a shape has the keys; {@code null} if it has not all. */
  private int[] indices(Shape shape) {
    var known = last;
    return known.shape == shape ? known.indices : look(shape);
  }

  private int[] look(Shape shape) {
    var indices = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      indices[i] = shape.indexOf(keys[i]);
      if (indices[i] < 0) {
        return null;
      }
    }
    last = new Last(shape, indices);
    return indices;
  }

  /** A large map, or one that lacks a key: then the first one that it lacks is named. */
  private Object slowly(Object map, Object... changes) {
    var changed = map;
    for (int i = 0; i < keys.length; i++) {
      changed = Maps.replace(changed, keys[i], changes[i]);
    }
    return changed;
  }
}
