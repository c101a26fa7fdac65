package dev.athanor.term;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A map. Up to {@value #SMALL} keys it is a {@link ShapeMap}, beyond that a {@link TrieMap}; a map of one size
 * always has the same class, so equal maps never differ in it. Keys are compared with {@code ===}.
 */
public abstract sealed class MapTerm permits ShapeMap, TrieMap {
  /** The most keys a {@link ShapeMap} has. */
  public static final int SMALL = 32;

  /** {@code %{}}. Made here, not in {@link ShapeMap}: that class may be initialised first, and then begins with this one. */
  public static final MapTerm EMPTY = new ShapeMap(Shape.EMPTY, new Object[0]);

  /** A map of alternating keys and values; a later entry replaces an earlier one of the same key. The array is kept. */
  public static MapTerm of(Object... keysAndValues) {
    return keysAndValues.length <= 2 * SMALL ? ShapeMap.ofEntries(keysAndValues) : TrieMap.ofEntries(keysAndValues);
  }

  /** A map of keys that all have one value. The array is kept. */
  public static MapTerm ofKeys(Object[] keys, Object value) {
    if (keys.length <= SMALL) {
      return ShapeMap.ofSmall(keys, value);
    }
    var entries = new Object[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      entries[2 * i] = keys[i];
      entries[2 * i + 1] = value;
    }
    return TrieMap.ofEntries(entries);
  }

  /** How many entries. */
  public abstract int size();

  /** The value of a key, or {@code null} where there is none (no term is {@code null}). */
  public abstract Object get(Object key);

  /** This map with the entry added or replaced. */
  public abstract MapTerm put(Object key, Object value);

  /** This map without the key; the same object where it has no such key. */
  public abstract MapTerm remove(Object key);

  /** This map with the entries of another, which win where both have a key. */
  public abstract MapTerm merge(MapTerm that);

  /** This map with those entries of another whose keys it has not. */
  final MapTerm withDefaults(MapTerm that) {
    MapTerm merged = this;
    for (var entries = MapEntries.of(that); entries.advance(); ) {
      if (get(entries.key()) == null) {
        merged = merged.put(entries.key(), entries.value());
      }
    }
    return merged;
  }

  /** The entry at an index in the order in which the map is listed, 0 to {@code size() - 1}. */
  public abstract Tuple2 entry(int index);

  /** Gives every entry to the consumer, in the order in which the map is listed. */
  public abstract void forEach(BiConsumer<Object, Object> consumer);

  /** The keys in the order in which the map is listed, in a new array. */
  public abstract Object[] keys();

  /** The values in the order of {@link #keys}, in a new array. */
  public abstract Object[] values();

  /** Whether there is an entry of that key. */
  public final boolean has(Object key) {
    return get(key) != null;
  }

  /** The keys in {@link TermOrder#EXACT} order; the array must not be changed. */
  public Object[] orderedKeys() {
    var keys = keys();
    Arrays.sort(keys, TermOrder.EXACT);
    return keys;
  }

  /** Whether both have the same keys (by {@code ===}) with equal values. */
  abstract boolean sameEntries(MapTerm that, boolean exact);

  /** A hash that does not depend on the order of the entries. */
  int entriesHash() {
    int hash = size();
    for (var entries = MapEntries.of(this); entries.advance(); ) {
      hash += TermHash.ofEntry(entries.key(), entries.value());
    }
    return TermHash.mix(hash);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof MapTerm that && sameEntries(that, true);
  }

  @Override
  public final int hashCode() {
    return TermHash.of(this);
  }

  @Override
  public final String toString() {
    return TermText.of(this);
  }
}
