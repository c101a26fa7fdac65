package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which variables of a module and which results of its functions are surely integers or surely floats.
 *
 * <p>Begins with nothing known to get anywhere and goes through all functions until that is consistent, so that a loop's accumulator is a float if it
 * begins as one and each round makes a float of a float. What other modules can call, or what a fun is made of, may be given any term.
 */
final class Kinds {
  private final Program program;
  private boolean changed;

  private Kinds(Program program) {
    this.program = program;
  }

  /** Notes what is known in variables and functions. */
  static void analyse(Program program) {
    var kinds = new Kinds(program);
    var all = new ArrayList<>(program.functions());
    all.addAll(program.made());
    program.functions().stream().filter(function -> function.isExported() || !program.form().isModule()).forEach(kinds::givenAnything);
    do {
      kinds.changed = false;
      all.forEach(kinds::function);
    } while (kinds.changed);
  }

  private void givenAnything(Function function) {
    function.parameters().forEach(parameter -> give(parameter, Kind.ANY));
  }

  private void function(Function function) {
    var kind = function.resultKind().or(value(function.body()));
    changed |= kind != function.resultKind();
    function.resultKind(kind);
  }

  private void give(Local local, Kind kind) {
    var both = local.kind().or(kind);
    changed |= both != local.kind();
    local.kind(both);
  }

  private void give(List<Local> locals, List<Expr> values) {
    for (int i = 0; i < values.size(); i++) {
      give(locals.get(i), value(values.get(i)));
    }
  }

  private void values(List<Expr> exprs) {
    exprs.forEach(this::value);
  }

  private Kind value(Expr expr) {
    return switch (expr) {
      case Expr.Const(var term) -> Kind.of(term);
      case Expr.Use(var local) -> local.kind();
      case Expr.Block(var steps, var result) -> {
        var early = steps(steps);
        yield early.or(value(result));
      }
      case Expr.If(var test, var yes, var no) -> {
        test(test);
        yield value(yes).or(value(no));
      }
      case Expr.Switch(_, var options, var otherwise) -> {
        var kind = value(otherwise);
        for (var option : options) {
          kind = kind.or(value(option.body()));
        }
        yield kind;
      }
      case Expr.Join(_, var target, var body) -> value(body).or(value(target));
      case Expr.Loop(var label, var initial, var body) -> {
        give(label.parameters(), initial);
        yield value(body);
      }
      case Expr.Jump(var label, var arguments) -> {
        give(label.parameters(), arguments);
        yield Kind.NONE;
      }
      case Expr.Try(var body, var value, var success, var exception, var handler, _) -> {
        give(value, value(body));
        give(exception, Kind.ANY);
        yield value(success).or(value(handler));
      }
      case Expr.Call(var callee, var arguments, _) -> call(callee, arguments);
      case Expr.Operation(var primitive, var arguments, _) -> {
        var first = value(arguments.getFirst());
        yield Kind.of(primitive, first, arguments.size() < 2 ? Kind.NONE : value(arguments.get(1)));
      }
      case Expr.MakeFun(var function, var arity, var captured) -> {
        function.parameters().subList(0, arity).forEach(parameter -> give(parameter, Kind.ANY));
        give(function.parameters().subList(arity, arity + captured.size()), captured);
        yield Kind.ANY;
      }
      case Expr.LocalFun(var key) -> {
        if (program.own(key) != null) {
          givenAnything(program.own(key));
        }
        yield Kind.ANY;
      }
      case Expr.Raise(_, var arguments, _) -> {
        values(arguments);
        yield Kind.NONE;
      }
      case Expr.Rethrow _ -> Kind.NONE;
      default -> {
        parts(expr);
        yield Kind.of(expr, program);
      }
    };
  }

  private void parts(Expr expr) {
    switch (expr) {
      case Expr.Truth(var test) -> test(test);
      case Expr.MakeTuple(var elements) -> values(elements);
      case Expr.MakeList(var elements, var tail) -> {
        values(elements);
        value(tail);
      }
      case Expr.MakeMap(var entries) -> values(entries);
      case Expr.UpdateMap(var map, var entries, _) -> {
        value(map);
        values(entries);
      }
      case Expr.MakeBits(var parts, _) ->
          parts.forEach(part -> {
            value(part.value());
            if (part.size() != null) {
              value(part.size());
            }
          });
      case Expr.Fetch(var from, _, _) -> value(from);
      case Expr.MapValue(_, var key) -> value(key);
      case Expr.BitCount(var size, _) -> value(size);
      case Expr.Act(_, var arguments, _) -> values(arguments);
      default -> {}
    }
  }

  private Kind call(Callee callee, List<Expr> arguments) {
    return switch (callee) {
      case Callee.Own(var key) when program.own(key) != null -> called(program.own(key), arguments);
      case Callee.Made(var function) -> called(function, arguments);
      case Callee.Builtin builtin -> {
        values(arguments);
        yield Kind.ofBuiltin(builtin);
      }
      default -> {
        values(arguments);
        yield Kind.ANY;
      }
    };
  }

  private Kind called(Function function, List<Expr> arguments) {
    give(function.parameters(), arguments);
    return function.resultKind();
  }

  /** Goes through steps; gives what is known of the values with which they may end early. */
  private Kind steps(List<Step> steps) {
    var early = Kind.NONE;
    for (var step : steps) {
      switch (step) {
        case Step.Bind(var local, var value) -> give(local, value(value));
        case Step.Effect(var value) -> value(value);
        case Step.Require(var test, var otherwise) -> {
          test(test);
          early = otherwise == null ? early : early.or(value(otherwise));
        }
        case Step.Unpack(_, var form, var parts) ->
            parts.stream().filter(part -> part != null).forEach(part -> give(part, form instanceof Form.Bits ? Kind.INTEGER : Kind.ANY));
        case Step.Attempt(var local, var primitive, var arguments) -> {
          var first = value(arguments.getFirst());
          give(local, Kind.of(primitive, first, arguments.size() < 2 ? Kind.NONE : value(arguments.get(1))));
        }
      }
    }
    return early;
  }

  private void test(Test test) {
    switch (test) {
      case Test.Not(var inner) -> test(inner);
      case Test.Guard(var inner) -> test(inner);
      case Test.And(var first, var second) -> both(first, second);
      case Test.Or(var first, var second) -> both(first, second);
      case Test.Either(var decider, var yes, var no) -> {
        test(decider);
        both(yes, no);
      }
      case Test.Given(var steps, var inner) -> {
        steps(steps);
        test(inner);
      }
      case Test.IsA(_, var value) -> value(value);
      case Test.Compare(_, var left, var right) -> values(List.of(left, right));
      case Test.IsTrue(var value) -> value(value);
      case Test.IsTruthy(var value) -> value(value);
      case Test.Holds(var call) -> value(call);
      case Test.IsNew(_, var value) -> value(value);
      default -> {}
    }
  }

  private void both(Test first, Test second) {
    test(first);
    test(second);
  }
}
