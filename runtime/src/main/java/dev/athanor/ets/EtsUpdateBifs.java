package dev.athanor.ets;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;
import java.util.ArrayList;

/** {@code :ets}: changes of a row in place, in one step. Java because processes share rows. */
@BifModule("ets")
public final class EtsUpdateBifs {
  private EtsUpdateBifs() {}

  /** Adds to integers of the row of a key and gives what they became. */
  @Bif
  public static Object updateCounter(Process self, Object table, Object key, Object operation) {
    var sum = operation instanceof Long increment ? counted(self, table, key, increment) : null;
    return sum != null ? sum : new Call(self, "update_counter", table, key, operation).count(null);
  }

  /** The usual case, without any objects but the new row: a small number added behind the key. {@code null} where it is not that. */
  private static Object counted(Process self, Object table, Object key, long increment) {
    var known = Tables.toWrite(self, table);
    if (known == null || known.options.kind.isBag()) {
      return null;
    }
    int index = known.options.keyIndex + 1;
    var store = known.store();
    while (store.get(key) instanceof Tuple row && row.size() > index && row.get(index) instanceof Long value) {
      long sum = value + increment;
      if (((value ^ sum) & (increment ^ sum)) < 0) {
        return null;
      }
      if (store.replace(key, row, row.with(index, sum))) {
        return sum;
      }
    }
    return null;
  }

  /** Adds to integers of the row of a key, or of a default that becomes the row of the key, and gives what they became. */
  @Bif
  public static Object updateCounter(Process self, Object table, Object key, Object operation, Object otherwise) {
    return new Call(self, "update_counter", table, key, operation, otherwise).count(otherwise);
  }

  /** Changes elements of the row of a key; gives whether there is one. */
  @Bif
  public static Object updateElement(Process self, Object table, Object key, Object specification) {
    return new Call(self, "update_element", table, key, specification).set(null);
  }

  /** Changes elements of the row of a key, or of a default that becomes the row of the key. */
  @Bif
  public static Object updateElement(Process self, Object table, Object key, Object specification, Object otherwise) {
    return new Call(self, "update_element", table, key, specification, otherwise).set(otherwise);
  }

  /** One call of them, with what it needs to tell what is wrong. */
  private static final class Call {
    private final String function;
    private final Object[] arguments;
    private final Table table;
    private final Object key;
    private final Object operation;
    private final ArrayList<Object> results = new ArrayList<>();

    Call(Process self, String function, Object... arguments) {
      this.function = function;
      this.arguments = arguments;
      this.key = arguments[1];
      this.operation = arguments[2];
      this.table = Tables.toWrite(self, arguments[0]);
      if (table == null) {
        throw EtsErrors.denied(function, arguments);
      }
      if (table.options.kind.isBag()) {
        throw EtsErrors.because(EtsErrors.TYPE, function, arguments);
      }
    }

    Object count(Object otherwise) {
      var update = RowUpdate.ofCounter(operation, table.options.keyIndex);
      if (update == null || otherwise != null && !(otherwise instanceof Tuple)) {
        throw EtsErrors.because(EtsErrors.NO_OPERATION, function, arguments);
      }
      if (!change(update, otherwise)) {
        throw EtsErrors.because(EtsErrors.BADKEY, function, arguments);
      }
      return RowUpdate.answer(operation, results);
    }

    Object set(Object otherwise) {
      var update = RowUpdate.ofElements(operation);
      if (update == null || otherwise != null && !(otherwise instanceof Tuple)) {
        throw EtsErrors.badArgument(function, arguments);
      }
      return change(update, otherwise) ? Atoms.TRUE : Atoms.FALSE;
    }

    /** Whether there was a row, or became one. */
    private boolean change(RowUpdate update, Object otherwise) {
      while (true) {
        var store = table.store();
        var row = (Tuple) store.get(key);
        if (row == null && otherwise == null) {
          return false;
        }
        results.clear();
        if (row == null) {
          var fresh = changed(update, initial((Tuple) otherwise));
          if (store.putIfAbsent(key, fresh) == null) {
            store.rows.increment();
            return true;
          }
        } else if (store.replace(key, row, changed(update, row))) {
          return true;
        }
      }
    }

    private Tuple initial(Tuple otherwise) {
      if (!table.fits(otherwise)) {
        throw EtsErrors.because(EtsErrors.POSITION, function, arguments);
      }
      return otherwise.with(table.options.keyIndex, key);
    }

    private Tuple changed(RowUpdate update, Tuple row) {
      var changed = update.apply(row, table.options.keyIndex, results);
      if (changed == null) {
        throw EtsErrors.because(update.failure, function, arguments);
      }
      return changed;
    }
  }
}
