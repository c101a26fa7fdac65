package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.List;

/** Turns calls of a function by itself in tail position into jumps. */
final class SelfCalls {
  private final Function function;
  private final Label loop;
  private boolean found;

  private SelfCalls(Function function) {
    this.function = function;
    this.loop = new Label("self", function.parameters());
  }

  /** Makes a loop of the function if it calls itself in tail position. */
  static void toLoop(Function function) {
    if (function.isMade()) {
      return;
    }
    var calls = new SelfCalls(function);
    var body = calls.tail(function.body());
    if (!calls.found) {
      return;
    }
    var entry = new ArrayList<Local>();
    var initial = new ArrayList<Expr>();
    for (var parameter : function.parameters()) {
      var given = new Local(parameter.name());
      entry.add(given);
      initial.add(new Expr.Use(given));
    }
    function.parameters(entry);
    function.body(new Expr.Loop(calls.loop, initial, body));
  }

  private Expr tail(Expr expr) {
    return switch (expr) {
      case Expr.Block(var steps, var result) -> new Expr.Block(steps.stream().map(this::step).toList(), tail(result));
      case Expr.If(var test, var yes, var no) -> new Expr.If(test, tail(yes), tail(no));
      case Expr.Switch(var subject, var options, var otherwise) ->
          new Expr.Switch(subject, options.stream().map(o -> new Expr.Option(o.form(), tail(o.body()))).toList(), tail(otherwise));
      case Expr.Join(var label, var target, var body) -> new Expr.Join(label, tail(target), tail(body));
      case Expr.Loop(var label, var initial, var body) -> new Expr.Loop(label, initial, tail(body));
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) ->
          new Expr.Try(body, value, tail(success), exception, tail(handler), takes);
      case Expr.Call(Callee.Own(var key), List<Expr> arguments, _) when key.equals(function.key()) -> {
        found = true;
        yield new Expr.Jump(loop, arguments);
      }
      default -> expr;
    };
  }

  private Step step(Step step) {
    return step instanceof Step.Require(var test, var otherwise) && otherwise != null ? new Step.Require(test, tail(otherwise)) : step;
  }
}
