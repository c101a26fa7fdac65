package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.AliasMode;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Suspending;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple2;

/** Links, exit signals, aliases, group leaders and suspension in {@code :erlang}. Java because they are the processes' own. */
@BifModule("erlang")
public final class ErlangSignals {
  private static final Atom UNLESS_SUSPENDING = Atom.of("unless_suspending");
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom ASYNCHRONOUS = Atom.of("asynchronous");

  private ErlangSignals() {}

  /** Links the caller to a process or port. Raises {@code noproc} if that has ended and the caller does not trap exits. */
  @Bif
  public static boolean link(Process self, Object other) {
    if (!(other instanceof Pid) && !(other instanceof Port)) {
      throw BadArgument.erts("erlang", "link", other);
    }
    if (!self.trapsExits() && !Signals.exists(other)) {
      throw BadArgument.explained(Atoms.NOPROC, "erl_erts_errors", "erlang", "link", other);
    }
    Signals.link(self, other);
    return true;
  }

  /** Ends the link to a process or port, if there is one. */
  @Bif
  public static boolean unlink(Process self, Object other) {
    if (!(other instanceof Pid) && !(other instanceof Port)) {
      throw BadArgument.erts("erlang", "unlink", other);
    }
    Signals.unlink(self, other);
    return true;
  }

  /** Sends an exit signal. */
  @Bif
  public static boolean exit(Process self, Object target, Object reason) {
    if (!(target instanceof Pid) && !(target instanceof Port)) {
      throw BadArgument.erts("erlang", "exit", target, reason);
    }
    Signals.exit(self, target, reason);
    return true;
  }

  /** Whether a process of this node lives. */
  @Bif
  public static boolean isProcessAlive(Process self, Object pid) {
    if (!(pid instanceof Pid process) || !ErlangNodes.isLocal(process.node())) {
      throw BadArgument.erts("erlang", "is_process_alive", pid);
    }
    return Signals.isAlive(self, process);
  }

  /** The group leader of the caller. */
  @Bif
  public static Object groupLeader(Process self) {
    return self.groupLeader();
  }

  /** Makes one process the group leader of another. */
  @Bif
  public static boolean groupLeader(Process self, Object leader, Object pid) {
    if (!(leader instanceof Pid lead && pid instanceof Pid led && Signals.groupLeader(self, lead, led))) {
      throw BadArgument.erts("erlang", "group_leader", leader, pid);
    }
    return true;
  }

  /** A new alias of the caller, active until {@code unalias/1}. */
  @Bif
  public static Object alias(Process self) {
    return Signals.alias(self, AliasMode.EXPLICIT_UNALIAS);
  }

  /** A new alias of the caller; with {@code [:reply]} it ends with the first message. */
  @Bif
  public static Object alias(Process self, Object options) {
    var mode = AliasMode.EXPLICIT_UNALIAS;
    var rest = options;
    while (rest instanceof Cons cell) {
      mode = AliasMode.of(cell.head);
      if (mode != AliasMode.REPLY && mode != AliasMode.EXPLICIT_UNALIAS) {
        throw BadArgument.erts("erlang", "alias", options);
      }
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw BadArgument.erts("erlang", "alias", options);
    }
    return Signals.alias(self, mode);
  }

  /** Ends an alias of the caller; gives whether it was active. */
  @Bif
  public static boolean unalias(Process self, Object alias) {
    if (!(alias instanceof Reference reference)) {
      throw BadArgument.erts("erlang", "unalias", alias);
    }
    return Signals.unalias(self, reference);
  }

  /** Stops a process where it is, until the caller has resumed it as often as suspended, or ends. */
  @Bif
  public static boolean suspendProcess(Process self, Object pid) {
    if (!(isOther(self, pid) && Suspending.suspend(self, (Pid) pid))) {
      throw BadArgument.erts("erlang", "suspend_process", pid);
    }
    return true;
  }

  /** As {@code suspend_process/1}; gives false where {@code :unless_suspending} kept it from doing anything. */
  @Bif
  public static boolean suspendProcess(Process self, Object pid, Object options) {
    if (!isOther(self, pid)) {
      throw BadArgument.erts("erlang", "suspend_process", pid, options);
    }
    var items = Lists.toJava(options);
    if (items == null) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "suspend_process", pid, options);
    }
    boolean unless = false;
    boolean wait = true;
    Object reply = null;
    for (var item : items) {
      if (item == UNLESS_SUSPENDING) {
        unless = true;
      } else if (item == ASYNCHRONOUS) {
        wait = false;
      } else if (item instanceof Tuple2 pair && pair.e0 == ASYNCHRONOUS) {
        wait = false;
        reply = pair.e1;
      } else {
        throw BadArgument.ertsFor(BADOPT, "erlang", "suspend_process", pid, options);
      }
    }
    if (unless && Suspending.isSuspending(self, (Pid) pid)) {
      return false;
    }
    if (!wait) {
      Suspending.suspendLater(self, (Pid) pid, reply);
    } else if (!Suspending.suspend(self, (Pid) pid)) {
      throw BadArgument.erts("erlang", "suspend_process", pid, options);
    }
    return true;
  }

  private static boolean isOther(Process self, Object pid) {
    return pid instanceof Pid other && other != self.pid();
  }

  /** Lets a process go on that the caller has suspended. */
  @Bif
  public static boolean resumeProcess(Process self, Object pid) {
    if (!(pid instanceof Pid other && Suspending.isSuspending(self, other) && Signals.exists(other))) {
      throw BadArgument.erts("erlang", "resume_process", pid);
    }
    Suspending.resume(self, other);
    return true;
  }

  /** Gives others their turn. */
  @Bif("yield")
  public static boolean yieldTurn(Process self) {
    self.reductions = 0;
    self.endTurn();
    return true;
  }

  /** Counts reductions as if they had been used. */
  @Bif
  public static boolean bumpReductions(Process self, Object count) {
    if (!(count instanceof Long number) || number < 0) {
      throw BadArgument.erts("erlang", "bump_reductions", count);
    }
    self.reduce((int) Math.min(number, Process.REDUCTIONS));
    return true;
  }
}
