package dev.athanor.ets;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;

/** {@code :ets}: the tables themselves. Java because processes share them. */
@BifModule("ets")
public final class EtsTableBifs {
  private static final Atom UNDEFINED = Atom.of("undefined");
  private static final Atom NAME_TAKEN = Atom.of("name");
  private static final Atom OWNER = Atom.of("owner");

  private EtsTableBifs() {}

  /** A new table, owned by the caller; its name where it is a named one, otherwise its identifier. */
  @Bif("new")
  public static Object create(Process self, Object name, Object options) {
    var known = TableOptions.of(options);
    if (!(name instanceof Atom atom) || known == null) {
      throw EtsErrors.badArgument("new", name, options);
    }
    var table = Tables.create(self, atom, known);
    if (table == null) {
      throw EtsErrors.because(NAME_TAKEN, "new", name, options);
    }
    return table.handle();
  }

  /** Ends a table. */
  @Bif
  public static Object delete(Process self, Object table) {
    owned(self, "delete", table).delete(self);
    return Atoms.TRUE;
  }

  /** The table, to be ended or given away by the process. Public tables may be by anybody. */
  private static Table owned(Process self, String function, Object... arguments) {
    var known = Tables.toWrite(self, arguments[0]);
    if (known == null) {
      throw EtsErrors.denied(function, arguments);
    }
    return known;
  }

  /** Identifiers of all tables, names of those that have one. */
  @Bif
  public static Object all() {
    var list = new ListBuilder();
    Tables.all().forEach(table -> list.add(table.handle()));
    return list.toList();
  }

  /** The identifier of a named table, {@code :undefined} where there is none. */
  @Bif
  public static Object whereis(Object name) {
    if (!(name instanceof Atom)) {
      throw EtsErrors.badArgument("whereis", name);
    }
    var table = Tables.find(name);
    return table == null ? UNDEFINED : table.id;
  }

  /** All there is to tell of a table, {@code :undefined} where there is none. */
  @Bif
  public static Object info(Object table) {
    var known = found(table, "info", table);
    return known == null ? UNDEFINED : TableInfo.all(known);
  }

  /** One thing there is to tell of a table, {@code :undefined} where there is none. */
  @Bif
  public static Object info(Object table, Object item) {
    var known = found(table, "info", table, item);
    var value = TableInfo.item(known, item);
    if (value == null) {
      throw EtsErrors.badArgument("info", table, item);
    }
    return known == null ? UNDEFINED : value;
  }

  private static Table found(Object table, String function, Object... arguments) {
    if (!(table instanceof Atom || table instanceof Reference)) {
      throw EtsErrors.denied(function, arguments);
    }
    return Tables.find(table);
  }

  /** Gives a table another name. */
  @Bif
  public static Object rename(Process self, Object table, Object name) {
    var known = owned(self, "rename", table, name);
    if (!(name instanceof Atom atom) || !Tables.rename(known, atom)) {
      throw EtsErrors.badArgument("rename", table, name);
    }
    return known.handle();
  }

  /** Makes another process the owner. It gets {@code {:"ETS-TRANSFER", table, from, data}}. */
  @Bif
  public static Object giveAway(Process self, Object table, Object pid, Object data) {
    var known = Tables.find(table);
    if (known == null || !known.isOwnedBy(self)) {
      throw EtsErrors.denied("give_away", table, pid, data);
    }
    var receiver = pid instanceof Pid to && Signals.exists(to) ? to.process() : null;
    if (receiver == null) {
      throw EtsErrors.badArgument("give_away", table, pid, data);
    }
    if (receiver == self) {
      throw EtsErrors.because(OWNER, "give_away", table, pid, data);
    }
    known.give(self, receiver, data);
    return Atoms.TRUE;
  }

  /** Changes the heir: {@code {:heir, pid, data}} or {@code {:heir, :none}}. */
  @Bif
  public static Object setopts(Process self, Object table, Object options) {
    var known = Tables.find(table);
    if (known == null || !known.isOwnedBy(self)) {
      throw EtsErrors.denied("setopts", table, options);
    }
    if (!TableOptions.change(known, options)) {
      throw EtsErrors.badArgument("setopts", table, options);
    }
    return Atoms.TRUE;
  }

  /** Lets the caller go through the table while rows are deleted, or no longer. */
  @Bif
  public static Object safeFixtable(Process self, Object table, Object fix) {
    var known = Tables.toRead(self, table);
    if (known == null) {
      throw EtsErrors.denied("safe_fixtable", table, fix);
    }
    if (!EtsErrors.isBoolean(fix)) {
      throw EtsErrors.badArgument("safe_fixtable", table, fix);
    }
    if (fix == Atoms.TRUE) {
      known.fixations.add(self);
    } else {
      known.fixations.remove(self);
    }
    return Atoms.TRUE;
  }

  /** Removes all rows. */
  @Bif
  public static Object deleteAllObjects(Process self, Object table) {
    var known = Tables.toWrite(self, table);
    if (known == null) {
      throw EtsErrors.denied("delete_all_objects", table);
    }
    known.clear();
    return Atoms.TRUE;
  }

  /** Not there: what {@code fun2ms} takes is the source of a fun, which no fun has at run time. */
  @Bif("fun2ms")
  public static Object funToMatchSpec(Object fun) {
    throw ErlangException.exit(TableInfo.FUN2MS);
  }
}
