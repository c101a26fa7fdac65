package dev.athanor.process;

import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.TupleN;

/** What processes tell each other: messages, exits, links, monitors, aliases. The first parameter is the process that tells. */
public final class Signals {
  private Signals() {}

  /** Sends a signal to a process or port; where that has ended the signal bounces. Any thread. */
  static void deliver(Object target, Signal signal) {
    var process = processOf(target);
    if (process == null || !process.accept(signal)) {
      signal.bounce();
    }
  }

  /** The process behind a pid or port, or {@code null} if it has ended. */
  static Process processOf(Object pidOrPort) {
    return pidOrPort instanceof Pid pid ? pid.process() : (Process) ((Port) pidOrPort).driver();
  }

  /** Sends a message to a process; nothing happens if it has ended. Any thread. */
  public static void send(Pid target, Object message) {
    var process = target.process();
    if (process != null) {
      process.accept(new Envelope(message));
    }
  }

  /** Sends a message to the process behind an alias, as long as that is active. Any thread. */
  public static void send(Reference alias, Object message) {
    if (Aliases.owner(alias) instanceof Pid owner) {
      deliver(owner, new Aliases.Aliased(alias, message));
    }
  }

  /** Sends an exit signal, as {@code Process.exit/2} does. One to the caller itself takes effect before this returns. */
  public static void exit(Process self, Object target, Object reason) {
    deliver(target, Exit.request(self.pid(), reason));
    if (target == self.pid()) {
      self.handleSignals();
    }
  }

  /** Links two processes. Where the other has ended, the caller gets an exit signal with the reason {@code :noproc}. */
  public static void link(Process self, Object other) {
    if (other != self.pid() && self.links().add(other)) {
      deliver(other, new Links.Link(self.pid(), other));
    }
  }

  /** Whether the two are linked, as far as the first knows. */
  public static boolean isLinked(Process self, Object other) {
    return self.hasLinks() && self.links().has(other);
  }

  /** Ends a link. After this no exit signal of the other will come through it. */
  public static void unlink(Process self, Object other) {
    long number = self.hasLinks() ? self.links().remove(other) : -1;
    if (number >= 0) {
      deliver(other, new Links.Unlink(self.pid(), other, number));
    }
  }

  /** Watches a process; a {@code DOWN} message will come when it ends, at once if it has. */
  public static Reference monitor(Process self, Pid target) {
    var reference = newReference(self);
    self.monitors().watch(reference, target);
    deliver(target, new Monitors.Monitor(reference, self.pid()));
    return reference;
  }

  /**
   * Watches a process with options.
   *
   * @param item what the {@code DOWN} message names: a pid, a port, {@code {name, node}}
   * @param target the process or port, or {@code null} where the name stands for none
   * @param tag the first element of that message
   * @param alias when the reference ends being an alias, or {@code null} where it is none
   */
  static Reference monitor(Process self, Object item, Object target, Object tag, Aliases.Mode alias) {
    var reference = newReference(self);
    self.monitors().watch(reference, new Monitors.Watch(item, target, tag));
    if (alias != null) {
      self.extras().aliases().add(reference, alias);
    }
    var signal = new Monitors.Monitor(reference, self.pid());
    if (target == null) {
      signal.bounce();
    } else {
      deliver(target, signal);
    }
    return reference;
  }

  /** A new reference that leads back to the process, marked in its mailbox. */
  static Reference newReference(Process self) {
    var reference = Reference.make(self.pid());
    self.markReference(reference);
    return reference;
  }

  /** Ends a monitor; false if there is none of that reference. After this no {@code DOWN} message of it will come. */
  public static boolean demonitor(Process self, Reference reference) {
    var target = self.hasMonitors() ? self.monitors().unwatch(reference) : null;
    if (target == null) {
      return false;
    }
    if (self.hasExtras()) {
      self.extras().aliases().monitorEnded(reference);
    }
    if (target instanceof Pid || target instanceof Port) {
      deliver(target, new Monitors.Demonitor(reference));
    }
    return true;
  }

  /** Removes the {@code DOWN} message of a monitor from the mailbox if it is there. */
  static boolean flushDown(Process self, Reference reference) {
    self.handleSignals();
    return self.mailbox.removeFirst(
        message -> message instanceof TupleN tuple && tuple.size() == 5 && tuple.get(1) == reference);
  }
}
