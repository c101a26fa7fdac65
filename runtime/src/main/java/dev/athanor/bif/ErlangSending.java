package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Names;
import dev.athanor.process.Ports;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Trace;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple2;

/** The functions of {@code :erlang} that send messages. Java because they are the processes' own. */
@BifModule("erlang")
public final class ErlangSending {
  private static final Atom NOCONNECT = Atom.of("noconnect");
  private static final Atom NOSUSPEND = Atom.of("nosuspend");
  private static final Atom BADOPT = Atom.of("badopt");

  private ErlangSending() {}

  /** Sends a message to a pid, port, alias, name or {@code {name, node}} and gives the message. Raises {@code badarg} for an unknown name. */
  @Bif
  @Bif("!")
  public static Object send(Process self, Object target, Object message) {
    if (self.trace != null) {
      Trace.sent(self, target, message);
    }
    if (target instanceof Pid pid) {
      Signals.send(self, pid, message);
    } else if (!deliver(self, target, message)) {
      throw BadArgument.erts("erlang", "send", target, message);
    }
    return message;
  }

  /** As {@code send/2}, with the options {@code :nosuspend} and {@code :noconnect}; gives {@code :ok}, or {@code :noconnect} if it would have to connect first. */
  @Bif
  public static Object send(Process self, Object target, Object message, Object options) {
    if (!areOptions(options)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "send", target, message, options);
    }
    if (isRemote(target) && Lists.toJava(options).contains(NOCONNECT)) {
      return NOCONNECT;
    }
    if (self.trace != null) {
      Trace.sent(self, target, message);
    }
    if (!deliver(self, target, message)) {
      throw BadArgument.erts("erlang", "send", target, message, options);
    }
    return Atoms.OK;
  }

  /** As {@code send/3} with {@code [:nosuspend]}; gives whether the message was sent. */
  @Bif
  public static boolean sendNosuspend(Process self, Object target, Object message) {
    if (self.trace != null) {
      Trace.sent(self, target, message);
    }
    if (!deliver(self, target, message)) {
      throw BadArgument.erts("erlang", "send_nosuspend", target, message);
    }
    return true;
  }

  /** As {@code send/3} with {@code [:nosuspend]} and more options; gives whether the message was sent. */
  @Bif
  public static boolean sendNosuspend(Process self, Object target, Object message, Object options) {
    if (!areOptions(options)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "send_nosuspend", target, message, options);
    }
    return send(self, target, message, options) == Atoms.OK;
  }

  /** Sends; false for a target that does not exist or is none. */
  private static boolean deliver(Process self, Object target, Object message) {
    switch (target) {
      case Pid pid -> Signals.send(self, pid, message);
      case Reference alias -> Signals.send(self, alias, message);
      case Port port -> Ports.send(port, message);
      case Atom name -> {
        return deliverToName(self, name, message);
      }
      case Tuple2 place when place.e0 instanceof Atom name && place.e1 instanceof Atom node -> {
        if (ErlangNodes.isLocal(node)) {
          deliverToName(self, name, message);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean deliverToName(Process self, Atom name, Object message) {
    switch (Names.whereis(name)) {
      case Pid pid -> Signals.send(self, pid, message);
      case Port port -> Ports.send(port, message);
      case null, default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isRemote(Object target) {
    return switch (target) {
      case Pid pid -> !ErlangNodes.isLocal(pid.node());
      case Tuple2 place -> place.e1 instanceof Atom node && !ErlangNodes.isLocal(node);
      default -> false;
    };
  }

  private static boolean areOptions(Object options) {
    var rest = options;
    while (rest instanceof Cons cell && (cell.head == NOCONNECT || cell.head == NOSUSPEND)) {
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }
}
