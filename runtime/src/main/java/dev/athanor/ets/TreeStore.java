package dev.athanor.ets;

import java.util.Iterator;
import java.util.concurrent.ConcurrentSkipListMap;

/** Cells in the order of their keys, where 1 and 1.0 are the same key: a skip list. {@link KeyRange}s may be asked for in place of keys. */
final class TreeStore extends Store {
  private final ConcurrentSkipListMap<Object, Object> map = new ConcurrentSkipListMap<>(KeyRange::order);

  private record Walk(Iterator<Object> cells) implements Scan {
    @Override
    public Object next() {
      return cells.hasNext() ? cells.next() : null;
    }
  }

  @Override
  Object get(Object key) {
    return map.get(key);
  }

  @Override
  Object put(Object key, Object cell) {
    return map.put(key, cell);
  }

  @Override
  Object putIfAbsent(Object key, Object cell) {
    return map.putIfAbsent(key, cell);
  }

  @Override
  boolean replace(Object key, Object old, Object cell) {
    return map.replace(key, old, cell);
  }

  @Override
  Object remove(Object key) {
    return map.remove(key);
  }

  @Override
  boolean remove(Object key, Object old) {
    return map.remove(key, old);
  }

  @Override
  Scan scan() {
    return new Walk(map.values().iterator());
  }

  @Override
  Scan scanAfter(Object key) {
    return new Walk(map.tailMap(key, false).values().iterator());
  }

  @Override
  Scan scanBack() {
    return new Walk(map.descendingMap().values().iterator());
  }

  @Override
  Scan scanBefore(Object key) {
    return new Walk(map.headMap(key, false).descendingMap().values().iterator());
  }

  /** The cell of the first key, or {@code null}. */
  Object first() {
    var entry = map.firstEntry();
    return entry == null ? null : entry.getValue();
  }

  /** The cell of the last key, or {@code null}. */
  Object last() {
    var entry = map.lastEntry();
    return entry == null ? null : entry.getValue();
  }

  /** The cell of the next key, or {@code null}. */
  Object after(Object key) {
    var entry = map.higherEntry(key);
    return entry == null ? null : entry.getValue();
  }

  /** The cell of the key before, or {@code null}. */
  Object before(Object key) {
    var entry = map.lowerEntry(key);
    return entry == null ? null : entry.getValue();
  }

  @Override
  Store fresh() {
    return new TreeStore();
  }
}
