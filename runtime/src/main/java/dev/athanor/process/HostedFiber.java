package dev.athanor.process;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * A process that has a thread only while it needs one. Between two turns it is one of three things:
 *
 * <ul>
 *   <li>Without a stack: it has not begun, or waits in tail position of all that it has called ({@code core.Reentries} in the compiler). What comes next is the parked call of the {@link
 *       Process}. Its turn makes that call on a {@link Host} of the carrier's: no stack is taken out of the heap for it, and, if it waits so again, none is put there.
 *   <li>Away: it waits in the middle of something. The host is its own until that is over; its stack has been left by the {@link ShortWay}, and comes back by it.
 *   <li>In Java code that blocks: the JDK knows when it goes on, and asks the host for a turn.
 * </ul>
 *
 * <p>Where the short way is closed, as it is for everybody when the node starts, the process yields in order to wait, and keeps its thread: after the JDK has unmounted that, it asks for another turn,
 * on the carrier, and the mailbox is marked there.
 *
 * <p>A turn queued once too often ({@link Life#rescueOthers}) does no harm: only one who takes {@link #nextTurn} gives it, and a process that is woken for nothing looks in its inbox and
 * waits again.
 */
final class HostedFiber extends VirtualFiber {
  /** It looks now and then how deep it is. A turn that nobody else wanted to end goes on for 10 MB of plain recursion. */
  private static final byte LEAVES_A_LOOK = 8;

  /** It runs, or waits in Java code. */
  private static final int NONE = 0;

  /** It has left by the short way, and comes back by it. */
  private static final int AWAY = 1;

  /** The JDK has asked for its next turn. */
  private static final int ASKED = 2;

  /** It has no stack. */
  private static final int CALL = 3;

  private static final AtomicIntegerFieldUpdater<HostedFiber> NEXT_TURN =
      AtomicIntegerFieldUpdater.newUpdater(HostedFiber.class, "nextTurn");

  /**
   * Whether processes leave by the short way, and without their stacks: not at once, since what that needs takes milliseconds to get ready, which many programs do not live to save.
   */
  private static boolean shortWay;

  /** Whose stack it has; {@code null} while it has none. */
  private Host host;

  /** How its next turn begins. Whoever takes it gives the turn. */
  private volatile int nextTurn;

  /** Set by the process before it yields in order to wait. */
  private boolean wantsToWait;

  /** How often it has left by the short way, modulo {@link #LEAVES_A_LOOK}. */
  private byte leaves;

  HostedFiber(Process process, VirtualScheduler scheduler) {
    super(process, scheduler);
  }

  /** From now on processes leave by the {@link ShortWay} where this JVM has it. Any thread; a process changes over whenever it gets to see it. */
  static void openShortWay() {
    shortWay = ShortWay.OPEN;
  }

  static boolean isShortWayOpen() {
    return shortWay;
  }

  @Override
  void start() {
    NEXT_TURN.lazySet(this, CALL);
    scheduler.enqueue(this);
  }

  /** Not where each turn would need a new thread. */
  @Override
  boolean mayDropStack() {
    return shortWay;
  }

  @Override
  Thread thread() {
    var mine = host;
    return mine == null ? null : mine.thread;
  }

  /** The JDK asks for its next turn. */
  void asked() {
    NEXT_TURN.lazySet(this, ASKED);
    if (wantsToWait) {
      wantsToWait = false;
      if (process.mailbox.fallAsleep()) {
        return;
      }
    }
    scheduler.enqueue(this);
  }

  @Override
  void runTurn(Seat place) {
    int way = nextTurn;
    if (way == NONE || way == CALL && !findHost(place) || !NEXT_TURN.compareAndSet(this, way, NONE)) {
      return;
    }
    seat = place;
    if (way == CALL) {
      host = place.takeHost();
      host.takeIn(this);
    }
    var on = host;
    boolean byJdk = way == ASKED || way == CALL && !on.isReusable();
    if (byJdk) {
      on.runTurn();
    } else {
      ShortWay.goOn(on.thread, on.continuation(), way == AWAY);
    }
    // The fiber itself must not be asked: where the JDK knows when it goes on, it may already run on another carrier.
    int how = place.leaving;
    if (how != Seat.STAYS) {
      place.leaving = Seat.STAYS;
      if (how == Seat.WAITS || how == Seat.YIELDS) {
        hasLeft(place, how == Seat.WAITS);
      } else {
        hasReturned(place, byJdk, how == Seat.BARE);
      }
    } else if (!byJdk) {
      ShortWay.settle(on.thread);
    }
  }

  /** Where there is no memory for a thread, the turn comes later. */
  private boolean findHost(Seat place) {
    try {
      place.findHost();
      return true;
    } catch (OutOfMemoryError full) {
      scheduler.enqueueAt(place, this);
      return false;
    }
  }

  private void hasLeft(Seat place, boolean waits) {
    NEXT_TURN.lazySet(this, AWAY);
    sleep(place, waits);
  }

  private void sleep(Seat place, boolean waits) {
    if (!waits || !process.mailbox.fallAsleep()) {
      scheduler.enqueueAt(place, this);
    }
  }

  private void hasReturned(Seat place, boolean byJdk, boolean waits) {
    var free = host;
    host = null;
    if (!byJdk && free.release()) {
      place.giveHost(free);
    }
    if (waits) {
      NEXT_TURN.lazySet(this, CALL);
      sleep(place, true);
    }
  }

  /** On the host: makes the calls that are parked in the process, until it ends or waits. */
  void makeCalls() {
    boolean waits = false;
    try {
      waits = Life.live(process);
    } catch (Throwable failure) {
      // Nothing of the process itself comes this far.
      failure.printStackTrace();
    } finally {
      seat.leaving = waits ? Seat.BARE : Seat.ENDED;
    }
  }

  @Override
  boolean leaveToWait() {
    return shortWay ? leave(Seat.WAITS) : yieldToWait();
  }

  @Override
  void leaveToYield() {
    if (shortWay) {
      leave(Seat.YIELDS);
    } else {
      tryYield();
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
      keepCore();
    }
  }

  private boolean leave(int how) {
    if (++leaves == LEAVES_A_LOOK) {
      leaves = 0;
      boundDepth();
    }
    var from = host;
    var stack = from.continuation();
    seat.leaving = how;
    boolean left = false;
    try {
      // All in this method: it is on the stack of every process that waits.
      ShortWay.TELL_UNMOUNT.invokeExact(from.thread, true);
      left = (boolean) ShortWay.LEAVE.invokeExact(stack, ShortWay.SCOPE, (Object) null);
    } catch (StackOverflowError | OutOfMemoryError tooLarge) {
      keepCore();
    } catch (Throwable failure) {
      throw ShortWay.unchecked(failure);
    } finally {
      back(left);
    }
    return left;
  }

  private void back(boolean left) {
    try {
      ShortWay.TELL_MOUNT.invokeExact(host.thread, false);
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
    if (FrozenStack.bytes(host.continuation()) > scheduler.mostFrozen()) {
      throw new StackOverflowError();
    }
  }
}
