package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;

/**
 * How long a {@code receive} waits.
 *
 * <p>The timer outlives the {@code receive} it was started for: a later one that waits longer keeps it, and starts the next when it fires
 * too early. A process that makes calls with a time limit of five seconds starts a timer every five seconds, not with every call.
 */
final class Patience {
  private static final long LONGEST = 0xffffffffL;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long millis;
  private long deadline;
  private boolean begun;
  private WakeUp timer;

  static boolean isForever(Object timeout) {
    return timeout == Atoms.INFINITY;
  }

  /** Sets the time, which begins to run at the first look at an empty mailbox. Raises {@code timeout_value}. */
  void begin(Object timeout) {
    if (!(timeout instanceof Long given) || given < 0 || given > LONGEST) {
      throw ErlangException.error(Atoms.TIMEOUT_VALUE);
    }
    millis = given;
    begun = false;
  }

  /** Whether the time is over; where it is not, the process will be woken when it is. */
  boolean isOver(Process process) {
    if (millis == 0) {
      return true;
    }
    var timers = process.fiber.scheduler().timers();
    long now = timers.now();
    if (!begun) {
      begun = true;
      deadline = now + millis * NANOS_PER_MILLI;
    } else if (now - deadline >= 0) {
      return true;
    }
    setTimer(timers, process);
    return false;
  }

  private void setTimer(Timers timers, Process process) {
    if (timer != null && timer.isPending()) {
      if (timer.deadline <= deadline) {
        return;
      }
      timers.cancel(timer);
    }
    timer = new WakeUp(deadline, process);
    timers.start(timer);
  }

  /** The process ends. */
  void stop(Timers timers) {
    if (timer != null) {
      timers.cancel(timer);
    }
  }

  /** Wakes the process to look whether its time is over. */
  static final class WakeUp extends Timer {
    Process process;

    WakeUp(long deadline, Process process) {
      super(deadline);
      this.process = process;
    }

    @Override
    void fire() {
      process.nudge();
      process = null;
    }

    @Override
    void release() {
      process = null;
    }
  }
}
