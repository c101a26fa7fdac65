package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Names;
import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;

/** What {@code :erlang} has no function for: a name that is never free. Java because names are the processes' own. */
@BifModule("athanor_names")
public final class NameBifs {
  private NameBifs() {}

  /** Passes a name on to another process or port, at once. Raises {@code badarg} where nobody has it, or the other has ended or has a name. */
  @Bif
  public static boolean pass(Object name, Object pidOrPort) {
    boolean passed = name instanceof Atom atom && (pidOrPort instanceof Pid || pidOrPort instanceof Port) && Names.pass(atom, pidOrPort);
    if (!passed) {
      throw BadArgument.erts("athanor_names", "pass", name, pidOrPort);
    }
    return passed;
  }
}
