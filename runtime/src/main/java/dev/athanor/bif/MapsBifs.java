package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapEntries;
import dev.athanor.term.MapTerm;
import dev.athanor.term.ShapeMap;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;

/** {@code :maps}, but for functions that {@code maps.ex} has. Java because maps are. */
@BifModule("maps")
public final class MapsBifs {
  private static final Atom ORDERED = Atom.of("ordered");
  private static final Atom REVERSED = Atom.of("reversed");

  private MapsBifs() {}

  /** {@code %{}}. */
  @Bif("new")
  public static Object empty() {
    return MapTerm.EMPTY;
  }

  /** How many entries. */
  @Bif
  public static Object size(Object map) {
    if (map instanceof MapTerm m) {
      return (long) m.size();
    }
    throw badMap(map, "size", map);
  }

  /** The value of a key, which must be there. */
  @Bif
  public static Object get(Object key, Object map) {
    if (!(map instanceof MapTerm m)) {
      throw badMap(map, "get", key, map);
    }
    var value = m.get(key);
    if (value == null) {
      throw badKey(key, "get", key, map);
    }
    return value;
  }

  /** The value of a key, or a default. */
  @Bif
  public static Object get(Object key, Object map, Object absent) {
    if (!(map instanceof MapTerm m)) {
      throw badMap(map, "get", key, map, absent);
    }
    var value = m.get(key);
    return value == null ? absent : value;
  }

  /** {@code {:ok, value}} of a key, or {@code :error}. */
  @Bif
  public static Object find(Object key, Object map) {
    if (!(map instanceof MapTerm m)) {
      throw badMap(map, "find", key, map);
    }
    var value = m.get(key);
    return value == null ? Atoms.ERROR : new Tuple2(Atoms.OK, value);
  }

  /** Whether there is an entry of that key. */
  @Bif
  public static boolean isKey(Object key, Object map) {
    if (map instanceof MapTerm m) {
      return m.has(key);
    }
    throw badMap(map, "is_key", key, map);
  }

  /** The map with an entry added or replaced. */
  @Bif
  public static Object put(Object key, Object value, Object map) {
    if (map instanceof MapTerm m) {
      return m.put(key, value);
    }
    throw badMap(map, "put", key, value, map);
  }

  /** The map with the value of a key replaced, which must be there. */
  @Bif
  public static Object update(Object key, Object value, Object map) {
    var m = map(map, "update", key, value, map);
    if (!m.has(key)) {
      throw badKey(key, "update", key, value, map);
    }
    return m.put(key, value);
  }

  /** The map without a key. */
  @Bif
  public static Object remove(Object key, Object map) {
    if (map instanceof MapTerm m) {
      return m.remove(key);
    }
    throw badMap(map, "remove", key, map);
  }

  /** {@code {value, rest}} of a key, or {@code :error}. */
  @Bif
  public static Object take(Object key, Object map) {
    var m = map(map, "take", key, map);
    var value = m.get(key);
    return value == null ? Atoms.ERROR : new Tuple2(value, m.remove(key));
  }

  /** The keys. */
  @Bif
  public static Object keys(Object map) {
    return Lists.of(map(map, "keys", map).keys());
  }

  /** The values, in the order of the keys. */
  @Bif
  public static Object values(Object map) {
    return Lists.of(map(map, "values", map).values());
  }

  /** The map of a list of {@code {key, value}}; later ones win. */
  @Bif
  public static Object fromList(Object pairs) {
    int length = Lists.length(pairs);
    if (length < 0) {
      throw bad("from_list", pairs);
    }
    var entries = new Object[2 * length];
    int at = 0;
    for (var rest = pairs; rest instanceof Cons cell; rest = cell.tail()) {
      if (!(cell.head instanceof Tuple2 pair)) {
        throw bad("from_list", pairs);
      }
      entries[at++] = pair.e0;
      entries[at++] = pair.e1;
    }
    return MapTerm.of(entries);
  }

  /** The map of a list of keys, all with the same value. */
  @Bif
  public static Object fromKeys(Object keys, Object value) {
    var all = Lists.toArray(keys);
    if (all == null) {
      throw bad("from_keys", keys, value);
    }
    return MapTerm.ofKeys(all, value);
  }

  /** Both maps together; the second one's values win. */
  @Bif
  public static Object merge(Object first, Object second) {
    if (!(first instanceof MapTerm a)) {
      throw badMap(first, "merge", first, second);
    }
    if (!(second instanceof MapTerm b)) {
      throw badMap(second, "merge", first, second);
    }
    return a.merge(b);
  }

  /** The entries of the keys in a list. */
  @Bif
  public static Object with(Object keys, Object map) {
    var m = checked("with", keys, map);
    var kept = new ArrayList<Object>();
    for (var rest = keys; rest instanceof Cons cell; rest = cell.tail()) {
      var value = m.get(cell.head);
      if (value != null) {
        kept.add(cell.head);
        kept.add(value);
      }
    }
    return kept.size() == 2 * m.size() ? m : MapTerm.of(kept.toArray());
  }

  /** The entries but for those of the keys in a list. */
  @Bif
  public static Object without(Object keys, Object map) {
    var m = checked("without", keys, map);
    for (var rest = keys; rest instanceof Cons cell; rest = cell.tail()) {
      m = m.remove(cell.head);
    }
    return m;
  }

  private static MapTerm checked(String function, Object keys, Object map) {
    var m = map(map, function, keys, map);
    if (!ErlangTypes.isList(keys)) {
      throw bad(function, keys, map);
    }
    if (!Lists.isProper(keys)) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "maps", function, keys, map);
    }
    return m;
  }

  /** The entries as a list of {@code {key, value}}; an iterator does as well as a map. */
  @Bif
  public static Object toList(Object map) {
    var list = new ListBuilder();
    for (var entries = entries(map, "to_list", map); entries.advance(); ) {
      list.add(new Tuple2(entries.key(), entries.value()));
    }
    return list.toList();
  }

  /** An iterator, which {@link #next} gives the entries of in the map's own order. */
  @Bif
  public static Object iterator(Object map) {
    return MapIterator.of(map(map, "iterator", map));
  }

  /** An iterator in an order of keys: {@code :undefined} (the map's own), {@code :ordered}, {@code :reversed} or by a fun. */
  @Bif
  public static Object iterator(Process self, Object map, Object order) {
    var m = map(map, "iterator", map, order);
    if (order == Atoms.UNDEFINED) {
      return MapIterator.of(m);
    }
    if (order == ORDERED) {
      return new Cons(Lists.of(m.orderedKeys()), m);
    }
    if (order == REVERSED) {
      return new Cons(ListsBifs.reverse(Lists.of(m.orderedKeys())), m);
    }
    if (!(order instanceof Fun fun && fun.arity() == 2)) {
      throw bad("iterator", map, order);
    }
    return new Cons(ListsSorting.sort(self, fun, keys(m)), m);
  }

  /** <code>{key, value, iterator}</code> of the next entry, or {@code :none}. */
  @Bif
  public static Object next(Object iterator) {
    var entry = MapIterator.next(iterator);
    if (entry == null) {
      throw bad("next", iterator);
    }
    return entry;
  }

  /** The result of a fun of key, value and the result so far, over all entries. */
  @Bif
  public static Object fold(Process self, Object fun, Object initial, Object map) {
    if (!(fun instanceof Fun f && f.arity() == 3)) {
      throw bad("fold", fun, initial, map);
    }
    var result = initial;
    for (var entries = entries(map, "fold", fun, initial, map); entries.advance(); ) {
      result = self.finish(f.call(self, entries.key(), entries.value(), result));
      count(self);
    }
    return result;
  }

  /** The map with each value replaced by the result of a fun of key and value. */
  @Bif
  public static Object map(Process self, Object fun, Object map) {
    if (!(fun instanceof Fun f && f.arity() == 2)) {
      throw bad("map", fun, map);
    }
    if (map instanceof ShapeMap small) {
      var values = new Object[small.values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = self.apply(f, small.shape.key(i), small.values[i]);
      }
      return new ShapeMap(small.shape, values);
    }
    var mapped = new ArrayList<Object>();
    for (var entries = entries(map, "map", fun, map); entries.advance(); ) {
      mapped.add(entries.key());
      mapped.add(self.apply(f, entries.key(), entries.value()));
      count(self);
    }
    return MapTerm.of(mapped.toArray());
  }

  /** The entries for which a fun of key and value is true. */
  @Bif
  public static Object filter(Process self, Object fun, Object map) {
    if (!(fun instanceof Fun f && f.arity() == 2)) {
      throw bad("filter", fun, map);
    }
    var kept = new ArrayList<Object>();
    for (var entries = entries(map, "filter", fun, map); entries.advance(); ) {
      var keep = self.apply(f, entries.key(), entries.value());
      if (keep == Atoms.TRUE) {
        kept.add(entries.key());
        kept.add(entries.value());
      } else if (keep != Atoms.FALSE) {
        throw ErlangException.error(Tuple.of(Atoms.CASE_CLAUSE, keep));
      }
      count(self);
    }
    return MapTerm.of(kept.toArray());
  }

  private static void count(Process self) {
    if (--self.reductions < 0) {
      self.endTurn();
    }
  }

  /** The entries of a map or an iterator. */
  private static MapEntries entries(Object map, String function, Object... arguments) {
    if (map instanceof MapTerm m) {
      return MapEntries.of(m);
    }
    var rest = MapIterator.rest(map);
    if (rest == null) {
      throw badMap(map, function, arguments);
    }
    return MapEntries.of(rest);
  }

  static MapTerm map(Object map, String function, Object... arguments) {
    if (map instanceof MapTerm m) {
      return m;
    }
    throw badMap(map, function, arguments);
  }

  static ErlangException badMap(Object map, String function, Object... arguments) {
    return BadArgument.explained(Tuple.of(Atoms.BADMAP, map), "erl_stdlib_errors", "maps", function, arguments);
  }

  private static ErlangException badKey(Object key, String function, Object... arguments) {
    return BadArgument.explained(Tuple.of(Atoms.BADKEY, key), "erl_stdlib_errors", "maps", function, arguments);
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.stdlib("maps", function, arguments);
  }
}
