package dev.athanor.process;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * A process on a virtual thread of which it is the scheduler: the JDK hands the thread's next turn to {@link #execute}, and
 * that gives it to ours.
 *
 * <p><b>Waiting.</b> A process that waits does not park, it yields: after the JDK has unmounted it, it asks {@link #execute} for
 * another turn, on the carrier. There the fiber marks the mailbox as sleeping and keeps the turn back; or, when something has
 * arrived meanwhile, queues it. Whoever takes the mark away queues the turn. So a wait costs one compare-and-set, a wake-up
 * one more, and none of the bookkeeping of {@code LockSupport}; and as the mark is set after unmounting, a turn is never
 * queued while the thread is still mounted. A turn queued once too often does no harm: the JDK ignores it, or the process looks in its
 * inbox and waits again.
 *
 * <p>Where the thread cannot unmount (a class initialiser or native code below it on the stack, or a stack too deep for the collector),
 * the yield returns without a call of {@link #execute}, and the process blocks its carrier instead.
 */
final class VirtualFiber extends Fiber implements Executor, Runnable {
  private static final int KEPT_TURNS = 500;

  private final VirtualScheduler scheduler;
  private final Thread thread;

  /** Runs the thread up to its next wait or yield. Always the same object. */
  private Runnable turn;

  /** Set by the process before it yields in order to wait. */
  private boolean wantsToWait;

  /** How many more turns it keeps its core without trying to leave it. */
  private int keptTurns;

  /** Whether the process waits on its carrier. */
  private volatile boolean pinned;

  private Priority priority = Priority.NORMAL;

  VirtualFiber(Process process, VirtualScheduler scheduler) {
    super(process);
    this.scheduler = scheduler;
    this.thread = VirtualThreads.create(this, this);
  }

  @Override
  public void run() {
    Life.live(process);
  }

  @Override
  void start() {
    thread.start();
  }

  @Override
  public void execute(Runnable turn) {
    this.turn = turn;
    if (wantsToWait) {
      wantsToWait = false;
      if (process.mailbox.fallAsleep()) {
        return;
      }
    }
    scheduler.enqueue(this);
  }

  /** One turn, on the calling platform thread. */
  void runTurn() {
    turn.run();
  }

  @Override
  void await() {
    wantsToWait = true;
    unmount();
    if (wantsToWait) {
      wantsToWait = false;
      blockCarrier();
    }
  }

  @Override
  void giveWay() {
    if (keptTurns > 0) {
      keptTurns--;
    } else {
      unmount();
    }
  }

  /**
   * Under G1 a stack larger than half a region cannot be unmounted. A process must not die of a yield, so it keeps its core; and as trying takes
   * time, with a large stack, it does not try again soon.
   */
  private void unmount() {
    try {
      Thread.yield();
    } catch (StackOverflowError tooLarge) {
      keptTurns = KEPT_TURNS;
    }
  }

  private void blockCarrier() {
    VirtualThreads.prepareToPark();
    pinned = true;
    scheduler.pinned(true);
    try {
      if (process.mailbox.fallAsleep()) {
        do {
          VirtualThreads.parkCarrier(thread);
          Thread.interrupted();
        } while (process.mailbox.isAsleep());
      }
    } finally {
      scheduler.pinned(false);
      pinned = false;
    }
  }

  @Override
  void wake() {
    if (pinned) {
      LockSupport.unpark(thread);
    } else {
      scheduler.enqueue(this);
    }
  }

  @Override
  boolean othersWait() {
    return scheduler.othersWait();
  }

  @Override
  Scheduler scheduler() {
    return scheduler;
  }

  @Override
  void priorityChanged(Priority changed) {
    priority = changed;
  }

  Priority priority() {
    return priority;
  }
}
