package dev.athanor.process;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The timers of a node. Starting and cancelling push to stacks (several, so that cores do not meet at one) and never wait; whoever turns the
 * wheel empties them.
 *
 * <p>Two kinds of thread turn it: carriers between two turns of processes, when something is due, which is on time however
 * busy the node is; and a thread of its own that sleeps until something is due, for when the carriers sleep or are stuck in
 * long Java code. Only one at a time: the other one finds {@link #turning} set and goes on.
 *
 * <p>No timer is overlooked: who starts one pushes it and then reads {@link #nextDue}; who turns writes {@code nextDue} and then looks at the
 * stacks. One of the two sees the other.
 */
final class WheelTimers implements Timers, Runnable {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int STRIPES = Integer.highestOneBit(Math.max(1, Runtime.getRuntime().availableProcessors()) * 2 - 1);

  /** How many may wait on one stack before whoever adds another empties them: bounds the memory of cancelled ones. */
  private static final int MANY = 1024;

  private final TimerWheel wheel = new TimerWheel(System.nanoTime());
  private final AtomicReferenceArray<Timer> started = new AtomicReferenceArray<>(STRIPES);
  private final AtomicReferenceArray<Timer> cancelled = new AtomicReferenceArray<>(STRIPES);
  private final AtomicBoolean turning = new AtomicBoolean();
  private final AtomicLong nextDue = new AtomicLong(NEVER);
  private final AtomicInteger orphans = new AtomicInteger();
  private final Thread thread = Threads.timer(this);
  private volatile boolean stopped;

  /** Starts the thread. */
  void open() {
    thread.start();
  }

  /** Ends the thread; timers that are still to come are forgotten. */
  void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public void start(Timer timer) {
    push(started, timer);
    hurry(TimerWheel.dueTime(timer.deadline));
    if (timer.waiting > MANY) {
      turn();
    }
  }

  /** Sees to it that the wheel is turned by that time. */
  private void hurry(long due) {
    long known = nextDue.get();
    while (due < known) {
      if (nextDue.compareAndSet(known, due)) {
        LockSupport.unpark(thread);
        return;
      }
      known = nextDue.get();
    }
  }

  @Override
  public boolean cancel(Timer timer) {
    if (timer.cancelSubmitted()) {
      timer.release();
      return true;
    }
    if (!timer.cancelArmed()) {
      return false;
    }
    timer.release();
    push(cancelled, timer);
    if (timer.waiting > MANY) {
      turn();
    }
    return true;
  }

  private static void push(AtomicReferenceArray<Timer> stacks, Timer timer) {
    int stripe = (int) Thread.currentThread().threadId() & STRIPES - 1;
    Timer top;
    do {
      top = stacks.get(stripe);
      timer.older = top;
      timer.waiting = top == null ? 1 : top.waiting + 1;
    } while (!stacks.compareAndSet(stripe, top, timer));
  }

  @Override
  public void orphaned(int count) {
    if (count > 0) {
      orphans.addAndGet(count);
    }
  }

  /** Fires what is due, if anything is. For carriers between turns. */
  void turnIfDue() {
    long due = nextDue.get();
    if (due != NEVER && System.nanoTime() - due >= 0) {
      turn();
    }
  }

  /** Whether something should have fired by now. */
  boolean isDue(long now) {
    long due = nextDue.get();
    return due != NEVER && now - due >= 0;
  }

  private boolean turn() {
    if (turning.get() || !turning.compareAndSet(false, true)) {
      return false;
    }
    try {
      do {
        takeStarted();
        takeCancelled();
        sweepOrphans();
        wheel.advance(System.nanoTime());
        nextDue.set(wheel.nextDue());
      } while (anyStarted());
    } finally {
      turning.set(false);
    }
    return true;
  }

  private void takeStarted() {
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      var timer = started.get(stripe) == null ? null : started.getAndSet(stripe, null);
      while (timer != null) {
        var older = timer.older;
        timer.older = null;
        if (timer.arm()) {
          wheel.add(timer);
        }
        timer = older;
      }
    }
  }

  private void takeCancelled() {
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      var timer = cancelled.get(stripe) == null ? null : cancelled.getAndSet(stripe, null);
      while (timer != null) {
        var older = timer.older;
        timer.older = null;
        wheel.remove(timer);
        timer = older;
      }
    }
  }

  /** Timers of ended processes stay until they are due, or until they are most of what there is. */
  private void sweepOrphans() {
    int count = orphans.get();
    if (count > MANY && count > wheel.size() / 2) {
      orphans.addAndGet(-count);
      wheel.removeIf(timer -> timer.isOrphan() && timer.cancelArmed());
    }
  }

  private boolean anyStarted() {
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      if (started.get(stripe) != null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        await();
      } catch (VirtualMachineError failure) {
        // Out of memory, while firing: the thread has to live for the timers of everybody else.
        failure.printStackTrace();
        Life.rescueOthers();
      }
    }
  }

  /** Sleeps until something is due, and fires it. */
  private void await() {
    long due = nextDue.get();
    long wait = due == NEVER ? NEVER : due - System.nanoTime();
    if (wait <= 0) {
      if (!turn()) {
        Thread.yield();
      }
    } else if (due == NEVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, wait);
    }
  }
}
