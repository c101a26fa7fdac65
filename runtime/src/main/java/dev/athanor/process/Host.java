package dev.athanor.process;

import java.util.concurrent.Executor;

/**
 * A virtual thread that processes run on, one after the other. A process takes one when it has a call to make and no stack ({@link HostedFiber}); it is given back when
 * that call has returned, which most do in the same turn. Where the process waits in the middle of something, the thread and its stack stay with it.
 *
 * <p>The JDK never sees such a thread end: what it would run once is begun anew for each process. Only a thread that has returned from a turn that the
 * JDK itself has given has ended for good, and so has one that was made before the {@link ShortWay} was open: that runs one process, as the JDK knows threads.
 */
final class Host implements Executor, Runnable {
  final Thread thread;

  /** Whether it can be begun anew. */
  private final boolean isReusable = HostedFiber.isShortWayOpen();

  /** What the thread runs; {@code null} until somebody wants to know. */
  private Object continuation;

  /** Who runs on it, or has left a stack on it; {@code null} while it is spare. */
  private HostedFiber guest;

  /** Runs the thread as the JDK would, up to where it leaves, blocks or ends. Always the same object. */
  private Runnable turn;

  Host() {
    thread = VirtualThreads.create(this, this);
    if (isReusable) {
      ShortWay.takeOver(thread, continuation(), this);
    } else {
      thread.start();
    }
  }

  boolean isReusable() {
    return isReusable;
  }

  Object continuation() {
    return continuation != null ? continuation : (continuation = ShortWay.continuation(thread));
  }

  void takeIn(HostedFiber fiber) {
    guest = fiber;
  }

  /** The process needs it no longer, nor does the JDK, which has not given the turn. False where it cannot be used again. */
  boolean release() {
    guest = null;
    if (!isReusable || thread.isInterrupted()) {
      return false;
    }
    ShortWay.renew(thread, continuation);
    return true;
  }

  /** The process's turn. */
  @Override
  public void run() {
    if (!isReusable) {
      guest.makeCalls();
      return;
    }
    ShortWay.hasBegun(thread);
    try {
      guest.makeCalls();
    } finally {
      ShortWay.returns(thread);
    }
  }

  /** The JDK asks for a turn. */
  @Override
  public void execute(Runnable asked) {
    turn = asked;
    if (guest != null) {
      guest.asked();
    }
  }

  /** Gives the turn that the JDK has asked for. */
  void runTurn() {
    turn.run();
  }
}
