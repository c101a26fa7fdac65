package dev.athanor.ets;

import dev.athanor.ets.spec.MatchSpec;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;

/**
 * A specification on its way through a table, for one call. Results are put in front of a list, so the way through an ordered set goes backwards to give
 * them in order.
 */
final class Selection {
  private final Process self;
  private final Table table;
  private final MatchSpec spec;
  private final MatchSpec.Runner runner;
  private final Store store;

  Selection(Process self, Table table, MatchSpec spec) {
    this.self = self;
    this.table = table;
    this.spec = spec;
    this.runner = spec.runner(self);
    this.store = table.store();
  }

  private static void count(Process self) {
    if (--self.reductions < 0) {
      self.endTurn();
    }
  }

  /** All results; in ordered sets in their order, or in reverse. */
  Object all(boolean reverse) {
    Object results = EmptyList.EMPTY;
    var cells = Route.of(table, spec).cells(store, !reverse);
    for (var cell = cells.next(); cell != null; cell = cells.next()) {
      count(self);
      if (cell instanceof Tuple row) {
        var result = runner.run(row);
        results = result == null ? results : new Cons(result, results);
      } else {
        results = add((Chain) cell, results);
      }
    }
    return results;
  }

  private Object add(Chain cell, Object results) {
    var list = results;
    for (var chain = cell; chain != null; chain = chain.older) {
      count(self);
      var result = runner.run(chain.row);
      list = result == null ? list : new Cons(result, list);
    }
    return list;
  }

  // Some at a time

  /**
   * Where a selection that gives some results at a time goes on. It may be asked any number of times.
   *
   * @param limit how many results at a time
   * @param reverse whether it goes backwards through an ordered set
   * @param beyond the key that was looked at last; {@code null} where only {@code rest} is left
   * @param rest rows of that key that are still to be looked at; {@code null} for none
   */
  record Continuation(Table table, MatchSpec spec, Route route, long limit, boolean reverse, Object beyond, Chain rest) {
    /** The next results. */
    Object resume(Process self) {
      return new Selection(self, table, spec).resume(this);
    }
  }

  /** The first results as {@code {results, continuation}}, or {@code :"$end_of_table"}. */
  Object some(long limit, boolean reverse) {
    var route = Route.of(table, spec);
    return take(new Continuation(table, spec, route, limit, reverse, null, null), route.cells(store, reverse));
  }

  private Object resume(Continuation from) {
    var cells = from.beyond == null ? (Store.Scan) () -> null : from.route.cells(store, from.reverse, from.beyond);
    return take(from, cells);
  }

  private Object take(Continuation from, Store.Scan cells) {
    Object results = EmptyList.EMPTY;
    long left = from.limit;
    Object cell = from.rest != null ? from.rest : cells.next();
    while (cell != null) {
      var chain = cell instanceof Chain rows ? rows : null;
      count(self);
      var result = runner.run(chain != null ? chain.row : (Tuple) cell);
      results = result == null ? results : new Cons(result, results);
      left -= result == null ? 0 : 1;
      if (left == 0) {
        return Tuple.of(ordered(results), goOn(from, cell, chain));
      }
      cell = chain != null && chain.older != null ? chain.older : cells.next();
    }
    return results == EmptyList.EMPTY ? EtsOrderBifs.END_OF_TABLE : Tuple.of(ordered(results), EtsOrderBifs.END_OF_TABLE);
  }

  private Object ordered(Object results) {
    return store instanceof TreeStore ? Lists.reverse(results, EmptyList.EMPTY) : results;
  }

  /** Where to go on after a row; known keys have been looked at together, so that only rows of the same key can be left. */
  private Object goOn(Continuation from, Object cell, Chain chain) {
    var rest = chain == null ? null : chain.older;
    var beyond = from.route.hasKeys() ? null : table.keyOfCell(cell);
    if (from.route.hasKeys() && rest == null) {
      return EtsOrderBifs.END_OF_TABLE;
    }
    var next = new Continuation(table, spec, from.route, from.limit, from.reverse, beyond, rest);
    return Tuple.of(table.id, from.limit, Reference.make(next));
  }

  // Counting and changing

  /** How many rows give {@code true}. */
  long count() {
    return forEachTrue((key, row) -> true);
  }

  /** Removes the rows that give {@code true} and gives how many there were. */
  long delete() {
    return table.options.kind.isBag() ? deleteFromBag() : forEachTrue(table::removeRow);
  }

  private interface Change {
    /** Whether it could be made. */
    boolean make(Object key, Tuple row);
  }

  private long forEachTrue(Change change) {
    long count = 0;
    var cells = Route.of(table, spec).cells(store, false);
    for (var cell = cells.next(); cell != null; cell = cells.next()) {
      for (var chain = cell instanceof Chain rows ? rows : new Chain((Tuple) cell, null); chain != null; chain = chain.older) {
        count(self);
        if (runner.run(chain.row) == Atoms.TRUE && change.make(table.keyOf(chain.row), chain.row)) {
          count++;
        }
      }
    }
    return count;
  }

  private long deleteFromBag() {
    long count = 0;
    var cells = Route.of(table, spec).cells(store, false);
    for (var cell = cells.next(); cell != null; cell = cells.next()) {
      count += shorten(table.keyOfCell(cell), (Chain) cell);
    }
    return count;
  }

  /** Tries again where others have changed the rows meanwhile. */
  private long shorten(Object key, Chain cell) {
    for (var chain = cell; chain != null; chain = (Chain) store.get(key)) {
      var shorter = chain.without(this::isTrue);
      if (table.shorten(key, chain, shorter)) {
        return chain.length() - (shorter == null ? 0 : shorter.length());
      }
    }
    return 0;
  }

  private boolean isTrue(Tuple row) {
    count(self);
    return runner.run(row) == Atoms.TRUE;
  }

  /** Puts the results in the place of rows, whose keys they have; gives how many there were. */
  long replace() {
    long count = 0;
    var cells = Route.of(table, spec).cells(store, false);
    for (var cell = cells.next(); cell != null; cell = cells.next()) {
      count += cell instanceof Chain chain ? replace(chain) : replace((Tuple) cell);
    }
    return count;
  }

  private long replace(Tuple row) {
    count(self);
    return runner.run(row) instanceof Tuple changed && store.replace(table.keyOf(row), row, changed) ? 1 : 0;
  }

  private long replace(Chain cell) {
    var key = table.keyOf(cell.row);
    for (var chain = cell; chain != null; chain = (Chain) store.get(key)) {
      int[] changes = new int[1];
      var changed = replaced(chain, changes);
      if (store.replace(key, chain, changed)) {
        return changes[0];
      }
    }
    return 0;
  }

  private Chain replaced(Chain chain, int[] changes) {
    var rows = Lists.toJava(chain.toList());
    Chain changed = null;
    for (var row : rows) {
      count(self);
      var result = runner.run(row) instanceof Tuple other ? other : null;
      changes[0] += result == null ? 0 : 1;
      changed = new Chain(result == null ? (Tuple) row : result, changed);
    }
    return changed;
  }
}
