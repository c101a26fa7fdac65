package dev.athanor.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Something to be done at a time, once, unless it is cancelled before.
 *
 * <p>States: {@code SUBMITTED -> ARMED -> FIRED}, and from the first two to {@code CANCELLED}. Whoever changes the state by compare-and-set
 * decides; the links belong to the thread that turns the wheel.
 */
abstract class Timer {
  private static final int SUBMITTED = 0;
  private static final int ARMED = 1;
  private static final int FIRED = 2;
  private static final int CANCELLED = 3;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Timer.class, "state", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** When, in nanoseconds of {@link Timers#now}. */
  final long deadline;

  /** Neighbours in a slot of the wheel. */
  Timer previous;

  Timer following;

  /** The one submitted or cancelled before, on its way to the wheel. */
  Timer older;

  /** How many are on the way, this one included. */
  int waiting;

  /** Where in the wheel it is, the slots of all levels counted through; -1 while it is not in. */
  int slot = -1;

  private volatile int state;

  Timer(long deadline) {
    this.deadline = deadline;
  }

  /** Does it. Runs on the thread that turns the wheel, so it must be short and must not wait. */
  abstract void fire();

  /** Forgets what it was for, so that a cancelled timer keeps nothing alive. */
  void release() {}

  /** Whether nobody is left to whom it matters. */
  boolean isOrphan() {
    return false;
  }

  /** Whether it is still to come. Any thread. */
  final boolean isPending() {
    return state <= ARMED;
  }

  /** It is in the wheel from now on; {@code false} if it was cancelled before. */
  final boolean arm() {
    return STATE.compareAndSet(this, SUBMITTED, ARMED);
  }

  /** Its time has come; {@code false} if it was cancelled before. */
  final boolean expire() {
    return STATE.compareAndSet(this, ARMED, FIRED);
  }

  /** Cancels it before it got into the wheel. */
  final boolean cancelSubmitted() {
    return STATE.compareAndSet(this, SUBMITTED, CANCELLED);
  }

  /** Cancels it while it is in the wheel, from which it has to be taken out. */
  final boolean cancelArmed() {
    return STATE.compareAndSet(this, ARMED, CANCELLED);
  }
}
