package dev.athanor.compiler.define;

import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Scope;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.List;

/**
 * Runs code that is in no function: module bodies, scripts, what {@code Code.eval_string} is given. The code becomes a function of
 * one argument, a tuple of the values of the variables from outside.
 */
public final class Evaluation {
  /** What code of a module's body is called in stack traces. */
  static final Atom IN_MODULE = Atom.of("__MODULE__");

  /** What other code is called in stack traces. */
  static final Atom IN_FILE = Atom.of("__FILE__");

  private static final Atom VERSION = Atom.of("version");
  private static final Atom COUNTER = Atom.of("counter");
  private static final Atom TUPLE = Atom.of("{}");
  private static final Atom MATCH = Atom.of("=");
  private static final Atom VALUE = Atom.of("value");
  private static final Atom OWN_CONTEXT = Atom.of("elixir_eval");

  private Evaluation() {}

  /**
   * What came out of an evaluation.
   *
   * @param value the value of the last expression
   * @param variables {@code %{{name, context} => value}} of the variables after it
   * @param env the environment after it
   */
  public record Result(Object value, MapTerm variables, Env env) {}

  /**
   * Expands and runs quoted code.
   *
   * @param env its variables are those that {@code values} has
   * @param values {@code %{{name, context} => value}}
   */
  public static Result run(Compilation compilation, Object quoted, Env env, MapTerm values) {
    var scope = new Scope(compilation.session(), env);
    var expanded = scope.expand(quoted);
    scope.checkUnused();
    return runExpanded(compilation, expanded, env, values, scope.env());
  }

  /**
   * Expands and runs quoted code whose variables go on to whoever asked for it, so that all of them are used.
   *
   * @param prune whether variables that the code does not name are left out of the result
   */
  public static Result run(Compilation compilation, Object quoted, Env env, MapTerm values, boolean prune) {
    var scope = new Scope(compilation.session(), env);
    var expanded = scope.expand(quoted);
    scope.handOver();
    scope.checkUnused();
    var after = prune ? scope.env().withVersionedVars(NamedVariables.of(expanded, scope.env().versionedVars())) : scope.env();
    return runExpanded(compilation, expanded, env, values, after);
  }

  /**
   * Runs expanded code.
   *
   * @param before the environment in front of it
   * @param after the environment behind it
   */
  static Result runExpanded(Compilation compilation, Object expanded, Env before, MapTerm values, Env after) {
    if (isConstant(expanded) && after.versionedVars().equals(before.versionedVars())) {
      return new Result(expanded, values, after);
    }
    var given = before.versionedVars().keys();
    var bound = after.versionedVars().keys();
    var value = new Tuple3(VALUE, Lists.of(Tuple.of(VERSION, 0L)), OWN_CONTEXT);
    var body =
        Ast.block(
            EmptyList.EMPTY,
            Ast.call(MATCH, EmptyList.EMPTY, value, expanded),
            Tuple.of(value, tuple(bound, after.versionedVars())));
    var pattern = tuple(given, before.versionedVars());
    var clause = new ClauseForm(Meta.ofLine(before.line()), Lists.of(pattern), EmptyList.EMPTY, body);
    var name = before.inModule() && !before.inFunction() ? IN_MODULE : IN_FILE;
    var file = SourcePaths.relative(before.file()).text();
    var form = new FunctionForm(FunctionForm.Kind.DEF, name, 1, file, before.line(), List.of(clause));
    var fun = compilation.backend().load(file, List.of(form));
    var outcome = (Tuple2) compilation.self().apply(fun, values(given, values));
    return new Result(outcome.e0, collected(bound, (Tuple) outcome.e1), after);
  }

  private static boolean isConstant(Object expanded) {
    return expanded instanceof Atom || expanded instanceof Number;
  }

  private static Object tuple(Object[] variables, MapTerm versions) {
    var elements = new ListBuilder();
    for (var variable : variables) {
      elements.add(variable((Tuple2) variable, versions.get(variable)));
    }
    return new Tuple3(TUPLE, EmptyList.EMPTY, elements.toList());
  }

  /** The variable of an identity: its context is an atom, or the counter of a macro's expansion. */
  private static Tuple3 variable(Tuple2 identity, Object version) {
    var numbered = Lists.of(Tuple.of(VERSION, version));
    return identity.e1 instanceof Atom context
        ? new Tuple3(identity.e0, numbered, context)
        : new Tuple3(identity.e0, new Cons(Tuple.of(COUNTER, identity.e1), numbered), Atoms.NIL);
  }

  private static Object values(Object[] variables, MapTerm values) {
    var elements = new Object[variables.length];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = values.get(variables[i]);
    }
    return Tuple.of(elements);
  }

  private static MapTerm collected(Object[] variables, Tuple values) {
    var collected = MapTerm.EMPTY;
    for (int i = 0; i < variables.length; i++) {
      collected = collected.put(variables[i], values.get(i));
    }
    return collected;
  }
}
