package dev.athanor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * A platform thread that runs processes, one turn after the other: {@code SEARCHING -> RUNNING -> SEARCHING -> IDLE -> SEARCHING ...}; one that stands
 * in for another ({@link StandIns}) is also {@code RETIRED} while it is not needed.
 */
final class Carrier extends Thread {
  private static final VarHandle IDLE;

  static {
    try {
      IDLE = MethodHandles.lookup().findVarHandle(Carrier.class, "idle", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** How long the same process must be first in the queue for the carrier to count as stuck. */
  private static final long STUCK_NANOS = 1_000_000;

  final Carriers all;
  final RunQueue queue = new RunQueue();
  private final Seat seat = new Seat(this);

  /** How many carriers have to be blocked for this one to be needed; 0 for one that always is. */
  final int rank;

  /** How many turns it has given. */
  long turns;

  /** How often the process that runs has asked whether others wait: it does so at the end of each turn, and keeps the core where nobody does. */
  long asked;

  /** When a turn was used up, and the number of the turn that began then. */
  private long turnBegan;

  private long turnBegun;

  /** Set when the running process has used up its turn while others wait. */
  boolean yielding;

  /** Whether the process that ran before has used up its turn: then those that wait here may be taken elsewhere, down to the last. */
  private volatile boolean crowded;

  /** The position of the queue when somebody looked, and since when it has been that. */
  private volatile long seen = -1;

  private volatile long seenSince;

  /** Whether it is blocked together with its process. */
  volatile boolean pinned;

  /** Whether another one works in its place; belongs to {@link Watch}, like the two after it. */
  boolean replaced;

  long stepsSeen;
  int looksWithoutStep;

  /** How long it has slept, without the time since {@link #idleSince}. */
  private volatile long idleNanos;

  /** Since when it sleeps; 0 while it does not. */
  private volatile long idleSince;

  /** Whether it sleeps, or is about to, and has to be woken when there is work. */
  private volatile boolean idle;

  Carrier(Carriers all, int number, int rank, long stackSize) {
    super(null, null, "athanor-carrier-" + number, stackSize, false);
    this.all = all;
    this.rank = rank;
    setDaemon(true);
  }

  @Override
  public void run() {
    while (all.isOpen()) {
      if (rank > 0 && !all.isNeeded(this)) {
        all.retire(this);
        continue;
      }
      var fiber = all.next(this);
      if (fiber == null) {
        all.rest(this);
        continue;
      }
      if (crowded != yielding) {
        crowded = yielding;
      }
      yielding = false;
      runTurn(fiber);
    }
  }

  private void runTurn(VirtualFiber fiber) {
    try {
      if (Recorder.isOn()) {
        Recorder.turn(fiber, seat);
      } else {
        fiber.runTurn(seat);
      }
    } catch (Throwable failure) {
      // Nothing of a process comes this far; what does is a failure of the JDK's own code (memory, most likely) between two
      // turns. The carrier has to live: thousands of processes wait for it.
      failure.printStackTrace();
    }
  }

  /**
   * The running process has used up its turn; the next begins now, of the same process or of another.
   *
   * @return how long the turn was, in nanoseconds, if it began when another was used up; the clock is not asked when a process waits, which is done too often for that
   */
  long usedUp(long now, boolean givesWay) {
    long nanos = turns == turnBegun ? now - turnBegan : TurnLength.UNKNOWN;
    turnBegan = now;
    turnBegun = givesWay ? turns + 1 : turns;
    return nanos;
  }

  /** Whether others may take something from its queue. Any thread. */
  boolean canSpare() {
    int waiting = queue.size();
    return waiting > 1 || waiting == 1 && (crowded || isStuck());
  }

  /** Whether the first in its queue has been that for a long time. Any thread. */
  boolean isStuck() {
    return queue.position() == seen && System.nanoTime() - seenSince >= STUCK_NANOS;
  }

  /** Somebody looks whether it gets on. Any thread. */
  void look() {
    long position = queue.position();
    if (position != seen) {
      seenSince = System.nanoTime();
      seen = position;
    }
  }

  boolean isIdle() {
    return idle;
  }

  void markIdle() {
    idle = true;
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
    while (idle && all.isOpen()) {
      LockSupport.park(all);
      Thread.interrupted();
    }
    awake();
  }

  /** An interrupt that was meant for a process ({@link ShortWay}) would keep it from sleeping. */
  private void awake() {
    Thread.interrupted();
    long slept = System.nanoTime() - idleSince;
    idleSince = 0;
    idleNanos += slept;
  }
}
