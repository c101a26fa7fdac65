package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets a process that waits leave its stack. A {@code receive} in tail position needs nothing of what is below it: all that comes after the wait is the clause that takes the message,
 * and what that needs are variables. So where nothing has come that the {@code receive} wants, it parks a call of a fun that holds those variables and goes on looking at
 * messages, and tells the process to wait before that is made ({@link Expr.Action#AWAIT}). Parked calls are passed on to the nearest caller that is not in tail
 * position. Where that is the beginning of the process, as in all loops of servers, it waits without a stack; otherwise with what is left of it.
 *
 * <p>The fun's body is a copy of the {@code receive}, so that messages that are there already are taken by the function's own loop.
 */
final class Reentries extends TailRewriter {
  /** The size of a {@code receive} that is not worth copying. */
  private static final int MOST = Outline.MOST / 2;

  private static final int MOST_CAPTURED = 60;

  private final Consumer<Function> register;
  private final Map<FunctionKey, Integer> counts = new HashMap<>();
  private Function function;

  /** A pass over functions; {@code register} is given the new ones. */
  Reentries(Consumer<Function> register) {
    this.register = register;
  }

  /** Changes the {@code receive}s in tail position of a function. */
  void add(Function changed) {
    if (changed.tailCalls() && !SelfCalls.collects(changed)) {
      function = changed;
      changed.body(tail(changed.body()));
    }
  }

  @Override
  Expr end(Expr expr) {
    return expr;
  }

  /** The loop, changed if it is that of a {@code receive} that can stand alone. */
  @Override
  Expr loop(Expr.Loop loop) {
    if (!(loop.initial().isEmpty()
        && loop.body() instanceof Expr.Block(var steps, var result)
        && steps.getFirst() instanceof Step.Bind(var message, Expr.Act(var action, _, var line))
        && action == Expr.Action.NEXT_MESSAGE)) {
      return loop;
    }
    var uses = Uses.of(loop);
    var captured = uses.variables();
    boolean standsAlone = uses.outerLabels().isEmpty() && captured.stream().allMatch(local -> local.rep() == Rep.TERM);
    if (!standsAlone || captured.size() > MOST_CAPTURED || new Size().of(loop) > MOST) {
      return loop;
    }
    var copy = new Copy();
    var reentry = function.reentry(counts.merge(function.key(), 1, Integer::sum), captured.stream().map(copy::of).toList());
    var await = new Await(reentry, captured, line);
    // The copy first: it refers to the same fun by its own variables.
    var changed = new Expr.Loop(loop.label(), List.of(), await.in(message, steps, result));
    reentry.body(copy.expr(changed));
    register.accept(reentry);
    return changed;
  }

  /** What a process does that finds no message. */
  private record Await(Function reentry, List<Local> captured, int line) {
    Expr in(Local message, List<Step> steps, Expr result) {
      var values = captured.stream().map(local -> (Expr) new Expr.Use(local)).toList();
      var wait = new Expr.Act(Expr.Action.AWAIT, List.of(new Expr.MakeFun(reentry, 0, values)), line);
      var changed = new ArrayList<Step>();
      changed.add(new Step.Bind(message, new Expr.Act(Expr.Action.NEXT_ARRIVED, List.of(), line)));
      changed.add(new Step.Require(new Test.IsPresent(message), wait));
      changed.addAll(steps.subList(1, steps.size()));
      return new Expr.Block(changed, result);
    }
  }
}
