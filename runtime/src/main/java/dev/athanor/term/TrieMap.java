package dev.athanor.term;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A map of more than {@link MapTerm#SMALL} keys: a hash array mapped trie in the compressed form of Steindorfer
 * and Vinju ("Optimizing Hash-Array Mapped Tries for Fast and Lean Immutable JVM Collections", OOPSLA 2015). A node
 * keeps its entries (key, value, key, value, ...) at the front of its array and its child nodes, last first, at the
 * back; two bitmaps say which of the 32 positions hold what.
 *
 * <p>Invariant: a node other than the root holds at least two entries counting those below, so a trie of the
 * same entries always has the same form, and is listed in the same order, however it came about.
 */
public final class TrieMap extends MapTerm {
  private final Node root;
  private final int size;

  private TrieMap(Node root, int size) {
    this.root = root;
    this.size = size;
  }

  static TrieMap of(ShapeMap map) {
    var root = Node.EMPTY;
    for (int i = 0; i < map.values.length; i++) {
      var key = map.shape.key(i);
      root = root.put(key, map.values[i], TermHash.of(key), 0);
    }
    return new TrieMap(root, map.size());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Object get(Object key) {
    return root.get(key, TermHash.of(key), 0);
  }

  @Override
  public MapTerm put(Object key, Object value) {
    var changed = root.put(key, value, TermHash.of(key), 0);
    if (changed == root) {
      return this;
    }
    return new TrieMap(changed, size + changed.entries() - root.entries());
  }

  @Override
  public MapTerm remove(Object key) {
    var changed = root.remove(key, TermHash.of(key), 0);
    if (changed == root) {
      return this;
    }
    var smaller = new TrieMap(changed, size - 1);
    return size - 1 > SMALL ? smaller : smaller.toShapeMap();
  }

  private ShapeMap toShapeMap() {
    var shape = Shape.of(keys());
    var values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = get(shape.key(i));
    }
    return new ShapeMap(shape, values);
  }

  @Override
  public void forEach(BiConsumer<Object, Object> consumer) {
    root.forEach(consumer);
  }

  @Override
  public Object[] keys() {
    return collect(true);
  }

  @Override
  public Object[] values() {
    return collect(false);
  }

  private Object[] collect(boolean keys) {
    var into = new Object[size];
    int[] at = {0};
    root.forEach((key, value) -> into[at[0]++] = keys ? key : value);
    return into;
  }

  /** A node; below the seventh level, where the hash is used up, {@link #entryMap} is -1 and the array a plain list of entries. */
  private static final class Node {
    static final Node EMPTY = new Node(0, 0, new Object[0], 0);

    private static final int BITS = 5;
    private static final int DEEPEST = 35;

    private final int entryMap;
    private final int childMap;
    private final Object[] slots;
    private final int entries;

    Node(int entryMap, int childMap, Object[] slots, int entries) {
      this.entryMap = entryMap;
      this.childMap = childMap;
      this.slots = slots;
      this.entries = entries;
    }

    int entries() {
      return entries;
    }

    private static int bit(int hash, int level) {
      return 1 << (hash >>> level & 31);
    }

    private int entryIndex(int bit) {
      return 2 * Integer.bitCount(entryMap & bit - 1);
    }

    private int childIndex(int bit) {
      return slots.length - 1 - Integer.bitCount(childMap & bit - 1);
    }

    Object get(Object key, int hash, int level) {
      var node = this;
      for (int at = level; at < DEEPEST; at += BITS) {
        int bit = bit(hash, at);
        if ((node.entryMap & bit) != 0) {
          int index = node.entryIndex(bit);
          return Equality.exact(node.slots[index], key) ? node.slots[index + 1] : null;
        }
        if ((node.childMap & bit) == 0) {
          return null;
        }
        node = (Node) node.slots[node.childIndex(bit)];
      }
      int index = node.collision(key);
      return index < 0 ? null : node.slots[index + 1];
    }

    private int collision(Object key) {
      for (int i = 0; i < slots.length; i += 2) {
        if (Equality.exact(slots[i], key)) {
          return i;
        }
      }
      return -1;
    }

    Node put(Object key, Object value, int hash, int level) {
      if (level >= DEEPEST) {
        int index = collision(key);
        return index >= 0
            ? withValue(index, value)
            : new Node(-1, 0, inserted(slots, slots.length, key, value), entries + 1);
      }
      int bit = bit(hash, level);
      if ((entryMap & bit) != 0) {
        int index = entryIndex(bit);
        var present = slots[index];
        return Equality.exact(present, key)
            ? withValue(index, value)
            : pushedDown(bit, index, pair(present, slots[index + 1], TermHash.of(present), key, value, hash, level + BITS));
      }
      if ((childMap & bit) != 0) {
        int index = childIndex(bit);
        var child = (Node) slots[index];
        var changed = child.put(key, value, hash, level + BITS);
        return changed == child ? this : withChild(index, child, changed);
      }
      return new Node(entryMap | bit, childMap, inserted(slots, entryIndex(bit), key, value), entries + 1);
    }

    private static Node pair(Object a, Object aValue, int aHash, Object b, Object bValue, int bHash, int level) {
      if (level >= DEEPEST) {
        return new Node(-1, 0, new Object[] {a, aValue, b, bValue}, 2);
      }
      int aBit = bit(aHash, level);
      int bBit = bit(bHash, level);
      if (aBit == bBit) {
        return new Node(0, aBit, new Object[] {pair(a, aValue, aHash, b, bValue, bHash, level + BITS)}, 2);
      }
      return Integer.compareUnsigned(aBit, bBit) < 0
          ? new Node(aBit | bBit, 0, new Object[] {a, aValue, b, bValue}, 2)
          : new Node(aBit | bBit, 0, new Object[] {b, bValue, a, aValue}, 2);
    }

    private Node withValue(int index, Object value) {
      if (slots[index + 1] == value) {
        return this;
      }
      var changed = slots.clone();
      changed[index + 1] = value;
      return new Node(entryMap, childMap, changed, entries);
    }

    private Node withChild(int index, Node child, Node changedChild) {
      var changed = slots.clone();
      changed[index] = changedChild;
      return new Node(entryMap, childMap, changed, entries + changedChild.entries - child.entries);
    }

    /** This node with the entry at an index replaced by a child that holds it and one more. */
    private Node pushedDown(int bit, int index, Node child) {
      var changed = new Object[slots.length - 1];
      int childAt = slots.length - 2 - Integer.bitCount(childMap & bit - 1);
      System.arraycopy(slots, 0, changed, 0, index);
      System.arraycopy(slots, index + 2, changed, index, childAt - index);
      changed[childAt] = child;
      System.arraycopy(slots, childAt + 2, changed, childAt + 1, slots.length - childAt - 2);
      return new Node(entryMap & ~bit, childMap | bit, changed, entries + 1);
    }

    Node remove(Object key, int hash, int level) {
      if (level >= DEEPEST) {
        int index = collision(key);
        return index < 0 ? this : new Node(-1, 0, removed(slots, index), entries - 1);
      }
      int bit = bit(hash, level);
      if ((entryMap & bit) != 0) {
        int index = entryIndex(bit);
        return Equality.exact(slots[index], key)
            ? new Node(entryMap & ~bit, childMap, removed(slots, index), entries - 1)
            : this;
      }
      if ((childMap & bit) == 0) {
        return this;
      }
      int index = childIndex(bit);
      var child = (Node) slots[index];
      var changed = child.remove(key, hash, level + BITS);
      if (changed == child) {
        return this;
      }
      return changed.entries == 1 ? pulledUp(bit, index, changed) : withChild(index, child, changed);
    }

    /** This node with the child at an index replaced by the one entry that the child still holds. */
    private Node pulledUp(int bit, int index, Node child) {
      var only = child;
      while (only.childMap != 0) {
        only = (Node) only.slots[0];
      }
      var changed = new Object[slots.length + 1];
      int entryAt = entryIndex(bit);
      System.arraycopy(slots, 0, changed, 0, entryAt);
      changed[entryAt] = only.slots[0];
      changed[entryAt + 1] = only.slots[1];
      System.arraycopy(slots, entryAt, changed, entryAt + 2, index - entryAt);
      System.arraycopy(slots, index + 1, changed, index + 2, slots.length - index - 1);
      return new Node(entryMap | bit, childMap & ~bit, changed, entries - 1);
    }

    private static Object[] inserted(Object[] slots, int index, Object key, Object value) {
      var more = new Object[slots.length + 2];
      System.arraycopy(slots, 0, more, 0, index);
      more[index] = key;
      more[index + 1] = value;
      System.arraycopy(slots, index, more, index + 2, slots.length - index);
      return more;
    }

    private static Object[] removed(Object[] slots, int index) {
      var fewer = Arrays.copyOf(slots, slots.length - 2);
      System.arraycopy(slots, index + 2, fewer, index, fewer.length - index);
      return fewer;
    }

    void forEach(BiConsumer<Object, Object> consumer) {
      int plain = childMap == 0 ? slots.length : slots.length - Integer.bitCount(childMap);
      for (int i = 0; i < plain; i += 2) {
        consumer.accept(slots[i], slots[i + 1]);
      }
      for (int i = slots.length - 1; i >= plain; i--) {
        ((Node) slots[i]).forEach(consumer);
      }
    }
  }
}
