package dev.athanor.process;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * A process on a virtual thread of which it is the scheduler: the JDK hands the thread's next turn to {@link #execute}, and
 * that gives it to ours.
 *
 * <p><b>Waiting.</b> A process that waits does not park, it leaves its carrier by the {@link ShortWay}. When it has been unmounted, the carrier marks its mailbox
 * as sleeping and forgets it; or, when something has arrived meanwhile, queues it. Whoever takes the mark away queues it again. So a wait
 * costs one compare-and-set, a wake-up one more, and none of the bookkeeping of {@code LockSupport}; and as the mark is set after
 * unmounting, a turn is never queued while the thread is still mounted. A turn queued once too often does no harm: the process looks in its inbox
 * and waits again.
 *
 * <p>Where the short way is closed, the process yields: after the JDK has unmounted it, it asks {@link #execute} for another turn, on the carrier, and
 * the same happens there.
 *
 * <p>Where the thread cannot unmount (a class initialiser or native code below it on the stack, or a stack too deep for the collector),
 * leaving returns at once, and the process blocks its carrier instead.
 */
final class VirtualFiber extends Fiber implements Executor, Runnable {
  private static final short KEPT_TURNS = 500;

  private final VirtualScheduler scheduler;
  private final Thread thread;

  /** Runs the thread as the JDK would, up to where it leaves, blocks or ends. Always the same object. */
  private Runnable turn;

  /** What the thread runs, once it has left by the short way. */
  private Object continuation;

  /** Where it runs, or ran last. */
  private Seat seat;

  private Priority priority = Priority.NORMAL;

  /** How many more turns it keeps its core without trying to leave it. */
  private short keptTurns;

  /** Whether it has left by the short way, and comes back by it. */
  private boolean away;

  /** Set by the process before it yields in order to wait, where the short way is closed. */
  private boolean wantsToWait;

  /** Whether the process waits on its carrier. */
  private volatile boolean pinned;

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
  void runTurn(Seat place) {
    seat = place;
    if (!away) {
      turn.run();
    } else {
      away = false;
      ShortWay.goOn(thread, continuation);
      if (place.leaving == Seat.STAYS) {
        ShortWay.settle(thread, continuation);
        return;
      }
    }
    // The fiber itself must not be asked: after the JDK's way it may already run on another carrier.
    if (place.leaving != Seat.STAYS) {
      hasLeft(place);
    }
  }

  private void hasLeft(Seat place) {
    boolean waits = place.leaving == Seat.WAITS;
    place.leaving = Seat.STAYS;
    away = true;
    if (continuation == null) {
      continuation = ShortWay.continuation(thread);
    }
    if (!waits || !process.mailbox.fallAsleep()) {
      scheduler.enqueueAt(place, this);
    }
  }

  @Override
  void await() {
    if (!(ShortWay.OPEN ? leave(Seat.WAITS) : yieldToWait())) {
      blockCarrier();
    }
  }

  @Override
  void giveWay() {
    if (keptTurns > 0) {
      keptTurns--;
    } else if (ShortWay.OPEN) {
      leave(Seat.YIELDS);
    } else {
      tryYield();
    }
  }

  /**
   * Under G1 a stack larger than half a region cannot be unmounted. A process must not die of a yield, so it keeps its core; and as trying takes
   * time, with a large stack, it does not try again soon.
   */
  private boolean leave(int how) {
    var place = seat;
    place.leaving = how;
    boolean left = false;
    try {
      left = (boolean) ShortWay.LEAVE.invokeExact(thread);
    } catch (StackOverflowError tooLarge) {
      keptTurns = KEPT_TURNS;
    } catch (Throwable failure) {
      throw ShortWay.unchecked(failure);
    } finally {
      if (!left) {
        place.leaving = Seat.STAYS;
      }
    }
    return left;
  }

  private boolean yieldToWait() {
    wantsToWait = true;
    tryYield();
    boolean left = !wantsToWait;
    wantsToWait = false;
    return left;
  }

  private void tryYield() {
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
  void wake(Fiber waker) {
    if (!pinned && waker instanceof VirtualFiber by && by.scheduler == scheduler && by.thread == Thread.currentThread()) {
      scheduler.enqueueAt(by.seat, this);
    } else {
      wake();
    }
  }

  @Override
  boolean othersWait() {
    return scheduler.othersWait(seat);
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
