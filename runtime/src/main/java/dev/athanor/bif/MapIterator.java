package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;

/**
 * The iterators of {@code :maps}. One in the map's own order is {@code [index | map]}, one in another order {@code [keys | map]}; what {@code next} gives,
 * <code>{key, value, iterator}</code> or {@code :none}, is an iterator as well.
 */
final class MapIterator {
  static final Atom NONE = Atom.of("none");

  private MapIterator() {}

  /** An iterator in the map's own order. */
  static Object of(MapTerm map) {
    return new Cons(0L, map);
  }

  /** The next entry; {@code null} for a term that is no iterator. */
  static Object next(Object iterator) {
    return switch (iterator) {
      case Cons cell when cell.tail() instanceof MapTerm map -> next(cell.head, map);
      case Tuple3 entry -> entry;
      case Atom none when none == NONE -> none;
      default -> null;
    };
  }

  private static Object next(Object path, MapTerm map) {
    switch (path) {
      case Long index when index >= 0 && index < map.size() -> {
        var entry = map.entry(index.intValue());
        return new Tuple3(entry.e0, entry.e1, new Cons(index + 1, map));
      }
      case Long index when index == map.size() -> {
        return NONE;
      }
      case Cons keys -> {
        var value = map.get(keys.head);
        return value == null ? null : new Tuple3(keys.head, value, new Cons(keys.tail(), map));
      }
      default -> {
        return path == EmptyList.EMPTY ? NONE : null;
      }
    }
  }

  /** The entries that an iterator still has, alternating keys and values; {@code null} for a term that is none. */
  static Object[] rest(Object iterator) {
    var rest = new ArrayList<Object>();
    var entry = next(iterator);
    while (entry instanceof Tuple3 t) {
      rest.add(t.e0);
      rest.add(t.e1);
      entry = next(t.e2);
    }
    return entry == null ? null : rest.toArray();
  }
}
