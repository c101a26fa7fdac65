package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Names;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.SpawnOptions;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The monitors of {@code :erlang}. Java because they are the processes' own. */
@BifModule("erlang")
public final class ErlangMonitors {
  private static final Atom TIME_OFFSET = Atom.of("time_offset");
  private static final Atom BADTYPE = Atom.of("badtype");
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom CLOCK_SERVICE = Atom.of("clock_service");

  private ErlangMonitors() {}

  /** Watches a process, port or the clock: {@code monitor(:process, pid | name | {name, node})}. */
  @Bif
  public static Object monitor(Process self, Object kind, Object item) {
    if (kind == Atoms.PROCESS && item instanceof Pid pid) {
      return Signals.monitor(self, pid);
    }
    var monitor = monitor(self, kind, item, SpawnOptions.NONE);
    if (monitor == null) {
      throw isKind(kind)
          ? BadArgument.erts("erlang", "monitor", kind, item)
          : BadArgument.ertsFor(BADTYPE, "erlang", "monitor", kind, item);
    }
    return monitor;
  }

  /** As {@code monitor/2}, with the options {@code {:alias, mode}} and {@code {:tag, term}}. */
  @Bif
  public static Object monitor(Process self, Object kind, Object item, Object list) {
    var options = new SpawnOptions();
    if (!SpawnOptionList.readMonitor(list, options)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "monitor", kind, item, list);
    }
    var monitor = monitor(self, kind, item, options);
    if (monitor == null) {
      throw isKind(kind)
          ? BadArgument.erts("erlang", "monitor", kind, item, list)
          : BadArgument.ertsFor(BADTYPE, "erlang", "monitor", kind, item, list);
    }
    return monitor;
  }

  private static boolean isKind(Object kind) {
    return kind == Atoms.PROCESS || kind == Atoms.PORT || kind == TIME_OFFSET;
  }

  private static Reference monitor(Process self, Object kind, Object item, SpawnOptions options) {
    if (kind == Atoms.PROCESS) {
      return item instanceof Pid pid
          ? Signals.monitor(self, Atoms.PROCESS, pid, pid, options)
          : byName(self, Atoms.PROCESS, item, options);
    }
    if (kind == Atoms.PORT) {
      return item instanceof Port port
          ? Signals.monitor(self, Atoms.PORT, port, port, options)
          : byName(self, Atoms.PORT, item, options);
    }
    return kind == TIME_OFFSET && item == CLOCK_SERVICE
        ? Signals.monitorClock(self, TIME_OFFSET, item, options)
        : null;
  }

  /** The message will name {@code {name, node}} whatever was asked for. */
  private static Reference byName(Process self, Atom kind, Object item, SpawnOptions options) {
    var name = item instanceof Tuple2 place ? place.e0 : item;
    var node = item instanceof Tuple2 place ? place.e1 : Atoms.NONODE_NOHOST;
    if (!(name instanceof Atom atom && node instanceof Atom on && ErlangNodes.isLocal(on))) {
      return null;
    }
    var holder = Names.whereis(atom);
    boolean fits = kind == Atoms.PROCESS ? holder instanceof Pid : holder instanceof Port;
    return Signals.monitor(self, kind, Tuple.of(atom, on), fits ? holder : null, options);
  }

  /** Ends a monitor; no message of it will come. */
  @Bif
  public static boolean demonitor(Process self, Object monitor) {
    if (!(monitor instanceof Reference reference)) {
      throw BadArgument.erts("erlang", "demonitor", monitor);
    }
    Signals.demonitor(self, reference);
    return true;
  }

  /** As {@code demonitor/1}; {@code :flush} removes a message that came before, {@code :info} makes it tell whether there was a monitor. */
  @Bif
  public static boolean demonitor(Process self, Object monitor, Object options) {
    boolean flush = false;
    boolean info = false;
    var rest = options;
    while (rest instanceof Cons cell && (cell.head == Atoms.FLUSH || cell.head == Atoms.INFO)) {
      flush |= cell.head == Atoms.FLUSH;
      info |= cell.head == Atoms.INFO;
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY || !(monitor instanceof Reference reference)) {
      throw BadArgument.erts("erlang", "demonitor", monitor, options);
    }
    boolean removed = Signals.demonitor(self, reference);
    if (flush && !removed) {
      Signals.flushDown(self, reference);
    }
    return removed || !info;
  }
}
