package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;

/** Makes the exceptions that end a compilation. */
public final class Failures {
  private static final Atom COMPILE_ERROR = Atom.of("Elixir.CompileError");
  private static final Atom ARGUMENT_ERROR = Atom.of("Elixir.ArgumentError");
  private static final Atom DESCRIPTION = Atom.of("description");
  private static final Atom MESSAGE = Atom.of("message");

  private Failures() {}

  /** {@code CompileError} at a line, or of the whole file (0). */
  public static ErlangException compileError(Bitstring file, int line, String description) {
    return ErlangException.error(
        MapTerm.of(
            Atoms.STRUCT, COMPILE_ERROR,
            Atoms.EXCEPTION, Atoms.TRUE,
            Atoms.FILE, file,
            Atoms.LINE, (long) line,
            DESCRIPTION, Bitstring.of(description)));
  }

  /** The {@code CompileError} that stands for errors already reported in the environment's module or file. */
  public static ErlangException errorsLogged(Session session, Env env) {
    var what = env.inModule() ? "module " + Text.inspect(session, env.module()) : "file";
    return compileError(env.file(), 0, "cannot compile " + what + " (errors have been logged)");
  }

  /** {@code ArgumentError}. */
  public static ErlangException argumentError(String message) {
    return ErlangException.error(
        MapTerm.of(
            Atoms.STRUCT, ARGUMENT_ERROR,
            Atoms.EXCEPTION, Atoms.TRUE,
            MESSAGE, Bitstring.of(message)));
  }
}
