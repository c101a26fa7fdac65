package dev.athanor.process;

/** A scheduler whose processes are virtual threads it decides the turns of. */
abstract class VirtualScheduler implements Scheduler {
  @Override
  public Fiber fiberFor(Process process) {
    return new HostedFiber(process, this);
  }

  /** The fiber may run. Any thread; on a carrier after its turn, or on whatever thread woke or started it. */
  abstract void enqueue(VirtualFiber fiber);

  /** As {@link #enqueue}, on the platform thread whose seat this is. */
  void enqueueAt(Seat seat, VirtualFiber fiber) {
    enqueue(fiber);
  }

  /** Whether somebody else wants the core that the caller, a process, runs on. */
  abstract boolean othersWait(Seat seat);

  /** How many bytes of a process's stack may lie in the heap. */
  long mostFrozen() {
    return Long.MAX_VALUE;
  }

  /** A process is about to block the thread that carries it, since it cannot be unmounted; {@code false} when it goes on. */
  void pinned(boolean blocked) {}
}
