package dev.athanor.op;

import dev.athanor.code.FunctionRef;
import dev.athanor.error.MatchErrors;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.ShapeMap;

/** Maps whose keys the code does not know, or has no {@link KeySite} for. */
public final class Maps {
  private Maps() {}

  /** The value of a key in a map, or {@code null}; {@code map} is a map. */
  public static Object get(Object map, Object key) {
    return ((MapTerm) map).get(key);
  }

  /** {@code from.key}: the value in a map, or the result of a function of a module. */
  public static Object fetch(Process self, Object from, Atom key) {
    if (from instanceof Atom module && module != Atoms.NIL && module != Atoms.TRUE && module != Atoms.FALSE) {
      Deprecations.callWithoutParentheses(self, module, key);
      return self.apply(FunctionRef.of(module, key, 0));
    }
    if (!(from instanceof MapTerm map)) {
      throw MatchErrors.badMap(from);
    }
    var value = map.get(key);
    if (value == null) {
      throw MatchErrors.badKey(key, from);
    }
    return value;
  }

  /** {@code %{map | key => value}}. */
  public static Object replace(Object map, Object key, Object value) {
    if (map instanceof ShapeMap small) {
      int index = small.shape.indexOf(key);
      if (index >= 0) {
        return small.withValue(index, value);
      }
    }
    if (!(map instanceof MapTerm known)) {
      throw MatchErrors.badMap(map);
    }
    if (!known.has(key)) {
      throw MatchErrors.badKey(key);
    }
    return known.put(key, value);
  }

  /** {@code %{map | key => value, ...}} with alternating keys and values. */
  public static Object replaceAll(Object map, Object[] entries) {
    var changed = map;
    for (int i = 0; i < entries.length; i += 2) {
      changed = replace(changed, entries[i], entries[i + 1]);
    }
    return changed;
  }
}
