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

  /** {@code %{}}. */
  public static final MapTerm EMPTY = ShapeMap.EMPTY;

  /** A map of alternating keys and values; a later entry replaces an earlier one of the same key. */
  public static MapTerm of(Object... keysAndValues) {
    var map = EMPTY;
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map = map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  /** How many entries. */
  public abstract int size();

  /** The value of a key, or {@code null} where there is none (no term is {@code null}). */
  public abstract Object get(Object key);

  /** This map with the entry added or replaced. */
  public abstract MapTerm put(Object key, Object value);

  /** This map without the key; the same object where it has no such key. */
  public abstract MapTerm remove(Object key);

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
  boolean sameEntries(MapTerm that, boolean exact) {
    if (size() != that.size()) {
      return false;
    }
    var keys = keys();
    var values = values();
    for (int i = 0; i < keys.length; i++) {
      var other = that.get(keys[i]);
      if (other == null
          || !(exact ? Equality.exact(values[i], other) : Equality.loose(values[i], other))) {
        return false;
      }
    }
    return true;
  }

  /** A hash that does not depend on the order of the entries. */
  int entriesHash() {
    var keys = keys();
    var values = values();
    int hash = keys.length;
    for (int i = 0; i < keys.length; i++) {
      hash += TermHash.ofEntry(keys[i], values[i]);
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
