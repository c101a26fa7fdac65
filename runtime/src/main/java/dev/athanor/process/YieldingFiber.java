package dev.athanor.process;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process on a virtual thread of its own, where the {@link ShortWay} is closed. It yields: after the JDK has unmounted it, that asks {@link #execute} for the thread's next turn, on the carrier,
 * and there the mailbox is marked.
 */
final class YieldingFiber extends VirtualFiber implements Executor, Runnable {
  private final Thread thread;

  /** Runs the thread as the JDK would, up to where it yields, blocks or ends. Always the same object. */
  private Runnable turn;

  /** Whether a turn has been asked for and not been given. Queued once too often ({@link Life#rescueOthers}) does no harm. */
  private final AtomicBoolean asked = new AtomicBoolean();

  /** Set by the process before it yields in order to wait. */
  private boolean wantsToWait;

  YieldingFiber(Process process, VirtualScheduler scheduler) {
    super(process, scheduler);
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
  Thread thread() {
    return thread;
  }

  @Override
  public void execute(Runnable next) {
    turn = next;
    asked.lazySet(true);
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
    if (asked.compareAndSet(true, false)) {
      seat = place;
      turn.run();
    }
  }

  @Override
  boolean leaveToWait() {
    wantsToWait = true;
    leaveToYield();
    boolean left = !wantsToWait;
    wantsToWait = false;
    return left;
  }

  @Override
  void leaveToYield() {
    try {
      Thread.yield();
    } catch (StackOverflowError | OutOfMemoryError tooLarge) {
      keepCore();
    }
  }
}
