package dev.athanor.process;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;

/**
 * A changeable map from terms to anything, for the owner's thread only. Up to {@value #SMALL} entries are kept in one array and found by
 * looking through it, which is fast and takes 8 bytes an entry; more are kept in a hash map that knows their order. Most processes have one link and a few
 * dictionary entries, a supervisor may have a million.
 */
final class Table<K, V> {
  private static final int SMALL = 8;

  private static final Object[] NONE = {};

  /** Keys at even places, their values after them. {@code null} while {@link #large} is there. */
  private Object[] small = NONE;

  private LinkedHashMap<K, V> large;

  int size() {
    return large != null ? large.size() : small.length / 2;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  @SuppressWarnings("unchecked")
  V get(Object key) {
    if (large != null) {
      return large.get(key);
    }
    int at = find(key);
    return at < 0 ? null : (V) small[at + 1];
  }

  boolean has(Object key) {
    return large != null ? large.containsKey(key) : find(key) >= 0;
  }

  private int find(Object key) {
    var entries = small;
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] == key) {
        return i;
      }
    }
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds or replaces an entry and gives the value it had, or {@code null}. */
  @SuppressWarnings("unchecked")
  V put(K key, V value) {
    if (large != null) {
      return large.put(key, value);
    }
    int at = find(key);
    if (at >= 0) {
      var old = (V) small[at + 1];
      small[at + 1] = value;
      return old;
    }
    if (small.length == 2 * SMALL) {
      grow();
      return large.put(key, value);
    }
    int length = small.length;
    small = Arrays.copyOf(small, length + 2);
    small[length] = key;
    small[length + 1] = value;
    return null;
  }

  @SuppressWarnings("unchecked")
  private void grow() {
    large = new LinkedHashMap<>();
    for (int i = 0; i < small.length; i += 2) {
      large.put((K) small[i], (V) small[i + 1]);
    }
    small = null;
  }

  /** Removes an entry and gives the value it had, or {@code null}. */
  @SuppressWarnings("unchecked")
  V remove(Object key) {
    if (large != null) {
      var old = large.remove(key);
      if (large.isEmpty()) {
        large = null;
        small = NONE;
      }
      return old;
    }
    int at = find(key);
    if (at < 0) {
      return null;
    }
    var old = (V) small[at + 1];
    if (small.length == 2) {
      small = NONE;
      return old;
    }
    var fewer = new Object[small.length - 2];
    System.arraycopy(small, 0, fewer, 0, at);
    System.arraycopy(small, at + 2, fewer, at, fewer.length - at);
    small = fewer;
    return old;
  }

  /** Gives every entry to the consumer, which must not change the table. */
  @SuppressWarnings("unchecked")
  void forEach(BiConsumer<? super K, ? super V> consumer) {
    if (large != null) {
      large.forEach(consumer);
      return;
    }
    for (int i = 0; i < small.length; i += 2) {
      consumer.accept((K) small[i], (V) small[i + 1]);
    }
  }
}
