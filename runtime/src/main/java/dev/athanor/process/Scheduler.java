package dev.athanor.process;

/** What runs processes: gives each a {@link Fiber}, and keeps their time. */
public interface Scheduler {
  /** The fiber of a new process, not started yet. */
  Fiber fiberFor(Process process);

  /** The timers of the processes that run here, and their clock. */
  Timers timers();

  /** How many processes may run at the same moment. */
  int parallelism();

  /** How many processes could run but have to wait for a core, by scheduler. */
  long[] queueLengths();
}
