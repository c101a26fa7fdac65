package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Quoted.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The variables of the source that one IR function knows. Names are unique within a clause of a definition (the expander numbers them), so it is
 * enough to go back to what was known before when a clause ends. A variable of the function around is captured when it is first asked for: it
 * becomes a parameter.
 */
final class Scope {
  private final Scope outer;
  private Map<Variable, Local> locals = new HashMap<>();

  /** From a variable of the function around to the parameter that brings it here. */
  private final Map<Local, Local> captured = new LinkedHashMap<>();

  Scope(Scope outer) {
    this.outer = outer;
  }

  /** From now on the variable is held by that local. */
  void define(Variable variable, Local local) {
    locals.put(variable, local);
  }

  /** Does something and forgets the variables that it defined. */
  <T> T inside(Supplier<T> work) {
    var before = locals;
    locals = new HashMap<>(before);
    try {
      return work.get();
    } finally {
      locals = before;
    }
  }

  /** What holds the variable. */
  Local find(Variable variable) {
    var local = lookup(variable);
    if (local == null) {
      throw new IllegalArgumentException("undefined variable " + variable);
    }
    return local;
  }

  /** What holds the variable, or {@code null} if it is not defined. */
  Local lookup(Variable variable) {
    var local = locals.get(variable);
    if (local != null || outer == null) {
      return local;
    }
    var around = outer.lookup(variable);
    if (around == null) {
      return null;
    }
    var here = capture(around);
    locals.put(variable, here);
    return here;
  }

  /** The parameter that brings a local of the function around here. */
  Local capture(Local around) {
    return captured.computeIfAbsent(around, local -> new Local(local.name()));
  }

  /** The parameters that bring captured values. */
  List<Local> capturedParameters() {
    return new ArrayList<>(captured.values());
  }

  /** What has to be given for them, as the function around names it. */
  List<Expr> capturedValues() {
    return captured.keySet().stream().map(local -> (Expr) new Expr.Use(local)).toList();
  }
}
