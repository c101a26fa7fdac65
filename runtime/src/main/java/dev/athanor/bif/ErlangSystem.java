package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Clock;
import dev.athanor.process.Flags;
import dev.athanor.process.Node;
import dev.athanor.process.Pids;
import dev.athanor.process.Ports;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** {@code :erlang.system_info}, {@code system_flag}, {@code halt} and {@code garbage_collect}. Java because they are the node's own. */
@BifModule("erlang")
public final class ErlangSystem {
  private static final String OTP_RELEASE = "27";
  private static final String VERSION = "15.2.7";
  private static final long WORD_BYTES = 8;
  private static final long MOST_PROCESSES = 134_217_727L;
  /** What OTP says where nobody asks for another limit; it does not keep to it either. */
  private static final long USUAL_TABLES = 8192;

  private static final long MOST_PORTS = 65_536L;
  private static final long DIRTY_IO_SCHEDULERS = 10;
  private static final Atom WORDSIZE = Atom.of("wordsize");
  private static final Atom CPU_TOPOLOGY = Atom.of("cpu_topology");
  private static final Atom ASYNC = Atom.of("async");
  private static final Atom TYPE = Atom.of("type");
  private static final Atom GARBAGE_COLLECT = Atom.of("garbage_collect");

  private static final Map<String, Supplier<Object>> ITEMS = new ConcurrentHashMap<>();

  static {
    item("atom_count", () -> (long) Atom.count());
    item("atom_limit", () -> (long) Atom.limit());
    item("async_dist", () -> Atoms.FALSE);
    item("build_type", () -> Atom.of("opt"));
    item("compat_rel", () -> Long.valueOf(OTP_RELEASE));
    item("constant_pool_support", () -> Atoms.TRUE);
    item("cpu_topology", () -> Atoms.UNDEFINED);
    item("creation", () -> 0L);
    item("debug_compiled", () -> Atoms.FALSE);
    item("delayed_node_table_gc", () -> 60L);
    item("dirty_cpu_schedulers", ErlangSystem::schedulers);
    item("dirty_cpu_schedulers_online", ErlangSystem::schedulers);
    item("dirty_io_schedulers", () -> DIRTY_IO_SCHEDULERS);
    item("dist_buf_busy_limit", () -> 1_048_576L);
    item("dist_ctrl", () -> EmptyList.EMPTY);
    item("driver_version", () -> text("3.3"));
    item("dynamic_trace", () -> Atom.of("none"));
    item("dynamic_trace_probes", () -> Atoms.FALSE);
    item("eager_check_io", () -> Atoms.TRUE);
    item("emu_flavor", () -> Atom.of("jit"));
    item("emu_type", () -> Atom.of("opt"));
    item("end_time", () -> Long.MAX_VALUE);
    item("endian", () -> Atom.of("little"));
    item("ets_count", () -> 0L);
    item("ets_limit", () -> USUAL_TABLES);
    item("cpu_quota", () -> Atom.of("unknown"));
    item("normal_multi_scheduling_blockers", () -> EmptyList.EMPTY);
    item("fullsweep_after", () -> sizeFlag("fullsweep_after"));
    item("garbage_collection", ErlangSystem::garbageCollection);
    item("halt_flush_timeout", () -> Atoms.INFINITY);
    item("heap_type", () -> Atom.of("private"));
    item("kernel_poll", () -> Atoms.TRUE);
    item("logical_processors", ErlangSystem::processors);
    item("logical_processors_available", ErlangSystem::processors);
    item("logical_processors_online", ErlangSystem::processors);
    item("machine", () -> text("BEAM"));
    item("max_heap_size", () -> Flags.initial().maxHeapSize);
    item("message_queue_data", () -> Flags.DEFAULT.messageQueueData);
    item("min_bin_vheap_size", () -> sizeFlag("min_bin_vheap_size"));
    item("min_heap_size", () -> sizeFlag("min_heap_size"));
    item("modified_timing_level", () -> Atoms.UNDEFINED);
    item("multi_scheduling", () -> SystemFlags.get(SystemFlags.MULTI_SCHEDULING));
    item("multi_scheduling_blockers", () -> EmptyList.EMPTY);
    item("nif_version", () -> text("2.17"));
    item("os_monotonic_time_source", () -> clock("CLOCK_MONOTONIC", Clock.monotonic() - Clock.beginning()));
    item("os_system_time_source", () -> clock("CLOCK_REALTIME", Clock.wall()));
    item("otp_release", () -> text(OTP_RELEASE));
    item("outstanding_system_requests_limit", () -> SystemFlags.get(Atom.of("outstanding_system_requests_limit")));
    item("port_count", () -> (long) Ports.open().size());
    item("port_limit", () -> MOST_PORTS);
    item("port_parallelism", () -> Atoms.FALSE);
    item("process_count", () -> (long) Pids.count());
    item("process_limit", () -> MOST_PROCESSES);
    item("scheduler_bind_type", () -> Atom.of("unbound"));
    item("scheduler_bindings", ErlangSystem::bindings);
    item("scheduler_id", () -> 1L);
    item("schedulers", ErlangSystem::schedulers);
    item("schedulers_online", ErlangSystem::schedulers);
    item("sequential_tracer", () -> Tuple.of(Atom.of("sequential_tracer"), Atoms.FALSE));
    item("smp_support", () -> Atoms.TRUE);
    item("start_time", Clock::beginning);
    item("system_architecture", ErlangSystem::architecture);
    item("system_version", ErlangSystem::systemVersion);
    item("taints", () -> EmptyList.EMPTY);
    item("thread_pool_size", () -> 1L);
    item("threads", () -> Atoms.TRUE);
    item("time_correction", () -> Atoms.TRUE);
    item("time_offset", () -> SystemFlags.get(Atom.of("time_offset")));
    item("time_warp_mode", () -> Atom.of("multi_time_warp"));
    item("tolerant_timeofday", () -> Atom.of("disabled"));
    item("trace_control_word", () -> SystemFlags.get(Atom.of("trace_control_word")));
    item("update_cpu_info", () -> Atom.of("unchanged"));
    item("version", () -> text(VERSION));
    item("wordsize", () -> WORD_BYTES);
  }

  /** The flags besides those that {@link SystemFlags} keeps. */
  private static final Set<String> SETTABLE =
      Set.of(
          "schedulers_online", "dirty_cpu_schedulers_online", "max_heap_size", "min_heap_size", "min_bin_vheap_size",
          "fullsweep_after", "backtrace_depth", "scheduler_bind_type");

  private ErlangSystem() {}

  private static void item(String name, Supplier<Object> value) {
    ITEMS.put(name, value);
  }

  /** Another package knows an item: the count of its tables, for example. */
  public static void provide(String item, Supplier<Object> value) {
    ITEMS.put(item, value);
  }

  /** What the node is like. */
  @Bif
  public static Object systemInfo(Object item) {
    if (item instanceof Tuple2 pair && pair.e0 == WORDSIZE) {
      return WORD_BYTES;
    }
    if (item instanceof Tuple2 pair && pair.e0 == CPU_TOPOLOGY) {
      return Atoms.UNDEFINED;
    }
    var value = item instanceof Atom name ? ITEMS.get(name.name()) : null;
    if (value == null) {
      throw BadArgument.erts("erlang", "system_info", item);
    }
    return value.get();
  }

  private static Object text(String text) {
    return ErlangIdentifiers.charlist(text);
  }

  private static Object schedulers() {
    return (long) Node.parallelism();
  }

  private static Object processors() {
    return (long) Runtime.getRuntime().availableProcessors();
  }

  private static Object bindings() {
    var bindings = new Object[Node.parallelism()];
    Arrays.fill(bindings, Atom.of("unbound"));
    return Tuple.of(bindings);
  }

  private static Object sizeFlag(String name) {
    return Tuple.of(Atom.of(name), initial(Atom.of(name), Flags.initial()));
  }

  private static Object garbageCollection() {
    return Lists.of(
        Tuple.of(Atom.of("max_heap_size"), Flags.initial().maxHeapSize.get(Atom.of("size"))), sizeFlag("min_bin_vheap_size"), sizeFlag("min_heap_size"), sizeFlag("fullsweep_after"));
  }

  private static Object clock(String id, long time) {
    return Lists.of(
        Tuple.of(Atom.of("function"), Atom.of("clock_gettime")),
        Tuple.of(Atom.of("clock_id"), Atom.of(id)),
        Tuple.of(Atom.of("resolution"), 1_000_000_000L),
        Tuple.of(Atom.of("parallel"), Atom.of("yes")),
        Tuple.of(Atom.of("time"), time));
  }

  private static Object architecture() {
    var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
    var system = System.getProperty("os.name").startsWith("Mac") ? "apple-darwin" : "pc-linux-gnu";
    return text(machine + "-" + system);
  }

  private static Object systemVersion() {
    int cores = Node.parallelism();
    return text(
        "Erlang/OTP %s [erts-%s] [source] [64-bit] [smp:%d:%d] [ds:%d:%d:%d] [jit]\n"
            .formatted(OTP_RELEASE, VERSION, cores, cores, cores, cores, DIRTY_IO_SCHEDULERS));
  }

  /** Sets a node-wide flag and gives its value before. */
  @Bif
  public static Object systemFlag(Object flag, Object value) {
    if (!(flag instanceof Atom name && (SystemFlags.isFlag(name) || SETTABLE.contains(name.name())))) {
      throw BadArgument.ertsFor(Atom.of("badopt"), "erlang", "system_flag", flag, value);
    }
    var old = changed(name, value);
    if (old == null) {
      throw BadArgument.erts("erlang", "system_flag", flag, value);
    }
    return old;
  }

  private static Object changed(Atom flag, Object value) {
    return switch (flag.name()) {
      case "schedulers_online", "dirty_cpu_schedulers_online" ->
          // The number cannot be changed while the node runs, so only the one there is may be asked for.
          schedulers().equals(value) ? value : null;
      case "max_heap_size", "min_heap_size", "min_bin_vheap_size", "fullsweep_after" -> changeInitial(flag, value);
      default -> SystemFlags.change(flag, value);
    };
  }

  /** New processes begin with another value; gives the one before. */
  private static synchronized Object changeInitial(Atom flag, Object value) {
    var flags = Flags.initial();
    var old = initial(flag, flags);
    if (flag.name().equals("max_heap_size")) {
      flags.maxHeapSize = ErlangFlags.maxHeapSize(value, flags);
      if (flags.maxHeapSize == null) {
        return null;
      }
    } else if (!ErlangFlags.isSize(value)) {
      return null;
    }
    switch (flag.name()) {
      case "min_heap_size" -> flags.minHeapSize = ErlangFlags.heapSize(value);
      case "min_bin_vheap_size" -> flags.minBinVheapSize = ErlangFlags.binaryHeapSize(value);
      case "fullsweep_after" -> flags.fullsweepAfter = ErlangFlags.collections(value);
      default -> {}
    }
    Flags.initial(flags);
    return old;
  }

  private static Object initial(Atom flag, Flags flags) {
    return switch (flag.name()) {
      case "min_heap_size" -> flags.minHeapSize;
      case "min_bin_vheap_size" -> flags.minBinVheapSize;
      case "fullsweep_after" -> flags.fullsweepAfter;
      default -> flags.maxHeapSize;
    };
  }

  /** Ends the node with status 0. */
  @Bif
  public static Object halt(Process self) {
    return halt(self, 0L, EmptyList.EMPTY);
  }

  /** Ends the node with a status, with {@code :abort}, or with a text that tells why. */
  @Bif
  public static Object halt(Process self, Object status) {
    return halt(self, status, EmptyList.EMPTY);
  }

  /** As {@code halt/1}; with {@code {:flush, false}} output that is held back may be lost. */
  @Bif
  public static Object halt(Process self, Object status, Object options) {
    var slogan = status instanceof Bitstring || Lists.isProper(status) ? slogan(status) : null;
    boolean number = status instanceof Long code && code >= 0;
    if (!number && slogan == null && status != Atom.of("abort") || !areHaltOptions(options)) {
      throw BadArgument.erts("erlang", "halt", status, options);
    }
    if (slogan != null) {
      System.err.println(slogan);
    }
    Node.halt(number ? (int) ((Long) status & 0xff) : slogan != null ? 1 : 134);
    return Atoms.OK;
  }

  private static String slogan(Object status) {
    return status instanceof Bitstring bits ? bits.text() : ErlangIdentifiers.string(status);
  }

  private static boolean areHaltOptions(Object options) {
    var items = Lists.toJava(options);
    return items != null
        && items.stream().allMatch(item -> item instanceof Tuple2 pair && pair.e0 instanceof Atom name && isHaltOption(name));
  }

  private static boolean isHaltOption(Atom name) {
    return name == Atoms.FLUSH || name == Atom.of("flush_timeout");
  }

  /** Does nothing and says so: the JVM collects garbage when it wants. */
  @Bif
  public static boolean garbageCollect(Process self) {
    return true;
  }

  /** Whether the process lives; its garbage is the JVM's. */
  @Bif
  public static boolean garbageCollect(Process self, Object pid) {
    if (!(pid instanceof Pid process)) {
      throw BadArgument.erts("erlang", "garbage_collect", pid);
    }
    return Signals.isAlive(self, process);
  }

  /** As {@code garbage_collect/1}; with {@code {:async, id}} the answer comes as {@code {:garbage_collect, id, result}}. */
  @Bif
  public static Object garbageCollect(Process self, Object pid, Object options) {
    var items = Lists.toJava(options);
    boolean right =
        items != null
            && items.stream().allMatch(item -> item instanceof Tuple2 pair && (pair.e0 == ASYNC || pair.e0 == TYPE));
    if (!right) {
      throw BadArgument.ertsFor(Atom.of("bad_option"), "erlang", "garbage_collect", pid, options);
    }
    if (!(pid instanceof Pid process)) {
      throw BadArgument.erts("erlang", "garbage_collect", pid, options);
    }
    var alive = Atom.of(Signals.isAlive(self, process));
    var id = Lists.keyword(options, ASYNC, null);
    if (id == null) {
      return alive;
    }
    Signals.send(self.pid(), Tuple.of(GARBAGE_COLLECT, id, alive));
    return ASYNC;
  }
}
