package dev.athanor.ets;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;

/** {@code :ets}: rows by their keys. Java because processes share them. */
@BifModule("ets")
public final class EtsRowBifs {
  private EtsRowBifs() {}

  private static Table readable(Process self, Object table, String function, Object second) {
    var known = Tables.toRead(self, table);
    if (known == null) {
      throw EtsErrors.denied(function, table, second);
    }
    return known;
  }

  private static Table writable(Process self, Object table, String function, Object second) {
    var known = Tables.toWrite(self, table);
    if (known == null) {
      throw EtsErrors.denied(function, table, second);
    }
    return known;
  }

  /** The rows of a key, in a bag the oldest first. */
  @Bif
  public static Object lookup(Process self, Object table, Object key) {
    var cell = readable(self, table, "lookup", key).store().get(key);
    return cell instanceof Tuple row ? new Cons(row, EmptyList.EMPTY) : Table.listOf(cell);
  }

  /** Whether a key has a row. */
  @Bif
  public static boolean member(Process self, Object table, Object key) {
    return readable(self, table, "member", key).store().get(key) != null;
  }

  /** The element at a position of the row of a key; in a bag a list of those of all rows. */
  @Bif
  public static Object lookupElement(Process self, Object table, Object key, Object position) {
    var known = Tables.toRead(self, table);
    if (known == null) {
      throw EtsErrors.denied("lookup_element", table, key, position);
    }
    var cell = known.store().get(key);
    if (cell == null && position instanceof Long index && index >= 1) {
      throw EtsErrors.because(EtsErrors.BADKEY, "lookup_element", table, key, position);
    }
    var element = elementOf(cell, position);
    if (element == null) {
      throw EtsErrors.badArgument("lookup_element", table, key, position);
    }
    return element;
  }

  /** The element at a position of the row of a key; in a bag a list of those of all rows; a default where the key has none. */
  @Bif
  public static Object lookupElement(Process self, Object table, Object key, Object position, Object otherwise) {
    var known = Tables.toRead(self, table);
    if (known == null) {
      throw EtsErrors.denied("lookup_element", table, key, position, otherwise);
    }
    var cell = known.store().get(key);
    if (cell == null && position instanceof Long index && index >= 1) {
      return otherwise;
    }
    var element = elementOf(cell, position);
    if (element == null) {
      throw EtsErrors.badArgument("lookup_element", table, key, position, otherwise);
    }
    return element;
  }

  /** {@code null} where there is no such element. */
  private static Object elementOf(Object cell, Object position) {
    if (!(position instanceof Long index) || index < 1) {
      return null;
    }
    if (cell instanceof Tuple row) {
      return index <= row.size() ? row.get((int) (index - 1)) : null;
    }
    Object elements = EmptyList.EMPTY;
    for (var chain = (Chain) cell; chain != null; chain = chain.older) {
      if (index > chain.row.size()) {
        return null;
      }
      elements = new Cons(chain.row.get((int) (index - 1)), elements);
    }
    return elements;
  }

  /** Adds a row, or all rows of a list in one step. In a set it takes the place of the row of its key. */
  @Bif
  public static Object insert(Process self, Object table, Object objects) {
    var known = writable(self, table, "insert", objects);
    if (objects instanceof Tuple row && known.fits(row)) {
      known.insert(row);
      return Atoms.TRUE;
    }
    var rows = rowsOf(known, "insert", table, objects);
    if (rows.size() == 1) {
      known.insert(rows.getFirst());
    } else if (!rows.isEmpty()) {
      known.alone(() -> insertAll(known, rows));
    }
    return Atoms.TRUE;
  }

  private static boolean insertAll(Table table, List<Tuple> rows) {
    rows.forEach(table::insert);
    return true;
  }

  /** Adds a row, or all rows of a list in one step, unless one of the keys has a row; gives whether it did. */
  @Bif
  public static boolean insertNew(Process self, Object table, Object objects) {
    var known = writable(self, table, "insert_new", objects);
    if (objects instanceof Tuple row && known.fits(row)) {
      return known.insertNew(row);
    }
    var rows = rowsOf(known, "insert_new", table, objects);
    return rows.size() == 1 ? known.insertNew(rows.getFirst()) : known.alone(() -> insertAllNew(known, rows));
  }

  private static boolean insertAllNew(Table table, List<Tuple> rows) {
    for (var row : rows) {
      if (table.store().get(table.keyOf(row)) != null) {
        return false;
      }
    }
    return insertAll(table, rows);
  }

  /** The tuples of a list (or the one that was given); raises where one is none or has no key. */
  private static List<Tuple> rowsOf(Table known, String function, Object table, Object objects) {
    var rows = new ArrayList<Tuple>();
    boolean fit = true;
    for (var object : tuplesOf(function, table, objects)) {
      if (!(object instanceof Tuple row) || row.size() == 0) {
        throw EtsErrors.badArgument(function, table, objects);
      }
      rows.add(row);
      fit &= known.fits(row);
    }
    if (!fit) {
      throw EtsErrors.because(EtsErrors.KEYPOS, function, table, objects);
    }
    return rows;
  }

  private static List<Object> tuplesOf(String function, Object table, Object objects) {
    var list = objects instanceof Tuple ? List.of(objects) : Lists.toJava(objects);
    if (list == null) {
      throw EtsErrors.badArgument(function, table, objects);
    }
    return list;
  }

  /** Removes the rows of a key. */
  @Bif
  public static Object delete(Process self, Object table, Object key) {
    writable(self, table, "delete", key).take(key);
    return Atoms.TRUE;
  }

  /** Removes the rows that are {@code ===} to one. */
  @Bif
  public static Object deleteObject(Process self, Object table, Object object) {
    var known = writable(self, table, "delete_object", object);
    if (!(object instanceof Tuple row) || row.size() == 0) {
      throw EtsErrors.badArgument("delete_object", table, object);
    }
    if (!known.fits(row)) {
      throw EtsErrors.because(EtsErrors.KEYPOS, "delete_object", table, object);
    }
    known.deleteObject(row);
    return Atoms.TRUE;
  }

  /** Removes the rows of a key and gives them, in a bag the oldest first. */
  @Bif
  public static Object take(Process self, Object table, Object key) {
    return Table.listOf(writable(self, table, "take", key).take(key));
  }
}
