package dev.athanor.process;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * A process on a virtual thread of which it is the scheduler: the JDK hands the thread's next turn to {@link #execute}, and
 * that gives it to ours.
 *
 * <p><b>Waiting.</b> A process that waits does not park, it leaves its carrier by the {@link ShortWay}. When it has been unmounted, the carrier marks its mailbox
 * as sleeping and forgets it; or, when something has arrived meanwhile, queues it. Whoever takes the mark away queues it again. So a wait
 * costs one compare-and-set, a wake-up one more, and none of the bookkeeping of {@code LockSupport}; and as the mark is set after
 * unmounting, a turn is never queued while the thread is still mounted. A turn queued once too often ({@link Life#rescueOthers}) does no harm: only one who
 * takes {@link #nextTurn} gives it, and a process that is woken for nothing looks in its inbox and waits again.
 *
 * <p>Where the short way is closed, as it is for everybody when the node starts, the process yields: after the JDK has unmounted it, it asks {@link #execute} for another turn, on the carrier, and
 * the same happens there.
 *
 * <p>Where the thread cannot unmount (a class initialiser or native code below it on the stack, or a stack too deep for the collector),
 * leaving returns at once, and the process blocks its carrier instead.
 */
final class VirtualFiber extends Fiber implements Executor, Runnable {
  private static final short KEPT_TURNS = 500;

  /** It looks now and then how deep it is. A turn that nobody else wanted to end goes on for 10 MB of plain recursion. */
  private static final byte LEAVES_A_LOOK = 8;

  /** It runs, or waits in Java code where the JDK knows when it goes on. */
  private static final int NONE = 0;

  /** It has left by the short way, and comes back by it. */
  private static final int AWAY = 1;

  /** The JDK has asked for its next turn. */
  private static final int ASKED = 2;

  /** Whether processes leave by the short way: not at once, since what it needs takes milliseconds to get ready, which many programs do not live to save. */
  private static boolean shortWay;

  private static final AtomicIntegerFieldUpdater<VirtualFiber> NEXT_TURN =
      AtomicIntegerFieldUpdater.newUpdater(VirtualFiber.class, "nextTurn");

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

  /** How often it has left by the short way, modulo {@link #LEAVES_A_LOOK}. */
  private byte leaves;

  /** How its next turn begins. Whoever takes it gives the turn. */
  private volatile int nextTurn;

  /** Set by the process before it yields in order to wait, where the short way is closed. */
  private boolean wantsToWait;

  /** Whether the process waits on its carrier. */
  private volatile boolean pinned;

  VirtualFiber(Process process, VirtualScheduler scheduler) {
    super(process);
    this.scheduler = scheduler;
    this.thread = VirtualThreads.create(this, this);
  }

  /** From now on processes leave by the {@link ShortWay} where this JVM has it. Any thread; a process changes over whenever it gets to see it. */
  static void openShortWay() {
    shortWay = ShortWay.OPEN;
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
    NEXT_TURN.lazySet(this, ASKED);
    if (wantsToWait) {
      wantsToWait = false;
      if (process.mailbox.fallAsleep()) {
        return;
      }
    }
    scheduler.enqueue(this);
  }

  /** One turn, on the calling platform thread; none where somebody else has given it already. */
  void runTurn(Seat place) {
    int way = nextTurn;
    if (way == NONE || !NEXT_TURN.compareAndSet(this, way, NONE)) {
      return;
    }
    seat = place;
    if (way == AWAY) {
      ShortWay.goOn(thread, continuation);
      if (place.leaving == Seat.STAYS) {
        ShortWay.settle(thread, continuation);
        return;
      }
    } else {
      turn.run();
    }
    // The fiber itself must not be asked: after the JDK's way it may already run on another carrier.
    if (place.leaving != Seat.STAYS) {
      hasLeft(place);
    }
  }

  private void hasLeft(Seat place) {
    boolean waits = place.leaving == Seat.WAITS;
    place.leaving = Seat.STAYS;
    NEXT_TURN.lazySet(this, AWAY);
    if (!waits || !process.mailbox.fallAsleep()) {
      scheduler.enqueueAt(place, this);
    }
  }

  @Override
  void await() {
    if (!(shortWay ? leave(Seat.WAITS) : yieldToWait())) {
      blockCarrier();
    }
  }

  @Override
  void giveWay() {
    if (keptTurns > 0) {
      keptTurns--;
    } else if (shortWay) {
      leave(Seat.YIELDS);
    } else {
      tryYield();
    }
  }

  /**
   * Under G1 a stack larger than half a region cannot be unmounted, and none for which the heap has no room. A process must not die of a yield, so it keeps its core; and as trying takes
   * time, with a large stack, it does not try again soon.
   */
  private boolean leave(int how) {
    if (continuation == null) {
      continuation = ShortWay.continuation(thread);
    }
    if (++leaves == LEAVES_A_LOOK) {
      leaves = 0;
      boundDepth();
    }
    seat.leaving = how;
    boolean left = false;
    try {
      // All in this method: it is on the stack of every process that waits.
      ShortWay.TELL_UNMOUNT.invokeExact(thread, true);
      left = (boolean) ShortWay.LEAVE.invokeExact(continuation, ShortWay.SCOPE, (Object) null);
    } catch (StackOverflowError | OutOfMemoryError tooLarge) {
      keptTurns = KEPT_TURNS;
    } catch (Throwable failure) {
      throw ShortWay.unchecked(failure);
    } finally {
      back(left);
    }
    return left;
  }

  private void back(boolean left) {
    try {
      ShortWay.TELL_MOUNT.invokeExact(thread, false);
    } catch (Throwable failure) {
      throw ShortWay.unchecked(failure);
    } finally {
      if (!left) {
        // Not the seat it had before: it may have failed when it came back.
        seat.leaving = Seat.STAYS;
      }
    }
  }

  /** A recursion without end is not to take the heap from everybody. */
  private void boundDepth() {
    if (continuation != null && FrozenStack.bytes(continuation) > scheduler.mostFrozen()) {
      throw new StackOverflowError();
    }
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
    } catch (StackOverflowError | OutOfMemoryError tooLarge) {
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
  long turnNanos() {
    return seat.turnNanos;
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
