package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple3;

/** {@code :elixir_env}: environments of code that is expanded. */
@BifModule("elixir_env")
public final class EnvBifs {
  private EnvBifs() {}

  /** Tells the tracers of an environment of an event. */
  @Bif
  public static Object trace(Process self, Object event, Object env) {
    Trace.event(Sessions.of(self), Env.of(env), () -> event);
    return Atoms.OK;
  }

  /** The caller's environment, from what a macro is given first or from {@code {line, state, env}}. */
  @Bif
  public static Object toCaller(Object given) {
    if (given instanceof Tuple3 triple && triple.e0 instanceof Long line) {
      return Env.of(triple.e2)
          .withLine(line.intValue())
          .withVersionedVars(scope(triple.e1) == null ? MapTerm.EMPTY : scope(triple.e1).variables.read)
          .toTerm();
    }
    return given;
  }

  /** The state of an expansion that begins in the environment. */
  @Bif
  public static Object envToEx(Process self, Object env) {
    return Reference.make(new Scope(Sessions.of(self), Env.of(env)));
  }

  static Scope scope(Object state) {
    return state instanceof Reference reference && reference.resource() instanceof Scope scope ? scope : null;
  }

  /** The environment without variables. */
  @Bif
  public static Object resetVars(Object env) {
    return Env.of(env).withVersionedVars(MapTerm.EMPTY).toTerm();
  }

  /** The environment with these variables and no others: a list of {@code {name, context or counter}}. */
  @Bif
  public static Object withVars(Object env, Object variables) {
    var versions = MapTerm.EMPTY;
    for (var variable : Lists.toJava(variables)) {
      versions = versions.put(variable, (long) versions.size());
    }
    return Env.of(env).withVersionedVars(versions).toTerm();
  }

  /** Metadata with the end of a name, for diagnostics. */
  @Bif
  public static Object calculateSpan(Object meta, Object name) {
    return Span.of(meta, name);
  }
}
