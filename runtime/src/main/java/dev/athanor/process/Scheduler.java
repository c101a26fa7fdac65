package dev.athanor.process;

/** What runs processes: gives each a {@link Fiber}, and keeps their time. */
public interface Scheduler {
  /** The fiber of a new process, not started yet. */
  Fiber fiberFor(Process process);

  /** The timers of the processes that run here, and their clock. */
  Timers timers();

  /** How many processes may run at the same moment. */
  int parallelism();

  /** What there is to tell of each of the threads that run processes. */
  Load[] loads();

  /**
   * What a thread that runs processes has to do, and has done.
   *
   * @param waiting how many processes wait for it
   * @param turns how many turns it has given
   * @param idleNanos how long it has slept
   */
  record Load(int waiting, long turns, long idleNanos) {}
}
