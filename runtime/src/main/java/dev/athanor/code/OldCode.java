package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.process.RunningCode;
import dev.athanor.term.Atom;
import dev.athanor.term.Pid;

/**
 * The old versions of modules: who runs them, and how they are got rid of. As on BEAM there are at most two versions of a module, and a process that still runs the
 * old one when a third is loaded is killed. The JVM would let it go on; but then nobody could tell which code runs.
 */
public final class OldCode {
  private OldCode() {}

  /** What a {@link #purge} has found. */
  public enum Purged {
    /** There was no old version. */
    NOTHING,
    /** Nobody ran the old version. */
    UNUSED,
    /** Processes ran the old version and have been killed. */
    KILLED
  }

  /** Forgets the old version. Processes that run it are killed first, the caller among them; funs made by it go on working. */
  public static Purged purge(Process self, Atom module) {
    var entry = CodeServer.entry(module);
    var old = entry.old();
    if (old == null) {
      return Purged.NOTHING;
    }
    var version = new Version(old.code());
    var runners = RunningCode.runners(self, version);
    forget(entry, old);
    RunningCode.kill(self, runners, version);
    return runners.isEmpty() ? Purged.UNUSED : Purged.KILLED;
  }

  /** Forgets the old version unless a process runs it; gives whether there is none now. */
  public static boolean softPurge(Process self, Atom module) {
    var entry = CodeServer.entry(module);
    var old = entry.old();
    boolean free = old == null || RunningCode.runners(self, new Version(old.code())).isEmpty();
    if (free && old != null) {
      forget(entry, old);
    }
    return free;
  }

  /** Whether the process runs the old version. */
  public static boolean isRun(Process self, Pid pid, Atom module) {
    var old = CodeServer.entry(module).old();
    return old != null && RunningCode.isRun(self, pid, new Version(old.code()));
  }

  private static void forget(ModuleEntry entry, LoadedModule old) {
    synchronized (CodeServer.LINKING) {
      if (entry.old() == old) {
        entry.forgetOld();
      }
    }
  }
}
