package dev.athanor.trace;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.process.SystemMonitor;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code :erlang.system_monitor}. Java because the processes watch themselves. */
@BifModule("erlang")
public final class SystemMonitorBifs {
  private static final Atom LONG_SCHEDULE = Atom.of("long_schedule");
  private static final Atom LONG_MESSAGE_QUEUE = Atom.of("long_message_queue");
  private static final Atom LONG_GC = Atom.of("long_gc");
  private static final Atom LARGE_HEAP = Atom.of("large_heap");
  private static final Atom BUSY_PORT = Atom.of("busy_port");
  private static final Atom BUSY_DIST_PORT = Atom.of("busy_dist_port");

  private SystemMonitorBifs() {}

  /** What is told and to whom as {@code {pid, options}}, or {@code :undefined}. */
  @Bif
  public static Object systemMonitor() {
    var settings = SystemMonitor.settings();
    return settings == null ? Atoms.UNDEFINED : Tuple.of(settings.monitor(), settings.options());
  }

  /** Sets {@code {pid, options}}, or {@code :undefined} for nothing; gives what was set before. */
  @Bif
  public static Object systemMonitor(Object settings) {
    if (settings == Atoms.UNDEFINED) {
      return changed(null);
    }
    var parsed = settings instanceof Tuple2 pair && pair.e0 instanceof Pid pid ? parse(pid, pair.e1) : null;
    if (parsed == null) {
      throw BadArgument.erts("erlang", "system_monitor", settings);
    }
    return changed(parsed);
  }

  /** Sets what is told to a process; gives what was set before. */
  @Bif
  public static Object systemMonitor(Object monitor, Object options) {
    var items = Lists.toJava(options);
    if (items != null && items.isEmpty()) {
      return changed(null);
    }
    var parsed = monitor instanceof Pid pid ? parse(pid, options) : null;
    if (parsed == null) {
      throw BadArgument.erts("erlang", "system_monitor", monitor, options);
    }
    return changed(parsed);
  }

  private static synchronized Object changed(SystemMonitor.Settings settings) {
    var before = systemMonitor();
    SystemMonitor.change(settings);
    return before;
  }

  private static SystemMonitor.Settings parse(Pid monitor, Object options) {
    var items = Lists.toJava(options);
    if (items == null || monitor.process() == null) {
      return null;
    }
    long longSchedule = -1;
    long shortQueue = -1;
    long longQueue = -1;
    for (var item : items) {
      if (item instanceof Tuple2 pair && pair.e0 == LONG_SCHEDULE && isCount(pair.e1)) {
        longSchedule = (Long) pair.e1;
      } else if (item instanceof Tuple2 pair && pair.e0 == LONG_MESSAGE_QUEUE && isRange(pair.e1)) {
        shortQueue = (Long) ((Tuple2) pair.e1).e0;
        longQueue = (Long) ((Tuple2) pair.e1).e1;
      } else if (!isNeverTold(item)) {
        return null;
      }
    }
    return new SystemMonitor.Settings(monitor, longSchedule, shortQueue, longQueue, options);
  }

  private static boolean isNeverTold(Object item) {
    return item == BUSY_PORT
        || item == BUSY_DIST_PORT
        || item instanceof Tuple2 pair && (pair.e0 == LONG_GC || pair.e0 == LARGE_HEAP) && isCount(pair.e1);
  }

  private static boolean isRange(Object term) {
    return term instanceof Tuple2 pair && isCount(pair.e0) && isCount(pair.e1) && (Long) pair.e0 < (Long) pair.e1;
  }

  private static boolean isCount(Object term) {
    return term instanceof Long count && count >= 0;
  }
}
