package dev.athanor.process;

import dev.athanor.term.Port;

/** What hardly any process has. */
final class Extras {
  private Aliases aliases;
  private Suspensions suspensions;
  private Belongings belongings;
  private Flags flags;

  /** The port this process drives: then others know it by that, not by its pid. */
  Port port;

  /** How much it may hold, or {@code null}. */
  HeapLimit limit;

  /** When its turn began, by the clock of {@link System#nanoTime}; 0 where nobody wants to know. */
  long turnBegan;

  /** Whether the system monitor was told that its mailbox is long. */
  boolean longMailbox;

  /** Whether its tracer believes that it has a core. */
  boolean toldIn;

  /** How many others have suspended the process. */
  int suspenders;

  Aliases aliases() {
    return aliases != null ? aliases : (aliases = new Aliases());
  }

  Suspensions suspensions() {
    return suspensions != null ? suspensions : (suspensions = new Suspensions());
  }

  Belongings belongings() {
    return belongings != null ? belongings : (belongings = new Belongings());
  }

  Flags flags() {
    return flags != null ? flags : (flags = new Flags());
  }

  void flags(Flags changed) {
    flags = changed;
  }

  boolean isSuspended() {
    return suspenders > 0;
  }

  /** Whether the process has flags that were ever changed. */
  boolean hasFlags() {
    return flags != null;
  }

  /** The process ends: others learn of it. */
  void release(Process process, Object reason) {
    if (suspensions != null) {
      suspensions.release(process);
    }
    if (belongings != null) {
      belongings.release(process, reason);
    }
  }
}
