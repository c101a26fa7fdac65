package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;

/**
 * A timer that sends a message: {@code send_after} and {@code start_timer}. Its reference leads to it as long as it is to come, so no table is
 * needed to cancel it.
 */
public final class MessageTimer extends Timer {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Timers timers;
  private final Reference reference;

  /** A {@link Pid} or the name of a process. */
  private Object target;

  private Object message;

  private MessageTimer(Timers timers, long deadline, Object target, Reference reference, Object message) {
    super(deadline);
    this.timers = timers;
    this.target = target;
    this.reference = reference;
    this.message = message;
  }

  /** Sends the message to a pid or name so many milliseconds from now. */
  public static Reference after(Process self, long millis, Object target, Object message, boolean wrapped) {
    var timers = self.fiber.scheduler().timers();
    return start(timers, timers.now() + millis * NANOS_PER_MILLI, target, message, wrapped);
  }

  /** Sends the message to a pid or name at an Erlang monotonic time in milliseconds. */
  public static Reference at(Process self, long millis, Object target, Object message, boolean wrapped) {
    return start(
        self.fiber.scheduler().timers(), Clock.deadline(millis * NANOS_PER_MILLI), target, message, wrapped);
  }

  /** A wrapped message is sent as {@code {:timeout, reference, message}}. */
  private static Reference start(Timers timers, long deadline, Object target, Object message, boolean wrapped) {
    var reference = Reference.make();
    var receiver = target instanceof Pid pid ? pid.process() : null;
    if (receiver == null && target instanceof Pid) {
      return reference;
    }
    var text = wrapped ? Tuple.of(Atoms.TIMEOUT, reference, message) : message;
    var timer = new MessageTimer(timers, deadline, target, reference, text);
    reference.resource(timer);
    if (receiver != null) {
      receiver.countTimer(1);
    }
    timers.start(timer);
    return reference;
  }

  /** The timer that a reference stands for, if it is still to come; otherwise {@code null}. */
  private static MessageTimer of(Reference reference) {
    return reference.resource() instanceof MessageTimer timer && timer.isPending() && !timer.isOrphan() ? timer : null;
  }

  /** Cancels a timer and gives the milliseconds it had left, or -1 if there is no such timer. */
  public static long cancel(Reference reference) {
    var timer = of(reference);
    if (timer == null) {
      return -1;
    }
    long left = timer.left();
    return timer.timers.cancel(timer) ? left : -1;
  }

  /** The milliseconds that a timer has left, or -1 if there is no such timer. */
  public static long read(Reference reference) {
    var timer = of(reference);
    return timer == null ? -1 : timer.left();
  }

  private long left() {
    return Math.max(0, Math.ceilDiv(deadline - timers.now(), NANOS_PER_MILLI));
  }

  @Override
  void fire() {
    var receiver = target;
    var text = message;
    release();
    if (receiver instanceof Atom name) {
      receiver = Names.whereis(name);
    }
    if (receiver instanceof Pid pid) {
      Signals.send(pid, text);
    }
  }

  @Override
  void release() {
    if (target instanceof Pid pid && pid.process() instanceof Process process) {
      process.countTimer(-1);
    }
    reference.resource(null);
    target = null;
    message = null;
  }

  @Override
  boolean isOrphan() {
    return target instanceof Pid pid && pid.process() == null;
  }
}
