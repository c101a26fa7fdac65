package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Definitions;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Scope;
import dev.athanor.compiler.expand.Session;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;
import java.util.ArrayList;
import java.util.List;

/**
 * Default values, {@code parameter \\ value}. Each makes a function of one parameter less, whose only clause calls the full one: from
 * {@code f(a, b \\ 1, c \\ 2)} come {@code f(x0)}, {@code f(x0, x1)} and {@code f(a, b, c)}.
 */
final class Defaults {
  private static final Atom OPERATOR = Atom.of("\\\\");
  private static final Atom OWN_CONTEXT = Atom.of("elixir_def");
  private static final Atom GENERATED = Atom.of("generated");
  private static final Atom VERSION = Atom.of("version");

  private final Atom kind;
  private final Object meta;
  private final List<Object> patterns = new ArrayList<>();

  /** The expanded default value at the place of each parameter, {@code null} where there is none. */
  private final List<Object> values = new ArrayList<>();

  Defaults(Session session, Atom kind, Object meta, Env env, Object arguments) {
    this.kind = kind;
    this.meta = meta;
    for (var argument : Lists.toJava(arguments)) {
      boolean isDefault = Ast.isCall(argument, OPERATOR, 2);
      patterns.add(isDefault ? Ast.argument((Tuple3) argument, 0) : argument);
      values.add(isDefault ? value(session, env, Ast.argument((Tuple3) argument, 1)) : null);
    }
  }

  private static Object value(Session session, Env env, Object quoted) {
    var scope = new Scope(session, env.withVersionedVars(MapTerm.EMPTY));
    var value = scope.expand(quoted);
    scope.checkUnused();
    return value;
  }

  /** The parameters without default values. */
  Object patterns() {
    return Lists.of(patterns);
  }

  /** How many there are. */
  int count() {
    return (int) values.stream().filter(value -> value != null).count();
  }

  /** The functions of fewer parameters. */
  List<FunctionKey> shorterKeys(FunctionKey key) {
    var keys = new ArrayList<FunctionKey>();
    for (int arity = key.arity() - count(); arity < key.arity(); arity++) {
      keys.add(new FunctionKey(key.name(), arity));
    }
    return keys;
  }

  /** Their clauses. */
  List<Object> clauses(FunctionKey key) {
    var clauses = new ArrayList<Object>();
    for (int given = 0; given < count(); given++) {
      clauses.add(clause(key, given));
    }
    return clauses;
  }

  /** The clause where the first {@code given} of the parameters with default values are given. */
  private Object clause(FunctionKey key, int given) {
    var parameters = new ArrayList<Object>();
    var arguments = new ArrayList<Object>();
    int optional = 0;
    for (var value : values) {
      if (value == null || optional++ < given) {
        var parameter = parameter(parameters.size());
        parameters.add(parameter);
        arguments.add(parameter);
      } else {
        arguments.add(value);
      }
    }
    var call = Definitions.localCall(kind, key.name(), meta, Lists.of(arguments));
    return new Tuple4(meta, Lists.of(parameters), EmptyList.EMPTY, call);
  }

  private static Object parameter(long number) {
    var meta = Lists.of(Tuple.of(GENERATED, Atoms.TRUE), Tuple.of(VERSION, number));
    return new Tuple3(Atom.of("x" + number), meta, OWN_CONTEXT);
  }

  /** A head without body has nothing but variables. */
  static void checkHead(Session session, Object meta, Env env, Object patterns) {
    for (var pattern : Lists.toJava(patterns)) {
      if (!Ast.isVariable(pattern)) {
        throw Problems.fail(
            session,
            meta,
            env,
            """
            only variables and \\\\ are allowed as arguments in function head.

            If you did not intend to define a function head, make sure your function definition has the proper syntax by \
            wrapping the arguments in parentheses and using the do instruction accordingly:

                def add(a, b), do: a + b

                def add(a, b) do
                  a + b
                end
            """);
      }
    }
  }
}
