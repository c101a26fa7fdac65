package dev.athanor.term;

import java.util.function.BiConsumer;

/**
 * A map of more than {@link MapTerm#SMALL} keys: a hash array mapped trie in the compressed form of Steindorfer
 * and Vinju ("Optimizing Hash-Array Mapped Tries for Fast and Lean Immutable JVM Collections", OOPSLA 2015), whose nodes are
 * {@link TrieNode}s.
 */
public final class TrieMap extends MapTerm {
  /** The root. */
  final TrieNode root;

  private TrieMap(TrieNode root) {
    this.root = root;
  }

  static TrieMap of(ShapeMap map) {
    int size = map.size();
    var entries = new Object[2 * size];
    for (int i = 0; i < size; i++) {
      entries[2 * i] = map.shape.key(i);
      entries[2 * i + 1] = map.values[i];
    }
    return new TrieMap(TrieNode.of(entries));
  }

  /** A map of alternating keys and values. */
  static MapTerm ofEntries(Object[] keysAndValues) {
    return of(TrieNode.of(keysAndValues));
  }

  private static MapTerm of(TrieNode root) {
    var map = new TrieMap(root);
    return root.entries > SMALL ? map : map.toShapeMap();
  }

  @Override
  public int size() {
    return root.entries;
  }

  @Override
  public Object get(Object key) {
    return root.get(key, TermHash.of(key));
  }

  @Override
  public MapTerm put(Object key, Object value) {
    var changed = root.put(key, value, TermHash.of(key), 0);
    return changed == root ? this : new TrieMap(changed);
  }

  @Override
  public MapTerm remove(Object key) {
    var changed = root.remove(key, TermHash.of(key), 0);
    return changed == root ? this : of(changed);
  }

  @Override
  public MapTerm merge(MapTerm that) {
    if (that == this) {
      return this;
    }
    if (that.size() > size()) {
      return that.withDefaults(this);
    }
    var merged = root;
    for (var entries = MapEntries.of(that); entries.advance(); ) {
      merged = merged.put(entries.key(), entries.value(), TermHash.of(entries.key()), 0);
    }
    return merged == root ? this : new TrieMap(merged);
  }

  private ShapeMap toShapeMap() {
    var entries = new Object[2 * root.entries];
    int at = 0;
    for (var entry = MapEntries.of(this); entry.advance(); ) {
      entries[at++] = entry.key();
      entries[at++] = entry.value();
    }
    return ShapeMap.ofEntries(entries);
  }

  @Override
  public Tuple2 entry(int index) {
    return root.entry(index);
  }

  @Override
  boolean sameEntries(MapTerm that, boolean exact) {
    return that instanceof TrieMap other && root.sameEntries(other.root, exact);
  }

  @Override
  public void forEach(BiConsumer<Object, Object> consumer) {
    for (var entries = MapEntries.of(this); entries.advance(); ) {
      consumer.accept(entries.key(), entries.value());
    }
  }

  @Override
  public Object[] keys() {
    var keys = new Object[size()];
    int at = 0;
    for (var entries = MapEntries.of(this); entries.advance(); ) {
      keys[at++] = entries.key();
    }
    return keys;
  }

  @Override
  public Object[] values() {
    var values = new Object[size()];
    int at = 0;
    for (var entries = MapEntries.of(this); entries.advance(); ) {
      values[at++] = entries.value();
    }
    return values;
  }
}
