package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the counting of reductions where it is needed: on the ways through a function on which it calls something, behind the tests that lead there. A recursion without end
 * takes such a way again and again; what ends it, which is half of the calls of {@code fib} and three quarters of those of {@code tak}, counts nothing. Loops count where they
 * begin anew, so a way that ends so needs no more.
 */
final class Counting {
  private static final Step COUNT = new Step.Effect(new Expr.Act(Expr.Action.COUNT, List.of(), 0));

  private final Set<Label> loops = new HashSet<>();

  private Counting() {}

  /** Changes the body of a function that counts at its entry. */
  static void sink(Function function) {
    if (function.counts()) {
      function.body(new Counting().counted(function.body()));
      function.counts(false);
    }
  }

  private Expr counted(Expr expr) {
    return switch (expr) {
      case Expr.Block(var steps, var result) -> block(steps, result);
      case Expr.If(var test, var yes, var no) when !new Calls().areIn(test) -> new Expr.If(test, counted(yes), counted(no));
      case Expr.Switch(var subject, var options, var otherwise) ->
          new Expr.Switch(subject, options.stream().map(o -> new Expr.Option(o.form(), counted(o.body()))).toList(), counted(otherwise));
      case Expr.Join(var label, var target, var body) -> new Expr.Join(label, counted(target), counted(body));
      case Expr.Loop(var label, var initial, var body) when initial.stream().noneMatch(value -> new Calls().areIn(value)) -> {
        loops.add(label);
        yield new Expr.Loop(label, initial, counted(body));
      }
      case Expr.Jump(var label, _) when loops.contains(label) -> expr;
      default -> new Calls().areIn(expr) ? new Expr.Block(List.of(COUNT), expr) : expr;
    };
  }

  private Expr block(List<Step> steps, Expr result) {
    boolean isCounted = result instanceof Expr.Jump(var label, _) && loops.contains(label) && steps.stream().noneMatch(Counting::mayEnd);
    if (isCounted) {
      return new Expr.Block(steps, result);
    }
    if (new Calls().areIn(steps)) {
      var all = new ArrayList<Step>();
      all.add(COUNT);
      all.addAll(steps);
      return new Expr.Block(all, result);
    }
    return new Expr.Block(steps.stream().map(this::step).toList(), counted(result));
  }

  private static boolean mayEnd(Step step) {
    return step instanceof Step.Require(_, var otherwise) && otherwise != null && !(otherwise instanceof Expr.Raise);
  }

  private Step step(Step step) {
    return step instanceof Step.Require(var test, var otherwise) && otherwise != null ? new Step.Require(test, counted(otherwise)) : step;
  }

  /** Looks for calls of anything but builtins. */
  private static final class Calls extends Rewriter {
    private boolean found;

    boolean areIn(Expr expr) {
      expr(expr);
      return found;
    }

    boolean areIn(Test test) {
      test(test);
      return found;
    }

    /** Whether there are any on the straight way through steps. */
    boolean areIn(List<Step> steps) {
      for (var step : steps) {
        if (step instanceof Step.Require(var test, _)) {
          test(test);
        } else {
          step(step);
        }
      }
      return found;
    }

    @Override
    Expr expr(Expr expr) {
      found |= expr instanceof Expr.Call(var callee, _, _) && !(callee instanceof Callee.Builtin) || expr instanceof Expr.Fetch;
      return found ? expr : super.expr(expr);
    }
  }
}
