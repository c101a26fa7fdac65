package dev.athanor.ets;

import dev.athanor.bif.ErlangSystem;
import dev.athanor.process.Belongings;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Reference;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of this node: all of them, and those that have a name by it. */
final class Tables {
  private static final ConcurrentHashMap<Atom, Table> NAMED = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<Reference, Table> ALL = new ConcurrentHashMap<>();

  static {
    ErlangSystem.provide("ets_count", () -> (long) ALL.size());
  }

  private Tables() {}

  /** A new table of the process; {@code null} where its name is taken. */
  static Table create(Process self, Atom name, TableOptions options) {
    var table = new Table(name, options, self);
    if (options.named && NAMED.putIfAbsent(name, table) != null) {
      return null;
    }
    ALL.put(table.id, table);
    Belongings.add(self, table);
    return table;
  }

  /** The table that a name or identifier stands for, or {@code null}. */
  static Table find(Object handle) {
    var table = handle instanceof Reference id && id.resource() instanceof Table known ? known : search(handle);
    return table == null || table.isDeleted() ? null : table;
  }

  private static Table search(Object handle) {
    return switch (handle) {
      // An identifier that has been away, in the external format.
      case Reference id -> ALL.get(id);
      case Atom name -> NAMED.get(name);
      default -> null;
    };
  }

  /** The table, to be read by the process; {@code null} where there is none or it may not. */
  static Table toRead(Process self, Object handle) {
    var table = find(handle);
    if (table == null || !table.isReadableBy(self)) {
      return null;
    }
    table.enter();
    return table;
  }

  /** The table, to be changed by the process; {@code null} where there is none or it may not. */
  static Table toWrite(Process self, Object handle) {
    var table = find(handle);
    if (table == null || !table.isWritableBy(self)) {
      return null;
    }
    table.enter();
    return table;
  }

  /** Gives a table another name; false where that is taken. */
  static boolean rename(Table table, Atom name) {
    if (table.options.named) {
      if (NAMED.putIfAbsent(name, table) != null) {
        return false;
      }
      NAMED.remove(table.name, table);
    }
    table.name = name;
    return true;
  }

  static void remove(Table table) {
    ALL.remove(table.id);
    if (table.options.named) {
      NAMED.remove(table.name, table);
    }
  }

  static Collection<Table> all() {
    return ALL.values();
  }
}
