package dev.athanor.compiler.core;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Estimates how many bytes of bytecode expressions and tests take; never much too low. What was measured once is remembered. */
final class Size {
  private static final int VALUE = 4;
  private static final int CALL = 28;
  private static final int TEST = 12;
  private static final int ARITHMETIC = 64;
  private static final int COMPARISON = 40;

  private final Map<Expr, Integer> known = new IdentityHashMap<>();
  private final Map<Test, Integer> knownTests = new IdentityHashMap<>();

  /** The size of an expression. */
  int of(Expr expr) {
    var size = known.get(expr);
    if (size == null) {
      size = measure(expr);
      known.put(expr, size);
    }
    return size;
  }

  private int measure(Expr expr) {
    return switch (expr) {
      case Expr.Const _, Expr.Use _, Expr.LocalFun _ -> VALUE;
      case Expr.Block(var steps, var result) -> steps(steps) + of(result);
      case Expr.If(var test, var yes, var no) -> of(test) + of(yes) + of(no) + 3;
      case Expr.Switch(_, var options, var otherwise) -> {
        int sum = of(otherwise) + 24;
        for (var option : options) {
          sum += option(option);
        }
        yield sum;
      }
      case Expr.Join(_, var target, var body) -> of(target) + of(body) + 3;
      case Expr.Jump(_, var arguments) -> all(arguments) + 3 * arguments.size() + 8;
      case Expr.Loop(_, var initial, var body) -> all(initial) + 3 * initial.size() + of(body) + 8;
      case Expr.Truth(var test) -> of(test) + 12;
      case Expr.Call(_, var arguments, _) -> all(arguments) + CALL + (arguments.size() > 4 ? 8 * arguments.size() : 0);
      case Expr.Operation(var primitive, var arguments, _) -> all(arguments) + (primitive.isArithmetic() ? ARITHMETIC : 8);
      case Expr.MakeFun(_, _, var captured) -> all(captured) + 8;
      case Expr.MakeTuple(var elements) -> all(elements) + 4 * elements.size() + 10;
      case Expr.MakeList(var elements, var tail) -> all(elements) + of(tail) + 7 * elements.size();
      case Expr.MakeMap(var entries) -> all(entries) + 5 * entries.size() + 16;
      case Expr.UpdateMap(var map, var entries, _) -> of(map) + all(entries) + 5 * entries.size() + 12;
      case Expr.MakeBits(var parts, _) -> 16 + parts.stream().mapToInt(this::part).sum();
      case Expr.Fetch(var from, _, _) -> of(from) + 12;
      case Expr.MapValue(_, var key) -> of(key) + 8;
      case Expr.BitCount(var size, _) -> of(size) + 6;
      case Expr.Act(_, var arguments, _) -> all(arguments) + 8;
      case Expr.Raise(_, var arguments, _) -> all(arguments) + 4 * arguments.size() + 12;
      case Expr.Try(var body, _, var success, _, var handler, _) -> of(body) + of(success) + of(handler) + 48;
      case Expr.Rethrow _, Expr.Caught _, Expr.ReadInteger _, Expr.ReadFloat _, Expr.ReadCharacter _ -> 24;
      case Expr.CharacterSize _, Expr.ReadBits _, Expr.ReadRest _, Expr.Advance _ -> 24;
    };
  }

  private int option(Expr.Option option) {
    return of(option.body()) + 24;
  }

  private int part(BitsPart part) {
    return of(part.value()) + (part.size() == null ? 0 : of(part.size())) + 16;
  }

  /** The size of expressions together. */
  int all(List<Expr> exprs) {
    int sum = 0;
    for (var expr : exprs) {
      sum += of(expr);
    }
    return sum;
  }

  private int steps(List<Step> steps) {
    int sum = 0;
    for (var step : steps) {
      sum += of(step);
    }
    return sum;
  }

  /** The size of a step. */
  int of(Step step) {
    return switch (step) {
      case Step.Bind(_, var value) -> of(value) + 3;
      case Step.Effect(var value) -> of(value) + 1;
      case Step.Require(var test, var otherwise) -> of(test) + (otherwise == null ? 0 : of(otherwise));
      case Step.Unpack(_, _, var parts) -> 14 * parts.size();
      case Step.Attempt(_, var primitive, var arguments) -> all(arguments) + (primitive.isArithmetic() ? ARITHMETIC : 12);
    };
  }

  /** The size of a test. */
  int of(Test test) {
    var size = knownTests.get(test);
    if (size == null) {
      size = measure(test);
      knownTests.put(test, size);
    }
    return size;
  }

  private int measure(Test test) {
    return switch (test) {
      case Test.Not(var inner) -> of(inner);
      case Test.Guard(var inner) -> of(inner);
      case Test.And(var first, var second) -> of(first) + of(second);
      case Test.Or(var first, var second) -> of(first) + of(second);
      case Test.Either(var decider, var yes, var no) -> of(decider) + of(yes) + of(no) + 3;
      case Test.Given(var steps, var inner) -> steps(steps) + of(inner);
      case Test.IsA(_, var value) -> of(value) + TEST;
      case Test.Compare(_, var left, var right) -> of(left) + of(right) + COMPARISON;
      case Test.IsTrue(var value) -> of(value) + TEST;
      case Test.IsTruthy(var value) -> of(value) + TEST;
      case Test.Holds(var call) -> of(call);
      case Test.IsNew(_, var value) -> of(value) + TEST;
      case Test.Always _, Test.Has _, Test.IsPresent _, Test.IsTimeUp _, Test.IsRange _, Test.IsNatural _, Test.IsSmall _ -> TEST;
      case Test.BitsLeft _, Test.ManyBitsLeft _, Test.UnitsLeft _, Test.BitsAre _, Test.IsBelow _ -> 2 * TEST;
    };
  }
}
