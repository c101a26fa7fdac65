package dev.athanor.term;

import java.util.Arrays;

/**
 * Builds the trie of many entries at once, from the root down: the entries of a node are dealt to its 32 positions by the next
 * five bits of their hashes, stably, as in a radix sort; a position with one entry keeps it, one with more becomes a child. So
 * every node is made once, in its final size, where adding the entries one by one would copy a path for each.
 */
final class TrieBuilder {
  private static final int WIDTH = 32;
  private static final int BITS = 5;

  private final Object[] entries;
  private final int[] hashes;

  /** The numbers of the entries, those of one node side by side. */
  private final int[] order;

  private final int[] scratch;

  TrieBuilder(Object[] keysAndValues) {
    entries = keysAndValues;
    int count = keysAndValues.length / 2;
    hashes = new int[count];
    order = new int[count];
    scratch = new int[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = TermHash.of(keysAndValues[2 * i]);
      order[i] = i;
    }
  }

  TrieNode root() {
    return node(0, order.length, 0);
  }

  private TrieNode node(int from, int to, int level) {
    if (TrieNode.isDeepest(level)) {
      return TrieNode.deepest(distinct(from, to));
    }
    var ends = deal(from, to, level);
    var slots = new Object[Math.min(2 * WIDTH, 2 * (to - from))];
    int entryMap = 0;
    int childMap = 0;
    int plain = 0;
    int below = slots.length;
    int total = 0;
    int start = from;
    for (int position = 0; position < WIDTH; position++) {
      int end = ends[position];
      if (end == start) {
        continue;
      }
      // Several entries of one key leave a single one behind, which belongs here.
      var child = end - start > 1 ? node(start, end, level + BITS) : null;
      if (child == null || child.entries == 1) {
        var entry = child == null ? null : child.entry(0);
        slots[plain++] = entry == null ? entries[2 * order[start]] : entry.e0;
        slots[plain++] = entry == null ? entries[2 * order[start] + 1] : entry.e1;
        entryMap |= 1 << position;
        total++;
      } else {
        slots[--below] = child;
        childMap |= 1 << position;
        total += child.entries;
      }
      start = end;
    }
    return TrieNode.inner(entryMap, childMap, closed(slots, plain, below), total);
  }

  /** The slots without the gap between entries and children. */
  private static Object[] closed(Object[] slots, int plain, int below) {
    if (plain == below) {
      return slots;
    }
    var exact = Arrays.copyOf(slots, plain + slots.length - below);
    System.arraycopy(slots, below, exact, plain, slots.length - below);
    return exact;
  }

  /** Sorts the entries by their position in the node; gives where each position's entries end. */
  private int[] deal(int from, int to, int level) {
    var ends = new int[WIDTH];
    for (int i = from; i < to; i++) {
      ends[TrieNode.position(hashes[order[i]], level)]++;
    }
    int end = to;
    for (int position = WIDTH - 1; position >= 0; position--) {
      int count = ends[position];
      ends[position] = end;
      end -= count;
    }
    var next = ends.clone();
    for (int i = to - 1; i >= from; i--) {
      scratch[--next[TrieNode.position(hashes[order[i]], level)]] = order[i];
    }
    System.arraycopy(scratch, from, order, from, to - from);
    return ends;
  }

  /** The entries of different keys, the last of each key, alternating keys and values. */
  private Object[] distinct(int from, int to) {
    var distinct = new Object[2 * (to - from)];
    int size = 0;
    for (int i = from; i < to; i++) {
      var key = entries[2 * order[i]];
      int at = 0;
      while (at < size && !Equality.exact(distinct[at], key)) {
        at += 2;
      }
      distinct[at] = key;
      distinct[at + 1] = entries[2 * order[i] + 1];
      size = Math.max(size, at + 2);
    }
    return Arrays.copyOf(distinct, size);
  }
}
