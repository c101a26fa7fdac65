package dev.athanor.ets;

import dev.athanor.term.Equality;
import dev.athanor.term.TermHash;
import dev.athanor.term.TermOrder;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Cells by the hash of their keys, compared with {@code ===}: a split-ordered list (Shalev and Shavit, "Split-Ordered Lists: Lock-Free
 * Extensible Hash Tables", 2006).
 *
 * <p>All cells are nodes of one linked list, sorted by the hash with its bits in reverse. The buckets are shortcuts into it: bucket <i>b</i> of 2^<i>n</i>
 * points at a dummy node before the first node whose hash ends in the <i>n</i> bits of <i>b</i>. In this order the nodes of a bucket stay neighbours when
 * the buckets are doubled, so growing moves nothing: new buckets get their dummies when they are asked for.
 *
 * <p>This is what {@code next/2} and continuations want: a key has a place in the order whether it is there or not (nodes of equal hash are sorted by the
 * exact term order), and no growing disturbs those who are on their way.
 *
 * <p>A node is removed as in {@link java.util.concurrent.ConcurrentSkipListMap}: its cell becomes {@code null}, which is the moment it is gone; then a
 * marker is put behind it, so that nothing can be inserted there any longer; then the node before it is linked to the node behind the marker. Whoever
 * inserts or removes and meets such a node does the last two steps if they are still to be done. Readers walk over it. Dummies are never removed.
 */
final class HashStore extends Store {
  private static final int FEWEST_BUCKETS = 16;
  private static final int MOST_BUCKETS = 1 << 28;

  /** How many rows there may be for each bucket: each bucket costs a dummy, each row more a step. */
  private static final int ROWS_A_BUCKET = 2;

  /** Whoever walks further than this to insert looks whether there should be more buckets. */
  private static final int LONG_WALK = 3;

  private static final Object DUMMY = new Object();
  private static final Object MARKER = new Object();

  /** Not {@code VarHandle}s, which are three times as many calls until C2 has compiled them: a program's first tables would feel that. */
  private static final AtomicReferenceFieldUpdater<Node, Node> NEXT =
      AtomicReferenceFieldUpdater.newUpdater(Node.class, Node.class, "next");

  private static final AtomicReferenceFieldUpdater<Node, Object> CELL =
      AtomicReferenceFieldUpdater.newUpdater(Node.class, Object.class, "cell");

  private final Node head = new Node(Integer.MIN_VALUE, DUMMY, DUMMY, null);
  private volatile Node[] buckets = new Node[FEWEST_BUCKETS];

  HashStore() {
    buckets[0] = head;
  }

  private static final class Node {
    /** Its place: the hash in reverse, as an unsigned number that is compared as a signed one. Odd for cells, even for dummies. */
    final int order;

    final Object key;
    volatile Object cell;
    volatile Node next;

    Node(int order, Object key, Object cell, Node next) {
      this.order = order;
      this.key = key;
      this.cell = cell;
      this.next = next;
    }

    boolean isCell() {
      return key != DUMMY && key != MARKER;
    }
  }

  /**
   * Integers that follow each other get neighbouring buckets, sixteen by sixteen: programs mostly count, and what was put in together lies together in memory. Where
   * such a run of buckets begins is left to chance, so that no step from key to key leaves buckets empty.
   */
  private static int hashOf(Object key) {
    return key instanceof Long number ? TermHash.of(number >>> 4) + number.intValue() : TermHash.of(key);
  }

  private static int orderOf(int hash) {
    return (Integer.reverse(hash) | 1) ^ Integer.MIN_VALUE;
  }

  private static boolean same(Object a, Object b) {
    return a == b || Equality.exact(a, b);
  }

  /** Where a key (or {@link #DUMMY}) belongs, seen from a node that is no marker: zero if that is its node. */
  private static int compare(int order, Object key, Node node) {
    if (order != node.order) {
      return Integer.compare(order, node.order);
    }
    return same(key, node.key) ? 0 : TermOrder.compareExact(key, node.key);
  }

  /** The node of a key, or {@code null}. It may be on its way out. */
  private Node find(Object key) {
    int hash = hashOf(key);
    int order = orderOf(hash);
    var node = bucket(hash).next;
    while (node != null && node.order < order) {
      node = node.next;
    }
    while (node != null && node.order == order) {
      if (same(node.key, key) && node.cell != null) {
        return node;
      }
      node = node.next;
    }
    return null;
  }

  @Override
  Object get(Object key) {
    var node = find(key);
    return node == null ? null : node.cell;
  }

  @Override
  Object put(Object key, Object cell) {
    return put(key, cell, false);
  }

  @Override
  Object putIfAbsent(Object key, Object cell) {
    return put(key, cell, true);
  }

  private Object put(Object key, Object cell, boolean onlyIfAbsent) {
    int hash = hashOf(key);
    int order = orderOf(hash);
    while (true) {
      var before = nodeBefore(order, key, bucket(hash));
      var node = before == null ? null : before.next;
      if (before == null || node != null && node.key == MARKER) {
        continue;
      }
      int place = node == null ? -1 : compare(order, key, node);
      if (place == 0) {
        var old = node.cell;
        if (old != null && (onlyIfAbsent || CELL.compareAndSet(node, old, cell))) {
          return old;
        }
      } else if (place < 0 && NEXT.compareAndSet(before, node, new Node(order, key, cell, node))) {
        return null;
      }
    }
  }

  /** The last node before a key's place, which is linked to the node of that place or a later one; {@code null} to try again. */
  private Node nodeBefore(int order, Object key, Node from) {
    var before = from;
    for (int steps = 0; ; ) {
      var node = before.next;
      if (node == null) {
        return before;
      }
      if (node.key == MARKER) {
        return null;
      }
      if (node.cell == null) {
        unlink(before, node);
      } else if (compare(order, key, node) <= 0) {
        if (steps > LONG_WALK) {
          growIfFull();
        }
        return before;
      } else {
        before = node;
        steps++;
      }
    }
  }

  private static void unlink(Node before, Node node) {
    while (true) {
      var next = node.next;
      if (next != null && next.key == MARKER) {
        NEXT.compareAndSet(before, node, next.next);
        return;
      }
      if (NEXT.compareAndSet(node, next, new Node(node.order, MARKER, MARKER, next))) {
        NEXT.compareAndSet(before, node, next);
        return;
      }
    }
  }

  @Override
  boolean replace(Object key, Object old, Object cell) {
    var node = find(key);
    return node != null && CELL.compareAndSet(node, old, cell);
  }

  @Override
  Object remove(Object key) {
    for (var node = find(key); node != null; node = find(key)) {
      var old = node.cell;
      if (old != null && CELL.compareAndSet(node, old, null)) {
        tidy(node);
        return old;
      }
    }
    return null;
  }

  @Override
  boolean remove(Object key, Object old) {
    var node = find(key);
    if (node == null || !CELL.compareAndSet(node, old, null)) {
      return false;
    }
    tidy(node);
    return true;
  }

  /** Takes a node whose cell is gone out of the list, unless others have done so. */
  private void tidy(Node node) {
    int hash = Integer.reverse((node.order ^ Integer.MIN_VALUE) & ~1);
    while (nodeBefore(node.order, node.key, bucket(hash)) == null) {
      Thread.onSpinWait();
    }
  }

  private Node bucket(int hash) {
    var known = buckets;
    int index = hash & known.length - 1;
    var dummy = dummyOf(known, index);
    return dummy != null ? dummy : open(known, index);
  }

  /** Read without a handle, for the same reason; the fence is that of {@link #open}. */
  private static Node dummyOf(Node[] known, int index) {
    var dummy = known[index];
    VarHandle.acquireFence();
    return dummy;
  }

  /** Makes the dummy of a bucket. The bucket that it was a part of before it was split leads there. */
  private Node open(Node[] known, int index) {
    int parent = index & ~Integer.highestOneBit(index);
    var from = dummyOf(known, parent);
    var dummy = dummy(Integer.reverse(index) ^ Integer.MIN_VALUE, from != null ? from : open(known, parent));
    VarHandle.releaseFence();
    known[index] = dummy;
    return dummy;
  }

  private Node dummy(int order, Node from) {
    while (true) {
      var before = nodeBefore(order, DUMMY, from);
      if (before == null) {
        continue;
      }
      var node = before.next;
      if (node != null && node.key == MARKER) {
        continue;
      }
      int place = node == null ? -1 : Integer.compare(order, node.order);
      if (place == 0) {
        return node;
      }
      var fresh = new Node(order, DUMMY, DUMMY, node);
      if (place < 0 && NEXT.compareAndSet(before, node, fresh)) {
        return fresh;
      }
    }
  }

  /** Doubles the buckets where there are too few for the rows. A bucket opened in the old array meanwhile is opened again. */
  private void growIfFull() {
    if (rows.sum() / ROWS_A_BUCKET > buckets.length && buckets.length < MOST_BUCKETS) {
      synchronized (this) {
        if (rows.sum() / ROWS_A_BUCKET > buckets.length) {
          buckets = Arrays.copyOf(buckets, 2 * buckets.length);
        }
      }
    }
  }

  private static final class Cursor implements Scan {
    private Node at;

    Cursor(Node from) {
      at = from;
    }

    @Override
    public Object next() {
      for (var node = at; node != null; node = node.next) {
        var cell = node.isCell() ? node.cell : null;
        if (cell != null) {
          at = node.next;
          return cell;
        }
      }
      at = null;
      return null;
    }
  }

  @Override
  Scan scan() {
    return new Cursor(head.next);
  }

  @Override
  Scan scanAfter(Object key) {
    int hash = hashOf(key);
    int order = orderOf(hash);
    var node = bucket(hash).next;
    while (node != null && (node.key == MARKER || compare(order, key, node) >= 0)) {
      node = node.next;
    }
    return new Cursor(node);
  }

  @Override
  Scan scanBack() {
    return scan();
  }

  @Override
  Scan scanBefore(Object key) {
    return scanAfter(key);
  }

  @Override
  Store fresh() {
    return new HashStore();
  }
}
