package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Flags;
import dev.athanor.process.Priority;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import java.util.Set;

/** {@code :erlang.process_flag}. Java because the flags are the processes' own. */
@BifModule("erlang")
public final class ErlangFlags {
  private static final Atom KILL = Atom.of("kill");
  private static final Atom SIZE = Atom.of("size");
  private static final Atom ERROR_LOGGER = Atom.of("error_logger");
  private static final Atom INCLUDE_SHARED_BINARIES = Atom.of("include_shared_binaries");
  private static final Atom ON_HEAP = Atom.of("on_heap");
  private static final Atom OFF_HEAP = Atom.of("off_heap");
  private static final Atom SAVE_CALLS = Atom.of("save_calls");
  private static final long MOST_SAVED_CALLS = 10_000;
  private static final long SMALLEST_HEAP = 233;
  private static final long SMALLEST_BINARY_HEAP = 46_422;
  private static final long LAST_SUM = 833_026;
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom BADTYPE = Atom.of("badtype");
  private static final Set<String> FLAGS =
      Set.of(
          "trap_exit", "priority", "error_handler", "min_heap_size", "min_bin_vheap_size", "max_heap_size",
          "message_queue_data", "save_calls", "fullsweep_after", "sensitive", "async_dist", "monitor_nodes");

  private ErlangFlags() {}

  /** Sets a flag of the caller and gives its value before. */
  @Bif
  public static Object processFlag(Process self, Object flag, Object value) {
    if (!(flag instanceof Atom name && FLAGS.contains(name.name()))) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "process_flag", flag, value);
    }
    var old = change(self, name, value);
    if (old == null) {
      throw BadArgument.erts("erlang", "process_flag", flag, value);
    }
    return old;
  }

  /** Sets a flag of any process, which can only be {@code save_calls}. */
  @Bif
  public static Object processFlag(Process self, Object pid, Object flag, Object value) {
    if (!(pid instanceof Pid process)) {
      throw BadArgument.ertsFor(BADTYPE, "erlang", "process_flag", pid, flag, value);
    }
    if (flag != SAVE_CALLS || !isSavedCalls(value)) {
      throw BadArgument.erts("erlang", "process_flag", pid, flag, value);
    }
    var old = process == self.pid() ? savedCalls(self, value) : Signals.ask(self, process, asked -> savedCalls(asked, value));
    if (old == null) {
      throw BadArgument.ertsFor(BADTYPE, "erlang", "process_flag", pid, flag, value);
    }
    return old;
  }

  /** Gives the value before, or {@code null} for a flag or value that does not exist. */
  private static Object change(Process self, Atom flag, Object value) {
    return switch (flag.name()) {
      case "trap_exit" -> trapExit(self, value);
      case "priority" -> priority(self, Priority.of(value));
      case "error_handler" -> value instanceof Atom ? errorHandler(self, value) : null;
      case "min_heap_size" -> isSize(value) ? minHeapSize(self, heapSize(value)) : null;
      case "min_bin_vheap_size" -> isSize(value) ? minBinVheapSize(self, binaryHeapSize(value)) : null;
      case "max_heap_size" -> maxHeapSize(self, maxHeapSize(value, self.flags()));
      case "message_queue_data" -> isMessageQueueData(value) ? messageQueueData(self, value) : null;
      case "save_calls" -> isSavedCalls(value) ? savedCalls(self, value) : null;
      case "fullsweep_after" -> isSize(value) ? fullsweepAfter(self, collections(value)) : null;
      case "sensitive" -> isBoolean(value) ? sensitive(self, value) : null;
      case "async_dist" -> isBoolean(value) ? asyncDist(self, value) : null;
      case "monitor_nodes" -> isBoolean(value) ? (Object) 0L : null;
      default -> null;
    };
  }

  private static Object trapExit(Process self, Object value) {
    if (!isBoolean(value)) {
      return null;
    }
    boolean old = self.trapsExits();
    self.trapExits(value == Atoms.TRUE);
    return Atom.of(old);
  }

  private static Object priority(Process self, Priority value) {
    if (value == null) {
      return null;
    }
    var old = self.flags().priority.atom();
    self.changePriority(value);
    return old;
  }

  private static Object errorHandler(Process self, Object value) {
    var old = self.flags().errorHandler;
    self.changeFlags().errorHandler = value;
    return old;
  }

  private static Object minHeapSize(Process self, Object value) {
    var old = self.flags().minHeapSize;
    self.changeFlags().minHeapSize = value;
    return old;
  }

  private static Object minBinVheapSize(Process self, Object value) {
    var old = self.flags().minBinVheapSize;
    self.changeFlags().minBinVheapSize = value;
    return old;
  }

  private static Object maxHeapSize(Process self, MapTerm value) {
    if (value == null) {
      return null;
    }
    var old = self.flags().maxHeapSize;
    self.changeFlags().maxHeapSize = value;
    self.flagsChanged();
    return old;
  }

  private static Object messageQueueData(Process self, Object value) {
    var old = self.flags().messageQueueData;
    self.changeFlags().messageQueueData = value;
    self.flagsChanged();
    return old;
  }

  private static Object savedCalls(Process self, Object value) {
    var old = self.flags().savedCalls;
    self.changeFlags().savedCalls = value;
    return old;
  }

  private static Object fullsweepAfter(Process self, Object value) {
    var old = self.flags().fullsweepAfter;
    self.changeFlags().fullsweepAfter = value;
    return old;
  }

  private static Object sensitive(Process self, Object value) {
    var old = self.flags().sensitive;
    self.changeFlags().sensitive = value;
    return old;
  }

  private static Object asyncDist(Process self, Object value) {
    var old = self.flags().asyncDist;
    self.changeFlags().asyncDist = value;
    return old;
  }

  static boolean isBoolean(Object term) {
    return term == Atoms.TRUE || term == Atoms.FALSE;
  }

  static boolean isSize(Object term) {
    return term instanceof Long size && size >= 0;
  }

  static boolean isMessageQueueData(Object term) {
    return term == ON_HEAP || term == OFF_HEAP;
  }

  private static boolean isSavedCalls(Object term) {
    return isSize(term) && (Long) term <= MOST_SAVED_CALLS;
  }

  /**
   * OTP rounds up to its next heap size: they start at 233 and 376 words, each is the sum of the two before and one, and from 833,026 on they grow by a
   * fifth.
   */
  static Object heapSize(Object size) {
    long before = 142;
    long heap = SMALLEST_HEAP;
    while (heap < (Long) size) {
      long next = heap < LAST_SUM ? before + heap + 1 : heap + heap / 5;
      before = heap;
      heap = next;
    }
    return heap;
  }

  /** As {@link #heapSize}, of the heap that counts binaries: the smallest is 46,422. */
  static Object binaryHeapSize(Object size) {
    return heapSize(Math.max(SMALLEST_BINARY_HEAP, (Long) size));
  }

  /** OTP keeps 16 bits of {@code fullsweep_after}. */
  static Object collections(Object count) {
    return (Long) count & 0xffff;
  }

  /** The map of a {@code max_heap_size} given as a size or a map; {@code null} for anything else. */
  static MapTerm maxHeapSize(Object value, Flags flags) {
    var before = flags.maxHeapSize;
    if (value instanceof MapTerm map) {
      var kill = or(map.get(KILL), before.get(KILL));
      var log = or(map.get(ERROR_LOGGER), before.get(ERROR_LOGGER));
      var shared = or(map.get(INCLUDE_SHARED_BINARIES), before.get(INCLUDE_SHARED_BINARIES));
      boolean right = isHeapLimit(map.get(SIZE)) && isBoolean(kill) && isBoolean(log) && isBoolean(shared);
      return right ? Flags.maxHeapSize(map.get(SIZE), kill, log, shared) : null;
    }
    return isHeapLimit(value)
        ? Flags.maxHeapSize(
            value, before.get(KILL), before.get(ERROR_LOGGER), before.get(INCLUDE_SHARED_BINARIES))
        : null;
  }

  private static boolean isHeapLimit(Object term) {
    return isSize(term) && ((Long) term == 0 || (Long) term >= SMALLEST_HEAP);
  }

  private static Object or(Object value, Object otherwise) {
    return value == null ? otherwise : value;
  }
}
