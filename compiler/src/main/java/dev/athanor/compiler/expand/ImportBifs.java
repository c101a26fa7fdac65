package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import java.util.function.UnaryOperator;

/** {@code :elixir_import}: imports of environments. */
@BifModule("elixir_import")
public final class ImportBifs {
  private ImportBifs() {}

  /**
   * {@code {:ok, env}} with the module imported, or {@code {:error, reason}}.
   *
   * @param info a fun that gives the names for {@code :functions} and {@code :macros}; anything else asks the module
   */
  @Bif("import")
  public static Object importing(
      Process self,
      Object meta,
      Object module,
      Object options,
      Object env,
      Object warning,
      Object tracing,
      Object info) {
    UnaryOperator<Object> names = info instanceof Fun fun ? what -> self.apply(fun, what) : null;
    return AliasBifs.result(
        Imports.define(
            Sessions.of(self),
            meta,
            (Atom) module,
            options,
            Env.of(env),
            warning == Atoms.TRUE,
            tracing == Atoms.TRUE,
            names));
  }

  /** The text of a reason. */
  @Bif
  public static Object formatError(Object reason) {
    return reason;
  }

  /** Whether a name with that many arguments is a special form. */
  @Bif
  public static boolean specialForm(Object name, Object arity) {
    return SpecialForms.isReserved((Atom) name, ((Long) arity).intValue());
  }
}
