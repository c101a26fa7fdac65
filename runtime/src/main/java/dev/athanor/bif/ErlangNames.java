package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Names;
import dev.athanor.process.Pids;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;

/** Registered names and the list of processes in {@code :erlang}. Java because they are the processes' own. */
@BifModule("erlang")
public final class ErlangNames {
  private static final Atom NONE = Atom.of("none");
  private static final Atom NOTALIVE = Atom.of("notalive");
  private static final Atom REGISTERED_NAME = Atom.of("registered_name");

  private ErlangNames() {}

  /** Registers a living process or port that has no name yet under a name that is free. */
  @Bif
  public static boolean register(Object name, Object pidOrPort) {
    boolean registered =
        name instanceof Atom atom
            && atom != Atoms.UNDEFINED
            && (pidOrPort instanceof Pid || pidOrPort instanceof Port)
            && Names.register(atom, pidOrPort);
    if (!registered) {
      throw BadArgument.ertsFor(cause(name, pidOrPort), "erlang", "register", name, pidOrPort);
    }
    return true;
  }

  private static Atom cause(Object name, Object pidOrPort) {
    boolean free = name instanceof Atom atom && atom != Atoms.UNDEFINED && Names.whereis(atom) == null;
    if (!free || !(pidOrPort instanceof Pid) && !(pidOrPort instanceof Port)) {
      return NONE;
    }
    return Signals.exists(pidOrPort) ? REGISTERED_NAME : NOTALIVE;
  }

  /** Frees a name. */
  @Bif
  public static boolean unregister(Object name) {
    if (!(name instanceof Atom atom && Names.unregister(atom))) {
      throw BadArgument.erts("erlang", "unregister", name);
    }
    return true;
  }

  /** The process or port of a name, or {@code :undefined}. */
  @Bif
  public static Object whereis(Object name) {
    if (!(name instanceof Atom atom)) {
      throw BadArgument.erts("erlang", "whereis", name);
    }
    var holder = Names.whereis(atom);
    return holder == null ? Atoms.UNDEFINED : holder;
  }

  /** All names in use. */
  @Bif
  public static Object registered() {
    return Lists.of(Names.registered());
  }

  /** All processes of this node that have not begun to end. */
  @Bif
  public static Object processes() {
    return Lists.of(Pids.living());
  }
}
