package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;

/** {@code :elixir_rewrite}: which of Elixir's functions are Erlang's. */
@BifModule("elixir_rewrite")
public final class RewriteBifs {
  private RewriteBifs() {}

  /** {@code {module, name}} of the Erlang function that is called instead, or {@code false}. */
  @Bif
  public static Object inline(Object module, Object name, Object arity) {
    var inlined = Rewrite.inlined((Atom) module, (Atom) name, ((Long) arity).intValue());
    return inlined == null ? Atoms.FALSE : Tuple.of(inlined.module(), inlined.function());
  }

  /** The name under which Elixir has an Erlang function: {@code {module, name, arguments}}. */
  @Bif
  public static Object erlToEx(Object module, Object name, Object arguments) {
    return Rewrite.toElixir((Atom) module, (Atom) name, arguments);
  }
}
