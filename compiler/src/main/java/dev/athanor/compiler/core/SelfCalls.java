package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns calls of a function by itself into jumps where that is possible: in tail position, and as the tail of a list in tail position, as in {@code [f(x) | map(rest)]}.
 *
 * <p>The second kind is not a tail call: the list cell is made when the call has returned. A loop makes the cells on the way instead, front to back, each a
 * collector's last one, whose tail is filled in later ("tail recursion modulo cons", Wand 1980). So what recurses once for each element needs no stack. The
 * collector is made with the first element; as long as there is none, other calls in tail position stay tail calls.
 */
final class SelfCalls extends TailRewriter {
  private final Function function;
  private final Label loop;

  /** The collector, {@code null} if the function does not end in lists of that kind. */
  private final Local collector;

  private boolean found;

  private SelfCalls(Function function, boolean collects) {
    this.function = function;
    this.collector = collects ? new Local("collector") : null;
    var parameters = new ArrayList<>(function.parameters());
    if (collects) {
      parameters.add(collector);
    }
    this.loop = new Label("self", parameters);
  }

  /** Makes a loop of the function if it calls itself so. */
  static void toLoop(Function function) {
    if (function.isMade()) {
      return;
    }
    var calls = new SelfCalls(function, collects(function));
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
    if (calls.collector != null) {
      initial.add(new Expr.Const(null));
    }
    function.parameters(entry);
    function.body(new Expr.Loop(calls.loop, initial, body));
  }

  /** Whether it ends in lists that become loops. */
  static boolean collects(Function function) {
    var lists = new Lists(function);
    lists.tail(function.body());
    return !function.isMade() && lists.found;
  }

  private static boolean isSelf(Expr expr, Function function) {
    return expr instanceof Expr.Call(Callee.Own(var key), _, _) && key.equals(function.key());
  }

  @Override
  Expr end(Expr expr) {
    return switch (expr) {
      case Expr.Call call when isSelf(call, function) -> jump(call.arguments(), collector);
      case Expr.MakeList(var elements, var tail) when isSelf(tail, function) -> element(elements, ((Expr.Call) tail).arguments());
      case Expr.Jump _, Expr.Raise _, Expr.Rethrow _ -> expr;
      default -> collector == null ? expr : onto(expr);
    };
  }

  private Expr jump(List<Expr> arguments, Local collected) {
    found = true;
    var all = new ArrayList<>(arguments);
    if (collected != null) {
      all.add(new Expr.Use(collected));
    }
    return new Expr.Jump(loop, all);
  }

  private Expr element(List<Expr> elements, List<Expr> arguments) {
    var steps = new ArrayList<Step>();
    var collected = collector;
    for (var element : elements) {
      var longer = new Local("collector");
      steps.add(new Step.Bind(longer, new Expr.Act(Expr.Action.COLLECT, List.of(new Expr.Use(collected), element), 0)));
      collected = longer;
    }
    return new Expr.Block(steps, jump(arguments, collected));
  }

  /** A value that ends the list. A call is made in tail position if nothing has been collected. */
  private Expr onto(Expr expr) {
    if (!(expr instanceof Expr.Call(var callee, _, _)) || callee instanceof Callee.Builtin) {
      return ended(expr);
    }
    return new Expr.If(new Test.IsPresent(collector), ended(expr), expr);
  }

  private Expr ended(Expr expr) {
    var steps = new ArrayList<Step>();
    var end = Lowering.local("end", expr, steps);
    return Lowering.block(steps, new Expr.Act(Expr.Action.ONTO, List.of(new Expr.Use(collector), new Expr.Use(end)), 0));
  }

  /** Looks for lists in tail position whose tail is a call of the function itself. */
  private static final class Lists {
    private final Function function;
    private boolean found;

    Lists(Function function) {
      this.function = function;
    }

    void tail(Expr expr) {
      switch (expr) {
        case Expr.Block(var steps, var result) -> {
          for (var step : steps) {
            if (step instanceof Step.Require(_, var otherwise) && otherwise != null) {
              tail(otherwise);
            }
          }
          tail(result);
        }
        case Expr.If(_, var yes, var no) -> {
          tail(yes);
          tail(no);
        }
        case Expr.Switch(_, var options, var otherwise) -> {
          options.forEach(option -> tail(option.body()));
          tail(otherwise);
        }
        case Expr.Join(_, var target, var body) -> {
          tail(target);
          tail(body);
        }
        case Expr.Loop(_, _, var body) -> tail(body);
        case Expr.Try(_, _, var success, _, var handler, _) -> {
          tail(success);
          tail(handler);
        }
        case Expr.MakeList(_, var tail) -> found |= isSelf(tail, function);
        default -> {}
      }
    }
  }
}
