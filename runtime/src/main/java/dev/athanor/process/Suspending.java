package dev.athanor.process;

import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;

/** {@code suspend_process} and {@code resume_process}. */
public final class Suspending {
  private Suspending() {}

  /** Stops a process where it is; the caller waits until it stands. False if it has ended. */
  public static boolean suspend(Process self, Pid pid) {
    if (!self.extras().suspensions().add(pid) && Signals.exists(pid)) {
      return true;
    }
    if (new Suspensions.Suspend(self).ask(pid) != null) {
      return true;
    }
    self.extras().suspensions().forget(pid);
    return false;
  }

  /** As {@link #suspend}, without waiting. Where the reply is not {@code null}, a message {@code {reply, :suspended | :exited | :badarg}} comes. */
  public static void suspendLater(Process self, Pid pid, Object reply) {
    if (!Signals.exists(pid)) {
      if (reply != null) {
        Signals.send(self.pid(), Tuple.of(reply, Atoms.BADARG));
      }
    } else if (self.extras().suspensions().add(pid)) {
      Signals.deliver(pid, new Suspensions.SuspendLater(self.pid(), reply));
    } else if (reply != null) {
      Signals.send(self.pid(), Suspensions.suspended(reply));
    }
  }

  /** Whether the caller has suspended the process. */
  public static boolean isSuspending(Process self, Pid pid) {
    return self.hasExtras() && self.extras().suspensions().has(pid);
  }

  /** Lets a process go on that the caller has suspended. */
  public static void resume(Process self, Pid pid) {
    if (self.extras().suspensions().remove(pid)) {
      Signals.deliver(pid, new Suspensions.Resume());
    }
  }
}
