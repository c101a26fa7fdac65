package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Clock;
import dev.athanor.process.Node;
import dev.athanor.process.Pids;
import dev.athanor.process.Process;
import dev.athanor.process.Scheduler.Load;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** {@code :erlang.statistics} and {@code :erlang.memory}. Java because they are the JVM's. */
@BifModule("erlang")
public final class ErlangStatistics {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long PROCESS_BYTES = 900;
  private static final long ATOM_BYTES = 64;
  private static final long WORD_BYTES = 8;

  private static final Atom[] PURPOSES = {
    Atom.of("total"), Atom.of("processes"), Atom.of("processes_used"), Atom.of("system"), Atom.of("atom"),
    Atom.of("atom_used"), Atom.of("binary"), Atom.of("code"), Atom.of("ets")
  };

  private static final AtomicLong LAST_REDUCTIONS = new AtomicLong();
  private static final AtomicLong LAST_RUNTIME = new AtomicLong();
  private static final AtomicLong LAST_WALL_CLOCK = new AtomicLong();

  private ErlangStatistics() {}

  /** What the node has done so far. */
  @Bif
  public static Object statistics(Process self, Object item) {
    var value = item instanceof Atom name ? value(name.name()) : null;
    if (value == null) {
      throw BadArgument.erts("erlang", "statistics", item);
    }
    return value;
  }

  private static Object value(String item) {
    return switch (item) {
      case "reductions", "exact_reductions" -> sinceLast(Pids.reductions(), LAST_REDUCTIONS);
      case "runtime" -> sinceLast(cpuMillis(), LAST_RUNTIME);
      case "wall_clock" -> sinceLast((Clock.monotonic() - Clock.beginning()) / NANOS_PER_MILLI, LAST_WALL_CLOCK);
      case "context_switches" -> Tuple.of(sum(Load::turns), 0L);
      case "run_queue", "total_run_queue_lengths", "total_run_queue_lengths_all" -> sum(Load::waiting);
      case "run_queue_lengths", "run_queue_lengths_all" -> each(Load::waiting);
      case "total_active_tasks", "total_active_tasks_all" -> sum(Load::waiting) + 1;
      case "active_tasks", "active_tasks_all" -> each(Load::waiting);
      case "garbage_collection" -> garbageCollection();
      case "io" -> Tuple.of(Tuple.of(Atom.of("input"), 0L), Tuple.of(Atom.of("output"), 0L));
      case "scheduler_wall_time", "scheduler_wall_time_all" ->
          SystemFlags.isOn(SystemFlags.SCHEDULER_WALL_TIME) ? wallTimes() : Atoms.UNDEFINED;
      default -> null;
    };
  }

  private static Object sinceLast(long total, AtomicLong last) {
    return Tuple.of(total, total - last.getAndSet(total));
  }

  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  private static long sum(ToLongFunction<Load> item) {
    return Arrays.stream(Node.loads()).mapToLong(item).sum();
  }

  private static Object each(ToLongFunction<Load> item) {
    return Lists.of(Arrays.stream(Node.loads()).map(load -> (Object) item.applyAsLong(load)).toArray());
  }

  /** {@code {scheduler, busy, total}} for each, in native time units. */
  private static Object wallTimes() {
    var list = new ListBuilder();
    long total = Clock.monotonic() - Clock.beginning();
    long number = 0;
    for (var load : Node.loads()) {
      list.add(Tuple.of(++number, total - load.idleNanos(), total));
    }
    return list.toList();
  }

  private static Object garbageCollection() {
    long count = 0;
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += Math.max(0, collector.getCollectionCount());
    }
    return Tuple.of(count, 0L, 0L);
  }

  /** The memory in use by purpose, in bytes: {@code {purpose, bytes}}. Only the total is measured. */
  @Bif
  public static Object memory() {
    var list = new ListBuilder();
    for (var purpose : PURPOSES) {
      list.add(Tuple.of(purpose, bytes(purpose)));
    }
    return list.toList();
  }

  /** The memory in use for a purpose, or for each of a list. */
  @Bif
  public static Object memory(Object purposes) {
    if (purposes instanceof Atom) {
      var bytes = bytes(purposes);
      if (bytes != null) {
        return bytes;
      }
      throw BadArgument.erts("erlang", "memory", purposes);
    }
    var items = Lists.toJava(purposes);
    if (items == null || items.stream().anyMatch(item -> bytes(item) == null)) {
      throw BadArgument.erts("erlang", "memory", purposes);
    }
    return Lists.of(items.stream().map(item -> (Object) Tuple.of(item, bytes(item))).toArray());
  }

  private static Object bytes(Object purpose) {
    if (!(purpose instanceof Atom name)) {
      return null;
    }
    var runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    long processes = PROCESS_BYTES * Pids.count();
    return switch (name.name()) {
      case "total" -> heap;
      case "processes", "processes_used" -> processes;
      case "system" -> Math.max(0, heap - processes);
      case "atom", "atom_used" -> ATOM_BYTES * Atom.count();
      case "binary", "ets" -> WORD_BYTES;
      case "code" -> ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
      default -> null;
    };
  }
}
