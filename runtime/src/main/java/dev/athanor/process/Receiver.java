package dev.athanor.process;

import dev.athanor.term.Reference;
import java.util.function.BooleanSupplier;

/**
 * The part of a {@link Process} that waits, receives and acts on signals. Code outside names {@link Process} only.
 *
 * <p>A {@code receive} is {@link #beginReceive()}; then {@link #nextMessage} until a clause takes what it gives; then {@link #acceptMessage}. The
 * messages refused stay, in their order.
 */
public abstract sealed class Receiver extends TailCalls permits Process {
  /** Returned by {@link #nextMessage} when the time given to {@link #beginReceive(Object)} is over. Never a term. */
  public static final Object TIMED_OUT = new Sentinel("TIMED_OUT");

  final Fiber fiber;
  final Mailbox mailbox = new Mailbox();

  /** Whether the system monitor wants to know how long turns are; read and kept here as {@link Mailbox#toldFrom} is. */
  static boolean timed;

  /** How long the {@code receive} under way waits; the object is kept for the next one. */
  private Patience patience;

  private boolean patient = true;

  /** Whether somebody wants to know when its turns begin and end: it is traced, or its heap has a limit. */
  boolean watched;

  /** Whether it waits for something to arrive; still set while it looks at what has. */
  private boolean waiting;

  /** Why it has to end as soon as it looks, since a signal said so; {@code null} while there is no reason. */
  private Object doom;

  /** The reductions of turns that are over. */
  private long spent;

  /** How many reductions its turns have at present. */
  private short allowance = REDUCTIONS;

  /** Its fiber is made by the scheduler; without one it stands for the calling thread. */
  Receiver(Scheduler scheduler) {
    fiber = scheduler == null ? OwnThreads.attached(self()) : scheduler.fiberFor(self());
  }

  @Override
  final Process self() {
    return (Process) this;
  }

  @Override
  public void endTurn() {
    countTurn();
    if (watched || timed) {
      self().turnEnds();
    }
    handleSignals();
    boolean othersWait = fiber.othersWait();
    allowance = TurnLength.next(allowance, fiber.turnNanos());
    reductions = allowance;
    if (othersWait) {
      fiber.giveWay();
    }
  }

  private void countTurn() {
    spent += allowance - reductions;
    reductions = allowance;
  }

  /** Counts some work done in Java, so that a process that does much of it gives way in time. */
  public void reduce(int count) {
    reductions -= count;
    if (reductions < 0) {
      endTurn();
    }
  }

  /** Begins a {@code receive} without {@code after}. */
  public void beginReceive() {
    patient = true;
    mailbox.rewind();
  }

  /**
   * Begins a {@code receive} with {@code after}.
   *
   * @param timeout {@code :infinity} or milliseconds from 0 to 0xffffffff; raises {@code timeout_value} for anything else
   */
  public void beginReceive(Object timeout) {
    bePatient(timeout);
    mailbox.rewind();
  }

  /** Begins a {@code receive} whose clauses all ask for this reference: messages older than it are skipped. */
  public void beginReceive(Reference reference) {
    patient = true;
    mailbox.rewind(reference);
  }

  /** Begins a {@code receive} with {@code after} whose clauses all ask for this reference. */
  public void beginReceive(Object timeout, Reference reference) {
    bePatient(timeout);
    mailbox.rewind(reference);
  }

  private void bePatient(Object timeout) {
    patient = Patience.isForever(timeout);
    if (!patient) {
      if (patience == null) {
        patience = new Patience();
      }
      patience.begin(timeout);
    }
  }

  /** The next message of the {@code receive} under way; waits for one; {@link #TIMED_OUT} when its time is over. */
  public Object nextMessage() {
    var message = mailbox.offer();
    return message != null ? message : nextArrival();
  }

  /**
   * As {@link #nextMessage} in tail position, but {@code null} where the process has to wait and might do so without its stack: then {@link #parkUntilNews} comes next.
   */
  public Object nextArrived() {
    var message = mailbox.offer();
    return message != null ? message : arrived();
  }

  private Object arrived() {
    if (!mayDropStack()) {
      return nextArrival();
    }
    var message = look();
    if (message == null) {
      noteWait();
    }
    return message;
  }

  /** Whether it may wait without its stack; who watches it is told of waits on the way to one that keeps it. */
  boolean mayDropStack() {
    return !isInResume() && !watched && !timed && fiber.mayDropStack();
  }

  private void noteWait() {
    countTurn();
    waiting = true;
  }

  /** What the {@code receive} under way gives next, if there is something now. */
  private Object look() {
    handleSignals();
    var message = mailbox.offer();
    if (message == null && !patient && patience.isOver(self())) {
      mailbox.timedOut();
      message = TIMED_OUT;
    }
    if (message != null) {
      waiting = false;
    }
    return message;
  }

  private Object nextArrival() {
    while (true) {
      var message = look();
      if (message != null) {
        return message;
      }
      // As await(), which would be one more frame on the stack of every process that waits.
      noteWait();
      if (watched || timed) {
        self().awaitWatched();
      } else {
        fiber.await();
      }
    }
  }

  /** Takes the message that {@link #nextMessage} gave last out of the mailbox: a clause of the {@code receive} has matched. */
  public void acceptMessage() {
    mailbox.accept();
  }

  /** Remembers that messages with this new reference can only come from now on. */
  public void markReference(Reference reference) {
    mailbox.mark(reference);
  }

  /** Waits until something is in the mailbox, matched by nobody: {@code hibernate}. True where the process has to wait for that without its stack. */
  boolean hasToWait() {
    handleSignals();
    while (mailbox.length() == 0) {
      if (mayDropStack()) {
        noteWait();
        return true;
      }
      await();
      handleSignals();
    }
    waiting = false;
    return false;
  }

  /** Waits for something other than a message, of which {@link #nudge} tells; signals are handled meanwhile. */
  public void awaitCondition(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      handleSignals();
      if (!done.getAsBoolean()) {
        await();
      }
    }
    waiting = false;
  }

  @Override
  final void await() {
    noteWait();
    if (watched || timed) {
      self().awaitWatched();
    } else {
      fiber.await();
    }
  }

  /** Acts on what has arrived. Throws {@link ProcessExit} when the process has to end. */
  void handleSignals() {
    if (doom == null && mailbox.hasNews()) {
      mailbox.collect(self());
    }
    if (doom != null) {
      throw new ProcessExit(doom);
    }
    if (isSuspended()) {
      awaitResume();
    }
  }

  private void awaitResume() {
    do {
      await();
      mailbox.collect(self());
      if (doom != null) {
        throw new ProcessExit(doom);
      }
    } while (isSuspended());
  }

  /** Makes the process end as soon as it looks. */
  void doom(Object reason) {
    if (doom == null) {
      doom = reason;
    }
  }

  boolean isDoomed() {
    return doom != null;
  }

  /** Makes the process look again at the condition it waits for. Any thread. */
  public void nudge() {
    accept(new Nudge());
  }

  /** As {@link #accept(Envelope)}, called by another process. */
  boolean accept(Envelope envelope, Process sender) {
    return switch (mailbox.push(envelope)) {
      case AWAKE -> true;
      case ASLEEP -> {
        fiber.wake(sender.fiber);
        yield true;
      }
      case CLOSED -> false;
    };
  }

  /** Puts a message or signal into the inbox and wakes the process; {@code false} if it has ended. Any thread. */
  boolean accept(Envelope envelope) {
    return switch (mailbox.push(envelope)) {
      case AWAKE -> true;
      case ASLEEP -> {
        fiber.wake();
        yield true;
      }
      case CLOSED -> false;
    };
  }

  /** The process ends: what would wake it later is not to. */
  void stopWaiting(Timers timers) {
    if (patience != null) {
      patience.stop(timers);
      patience = null;
    }
  }

  boolean isWaiting() {
    return waiting;
  }

  /** All reductions so far. */
  long reductionsSpent() {
    return spent + allowance - reductions;
  }

  /** Whether another process has suspended it. */
  abstract boolean isSuspended();
}
