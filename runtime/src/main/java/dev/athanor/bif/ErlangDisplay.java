package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Calls;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;

/** {@code :erlang.display/1} and the text of funs. Java because they are the node's own. */
@BifModule("erlang")
public final class ErlangDisplay {
  private static final Atom IO = Atom.of("io");
  private static final Atom USER = Atom.of("user");

  private ErlangDisplay() {}

  /** Writes a term and a newline to standard output, for debugging: past the group leader. */
  @Bif
  public static Object display(Process self, Object term) {
    self.finish(Calls.call(self, IO, Atom.of("format"), new Object[] {USER, Bitstring.of("~0tp~n"), Lists.of(term)}));
    return Atoms.TRUE;
  }

  /** Writes a string to standard output, past the group leader. */
  @Bif
  public static Object displayString(Process self, Object text) {
    self.finish(Calls.call(self, IO, Atom.of("put_chars"), new Object[] {USER, text}));
    return Atoms.TRUE;
  }

  /** The text of a fun that was made in a module, such as {@code #Fun<m.0.1234>}, or of an external one: {@code fun m:f/1}. */
  @Bif
  public static Object funToList(Process self, Object fun) {
    if (!(fun instanceof Fun)) {
      throw BadArgument.erts("erlang", "fun_to_list", fun);
    }
    return self.finish(Calls.call(self, Atom.of("io_lib_notation"), Atom.of("function"), new Object[] {fun, Atom.of("unicode")}));
  }
}
