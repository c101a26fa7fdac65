package dev.athanor.process;

/** A process's thread of control, as its scheduler sees it. */
abstract class Fiber {
  final Process process;

  Fiber(Process process) {
    this.process = process;
  }

  /** Makes the process run for the first time. */
  abstract void start();

  /**
   * The process gives its core away until something is in its inbox. Called by the process itself; may return early, so the
   * caller looks again.
   */
  abstract void await();

  /** The process may run again. Called once by whoever took the mark of sleep away from its mailbox. Any thread. */
  abstract void wake();

  /** As {@link #wake()}, called by another process, of which this is the fiber. */
  void wake(Fiber waker) {
    wake();
  }

  /** The process goes to the back of the queue. Called by the process itself. */
  abstract void giveWay();

  /** Whether somebody else wants the core this process runs on. Called by the process itself. */
  abstract boolean othersWait();

  /** Whether a process that waits in tail position of all it has called need not keep its thread. */
  boolean mayDropStack() {
    return false;
  }

  /** How long the turn was that was used up when {@link #othersWait} was asked last; {@link TurnLength#UNKNOWN} where nobody knows. */
  long turnNanos() {
    return TurnLength.UNKNOWN;
  }

  /** The scheduler it runs on, on which its children run too. */
  abstract Scheduler scheduler();

  /** The process's priority has changed. Called by the process itself. */
  void priorityChanged(Priority priority) {}
}
