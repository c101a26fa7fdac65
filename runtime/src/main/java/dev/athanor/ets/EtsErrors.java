package dev.athanor.ets;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;

/**
 * The {@code badarg} of {@code :ets}. What {@code :erl_stdlib_errors} cannot see in the arguments is told by the cause: {@code :id} (there is no such
 * table), {@code :access}, {@code :type}, {@code :badkey}, {@code :keypos}, {@code :position}, {@code :none}.
 */
final class EtsErrors {
  static final Atom BADKEY = Atom.of("badkey");
  static final Atom KEYPOS = Atom.of("keypos");
  static final Atom POSITION = Atom.of("position");
  static final Atom TYPE = Atom.of("type");
  static final Atom NO_OPERATION = Atom.of("none");

  private static final Atom ID = Atom.of("id");
  private static final Atom ACCESS = Atom.of("access");
  private static final String EXPLAINED_BY = "erl_stdlib_errors";

  private EtsErrors() {}

  /** There is no such table, or the process may not. The first argument is the table. */
  static ErlangException denied(String function, Object... arguments) {
    return because(Tables.find(arguments[0]) == null ? ID : ACCESS, function, arguments);
  }

  /** A cause that the arguments do not show. */
  static ErlangException because(Atom cause, String function, Object... arguments) {
    return BadArgument.because(cause, EXPLAINED_BY, "ets", function, arguments);
  }

  /** The arguments show what is wrong. */
  static ErlangException badArgument(String function, Object... arguments) {
    return BadArgument.stdlib("ets", function, arguments);
  }

  static boolean isBoolean(Object term) {
    return term == Atoms.TRUE || term == Atoms.FALSE;
  }
}
