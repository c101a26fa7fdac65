package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out how the functions of a module call each other: which may park a tail call and which may be part of a recursion.
 *
 * <p>A call in tail position parks only where it might be repeated without end: calls of what is not known here, and calls among functions that reach each
 * other by tail calls (a strongly connected component of that graph). Any other tail call is an ordinary call whose
 * result is passed on, parked or not.
 */
final class CallGraph {
  /** The calls of a function. */
  private static final class Calls {
    final Set<Function> all = new LinkedHashSet<>();
    final Set<Function> tail = new LinkedHashSet<>();
    boolean leavesModule;
    boolean leavesModuleInTail;
    boolean waits;
  }

  private final Map<FunctionKey, Function> own = new HashMap<>();
  private final Map<Function, Calls> calls = new HashMap<>();
  private final List<Function> functions = new ArrayList<>();

  private CallGraph(Program program) {
    functions.addAll(program.functions());
    functions.addAll(program.made());
    program.functions().forEach(function -> own.put(function.key(), function));
    functions.forEach(function -> calls.put(function, collect(function)));
  }

  /** Notes what it finds in the functions. */
  static void analyse(Program program) {
    var graph = new CallGraph(program);
    graph.number(true);
    graph.number(false);
    graph.settleParking();
  }

  private Calls collect(Function function) {
    var found = new Calls();
    new Collector(found).tail(function.body(), function.tailCalls());
    return found;
  }

  /** A function may park if a tail call of it does: parking spreads to those that pass the result on. */
  private void settleParking() {
    functions.forEach(function -> function.mayPark(parksItself(function)));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var function : functions) {
        if (!function.mayPark() && calls.get(function).tail.stream().anyMatch(Function::mayPark)) {
          function.mayPark(true);
          changed = true;
        }
      }
    }
  }

  private boolean parksItself(Function function) {
    var mine = calls.get(function);
    return mine.waits || mine.leavesModuleInTail || mine.tail.stream().anyMatch(callee -> !callee.isMade() && callee.tailGroup() == function.tailGroup());
  }

  /** Numbers the strongly connected components of one of the two graphs (Tarjan 1972, without recursion). */
  private void number(boolean tail) {
    var state = new Components(tail);
    functions.forEach(state::visit);
  }

  private final class Components {
    private final boolean tail;
    private final Map<Function, Integer> index = new HashMap<>();
    private final Map<Function, Integer> low = new HashMap<>();
    private final Deque<Function> stack = new ArrayDeque<>();
    private final Set<Function> onStack = new LinkedHashSet<>();
    private int groups;

    Components(boolean tail) {
      this.tail = tail;
    }

    private List<Function> callees(Function function) {
      var mine = calls.get(function);
      return List.copyOf(tail ? mine.tail : mine.all);
    }

    void visit(Function root) {
      if (index.containsKey(root)) {
        return;
      }
      var path = new ArrayDeque<Function>();
      var next = new ArrayDeque<Integer>();
      enter(root, path, next);
      while (!path.isEmpty()) {
        var function = path.peek();
        var callees = callees(function);
        int at = next.pop();
        if (at < callees.size()) {
          next.push(at + 1);
          var callee = callees.get(at);
          if (!index.containsKey(callee)) {
            enter(callee, path, next);
          } else if (onStack.contains(callee)) {
            low.merge(function, index.get(callee), Math::min);
          }
        } else {
          path.pop();
          if (!path.isEmpty()) {
            low.merge(path.peek(), low.get(function), Math::min);
          }
          leave(function);
        }
      }
    }

    private void enter(Function function, Deque<Function> path, Deque<Integer> next) {
      index.put(function, index.size());
      low.put(function, index.get(function));
      stack.push(function);
      onStack.add(function);
      path.push(function);
      next.push(0);
    }

    private void leave(Function function) {
      if (!low.get(function).equals(index.get(function))) {
        return;
      }
      var group = new ArrayList<Function>();
      Function member;
      do {
        member = stack.pop();
        onStack.remove(member);
        group.add(member);
      } while (member != function);
      int number = groups++;
      group.forEach(one -> settle(one, number, group.size()));
    }

    private void settle(Function function, int group, int size) {
      if (tail) {
        function.tailGroup(group);
      } else {
        var mine = calls.get(function);
        function.counts(size > 1 || mine.all.contains(function) || mine.leavesModule);
      }
    }
  }

  /** Goes through a body and notes its calls. */
  private final class Collector extends Rewriter {
    private final Calls found;

    Collector(Calls found) {
      this.found = found;
    }

    void tail(Expr expr, boolean isTail) {
      switch (expr) {
        case Expr.Block(var steps, var result) -> {
          steps.forEach(step -> step(step, isTail));
          tail(result, isTail);
        }
        case Expr.If(var test, var yes, var no) -> {
          test(test);
          tail(yes, isTail);
          tail(no, isTail);
        }
        case Expr.Switch(_, var options, var otherwise) -> {
          options.forEach(option -> tail(option.body(), isTail));
          tail(otherwise, isTail);
        }
        case Expr.Join(_, var target, var body) -> {
          tail(target, isTail);
          tail(body, isTail);
        }
        case Expr.Loop(_, var initial, var body) -> {
          exprs(initial);
          tail(body, isTail);
        }
        case Expr.Try(var body, _, var success, _, var handler, _) -> {
          tail(body, false);
          tail(success, isTail);
          tail(handler, isTail);
        }
        case Expr.Call call -> {
          exprs(call.arguments());
          note(call.callee(), isTail);
        }
        case Expr.Act(var action, var arguments, _) -> {
          found.waits |= action == Expr.Action.AWAIT;
          exprs(arguments);
        }
        default -> super.expr(expr);
      }
    }

    private void step(Step step, boolean isTail) {
      if (step instanceof Step.Require(var test, var otherwise) && otherwise != null) {
        test(test);
        tail(otherwise, isTail);
      } else {
        step(step);
      }
    }

    @Override
    Expr expr(Expr expr) {
      tail(expr, false);
      return expr;
    }

    private void note(Callee callee, boolean isTail) {
      switch (callee) {
        case Callee.Own(var key) -> inside(own.get(key), isTail);
        case Callee.Made(var function) -> inside(function, isTail);
        case Callee.Builtin _ -> {}
        case Callee.Remote _, Callee.Sealed _, Callee.FunValue _, Callee.Dynamic _, Callee.Apply _ -> {
          found.leavesModule = true;
          found.leavesModuleInTail |= isTail;
        }
      }
    }

    private void inside(Function function, boolean isTail) {
      if (function == null) {
        found.leavesModule = true;
        found.leavesModuleInTail |= isTail;
        return;
      }
      found.all.add(function);
      if (isTail) {
        found.tail.add(function);
      }
    }
  }
}
