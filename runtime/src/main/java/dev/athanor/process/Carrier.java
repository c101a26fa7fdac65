package dev.athanor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** A platform thread that runs processes, one turn after the other: {@code SEARCHING -> RUNNING -> SEARCHING -> IDLE -> SEARCHING ...}. */
final class Carrier extends Thread {
  private static final VarHandle IDLE;

  static {
    try {
      IDLE = MethodHandles.lookup().findVarHandle(Carrier.class, "idle", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  final Carriers all;
  final RunQueue queue = new RunQueue();

  /** How many turns it has given. */
  int turns;

  /** Whether it sleeps, or is about to, and has to be woken when there is work. */
  private volatile boolean idle;

  Carrier(Carriers all, int number) {
    super(null, null, "athanor-carrier-" + number, Threads.CARRIER_STACK, false);
    this.all = all;
    setDaemon(true);
  }

  @Override
  public void run() {
    while (all.isOpen()) {
      var fiber = all.next(this);
      if (fiber != null) {
        runTurn(fiber);
      } else {
        all.rest(this);
      }
    }
  }

  private static void runTurn(VirtualFiber fiber) {
    try {
      fiber.runTurn();
    } catch (Throwable failure) {
      // Nothing of a process comes this far; what does is a failure of the JDK's own code (memory, most likely) between two
      // turns. The carrier has to live: thousands of processes wait for it.
      failure.printStackTrace();
    }
  }

  void markIdle() {
    idle = true;
  }

  boolean isIdle() {
    return idle;
  }

  /** Takes the mark away; true for the one who did. */
  boolean unmarkIdle() {
    return idle && IDLE.compareAndSet(this, true, false);
  }

  /** Sleeps until the mark is taken away, or for that many nanoseconds where the number is positive. */
  void rest(long nanos) {
    if (nanos > 0) {
      LockSupport.parkNanos(all, nanos);
      return;
    }
    while (idle && all.isOpen()) {
      LockSupport.park(all);
    }
  }
}
