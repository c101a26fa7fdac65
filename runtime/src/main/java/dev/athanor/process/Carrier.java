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
  long turns;

  /** How long it has slept, without the time since {@link #idleSince}. */
  private volatile long idleNanos;

  /** Since when it sleeps; 0 while it does not. */
  private volatile long idleSince;

  /** Set when the running process has used up its turn while others wait. */
  boolean yielding;

  /** Whether the process that ran before has used up its turn: then those that wait here may be taken elsewhere, down to the last. */
  private volatile boolean crowded;

  /** The position of the queue when the watcher looked last; while it is the same the carrier is stuck. */
  private volatile long seen = -1;

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
        if (crowded != yielding) {
          crowded = yielding;
        }
        yielding = false;
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

  /** Whether others may take something from its queue. Any thread. */
  boolean canSpare() {
    int waiting = queue.size();
    return waiting > 1 || waiting == 1 && (crowded || queue.position() == seen);
  }

  /** The watcher has looked. */
  void watched() {
    seen = queue.position();
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

  /** How long it has slept altogether. Any thread. */
  long idleNanos() {
    long since = idleSince;
    return idleNanos + (since == 0 ? 0 : System.nanoTime() - since);
  }

  /** Sleeps for so many nanoseconds, or less. */
  void rest(long nanos) {
    idleSince = System.nanoTime();
    LockSupport.parkNanos(all, nanos);
    awake();
  }

  /** Sleeps until the mark is taken away. */
  void rest() {
    idleSince = System.nanoTime();
    sleep();
    awake();
  }

  private void awake() {
    long slept = System.nanoTime() - idleSince;
    idleSince = 0;
    idleNanos += slept;
  }

  private void sleep() {
    while (idle && all.isOpen()) {
      LockSupport.park(all);
    }
  }
}
