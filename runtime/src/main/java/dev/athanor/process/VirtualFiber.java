package dev.athanor.process;

import java.util.concurrent.locks.LockSupport;

/**
 * A process that runs on virtual threads and is given its turns by our own scheduler.
 *
 * <p><b>Waiting.</b> A process that waits does not park, it leaves its carrier. When it has left, the carrier marks its mailbox
 * as sleeping and forgets it; or, when something has arrived meanwhile, queues it. Whoever takes the mark away queues it again. So a wait
 * costs one compare-and-set, a wake-up one more, and none of the bookkeeping of {@code LockSupport}; and as the mark is set after
 * leaving, a turn is never queued while the process still runs.
 *
 * <p>Where the thread cannot unmount (a class initialiser or native code below it on the stack, or a stack too deep for the collector),
 * leaving returns at once, and the process blocks its carrier instead.
 */
abstract class VirtualFiber extends Fiber {
  private static final short KEPT_TURNS = 500;

  final VirtualScheduler scheduler;

  /** Where it runs, or ran last. */
  Seat seat;

  private Priority priority = Priority.NORMAL;

  /** Whether the process waits on its carrier. */
  private volatile boolean pinned;

  /** How many more turns it keeps its core without trying to leave it. */
  private short keptTurns;

  VirtualFiber(Process process, VirtualScheduler scheduler) {
    super(process);
    this.scheduler = scheduler;
  }

  /** One turn, on the calling platform thread; none where somebody else has given it already. */
  abstract void runTurn(Seat place);

  /** The thread that the process runs on. */
  abstract Thread thread();

  /** Leaves the carrier until something has arrived; false, at once, where that cannot be. */
  abstract boolean leaveToWait();

  /** Leaves the carrier and goes to the back of the queue, if that can be. */
  abstract void leaveToYield();

  @Override
  final void await() {
    if (!leaveToWait()) {
      blockCarrier();
    }
  }

  @Override
  final void giveWay() {
    if (keptTurns > 0) {
      keptTurns--;
    } else {
      leaveToYield();
    }
  }

  /**
   * Under G1 a stack larger than half a region cannot be unmounted, and none for which the heap has no room. A process must not die of a yield, so it keeps its core; and as trying takes
   * time, with a large stack, it does not try again soon.
   */
  final void keepCore() {
    keptTurns = KEPT_TURNS;
  }

  private void blockCarrier() {
    VirtualThreads.prepareToPark();
    pinned = true;
    scheduler.pinned(true);
    try {
      if (process.mailbox.fallAsleep()) {
        do {
          VirtualThreads.parkCarrier(thread());
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
      LockSupport.unpark(thread());
    } else {
      scheduler.enqueue(this);
    }
  }

  @Override
  final void wake(Fiber waker) {
    if (!pinned && waker instanceof VirtualFiber by && by.scheduler == scheduler && by.thread() == Thread.currentThread()) {
      scheduler.enqueueAt(by.seat, this);
    } else {
      wake();
    }
  }

  @Override
  final boolean othersWait() {
    return scheduler.othersWait(seat);
  }

  @Override
  final long turnNanos() {
    return seat.turnNanos;
  }

  @Override
  final Scheduler scheduler() {
    return scheduler;
  }

  @Override
  final void priorityChanged(Priority changed) {
    priority = changed;
  }

  final Priority priority() {
    return priority;
  }
}
