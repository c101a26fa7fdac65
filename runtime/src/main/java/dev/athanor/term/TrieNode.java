package dev.athanor.term;

import java.util.Arrays;

/**
 * A node of a {@link TrieMap}. It keeps its entries (key, value, key, value, ...) at the front of its array and its child
 * nodes, last first, at the back; two bitmaps say which of the 32 positions hold what. Below the seventh level, where the
 * hash is used up, {@link #entryMap} is -1 and the array a plain list of entries.
 *
 * <p>Invariant: a node other than the root holds at least two entries counting those below, so a trie of the
 * same entries always has the same form, and is listed in the same order, however it came about.
 */
final class TrieNode {
  private static final int BITS = 5;
  private static final int DEEPEST = 35;

  /** The entries and children. */
  final Object[] slots;

  /** How many entries there are here and below. */
  final int entries;

  private final int entryMap;
  private final int childMap;

  private TrieNode(int entryMap, int childMap, Object[] slots, int entries) {
    this.entryMap = entryMap;
    this.childMap = childMap;
    this.slots = slots;
    this.entries = entries;
  }

  /** The trie of alternating keys and values; later ones win. */
  static TrieNode of(Object[] keysAndValues) {
    return new TrieBuilder(keysAndValues).root();
  }

  /** A node of an inner level. */
  static TrieNode inner(int entryMap, int childMap, Object[] slots, int entries) {
    return new TrieNode(entryMap, childMap, slots, entries);
  }

  /** A node of entries whose hashes are the same in all bits. */
  static TrieNode deepest(Object[] slots) {
    return new TrieNode(-1, 0, slots, slots.length / 2);
  }

  /** Whether the hash is used up at a level. */
  static boolean isDeepest(int level) {
    return level >= DEEPEST;
  }

  /** The position of a hash in the nodes of a level, 0 to 31. */
  static int position(int hash, int level) {
    return hash >>> level & 31;
  }

  /** How many children. */
  int children() {
    return Integer.bitCount(childMap);
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

  Object get(Object key, int hash) {
    var node = this;
    for (int at = 0; at < DEEPEST; at += BITS) {
      int bit = bit(hash, at);
      if ((node.entryMap & bit) != 0) {
        int index = node.entryIndex(bit);
        return Equality.exact(node.slots[index], key) ? node.slots[index + 1] : null;
      }
      if ((node.childMap & bit) == 0) {
        return null;
      }
      node = (TrieNode) node.slots[node.childIndex(bit)];
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

  TrieNode put(Object key, Object value, int hash, int level) {
    if (level >= DEEPEST) {
      int index = collision(key);
      return index >= 0
          ? withValue(index, value)
          : new TrieNode(-1, 0, inserted(slots, slots.length, key, value), entries + 1);
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
      var child = (TrieNode) slots[index];
      var changed = child.put(key, value, hash, level + BITS);
      return changed == child ? this : withChild(index, child, changed);
    }
    return new TrieNode(entryMap | bit, childMap, inserted(slots, entryIndex(bit), key, value), entries + 1);
  }

  private static TrieNode pair(Object a, Object aValue, int aHash, Object b, Object bValue, int bHash, int level) {
    if (level >= DEEPEST) {
      return new TrieNode(-1, 0, new Object[] {a, aValue, b, bValue}, 2);
    }
    int aBit = bit(aHash, level);
    int bBit = bit(bHash, level);
    if (aBit == bBit) {
      return new TrieNode(0, aBit, new Object[] {pair(a, aValue, aHash, b, bValue, bHash, level + BITS)}, 2);
    }
    return Integer.compareUnsigned(aBit, bBit) < 0
        ? new TrieNode(aBit | bBit, 0, new Object[] {a, aValue, b, bValue}, 2)
        : new TrieNode(aBit | bBit, 0, new Object[] {b, bValue, a, aValue}, 2);
  }

  private TrieNode withValue(int index, Object value) {
    if (slots[index + 1] == value) {
      return this;
    }
    var changed = slots.clone();
    changed[index + 1] = value;
    return new TrieNode(entryMap, childMap, changed, entries);
  }

  private TrieNode withChild(int index, TrieNode child, TrieNode changedChild) {
    var changed = slots.clone();
    changed[index] = changedChild;
    return new TrieNode(entryMap, childMap, changed, entries + changedChild.entries - child.entries);
  }

  /** This node with the entry at an index replaced by a child that holds it and one more. */
  private TrieNode pushedDown(int bit, int index, TrieNode child) {
    var changed = new Object[slots.length - 1];
    int childAt = slots.length - 2 - Integer.bitCount(childMap & bit - 1);
    System.arraycopy(slots, 0, changed, 0, index);
    System.arraycopy(slots, index + 2, changed, index, childAt - index);
    changed[childAt] = child;
    System.arraycopy(slots, childAt + 2, changed, childAt + 1, slots.length - childAt - 2);
    return new TrieNode(entryMap & ~bit, childMap | bit, changed, entries + 1);
  }

  TrieNode remove(Object key, int hash, int level) {
    if (level >= DEEPEST) {
      int index = collision(key);
      return index < 0 ? this : new TrieNode(-1, 0, removed(slots, index), entries - 1);
    }
    int bit = bit(hash, level);
    if ((entryMap & bit) != 0) {
      int index = entryIndex(bit);
      return Equality.exact(slots[index], key)
          ? new TrieNode(entryMap & ~bit, childMap, removed(slots, index), entries - 1)
          : this;
    }
    if ((childMap & bit) == 0) {
      return this;
    }
    int index = childIndex(bit);
    var child = (TrieNode) slots[index];
    var changed = child.remove(key, hash, level + BITS);
    if (changed == child) {
      return this;
    }
    return changed.entries == 1 ? pulledUp(bit, index, changed) : withChild(index, child, changed);
  }

  /** This node with the child at an index replaced by the one entry that the child still holds. */
  private TrieNode pulledUp(int bit, int index, TrieNode child) {
    var only = child;
    while (only.childMap != 0) {
      only = (TrieNode) only.slots[0];
    }
    var changed = new Object[slots.length + 1];
    int entryAt = entryIndex(bit);
    System.arraycopy(slots, 0, changed, 0, entryAt);
    changed[entryAt] = only.slots[0];
    changed[entryAt + 1] = only.slots[1];
    System.arraycopy(slots, entryAt, changed, entryAt + 2, index - entryAt);
    System.arraycopy(slots, index + 1, changed, index + 2, slots.length - index - 1);
    return new TrieNode(entryMap | bit, childMap & ~bit, changed, entries - 1);
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

  /** The entry at an index in the order of listing. */
  Tuple2 entry(int index) {
    var node = this;
    int left = index;
    while (true) {
      int plain = node.slots.length - node.children();
      if (left < plain / 2) {
        return new Tuple2(node.slots[2 * left], node.slots[2 * left + 1]);
      }
      left -= plain / 2;
      int at = node.slots.length - 1;
      var child = (TrieNode) node.slots[at];
      while (left >= child.entries) {
        left -= child.entries;
        child = (TrieNode) node.slots[--at];
      }
      node = child;
    }
  }

  /** Whether both have the same keys with equal values. The same entries make the same form, and often share parts. */
  boolean sameEntries(TrieNode that, boolean exact) {
    if (this == that) {
      return true;
    }
    if (entries != that.entries || entryMap != that.entryMap || childMap != that.childMap) {
      return false;
    }
    if (entryMap == -1 && childMap == 0) {
      return sameCollisions(that, exact);
    }
    int plain = slots.length - children();
    for (int i = 0; i < plain; i += 2) {
      if (!Equality.exact(slots[i], that.slots[i]) || !equal(slots[i + 1], that.slots[i + 1], exact)) {
        return false;
      }
    }
    for (int i = plain; i < slots.length; i++) {
      if (!((TrieNode) slots[i]).sameEntries((TrieNode) that.slots[i], exact)) {
        return false;
      }
    }
    return true;
  }

  /** Of full nodes, too, which look like those of collisions; comparing each with each is right for both. */
  private boolean sameCollisions(TrieNode that, boolean exact) {
    for (int i = 0; i < slots.length; i += 2) {
      int index = that.collision(slots[i]);
      if (index < 0 || !equal(slots[i + 1], that.slots[index + 1], exact)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Object a, Object b, boolean exact) {
    return exact ? Equality.exact(a, b) : Equality.loose(a, b);
  }
}
