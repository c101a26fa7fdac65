package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;

/** {@code :elixir_expand}: the expander as a function. */
@BifModule("elixir_expand")
public final class ExpandBifs {
  private ExpandBifs() {}

  /** {@code {expanded, state, env}} of a quoted expression. The state given is used up. */
  @Bif
  public static Object expand(Process self, Object quoted, Object state, Object env) {
    var known = EnvBifs.scope(state);
    var scope = known != null ? known : new Scope(Sessions.of(self), Env.of(env));
    scope.env = Env.of(env);
    var expanded = scope.expand(quoted);
    return Tuple.of(expanded, Reference.make(scope), scope.env.toTerm());
  }
}
