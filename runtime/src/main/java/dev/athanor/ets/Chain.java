package dev.athanor.ets;

import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * The rows of one key in a bag, the newest first. Chains never change, so that adding a row to a million is one object, and whoever
 * reads one needs no lock.
 */
public final class Chain {
  /** The newest row. */
  public final Tuple row;

  /** The rows before it, or {@code null}. */
  public final Chain older;

  Chain(Tuple row, Chain older) {
    this.row = row;
    this.older = older;
  }

  /** How many rows there are. */
  int length() {
    int length = 0;
    for (var chain = this; chain != null; chain = chain.older) {
      length++;
    }
    return length;
  }

  /** Whether one of them is {@code ===} to the row. */
  boolean contains(Tuple sought) {
    for (var chain = this; chain != null; chain = chain.older) {
      if (chain.row.equals(sought)) {
        return true;
      }
    }
    return false;
  }

  /** The rows as a list, the oldest first. */
  Object toList() {
    Object list = EmptyList.EMPTY;
    for (var chain = this; chain != null; chain = chain.older) {
      list = new Cons(chain.row, list);
    }
    return list;
  }

  /** Those rows that the test does not take; {@code null} where none is left, this where all are. */
  Chain without(Predicate<Tuple> test) {
    var kept = new ArrayList<Tuple>();
    int length = 0;
    for (var chain = this; chain != null; chain = chain.older) {
      length++;
      if (!test.test(chain.row)) {
        kept.add(chain.row);
      }
    }
    if (kept.size() == length) {
      return this;
    }
    Chain rest = null;
    for (int i = kept.size() - 1; i >= 0; i--) {
      rest = new Chain(kept.get(i), rest);
    }
    return rest;
  }
}
