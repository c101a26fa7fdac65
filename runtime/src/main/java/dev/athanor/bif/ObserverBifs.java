package dev.athanor.bif;

import dev.athanor.error.MatchErrors;
import dev.athanor.process.Glance;
import dev.athanor.process.Holdings;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;

/** What {@code Athanor.Observer} cannot ask of processes themselves. Java because it looks at them without their help, and at the JVM. */
@BifModule("athanor_observer")
public final class ObserverBifs {
  private static final Atom HEAP = Atom.of("heap");
  private static final Atom MAX_HEAP = Atom.of("max_heap");
  private static final Atom ATOMS = Atom.of("atoms");
  private static final Atom OS_PID = Atom.of("os_pid");

  private ObserverBifs() {}

  /** {@code {pid, name, initial call, reductions, messages, waits?}} of all processes; name and initial call may be {@code nil}. Wakes nobody. */
  @Bif
  public static Object glances() {
    return Lists.of(Glance.all().stream().map(ObserverBifs::row).toArray());
  }

  private static Object row(Glance seen) {
    return Tuple.of(
        new Object[] {
          seen.pid(), orNil(seen.name()), orNil(seen.initialCall()), seen.reductions(), (long) seen.messages(), Atom.of(seen.waits())
        });
  }

  private static Object orNil(Object value) {
    return value == null ? Atoms.NIL : value;
  }

  /** An estimate of the bytes that a process holds, counted by itself up to so many words; {@code nil} if it has ended. */
  @Bif
  public static Object held(Process self, Object pid, Object mostWords) {
    if (pid instanceof Pid process && mostWords instanceof Long most) {
      return orNil(Holdings.bytes(self, process, most));
    }
    throw MatchErrors.functionClause(pid, mostWords);
  }

  /** Bytes of the heap in use and at most, the number of atoms, and the operating system's number of this node. */
  @Bif
  public static Object totals() {
    var runtime = Runtime.getRuntime();
    return MapTerm.of(
        HEAP, runtime.totalMemory() - runtime.freeMemory(),
        MAX_HEAP, runtime.maxMemory(),
        ATOMS, (long) Atom.count(),
        OS_PID, ProcessHandle.current().pid());
  }
}
