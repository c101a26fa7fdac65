package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.compiler.define.Compilation;
import dev.athanor.compiler.define.Evaluation;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Linify;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code :elixir}: evaluation of quoted expressions. */
@BifModule("elixir")
public final class EvalBifs {
  private EvalBifs() {}

  /** The environment for evaluation, from options or from an environment. */
  @Bif
  public static Object envForEval(Process self, Object optionsOrEnv) {
    return Environments.forEval(self, optionsOrEnv).toTerm();
  }

  /** {@code {value, binding, env}} of quoted expressions, whose lines are taken from the environment where they have none. */
  @Bif
  public static Object evalQuoted(Process self, Object quoted, Object binding, Object env) {
    return evalForms(self, Linify.lines(quoted, Env.of(env).line()), binding, env);
  }

  /** The same; where {@code prune} is true, only variables that the code names are in the binding. */
  @Bif
  public static Object evalQuoted(Process self, Object quoted, Object binding, Object env, Object prune) {
    return evalForms(self, Linify.lines(quoted, Env.of(env).line()), binding, env, prune);
  }

  /** {@code {value, binding, env}} of quoted expressions. */
  @Bif
  public static Object evalForms(Process self, Object quoted, Object binding, Object env) {
    return evalForms(self, quoted, binding, env, Atoms.FALSE);
  }

  /** The same; where {@code prune} is true, only variables that the code names are in the binding. */
  @Bif
  public static Object evalForms(Process self, Object quoted, Object binding, Object env, Object prune) {
    var values = values(binding);
    var start = Env.of(env).withVersionedVars(versions(values));
    var result =
        CurrentFile.evaluating(self, () -> Evaluation.evaluate(Compilation.of(self), quoted, start, values, prune == Atoms.TRUE));
    return Tuple.of(result.value(), binding(result.variables()), result.env().toTerm());
  }

  /** The first value given for a variable counts. */
  private static MapTerm values(Object binding) {
    var values = MapTerm.EMPTY;
    var rest = binding;
    while (rest instanceof Cons cell) {
      var pair = (Tuple2) cell.head;
      var identity = pair.e0 instanceof Atom name ? Tuple.of(name, Atoms.NIL) : pair.e0;
      if (!values.has(identity)) {
        values = values.put(identity, pair.e1);
      }
      rest = cell.tail();
    }
    return values;
  }

  private static MapTerm versions(MapTerm values) {
    var versions = MapTerm.EMPTY;
    long next = 0;
    for (var identity : values.keys()) {
      versions = versions.put(identity, next++);
    }
    return versions;
  }

  /** The last by name comes first. Variables that macros made for themselves stay hidden. */
  private static Object binding(MapTerm variables) {
    Object binding = EmptyList.EMPTY;
    for (var key : variables.keys()) {
      var identity = (Tuple2) key;
      if (identity.e1 instanceof Atom context) {
        var name = context == Atoms.NIL ? identity.e0 : identity;
        binding = new Cons(Tuple.of(name, variables.get(key)), binding);
      }
    }
    return binding;
  }
}
