package dev.athanor.op;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;

/**
 * The use of an atom as key of a map at one place of the code. Remembers the shape seen last and where it has the key, so that the usual case is
 * one comparison and an index.
 */
public final class KeySite {
  private static final Last NONE = new Last(null, -1);

  private final Atom key;
  private Last last = NONE;

  /** A shape and the index of the key in it, -1 where it has none; read and written as one. */
  private record Last(Shape shape, int index) {}

  /** A place that uses that key. */
  public KeySite(Atom key) {
    this.key = key;
  }

  /** The value of the key in a map, or {@code null}; {@code map} is a map. */
  public Object get(Object map) {
    if (map instanceof ShapeMap small) {
      int index = index(small.shape);
      return index < 0 ? null : small.values[index];
    }
    return ((MapTerm) map).get(key);
  }

  private int index(Shape shape) {
    var known = last;
    return known.shape == shape ? known.index : look(shape);
  }

  private int look(Shape shape) {
    int index = shape.indexOf(key);
    last = new Last(shape, index);
    return index;
  }

  /** {@code from.key}: the value in a map, or the result of a function of a module. */
  public Object fetch(Process self, Object from) {
    if (from instanceof ShapeMap small) {
      int index = index(small.shape);
      if (index >= 0) {
        return small.values[index];
      }
    }
    return Maps.fetch(self, from, key);
  }

  /** {@code %{map | key: value}}. */
  public Object replace(Object map, Object value) {
    if (map instanceof ShapeMap small) {
      int index = index(small.shape);
      if (index >= 0) {
        return small.withValue(index, value);
      }
    }
    return Maps.replace(map, key, value);
  }
}
