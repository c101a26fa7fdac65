package dev.athanor.ets;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.List;

/** What {@code :ets.new/2} is told about a table. Later options win over earlier ones. */
final class TableOptions {
  private static final Atom NAMED_TABLE = Atom.of("named_table");
  private static final Atom COMPRESSED = Atom.of("compressed");
  private static final Atom KEYPOS = Atom.of("keypos");
  private static final Atom HEIR = Atom.of("heir");
  private static final Atom PROTECTION = Atom.of("protection");
  private static final Atom NONE = Atom.of("none");
  private static final Atom AUTO = Atom.of("auto");
  static final Atom READ_CONCURRENCY = Atom.of("read_concurrency");
  static final Atom WRITE_CONCURRENCY = Atom.of("write_concurrency");
  static final Atom DECENTRALIZED_COUNTERS = Atom.of("decentralized_counters");

  Kind kind = Kind.SET;
  Access access = Access.PROTECTED;
  boolean named;

  /** Where the key stands, from 0. */
  int keyIndex;

  Pid heir;
  Object heirData;

  // Kept to be told by info/2: tables are always ready for concurrent readers and writers.
  boolean compressed;
  Object readConcurrency = Atoms.FALSE;
  Object writeConcurrency = Atoms.FALSE;
  Object decentralizedCounters;

  private TableOptions() {}

  /** The options of a proper list; {@code null} where one is not known or not right. */
  static TableOptions of(Object list) {
    var options = new TableOptions();
    var items = Lists.toJava(list);
    return items != null && items.stream().allMatch(options::take) ? options.completed() : null;
  }

  private TableOptions completed() {
    if (decentralizedCounters == null) {
      boolean spread = kind == Kind.ORDERED_SET && writeConcurrency == Atoms.TRUE;
      decentralizedCounters = Atom.of(spread || writeConcurrency == AUTO);
    }
    return this;
  }

  private boolean take(Object option) {
    return switch (option) {
      case Atom word -> takeWord(word);
      case Tuple2 pair when pair.e0 == KEYPOS -> takeKeyPosition(pair.e1);
      case Tuple2 pair -> takeSetting(pair.e0, pair.e1);
      case Tuple3 triple -> triple.e0 == HEIR && takeHeir(triple.e1, triple.e2);
      default -> false;
    };
  }

  private boolean takeWord(Atom word) {
    var newKind = Kind.of(word);
    var newAccess = Access.of(word);
    if (newKind != null) {
      kind = newKind;
    } else if (newAccess != null) {
      access = newAccess;
    } else if (word == NAMED_TABLE) {
      named = true;
    } else if (word == COMPRESSED) {
      compressed = true;
    } else {
      return false;
    }
    return true;
  }

  private boolean takeKeyPosition(Object position) {
    if (!(position instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE)) {
      return false;
    }
    keyIndex = (int) (number - 1);
    return true;
  }

  private boolean takeSetting(Object name, Object value) {
    boolean isFlag = value == Atoms.TRUE || value == Atoms.FALSE;
    if (name == READ_CONCURRENCY && isFlag) {
      readConcurrency = value;
    } else if (name == WRITE_CONCURRENCY && (isFlag || value == AUTO)) {
      writeConcurrency = value;
    } else if (name == DECENTRALIZED_COUNTERS && isFlag) {
      decentralizedCounters = value;
    } else {
      return name == HEIR && value == NONE && takeHeir(null, null);
    }
    return true;
  }

  private boolean takeHeir(Object pid, Object data) {
    if (pid != null && !(pid instanceof Pid)) {
      return false;
    }
    heir = (Pid) pid;
    heirData = data;
    return true;
  }

  /** Changes a table as {@code :ets.setopts/2} is told to; false, and nothing changed, where that is not right. */
  static boolean change(Table table, Object options) {
    var items = options instanceof Cons ? Lists.toJava(options) : List.of(options);
    if (items == null) {
      return false;
    }
    var changes = new TableOptions();
    changes.access = table.access;
    changes.heir = table.heir;
    changes.heirData = table.heirData;
    for (var item : items) {
      if (!changes.takeChange(item)) {
        return false;
      }
    }
    table.access = changes.access;
    table.heir(changes.heir, changes.heirData);
    return true;
  }

  private boolean takeChange(Object option) {
    if (option instanceof Tuple2 pair && pair.e0 == PROTECTION) {
      var wanted = Access.of(pair.e1);
      access = wanted == null ? access : wanted;
      return wanted != null;
    }
    return option instanceof Tuple2 none && none.e0 == HEIR && none.e1 == NONE && takeHeir(null, null)
        || option instanceof Tuple3 some && some.e0 == HEIR && takeHeir(some.e1, some.e2);
  }

  /** The heir as {@code info/2} tells it. */
  static Object heirTerm(Pid heir) {
    return heir == null ? NONE : heir;
  }
}
