package dev.athanor.ets;

import dev.athanor.ets.spec.KeyPattern;
import dev.athanor.ets.spec.MatchSpec;
import dev.athanor.term.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * Which cells of a table a specification has to look at: those of known keys, in ordered sets those of a range of keys, otherwise all.
 *
 * @param keys the keys, in the order of the table; {@code null} if they are not known
 * @param range all keys that may match; {@code null} if they are not known
 * @param keyIndex where rows have their key
 */
record Route(Collection<Object> keys, KeyRange range, int keyIndex) {
  /** The shortest way for a specification. */
  static Route of(Table table, MatchSpec spec) {
    boolean ordered = table.options.kind == Kind.ORDERED_SET;
    Collection<Object> keys = ordered ? new TreeSet<>(KeyRange::order) : new HashSet<>();
    KeyRange range = null;
    var heads = spec.heads();
    for (var head : heads) {
      switch (KeyPattern.of(head, table.options.keyIndex)) {
        case KeyPattern.Exactly exactly -> keys.add(exactly.key());
        case KeyPattern.Nothing nothing -> {}
        case KeyPattern.Beginning beginning when ordered && heads.length == 1 ->
            range = KeyRange.of(beginning.prefix(), beginning.size());
        default -> {
          return new Route(null, null, table.options.keyIndex);
        }
      }
    }
    return new Route(range == null ? keys : null, range, table.options.keyIndex);
  }

  boolean hasKeys() {
    return keys != null;
  }

  /** The cells on the way. Backwards where asked for, which makes a difference in ordered sets only. */
  Store.Scan cells(Store store, boolean backwards) {
    if (keys != null) {
      return new Known(store, keys instanceof TreeSet<Object> sorted && backwards ? sorted.descendingIterator() : keys.iterator());
    }
    if (range != null) {
      var scan = backwards ? store.scanBefore(range.fromBehind()) : store.scanAfter(range);
      return new Bounded(scan, range, keyIndex);
    }
    return backwards ? store.scanBack() : store.scan();
  }

  /** The cells on the way that come after a key, or before it where the way goes backwards. */
  Store.Scan cells(Store store, boolean backwards, Object beyond) {
    var scan = backwards ? store.scanBefore(beyond) : store.scanAfter(beyond);
    return range == null ? scan : new Bounded(scan, range, keyIndex);
  }

  private record Known(Store store, Iterator<Object> keys) implements Store.Scan {
    @Override
    public Object next() {
      while (keys.hasNext()) {
        var cell = store.get(keys.next());
        if (cell != null) {
          return cell;
        }
      }
      return null;
    }
  }

  /** Ends where the range does. Only ordered sets have ranges, so a cell is a row. */
  private record Bounded(Store.Scan scan, KeyRange range, int keyIndex) implements Store.Scan {
    @Override
    public Object next() {
      return scan.next() instanceof Tuple row && range.contains(row.get(keyIndex)) ? row : null;
    }
  }
}
