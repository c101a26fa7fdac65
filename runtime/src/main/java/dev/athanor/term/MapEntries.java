package dev.athanor.term;

import java.util.Arrays;

/**
 * Goes through the entries of a map, in the order in which it is listed: {@code for (var e = MapEntries.of(map); e.advance(); )}. One
 * class for all maps, so that loops over them stay monomorphic.
 */
public final class MapEntries {
  /** What is gone through now: keys and values side by side, or alternating in {@code keys} where {@code values} is {@code null}. */
  private Object[] keys;

  private Object[] values;
  private int at;
  private int end;

  /** The nodes still to be visited, the next one last. */
  private TrieNode[] pending;

  private int pendingCount;

  private Object key;
  private Object value;

  private MapEntries(Object[] keys, Object[] values, int end) {
    this.keys = keys;
    this.values = values;
    this.end = end;
  }

  /** The entries of a map. */
  public static MapEntries of(MapTerm map) {
    return map instanceof ShapeMap small
        ? new MapEntries(small.shape.keys(), small.values, small.values.length)
        : of(((TrieMap) map).root);
  }

  /** The entries of an array of alternating keys and values. */
  public static MapEntries of(Object[] keysAndValues) {
    return new MapEntries(keysAndValues, null, keysAndValues.length);
  }

  private static MapEntries of(TrieNode root) {
    var entries = new MapEntries(null, null, 0);
    entries.pending = new TrieNode[33];
    entries.pending[0] = root;
    entries.pendingCount = 1;
    return entries;
  }

  /** Goes to the next entry, if there is one. */
  public boolean advance() {
    if (at == end && !enter()) {
      return false;
    }
    if (values != null) {
      key = keys[at];
      value = values[at++];
    } else {
      key = keys[at++];
      value = keys[at++];
    }
    return true;
  }

  /** Goes to the next node that has entries of its own. */
  private boolean enter() {
    while (pendingCount > 0) {
      var node = pending[--pendingCount];
      int children = node.children();
      if (pendingCount + children > pending.length) {
        pending = Arrays.copyOf(pending, 2 * pending.length);
      }
      keys = node.slots;
      at = 0;
      end = keys.length - children;
      // The first child is the last slot, and so it becomes the next node to visit.
      for (int i = end; i < keys.length; i++) {
        pending[pendingCount++] = (TrieNode) keys[i];
      }
      if (end > 0) {
        return true;
      }
    }
    return false;
  }

  /** The key of the present entry. */
  public Object key() {
    return key;
  }

  /** The value of the present entry. */
  public Object value() {
    return value;
  }
}
