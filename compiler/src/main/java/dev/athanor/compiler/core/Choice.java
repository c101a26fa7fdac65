package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple3;
import java.util.List;

/**
 * The clauses of a {@code case} as {@code if}, {@code &&}, {@code and} and the like make them: which is taken when the value is {@code true} (or
 * truthy) and which when it is {@code false} (or falsy).
 *
 * @param whenTrue the clause for {@code true}
 * @param whenFalse the clause for {@code false}
 * @param operator the operator that raises {@code badbool} for other values, or {@code null}
 * @param isComplete whether the clauses say what happens for every value
 */
record Choice(Quoted.Clause whenTrue, Quoted.Clause whenFalse, Atom operator, boolean isComplete) {
  private static final Atom TUPLE = Atom.of("{}");

  /** The choice that clauses are, or {@code null} if they are something else. */
  static Choice of(List<Quoted.Clause> clauses) {
    if (clauses.size() < 2 || clauses.size() > 3 || clauses.stream().anyMatch(clause -> clause.arguments().size() != 1)) {
      return null;
    }
    var first = clauses.get(0);
    var second = clauses.get(1);
    if (clauses.size() == 2 && isFalsy(first) && isAny(second)) {
      return new Choice(second, first, null, true);
    }
    var onTrue = literal(first) == Atoms.TRUE ? first : literal(second) == Atoms.TRUE ? second : null;
    var onFalse = literal(first) == Atoms.FALSE ? first : literal(second) == Atoms.FALSE ? second : null;
    if (onTrue == null || onFalse == null) {
      return null;
    }
    var operator = clauses.size() == 3 ? badBool(clauses.get(2)) : null;
    return clauses.size() == 3 && operator == null ? null : new Choice(onTrue, onFalse, operator, operator != null);
  }

  private static Object literal(Quoted.Clause clause) {
    return clause.guards().isEmpty() ? clause.arguments().getFirst() : null;
  }

  private static boolean isAny(Quoted.Clause clause) {
    var pattern = clause.arguments().getFirst();
    return clause.guards().isEmpty() && (Quoted.isUnderscore(pattern) || Quoted.variable(pattern) != null);
  }

  /** {@code x when x === false or x === nil}. */
  private static boolean isFalsy(Quoted.Clause clause) {
    var variable = Quoted.variable(clause.arguments().getFirst());
    if (variable == null || clause.guards().size() != 1 || !isErlang(clause.guards().getFirst(), "orelse")) {
      return false;
    }
    var tests = Quoted.arguments((Tuple3) clause.guards().getFirst());
    return isSame(tests.get(0), variable, Atoms.FALSE) && isSame(tests.get(1), variable, Atoms.NIL)
        || isSame(tests.get(0), variable, Atoms.NIL) && isSame(tests.get(1), variable, Atoms.FALSE);
  }

  private static boolean isErlang(Object quoted, String function) {
    var name = Quoted.erlang(quoted);
    return name != null && name.name().equals(function) && Quoted.arguments((Tuple3) quoted).size() == 2;
  }

  private static boolean isSame(Object quoted, Quoted.Variable variable, Atom value) {
    if (!isErlang(quoted, "=:=")) {
      return false;
    }
    var sides = Quoted.arguments((Tuple3) quoted);
    return variable.equals(Quoted.variable(sides.get(0))) && sides.get(1) == value;
  }

  /** The operator in {@code other -> :erlang.error({:badbool, operator, other})}, or {@code null}. */
  private static Atom badBool(Quoted.Clause clause) {
    var error = Quoted.erlang(clause.body());
    if (!isAny(clause) || error == null || !error.name().equals("error")) {
      return null;
    }
    var arguments = Quoted.arguments((Tuple3) clause.body());
    if (arguments.size() != 1 || !(Quoted.call(arguments.getFirst(), TUPLE) instanceof Tuple3 reason)) {
      return null;
    }
    var elements = Quoted.arguments(reason);
    return elements.size() == 3 && elements.get(0) == Atoms.BADBOOL && elements.get(1) instanceof Atom operator ? operator : null;
  }
}
