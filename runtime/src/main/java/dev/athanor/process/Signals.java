package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.TupleN;
import java.util.function.Function;

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

  /** As {@link #deliver(Object, Signal)}, called by the process that tells. */
  static void deliver(Process self, Object target, Signal signal) {
    var process = processOf(target);
    if (process == null || !process.accept(signal, self)) {
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

  /** Sends a message from one process to another; nothing happens if that has ended. */
  public static void send(Process self, Pid target, Object message) {
    var process = target.process();
    if (process != null) {
      process.accept(new Envelope(message), self);
    }
  }

  /** Sends a message to the process behind an alias, as long as that is active. Any thread. */
  public static void send(Reference alias, Object message) {
    if (Aliases.owner(alias) instanceof Pid owner) {
      deliver(owner, new Aliases.Aliased(alias, message));
    }
  }

  /** Sends a message from a process to the one behind an alias, as long as that is active. One through an alias of its own arrives before this returns. */
  public static void send(Process self, Reference alias, Object message) {
    if (Aliases.owner(alias) instanceof Pid owner) {
      deliver(self, owner, new Aliases.Aliased(alias, message));
      if (owner == self.pid()) {
        self.handleSignals();
      }
    }
  }

  /** Sends an exit signal, as {@code Process.exit/2} does. One to the caller itself takes effect before this returns. */
  public static void exit(Process self, Object target, Object reason) {
    deliver(self, target, Exit.request(self.pid(), reason));
    if (target == self.pid()) {
      self.handleSignals();
    }
  }

  /** Whether a process or port of this node has not begun to end, as far as that can be seen without asking it. */
  public static boolean exists(Object pidOrPort) {
    var process = processOf(pidOrPort);
    return process != null && !process.exiting;
  }

  /** Links two processes. Where the other has ended, the caller gets an exit signal with the reason {@code :noproc}. */
  public static void link(Process self, Object other) {
    if (self.trace != null && other != self.pid()) {
      Trace.happened(self, Links.LINKED_TO, other);
    }
    if (other != self.pid() && self.links().add(other)) {
      deliver(self, other, self.trace == null ? new Links.Link(self.pid(), other) : tracedLink(self, other));
    }
  }

  private static Links.Link tracedLink(Process self, Object other) {
    var passedOn = Trace.passedOn(self);
    return passedOn == null ? new Links.Link(self.pid(), other) : new Links.TracedLink(self.pid(), other, passedOn);
  }

  /** Whether the two are linked, as far as the first knows. */
  public static boolean isLinked(Process self, Object other) {
    return self.hasLinks() && self.links().has(other);
  }

  /** Ends a link. After this no exit signal of the other will come through it. */
  public static void unlink(Process self, Object other) {
    if (self.trace != null) {
      Trace.happened(self, Links.UNLINKED, other);
    }
    long number = self.hasLinks() ? self.links().remove(other) : -1;
    if (number >= 0) {
      deliver(self, other, new Links.Unlink(self.pid(), other, number));
    }
  }

  /** Watches a process; a {@code DOWN} message will come when it ends, at once if it has. Nobody watches himself: that gives a reference only. */
  public static Reference monitor(Process self, Pid target) {
    var reference = newReference(self);
    if (target == self.pid()) {
      return reference;
    }
    self.monitors().watch(reference, target);
    deliver(self, target, new Monitors.Monitor(reference, self.pid()));
    return reference;
  }

  /**
   * Watches a process with options.
   *
   * @param kind {@code :process} or {@code :port}
   * @param item what the {@code DOWN} message names: a pid, a port, {@code {name, node}}
   * @param target the process or port, or {@code null} where the name stands for none
   * @param options of which the tag and the alias count
   */
  public static Reference monitor(Process self, Atom kind, Object item, Object target, SpawnOptions options) {
    if (target == self.pid()) {
      return newReference(self);
    }
    var reference = aliased(self, options);
    if (item == target && kind == Atoms.PROCESS && options.tag == Atoms.DOWN) {
      self.monitors().watch(reference, (Pid) item);
    } else {
      self.monitors().watch(reference, new Monitors.Watch(kind, item, target, options.tag));
    }
    var signal = new Monitors.Monitor(reference, self.pid());
    if (target == null) {
      signal.bounce();
    } else {
      deliver(self, target, signal);
    }
    return reference;
  }

  /** Watches something that never changes: the offset between the clocks. */
  public static Reference monitorClock(Process self, Atom kind, Object item, SpawnOptions options) {
    var reference = aliased(self, options);
    self.monitors().watch(reference, new Monitors.Watch(kind, item, null, options.tag));
    return reference;
  }

  private static Reference aliased(Process self, SpawnOptions options) {
    var reference = newReference(self);
    if (options.alias != null) {
      self.extras().aliases().add(reference, options.alias);
    }
    return reference;
  }

  /** A new reference that leads back to the process, marked in its mailbox. */
  public static Reference newReference(Process self) {
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
      deliver(self, target, new Monitors.Demonitor(reference));
    }
    return true;
  }

  /** Removes the {@code DOWN} message of a monitor from the mailbox if it is there. */
  public static boolean flushDown(Process self, Reference reference) {
    self.handleSignals();
    return self.mailbox.removeFirst(
        message -> message instanceof TupleN tuple && tuple.size() == 5 && tuple.get(1) == reference);
  }

  /** A new alias of the process. */
  public static Reference alias(Process self, AliasMode mode) {
    var reference = newReference(self);
    self.extras().aliases().add(reference, mode);
    return reference;
  }

  /** Ends an alias of the process; false if it is not active. */
  public static boolean unalias(Process self, Reference reference) {
    return self.hasExtras() && self.extras().aliases().remove(reference);
  }

  /** Whether a process lives, after everything that the caller sent to it so far. */
  public static boolean isAlive(Process self, Pid pid) {
    if (pid == self.pid()) {
      return true;
    }
    var process = pid.process();
    if (process == null || process.exiting) {
      return false;
    }
    // One that sleeps has acted on all it was sent, and lives.
    return process.mailbox.isAsleep() || ask(self, pid, _ -> Boolean.TRUE) != null;
  }

  /** Whether a process waits and has nothing in its inbox. */
  public static boolean isIdle(Pid pid) {
    var process = pid.process();
    return process != null && process.mailbox.isAsleep();
  }

  /** What a function gives for another process, called on that process's own thread; {@code null} if it has ended. */
  public static Object ask(Process self, Pid pid, Function<Process, Object> question) {
    return new Question(self, question).ask(pid);
  }

  private static final class Question extends Request {
    private final Function<Process, Object> question;

    Question(Process asker, Function<Process, Object> question) {
      super(asker);
      this.question = question;
    }

    @Override
    Object answerOf(Process asked) {
      return question.apply(asked);
    }
  }

  /** Changes the group leader of a process; false if that has ended. */
  public static boolean groupLeader(Process self, Pid leader, Pid pid) {
    return ask(
            self,
            pid,
            asked -> {
              asked.groupLeader = leader;
              return Boolean.TRUE;
            })
        != null;
  }
}
