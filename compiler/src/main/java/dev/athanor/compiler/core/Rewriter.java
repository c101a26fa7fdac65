package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.List;

/** Goes through the IR and makes it anew; a pass overrides what it changes and leaves the rest to this. Variables and labels stay the same objects. */
abstract class Rewriter {
  /** An expression rewritten. */
  Expr expr(Expr expr) {
    return switch (expr) {
      case Expr.Const _, Expr.Use _, Expr.LocalFun _, Expr.Rethrow _, Expr.Caught _, Expr.ReadInteger _, Expr.ReadFloat _, Expr.ReadCharacter _ -> expr;
      case Expr.CharacterSize _, Expr.ReadBits _, Expr.ReadRest _, Expr.Advance _ -> expr;
      case Expr.Block(var steps, var result) -> {
        var all = steps(steps);
        yield new Expr.Block(all, expr(result));
      }
      case Expr.If(var test, var yes, var no) -> new Expr.If(test(test), expr(yes), expr(no));
      case Expr.Switch(var subject, var options, var otherwise) ->
          new Expr.Switch(subject, options.stream().map(o -> new Expr.Option(o.form(), expr(o.body()))).toList(), expr(otherwise));
      case Expr.Join(var label, var target, var body) -> new Expr.Join(label, expr(target), expr(body));
      case Expr.Jump(var label, var arguments) -> new Expr.Jump(label, exprs(arguments));
      case Expr.Loop(var label, var initial, var body) -> new Expr.Loop(label, exprs(initial), expr(body));
      case Expr.Truth(var test) -> new Expr.Truth(test(test));
      case Expr.Call(var callee, var arguments, var line) -> new Expr.Call(callee, exprs(arguments), line);
      case Expr.Operation(var primitive, var arguments, var line) -> new Expr.Operation(primitive, exprs(arguments), line);
      case Expr.MakeFun(var function, var arity, var captured) -> new Expr.MakeFun(function, arity, exprs(captured));
      case Expr.MakeTuple(var elements) -> new Expr.MakeTuple(exprs(elements));
      case Expr.MakeList(var elements, var tail) -> new Expr.MakeList(exprs(elements), expr(tail));
      case Expr.MakeMap(var entries) -> new Expr.MakeMap(exprs(entries));
      case Expr.UpdateMap(var map, var entries, var line) -> new Expr.UpdateMap(expr(map), exprs(entries), line);
      case Expr.MakeBits(var parts, var line) -> new Expr.MakeBits(parts.stream().map(this::part).toList(), line);
      case Expr.Fetch(var from, var key, var line) -> new Expr.Fetch(expr(from), key, line);
      case Expr.MapValue(var map, var key) -> new Expr.MapValue(map, expr(key));
      case Expr.BitCount(var size, var unit) -> new Expr.BitCount(expr(size), unit);
      case Expr.Act(var action, var arguments, var line) -> new Expr.Act(action, exprs(arguments), line);
      case Expr.Raise(var failure, var arguments, var line) -> new Expr.Raise(failure, exprs(arguments), line);
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) ->
          new Expr.Try(expr(body), value, expr(success), exception, expr(handler), takes);
    };
  }

  /** Expressions rewritten in order. */
  final List<Expr> exprs(List<Expr> exprs) {
    return exprs.stream().map(this::expr).toList();
  }

  private BitsPart part(BitsPart part) {
    var size = part.size() == null ? null : expr(part.size());
    return new BitsPart(expr(part.value()), part.type(), size, part.unit(), part.little(), part.number());
  }

  /** Steps rewritten in order. */
  List<Step> steps(List<Step> steps) {
    var all = new ArrayList<Step>(steps.size());
    steps.forEach(step -> all.add(step(step)));
    return all;
  }

  /** A step rewritten. */
  Step step(Step step) {
    return switch (step) {
      case Step.Bind(var local, var value) -> new Step.Bind(local, expr(value));
      case Step.Effect(var value) -> new Step.Effect(expr(value));
      case Step.Require(var test, var otherwise) -> new Step.Require(test(test), otherwise == null ? null : expr(otherwise));
      case Step.Attempt(var local, var primitive, var arguments) -> new Step.Attempt(local, primitive, exprs(arguments));
      case Step.Unpack _ -> step;
    };
  }

  /** A test rewritten. */
  Test test(Test test) {
    return switch (test) {
      case Test.Not(var inner) -> new Test.Not(test(inner));
      case Test.And(var first, var second) -> new Test.And(test(first), test(second));
      case Test.Or(var first, var second) -> new Test.Or(test(first), test(second));
      case Test.Either(var decider, var yes, var no) -> new Test.Either(test(decider), test(yes), test(no));
      case Test.Given(var steps, var inner) -> {
        var all = steps(steps);
        yield new Test.Given(all, test(inner));
      }
      case Test.Guard(var inner) -> new Test.Guard(test(inner));
      case Test.IsA(var type, var value) -> new Test.IsA(type, expr(value));
      case Test.Compare(var relation, var left, var right) -> new Test.Compare(relation, expr(left), expr(right));
      case Test.IsTrue(var value) -> new Test.IsTrue(expr(value));
      case Test.IsTruthy(var value) -> new Test.IsTruthy(expr(value));
      case Test.Holds(var call) -> new Test.Holds((Expr.Call) expr(call));
      case Test.IsNew(var seen, var value) -> new Test.IsNew(seen, expr(value));
      case Test.Always _, Test.Has _, Test.IsPresent _, Test.IsTimeUp _, Test.IsRange _, Test.IsNatural _, Test.BitsLeft _ -> test;
      case Test.ManyBitsLeft _, Test.UnitsLeft _, Test.BitsAre _, Test.IsSmall _, Test.IsBelow _ -> test;
    };
  }
}
