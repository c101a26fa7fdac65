package dev.athanor.ets;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;

/** {@code :ets}: from key to key. In ordered sets in term order, elsewhere in some order that stays the same. */
@BifModule("ets")
public final class EtsOrderBifs {
  static final Atom END_OF_TABLE = Atom.of("$end_of_table");

  private EtsOrderBifs() {}

  private static Table readable(Process self, String function, Object... arguments) {
    var table = Tables.toRead(self, arguments[0]);
    if (table == null) {
      throw EtsErrors.denied(function, arguments);
    }
    return table;
  }

  private static Object keyOrEnd(Table table, Object cell) {
    return cell == null ? END_OF_TABLE : table.keyOfCell(cell);
  }

  private static Object rowsOrEnd(Table table, Object cell) {
    return cell == null ? END_OF_TABLE : Tuple.of(table.keyOfCell(cell), Table.listOf(cell));
  }

  private static Object firstCell(Table table) {
    return table.store() instanceof TreeStore tree ? tree.first() : table.store().scan().next();
  }

  private static Object lastCell(Table table) {
    return table.store() instanceof TreeStore tree ? tree.last() : table.store().scan().next();
  }

  /** The cell behind a key; a key that is not there has a place all the same in ordered sets and in fixed tables. */
  private static Object cellAfter(Table table, Object handle, Object key, String function) {
    if (table.store() instanceof TreeStore tree) {
      return tree.after(key);
    }
    mustBeThere(table, handle, key, function);
    return table.store().scanAfter(key).next();
  }

  private static Object cellBefore(Table table, Object handle, Object key, String function) {
    if (table.store() instanceof TreeStore tree) {
      return tree.before(key);
    }
    mustBeThere(table, handle, key, function);
    return table.store().scanBefore(key).next();
  }

  private static void mustBeThere(Table table, Object handle, Object key, String function) {
    if (table.store().get(key) == null && !table.fixations.any()) {
      throw EtsErrors.badArgument(function, handle, key);
    }
  }

  /** The first key. */
  @Bif
  public static Object first(Process self, Object table) {
    var known = readable(self, "first", table);
    return keyOrEnd(known, firstCell(known));
  }

  /** The last key. */
  @Bif
  public static Object last(Process self, Object table) {
    var known = readable(self, "last", table);
    return keyOrEnd(known, lastCell(known));
  }

  /** The next key. */
  @Bif
  public static Object next(Process self, Object table, Object key) {
    var known = readable(self, "next", table, key);
    return keyOrEnd(known, cellAfter(known, table, key, "next"));
  }

  /** The key before. */
  @Bif
  public static Object prev(Process self, Object table, Object key) {
    var known = readable(self, "prev", table, key);
    return keyOrEnd(known, cellBefore(known, table, key, "prev"));
  }

  /** The first key and its rows. */
  @Bif
  public static Object firstLookup(Process self, Object table) {
    var known = readable(self, "first_lookup", table);
    return rowsOrEnd(known, firstCell(known));
  }

  /** The last key and its rows. */
  @Bif
  public static Object lastLookup(Process self, Object table) {
    var known = readable(self, "last_lookup", table);
    return rowsOrEnd(known, lastCell(known));
  }

  /** The next key and its rows. */
  @Bif
  public static Object nextLookup(Process self, Object table, Object key) {
    var known = readable(self, "next_lookup", table, key);
    return rowsOrEnd(known, cellAfter(known, table, key, "next_lookup"));
  }

  /** The key before and its rows. */
  @Bif
  public static Object prevLookup(Process self, Object table, Object key) {
    var known = readable(self, "prev_lookup", table, key);
    return rowsOrEnd(known, cellBefore(known, table, key, "prev_lookup"));
  }

  /** The rows at a place counted from 0: here a place is a key. */
  @Bif
  public static Object slot(Process self, Object table, Object place) {
    var known = readable(self, "slot", table, place);
    var cells = known.store().scan();
    var cell = cells.next();
    long left = place instanceof Long index ? index : -1;
    while (left > 0 && cell != null) {
      cell = cells.next();
      left--;
    }
    if (left != 0) {
      throw EtsErrors.badArgument("slot", table, place);
    }
    return cell == null ? END_OF_TABLE : Table.listOf(cell);
  }

  /** All rows; in ordered sets in their order. */
  @Bif("tab2list")
  public static Object toList(Process self, Object table) {
    var known = readable(self, "tab2list", table);
    return known.store() instanceof TreeStore tree ? inOrder(tree) : all(known.store().scan());
  }

  private static Object inOrder(TreeStore tree) {
    var list = new ListBuilder();
    var cells = tree.scan();
    for (var row = cells.next(); row != null; row = cells.next()) {
      list.add(row);
    }
    return list.toList();
  }

  private static Object all(Store.Scan cells) {
    Object list = EmptyList.EMPTY;
    for (var cell = cells.next(); cell != null; cell = cells.next()) {
      if (cell instanceof Tuple row) {
        list = new Cons(row, list);
      } else {
        for (var chain = (Chain) cell; chain != null; chain = chain.older) {
          list = new Cons(chain.row, list);
        }
      }
    }
    return list;
  }
}
