package dev.athanor.compiler.core;

import dev.athanor.code.FunctionInfo;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers expressions of bodies that can be seen to give {@code true} or {@code false}, so that a branch on them needs no atoms: comparisons, type
 * tests, {@code and}, {@code or}, {@code not}, builtins that return a Java boolean, {@code case}s whose bodies are such expressions.
 */
final class Tests {
  private static final Atom CASE = Atom.of("case");

  private final Lowering in;

  Tests(Lowering in) {
    this.in = in;
  }

  /** Whether the expression can be lowered to a test. */
  boolean isTest(Object quoted) {
    if (quoted == Atoms.TRUE || quoted == Atoms.FALSE) {
      return true;
    }
    if (!(quoted instanceof Tuple3 node)) {
      return false;
    }
    if (node.e0 == CASE) {
      return in.branches.isBooleanCase(node);
    }
    var function = Quoted.erlang(node);
    return function != null && isOperator(function.name(), Quoted.arguments(node)) || builtin(node) != null;
  }

  private boolean isOperator(String name, List<Object> operands) {
    return switch (operands.size()) {
      case 1 -> name.equals("not") ? isTest(operands.getFirst()) : TypeTest.of(name) != null;
      case 2 -> name.equals("andalso") || name.equals("orelse") ? operands.stream().allMatch(this::isTest) : Relation.of(name) != null;
      default -> false;
    };
  }

  private FunctionInfo builtin(Tuple3 node) {
    var call = Quoted.remote(node);
    if (call == null || !(call.module() instanceof Atom module) || !(call.function() instanceof Atom function)) {
      return null;
    }
    var info = in.module.knowledge.builtin(module, function, Quoted.arguments(node).size());
    return info != null && info.isBoolean() ? info : null;
  }

  /** The test that such an expression is, with its own steps inside. */
  Test closed(Object quoted) {
    var steps = new ArrayList<Step>();
    var test = of(quoted, steps);
    return steps.isEmpty() ? test : new Test.Given(List.copyOf(steps), test);
  }

  /** The test that such an expression is; what has to happen before goes to {@code out}. */
  Test of(Object quoted, List<Step> out) {
    if (!(quoted instanceof Tuple3 node)) {
      return new Test.Always(quoted == Atoms.TRUE);
    }
    if (node.e0 == CASE) {
      return in.branches.booleanCase(node, out);
    }
    var function = Quoted.erlang(node);
    var operands = Quoted.arguments(node);
    return function != null && isOperator(function.name(), operands)
        ? operator(function.name(), operands, out)
        : new Test.Holds(new Expr.Call(new Callee.Builtin(builtin(node)), in.arguments(operands, out), in.line(node.e1)));
  }

  private Test operator(String name, List<Object> operands, List<Step> out) {
    return switch (name) {
      case "not" -> new Test.Not(of(operands.getFirst(), out));
      case "andalso" -> new Test.And(of(operands.get(0), out), closed(operands.get(1)));
      case "orelse" -> new Test.Or(of(operands.get(0), out), closed(operands.get(1)));
      default -> simple(name, in.arguments(operands, out));
    };
  }

  private static Test simple(String name, List<Expr> values) {
    return values.size() == 1
        ? new Test.IsA(TypeTest.of(name), values.getFirst())
        : new Test.Compare(Relation.of(name), values.get(0), values.get(1));
  }
}
