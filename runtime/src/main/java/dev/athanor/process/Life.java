package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple;

/** How a process runs its code from the first call to the end, and what it tells others when it ends. */
final class Life {
  private static final Atom NOCATCH = Atom.of("nocatch");
  private static final Object STACK_OVERFLOW = Atom.of("stack_overflow");
  private static final Object OUT_OF_MEMORY = Atom.of("out_of_memory");
  /** The reason of a process where even telling the reason has failed. */
  private static final Object RUNTIME_FAILURE = Atom.of("runtime_failure");

  private static final Atom JAVA_EXCEPTION = Atom.of("java_exception");
  private static final Object OUT_OF_MEMORY_REASON = Tuple.of(OUT_OF_MEMORY, EmptyList.EMPTY);

  /** Ending tells so many others before it lets somebody else run. */
  private static final int TOLD_IN_A_TURN = 1000;

  /** How often it tries to tell them when there is no memory. */
  private static final int FAREWELLS = 1000;

  private Life() {}

  /** Makes the call that is parked in the process, to the process's end or to where it waits without a stack; tells whether it waits. */
  static boolean live(Process process) {
    Object reason = RUNTIME_FAILURE;
    boolean waits = false;
    try {
      waits = run(process);
      reason = Atoms.NORMAL;
    } catch (ProcessExit exit) {
      reason = exit.reason();
    } catch (ErlangException exception) {
      reason = reasonOf(process, exception);
    } catch (OutOfMemoryError error) {
      // Not even the trace: it may be this process that took the memory, and it still holds it.
      rescueOthers();
      reason = OUT_OF_MEMORY_REASON;
    } catch (StackOverflowError error) {
      rescueOthers();
      reason = reasonOf(process, translated(error));
    } catch (Throwable failure) {
      reason = reasonOf(process, translated(failure));
    } finally {
      if (!waits) {
        end(process, reason);
      }
    }
    return waits;
  }

  /**
   * Wakes those it was about to wake when it ran out of stack or memory: whoever takes the mark of sleep away and then does not get to wake the sleeper
   * would let it sleep forever. Nobody knows who it was, so all that have not run since they were woken are woken again, which does no harm.
   */
  static void rescueOthers() {
    Pids.living().forEach(pid -> rescue(pid.process()));
    Ports.open().forEach(port -> rescue((Process) port.driver()));
  }

  private static void rescue(Process process) {
    if (process != null && process.mailbox.isWoken()) {
      process.fiber.wake();
    }
  }

  private static boolean run(Process process) {
    while (true) {
      try {
        if (!process.isAwaiting()) {
          process.handleSignals();
          if (Receiver.timed) {
            process.turnBegins();
          }
        }
        return process.begin();
      } catch (Hibernation hibernation) {
        process.handlers = null;
        process.hibernating = true;
        process.park(new Awakening(hibernation.next()));
      }
    }
  }

  /** What a process that hibernates does next: it makes a call as soon as there is a message. */
  private static final class Awakening extends Fun {
    private final Fun next;

    Awakening(Fun next) {
      this.next = next;
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    public Atom module() {
      return next.module();
    }

    @Override
    public Object call(Process self) {
      if (self.hasToWait()) {
        return self.parkUntilNews(this);
      }
      self.hibernating = false;
      return self.park(next);
    }
  }

  /** An exit ends the process with its reason; errors and throws that nobody caught are reported besides. */
  private static Object reasonOf(Process process, ErlangException exception) {
    if (exception.kind() == Atoms.EXIT) {
      return exception.reason();
    }
    var error = exception.kind() == Atoms.THROW ? Tuple.of(NOCATCH, exception.reason()) : exception.reason();
    var stacktrace = exception.stacktrace();
    ErrorReports.crash(process, error, stacktrace);
    return Tuple.of(error, stacktrace);
  }

  /** A Java exception as the error it ends the process with. */
  private static ErlangException translated(Throwable failure) {
    var reason =
        failure instanceof StackOverflowError
            ? STACK_OVERFLOW
            : Tuple.of(
                JAVA_EXCEPTION,
                Atom.of(failure.getClass().getName()),
                Bitstring.of(String.valueOf(failure.getMessage())));
    var exception = ErlangException.error(reason);
    exception.setStackTrace(failure.getStackTrace());
    return exception;
  }

  /**
   * The process ends: it gives up what it has, in an order in which nobody who learns of its end still finds any of it. Its mailbox is open until all have been
   * told why it ended: what others send it meanwhile bounces after that, so that no second monitor tells of nobody before the first has given the reason.
   */
  private static void end(Process process, Object reason) {
    process.exiting = true;
    if (process.trace != null) {
      Trace.ended(process, reason);
    }
    Names.release(process);
    if (process.hasExtras()) {
      process.extras().release(process, reason);
    }
    if (process.isListed()) {
      Pids.leave(process);
    }
    try {
      sayFarewell(process, reason);
    } finally {
      process.forget();
      process.mailbox.close();
    }
    process.clear();
    if (Recorder.isOn()) {
      Recorder.ended(process, reason);
    }
  }

  /** Tries again when there is no memory for the signals: whoever has been told already ignores it. */
  private static void sayFarewell(Process process, Object reason) {
    for (int attempt = 1; ; attempt++) {
      try {
        new Farewell(process, reason).tellAll();
        return;
      } catch (OutOfMemoryError error) {
        if (attempt == FAREWELLS) {
          throw error;
        }
        process.fiber.giveWay();
      }
    }
  }

  /** Tells links and monitors. */
  private static final class Farewell {
    private final Process process;
    private final Object identity;
    private final Object reason;
    private int told;

    Farewell(Process process, Object reason) {
      this.process = process;
      this.identity = process.identity();
      this.reason = reason;
    }

    /** Those it watched first: nobody who learns of its end is to find it among the watchers of another. */
    void tellAll() {
      if (process.hasMonitors()) {
        process.monitors().forEachOutgoing(
            (reference, watched) -> {
              var target = watched instanceof Monitors.Watch watch ? watch.target() : watched;
              if (target instanceof Pid || target instanceof Port) {
                tell(target, new Monitors.Demonitor(reference));
              }
            });
      }
      if (process.hasLinks()) {
        process.links().forEach(other -> tell(other, Exit.ofLink(identity, reason)));
      }
      if (process.hasMonitors()) {
        process.monitors().forEachIncoming(
            (reference, watcher) -> {
              Monitors.tell(watcher, reference, reason);
              count();
            });
      }
    }

    private void tell(Object other, Signal signal) {
      Signals.deliver(process, other, signal);
      count();
    }

    private void count() {
      if (++told % TOLD_IN_A_TURN == 0 && process.fiber.othersWait()) {
        process.fiber.giveWay();
      }
    }
  }
}
