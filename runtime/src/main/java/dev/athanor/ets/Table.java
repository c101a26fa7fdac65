package dev.athanor.ets;

import dev.athanor.process.Belongings;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A table: what it is, whose it is, and its rows.
 *
 * <p><b>Life.</b> {@code OPEN -> DELETED}. It ends when somebody deletes it or when its owner ends and there is no heir.
 *
 * <p>Rows are read and changed without a lock. Only what touches several rows and must look like one step (inserting a list) runs alone: it makes
 * the table <i>busy</i>, and whoever comes meanwhile waits in {@link #enter}.
 */
public final class Table implements Belongings.Belonging {
  private static final Atom TRANSFER = Atom.of("ETS-TRANSFER");

  final TableOptions options;
  final Reference id;
  final Fixations fixations = new Fixations();

  volatile Atom name;
  volatile Pid owner;
  volatile Pid heir;
  volatile Object heirData;
  volatile Access access;
  private volatile Store store;
  private volatile boolean deleted;

  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean busy;

  Table(Atom name, TableOptions options, Process owner) {
    this.name = name;
    this.options = options;
    this.access = options.access;
    this.heir = options.heir;
    this.heirData = options.heirData;
    this.owner = owner.pid();
    this.id = Reference.make(this);
    this.store = options.kind == Kind.ORDERED_SET ? new TreeStore() : new HashStore();
  }

  /** What programs call it by: its name if it was made with {@code :named_table}, otherwise its identifier. */
  Object handle() {
    return options.named ? name : id;
  }

  boolean isDeleted() {
    return deleted;
  }

  boolean isReadableBy(Process process) {
    return access != Access.PRIVATE || isOwnedBy(process);
  }

  boolean isWritableBy(Process process) {
    return access == Access.PUBLIC || isOwnedBy(process);
  }

  boolean isOwnedBy(Process process) {
    return owner == process.pid();
  }

  Store store() {
    return store;
  }

  /** Waits while somebody makes a change of several rows. */
  void enter() {
    if (busy && !turn.isHeldByCurrentThread()) {
      turn.lock();
      turn.unlock();
    }
  }

  /** Makes a change of several rows that others are to see all of or nothing of. */
  boolean alone(BooleanSupplier change) {
    turn.lock();
    try {
      busy = true;
      return change.getAsBoolean();
    } finally {
      busy = false;
      turn.unlock();
    }
  }

  // Rows

  Object keyOf(Tuple row) {
    return row.get(options.keyIndex);
  }

  /** The key of a cell. */
  Object keyOfCell(Object cell) {
    return keyOf(cell instanceof Chain chain ? chain.row : (Tuple) cell);
  }

  /** The rows of a cell, or of none, as a list. */
  static Object listOf(Object cell) {
    return switch (cell) {
      case null -> EmptyList.EMPTY;
      case Chain chain -> chain.toList();
      default -> Lists.of(cell);
    };
  }

  /** How many rows a cell holds. */
  static int rowsOf(Object cell) {
    return cell instanceof Chain chain ? chain.length() : 1;
  }

  /** Whether the row has a key. */
  boolean fits(Tuple row) {
    return row.size() > options.keyIndex;
  }

  /** Adds a row that fits; in a set in place of the row of its key. */
  void insert(Tuple row) {
    var rows = store;
    if (options.kind.isBag()) {
      insertIntoBag(rows, row);
    } else if (rows.put(keyOf(row), row) == null) {
      rows.rows.increment();
    }
  }

  private void insertIntoBag(Store rows, Tuple row) {
    var key = keyOf(row);
    while (true) {
      var chain = (Chain) rows.get(key);
      if (chain != null && options.kind == Kind.BAG && chain.contains(row)) {
        return;
      }
      var longer = new Chain(row, chain);
      if (chain == null ? rows.putIfAbsent(key, longer) == null : rows.replace(key, chain, longer)) {
        rows.rows.increment();
        return;
      }
    }
  }

  /** Adds a row that fits unless its key has one. */
  boolean insertNew(Tuple row) {
    var rows = store;
    if (rows.putIfAbsent(keyOf(row), options.kind.isBag() ? new Chain(row, null) : row) != null) {
      return false;
    }
    rows.rows.increment();
    return true;
  }

  /** Removes the rows of a key and gives their cell, or {@code null}. */
  Object take(Object key) {
    var rows = store;
    var cell = rows.remove(key);
    if (cell != null) {
      rows.rows.add(-rowsOf(cell));
    }
    return cell;
  }

  /** Removes all rows that are {@code ===} to this one. */
  void deleteObject(Tuple row) {
    var key = keyOf(row);
    if (options.kind.isBag()) {
      removeFromBag(key, row);
    } else {
      var cell = store.get(key);
      if (cell != null && cell.equals(row)) {
        removeRow(key, (Tuple) cell);
      }
    }
  }

  /** Removes the row of a key in a set if it is this object. */
  boolean removeRow(Object key, Tuple row) {
    var rows = store;
    if (!rows.remove(key, row)) {
      return false;
    }
    rows.rows.decrement();
    return true;
  }

  private void removeFromBag(Object key, Tuple row) {
    while (store.get(key) instanceof Chain chain) {
      if (shorten(key, chain, chain.without(row::equals))) {
        return;
      }
    }
  }

  /** Puts a shorter chain in the place of a chain, if that is still there. */
  boolean shorten(Object key, Chain chain, Chain shorter) {
    var rows = store;
    if (shorter == chain) {
      return true;
    }
    if (shorter == null ? !rows.remove(key, chain) : !rows.replace(key, chain, shorter)) {
      return false;
    }
    rows.rows.add((shorter == null ? 0 : shorter.length()) - chain.length());
    return true;
  }

  /** Removes all rows. */
  void clear() {
    store = store.fresh();
  }

  long size() {
    return store.rows.sum();
  }

  // Owners

  /** Ends the table. Whoever is reading or writing may finish. */
  void delete(Process self) {
    deleted = true;
    Tables.remove(this);
    clear();
    if (isOwnedBy(self)) {
      Belongings.remove(self, this);
    }
  }

  /** Gives it to another process, which is told. */
  void give(Process self, Process receiver, Object data) {
    Belongings.remove(self, this);
    transfer(receiver, data);
  }

  private void transfer(Process receiver, Object data) {
    var before = owner;
    owner = receiver.pid();
    Belongings.give(receiver, this);
    Signals.send(receiver.pid(), Tuple.of(TRANSFER, handle(), before, data));
  }

  @Override
  public void ownerEnded(Process ended, Object reason) {
    if (deleted || owner != ended.pid()) {
      return;
    }
    var successor = heir == null || heir == ended.pid() ? null : heir.process();
    if (successor == null) {
      delete(ended);
    } else {
      transfer(successor, heirData);
    }
  }

  /** Changes the heir; {@code null} for none. */
  void heir(Pid next, Object data) {
    heirData = data;
    heir = next;
  }
}
