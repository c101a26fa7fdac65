package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;

/**
 * The settings of a process that {@code process_flag/2} knows besides {@code trap_exit}. All are kept and told; of those that concern
 * memory none has an effect, since the JVM has one heap for all.
 */
final class Flags {
  private static final MapTerm NO_LIMIT = maxHeapSize(0L, Atoms.TRUE, Atoms.TRUE, Atoms.FALSE);

  /** What OTP has where nobody changed anything. */
  static final Flags DEFAULT = new Flags();

  Priority priority = Priority.NORMAL;
  Object errorHandler = Atom.of("error_handler");
  Object minHeapSize = 233L;
  Object minBinVheapSize = 46422L;
  Object fullsweepAfter = 65535L;
  MapTerm maxHeapSize = NO_LIMIT;
  Object messageQueueData = Atom.of("on_heap");
  Object savedCalls = 0L;
  Object sensitive = Atoms.FALSE;
  Object asyncDist = Atoms.FALSE;

  static MapTerm maxHeapSize(Object size, Object kill, Object errorLogger, Object includeSharedBinaries) {
    return MapTerm.of(
        Atom.of("error_logger"), errorLogger,
        Atom.of("include_shared_binaries"), includeSharedBinaries,
        Atom.of("kill"), kill,
        Atom.of("size"), size);
  }
}
