package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;

/** The processes a process has suspended, and how often: they go on when it has resumed them as often, or ends. */
final class Suspensions {
  private static final Object SUSPENDED = Atom.of("suspended");
  private static final Object EXITED = Atom.of("exited");

  private final Table<Pid, Long> counts = new Table<>();

  boolean has(Pid other) {
    return counts.has(other);
  }

  /** Counts one more; true for the first, when the other has to be told. */
  boolean add(Pid other) {
    var before = counts.get(other);
    counts.put(other, before == null ? 1L : before + 1);
    return before == null;
  }

  /** The other has ended. */
  void forget(Pid other) {
    counts.remove(other);
  }

  /** Counts one less; true for the last, when the other has to be told. */
  boolean remove(Pid other) {
    long left = counts.get(other) - 1;
    if (left > 0) {
      counts.put(other, left);
      return false;
    }
    counts.remove(other);
    return true;
  }

  /** A list of {@code {pid, times, 0}}, as {@code process_info(pid, :suspending)} gives it. */
  Object toList() {
    var list = new ListBuilder();
    counts.forEach((pid, count) -> list.add(Tuple.of(pid, count, 0L)));
    return list.toList();
  }

  void release(Process process) {
    counts.forEach((pid, _) -> Signals.deliver(pid, new Resume()));
  }

  /** The message that tells of a suspension. */
  static Object suspended(Object reply) {
    return Tuple.of(reply, SUSPENDED);
  }

  /** Asks a process to stop where it is; the answer is {@code true}. */
  static final class Suspend extends Request {
    Suspend(Process asker) {
      super(asker);
    }

    @Override
    Object answerOf(Process asked) {
      asked.extras().suspenders++;
      return Boolean.TRUE;
    }
  }

  /** As {@link Suspend}, and sends a message instead of an answer. */
  static final class SuspendLater extends Signal {
    private final Pid asker;
    private final Object reply;

    /** The reply is what the message holds, or {@code null} for none. */
    SuspendLater(Pid asker, Object reply) {
      this.asker = asker;
      this.reply = reply;
    }

    @Override
    void arrive(Process receiver) {
      receiver.extras().suspenders++;
      tell(SUSPENDED);
    }

    @Override
    void bounce() {
      tell(EXITED);
    }

    private void tell(Object state) {
      if (reply != null) {
        Signals.send(asker, Tuple.of(reply, state));
      }
    }
  }

  /** The sender suspends the receiver no longer. */
  static final class Resume extends Signal {
    @Override
    void arrive(Process receiver) {
      receiver.extras().suspenders--;
    }
  }
}
