package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.function.BiConsumer;

/** The monitors a process has set on others, and those others have set on it. */
final class Monitors {
  /** From the reference to the {@link Pid} watched, or, where there is more to know, to a {@link Watch}. */
  private final Table<Reference, Object> outgoing = new Table<>();

  /** From the reference to whoever watches: a {@link Pid}, or an {@link EndListener} of Java code. */
  private final Table<Reference, Object> incoming = new Table<>();

  /**
   * A monitor that is more than one on a pid.
   *
   * @param kind what is watched, {@code :process} or {@code :port}
   * @param item what was asked for, as the {@code DOWN} message names it: a pid, a port, {@code {name, node}}
   * @param target the pid or port the name stood for, or {@code null} if for none
   * @param tag the first element of the {@code DOWN} message
   */
  record Watch(Atom kind, Object item, Object target, Object tag) {}

  void watch(Reference reference, Pid target) {
    outgoing.put(reference, target);
  }

  void watch(Reference reference, Watch watch) {
    outgoing.put(reference, watch);
  }

  /** Java code wants to know when the process ends. Called by the process itself. */
  void listen(EndListener listener) {
    incoming.put(Reference.make(), listener);
  }

  /** Whether the process has a monitor of that reference. */
  boolean isWatching(Reference reference) {
    return outgoing.has(reference);
  }

  /** Forgets a monitor and gives the pid or port it was on, {@link Atoms#UNDEFINED} for none; {@code null} if there is no such monitor. */
  Object unwatch(Reference reference) {
    var known = outgoing.remove(reference);
    if (known instanceof Watch watch) {
      return watch.target == null ? Atoms.UNDEFINED : watch.target;
    }
    return known;
  }

  /** Every monitor the process has set: its reference, and a pid or a {@link Watch}. */
  void forEachOutgoing(BiConsumer<Reference, Object> consumer) {
    outgoing.forEach(consumer);
  }

  /** Every monitor on the process: its reference, and a pid or an {@link EndListener}. */
  void forEachIncoming(BiConsumer<Reference, Object> consumer) {
    incoming.forEach(consumer);
  }

  private Object message(Reference reference, Object reason) {
    return switch (outgoing.remove(reference)) {
      case null -> null;
      case Watch watch -> Tuple.of(new Object[] {watch.tag, reference, watch.kind(), watch.item, reason});
      case Object pid -> Tuple.of(new Object[] {Atoms.DOWN, reference, Atoms.PROCESS, pid, reason});
    };
  }

  /** Java code that wants to know when a process ends. */
  @FunctionalInterface
  interface EndListener {
    /** The process has ended. Runs on its thread, so it must be short. */
    void ended(Object reason);
  }

  /** The sender watches the receiver. */
  static final class Monitor extends Signal {
    private final Reference reference;
    private final Object watcher;

    /** The watcher is a pid or an {@link EndListener}. */
    Monitor(Reference reference, Object watcher) {
      this.reference = reference;
      this.watcher = watcher;
    }

    @Override
    void arrive(Process receiver) {
      receiver.monitors().incoming.put(reference, watcher);
    }

    @Override
    void bounce() {
      tell(watcher, reference, Atoms.NOPROC);
    }
  }

  /** Tells a watcher that what it watched has ended. */
  static void tell(Object watcher, Reference reference, Object reason) {
    if (watcher instanceof EndListener listener) {
      listener.ended(reason);
    } else {
      Signals.deliver(watcher, new Down(reference, reason));
    }
  }

  /** The sender watches the receiver no longer. */
  static final class Demonitor extends Signal {
    private final Reference reference;

    Demonitor(Reference reference) {
      this.reference = reference;
    }

    @Override
    void arrive(Process receiver) {
      receiver.monitors().incoming.remove(reference);
    }
  }

  /** What the receiver watched has ended. */
  static final class Down extends Signal {
    private final Reference reference;
    private final Object reason;

    Down(Reference reference, Object reason) {
      this.reference = reference;
      this.reason = reason;
    }

    @Override
    void arrive(Process receiver) {
      var message = receiver.monitors().message(reference, reason);
      if (message != null) {
        receiver.mailbox.append(new Envelope(message));
        if (receiver.hasExtras()) {
          receiver.extras().aliases().monitorEnded(reference);
        }
      }
    }
  }
}
