package dev.athanor.ets;

import java.util.concurrent.atomic.LongAdder;

/**
 * The rows of a table by their keys. A key has a <i>cell</i>: its row (a tuple), or in a bag its {@link Chain}. Any number of threads may call
 * any of this at the same time; every call is atomic, and nothing blocks.
 */
abstract sealed class Store permits HashStore, TreeStore {
  /** How many rows there are; whoever changes cells counts. */
  final LongAdder rows = new LongAdder();

  /** A way through the cells. What is put or removed meanwhile is seen or not; everything else is seen once. */
  interface Scan {
    /** The next cell; {@code null} at the end. */
    Object next();
  }

  /** The cell of a key, or {@code null}. */
  abstract Object get(Object key);

  /** Sets the cell of a key and gives the one it had, or {@code null}. */
  abstract Object put(Object key, Object cell);

  /** Sets the cell of a key that has none; gives the one it has, or {@code null}. */
  abstract Object putIfAbsent(Object key, Object cell);

  /** Changes the cell of a key if it is this one. */
  abstract boolean replace(Object key, Object old, Object cell);

  /** Removes the cell of a key and gives it, or {@code null}. */
  abstract Object remove(Object key);

  /** Removes the cell of a key if it is this one. */
  abstract boolean remove(Object key, Object old);

  /** All cells from the first on. */
  abstract Scan scan();

  /** The cells behind a key, which need not be there. */
  abstract Scan scanAfter(Object key);

  /** All cells from the last on; in no other order than {@link #scan} where there is no order. */
  abstract Scan scanBack();

  /** The cells before a key, which need not be there. */
  abstract Scan scanBefore(Object key);

  /** The same kind of store without rows. */
  abstract Store fresh();
}
