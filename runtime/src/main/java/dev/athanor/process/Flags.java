package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;

/**
 * The settings of a process that {@code process_flag/2} knows besides {@code trap_exit}. All are kept and told; of those that concern
 * memory only {@code max_heap_size} has an effect (see {@link HeapLimit}), since the JVM has one heap for all.
 */
public final class Flags {
  static final Atom SIZE = Atom.of("size");
  static final Atom KILL = Atom.of("kill");
  static final Atom ERROR_LOGGER = Atom.of("error_logger");
  static final Atom INCLUDE_SHARED_BINARIES = Atom.of("include_shared_binaries");

  private static final Atom OFF_HEAP = Atom.of("off_heap");
  private static final MapTerm NO_LIMIT = maxHeapSize(0L, Atoms.TRUE, Atoms.TRUE, Atoms.FALSE);

  /** What OTP has where nobody changed anything. */
  public static final Flags DEFAULT = new Flags();

  /** How urgent the process is. */
  public Priority priority = Priority.NORMAL;

  /** The module asked when an undefined function is called. */
  public Object errorHandler = Atom.of("error_handler");

  /** {@code min_heap_size}. */
  public Object minHeapSize = 233L;

  /** {@code min_bin_vheap_size}. */
  public Object minBinVheapSize = 46422L;

  /** {@code fullsweep_after}. */
  public Object fullsweepAfter = 65535L;

  /** {@code max_heap_size}, as the map it is told as. */
  public MapTerm maxHeapSize = NO_LIMIT;

  /** {@code message_queue_data}. */
  public Object messageQueueData = Atom.of("on_heap");

  /** {@code save_calls}. */
  public Object savedCalls = 0L;

  /** {@code sensitive}. */
  public Object sensitive = Atoms.FALSE;

  /** {@code async_dist}. */
  public Object asyncDist = Atoms.FALSE;

  /** A new set of flags with the usual values. */
  public Flags() {}

  /** A set of flags with the values that new processes begin with. */
  public static Flags initial() {
    var flags = new Flags();
    var set = Spawn.flags;
    if (set != null) {
      flags.minHeapSize = set.minHeapSize;
      flags.minBinVheapSize = set.minBinVheapSize;
      flags.fullsweepAfter = set.fullsweepAfter;
      flags.maxHeapSize = set.maxHeapSize;
      flags.messageQueueData = set.messageQueueData;
    }
    return flags;
  }

  /** Changes what new processes begin with; the priority and the like stay as usual. */
  public static void initial(Flags changed) {
    Spawn.flags = changed;
  }

  /** Whether the messages of the process do not count as held by it. */
  boolean keepsMessagesOffHeap() {
    return messageQueueData == OFF_HEAP;
  }

  /** The map that {@code max_heap_size} is told as. */
  public static MapTerm maxHeapSize(Object size, Object kill, Object errorLogger, Object includeSharedBinaries) {
    return MapTerm.of(
        ERROR_LOGGER, errorLogger,
        INCLUDE_SHARED_BINARIES, includeSharedBinaries,
        KILL, kill,
        SIZE, size);
  }
}
