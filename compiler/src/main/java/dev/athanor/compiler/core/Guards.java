package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Lowers guards: expressions without effect, in which whatever would raise makes the guard fail. */
final class Guards {
  private final Lowering in;

  Guards(Lowering in) {
    this.in = in;
  }

  /** The test that one of some alternative guards lets pass. */
  Test any(List<Object> alternatives) {
    Test any = null;
    for (var quoted : alternatives) {
      var one = new Test.Guard(test(quoted, false));
      any = any == null ? one : new Test.Or(any, one);
    }
    return any;
  }

  /** Whether an expression is {@code true}; if {@code strict}, the guard fails where it is neither {@code true} nor {@code false}. */
  private Test test(Object quoted, boolean strict) {
    var steps = new ArrayList<Step>();
    var test = test(quoted, strict, steps);
    return given(steps, test);
  }

  private static Test given(List<Step> steps, Test test) {
    return steps.isEmpty() ? test : new Test.Given(List.copyOf(steps), test);
  }

  private Test test(Object quoted, boolean strict, List<Step> out) {
    var function = Quoted.erlang(quoted);
    if (function != null) {
      var operands = Quoted.arguments((Tuple3) quoted);
      var test = operator(function.name(), operands, strict, out);
      if (test != null) {
        return test;
      }
    }
    var value = value(quoted, out);
    if (value instanceof Expr.Const(var term) && (term == Atoms.TRUE || term == Atoms.FALSE)) {
      return new Test.Always(term == Atoms.TRUE);
    }
    if (strict && !isBoolean(function, quoted)) {
      out.add(new Step.Require(new Test.IsA(TypeTest.BOOLEAN, value), null));
    }
    return new Test.IsTrue(value);
  }

  private static boolean isBoolean(Atom function, Object quoted) {
    if (function == null) {
      return false;
    }
    var primitive = Primitive.of(function, Quoted.arguments((Tuple3) quoted).size());
    return primitive != null && primitive.result() == Primitive.Result.BOOLEAN;
  }

  /** The test that an operator is, or {@code null} if it gives a value. */
  private Test operator(String name, List<Object> operands, boolean strict, List<Step> out) {
    return switch (operands.size()) {
      case 1 -> unary(name, operands.getFirst(), out);
      case 2 -> binary(name, operands.get(0), operands.get(1), strict, out);
      default -> null;
    };
  }

  private Test unary(String name, Object operand, List<Step> out) {
    if (name.equals("not")) {
      return new Test.Not(test(operand, true));
    }
    var type = TypeTest.of(name);
    return type == null ? null : new Test.IsA(type, value(operand, out));
  }

  private Test binary(String name, Object left, Object right, boolean strict, List<Step> out) {
    if (name.equals("andalso")) {
      return new Test.And(test(left, true), test(right, strict));
    }
    if (name.equals("orelse")) {
      return new Test.Or(test(left, true), test(right, strict));
    }
    var relation = Relation.of(name);
    if (relation == null) {
      return null;
    }
    var values = values(List.of(left, right), out);
    return new Test.Compare(relation, values.get(0), values.get(1));
  }

  private List<Expr> values(List<Object> quoted, List<Step> out) {
    return quoted.stream().map(one -> value(one, out)).toList();
  }

  /** The value of an expression; where it has none, one of the steps lets the guard fail. */
  Expr value(Object quoted, List<Step> out) {
    return switch (quoted) {
      case Tuple3 node -> node(node, out);
      case Tuple2 pair -> Lowering.tuple(values(List.of(pair.e0, pair.e1), out));
      case Cons list -> list(list, out);
      default -> new Expr.Const(quoted);
    };
  }

  private Expr list(Cons list, List<Step> out) {
    var elements = new ArrayList<Object>();
    var tail = Quoted.openList(list, elements);
    return Lowering.list(values(elements, out), value(tail, out));
  }

  private Expr node(Tuple3 node, List<Step> out) {
    var function = Quoted.erlang(node);
    if (function != null) {
      return call(function, node, out);
    }
    var variable = Quoted.variable(node);
    if (variable != null) {
      return new Expr.Use(in.scope.find(variable));
    }
    if (node.e0 instanceof Atom name && name.name().equals("{}")) {
      return Lowering.tuple(values(Quoted.arguments(node), out));
    }
    return guarded(in.body(node), out);
  }

  private Expr call(Atom function, Tuple3 node, List<Step> out) {
    var operands = Quoted.arguments(node);
    var test = operator(function.name(), operands, false, out);
    if (test != null) {
      return bound(new Expr.Truth(test), out);
    }
    var primitive = Primitive.of(function, operands.size());
    if (primitive == null) {
      return guarded(in.body(node), out);
    }
    var result = new Local("guard");
    out.add(new Step.Attempt(result, primitive, values(operands, out)));
    return new Expr.Use(result);
  }

  /** An expression that is rare in guards: evaluated as in a body, and the guard fails if it raises. */
  private static Expr guarded(Expr value, List<Step> out) {
    if (Lowering.isStable(value)) {
      return value;
    }
    var given = new Local("value");
    var raised = new Local("raised");
    var result = bound(new Expr.Try(value, given, new Expr.Use(given), raised, new Expr.Const(null), Takes.EVERYTHING), out);
    out.add(new Step.Require(new Test.IsPresent(((Expr.Use) result).local()), null));
    return result;
  }

  private static Expr bound(Expr value, List<Step> out) {
    var local = new Local("guard");
    out.add(new Step.Bind(local, value));
    return new Expr.Use(local);
  }
}
