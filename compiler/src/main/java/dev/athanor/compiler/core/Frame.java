package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a function cut into parts that are too many to be passed from part to part. They are kept in an array that is made when the function
 * begins and given to every part: who gives such a variable its value writes it there as well, and a part begins by reading those it needs.
 *
 * <p>Each is written before a part that reads it is called, since it has its value before it is used. What is read although it has no value yet, where a
 * part uses it on another way only, is {@code null} and does no harm.
 */
final class Frame {
  private final Map<Local, Integer> places = new LinkedHashMap<>();

  /** Takes variables that are held as terms. */
  void take(List<Local> locals) {
    locals.stream().filter(local -> local.rep() == Rep.TERM).forEach(local -> places.putIfAbsent(local, places.size()));
  }

  boolean holds(Local local) {
    return places.containsKey(local);
  }

  /** Rewrites a function and the parts cut out of it. */
  void settle(Function function, List<Function> parts) {
    if (places.isEmpty()) {
      return;
    }
    var all = Set.copyOf(parts);
    parts.forEach(part -> settlePart(part, all));
    var frame = new Local("frame");
    var steps = new ArrayList<Step>();
    steps.add(new Step.Bind(frame, new Expr.Act(Expr.Action.NEW_FRAME, List.of(number(places.size())), function.line())));
    function.parameters().stream().filter(this::holds).forEach(local -> steps.add(write(frame, local)));
    function.body(Lowering.block(steps, new InPiece(frame, all).expr(function.body())));
  }

  private void settlePart(Function part, Set<Function> all) {
    var frame = new Local("frame");
    var body = new InPiece(frame, all).expr(part.body());
    var steps = new ArrayList<Step>();
    Uses.of(body).variables().stream().filter(this::holds).forEach(local -> steps.add(read(frame, local)));
    part.body(Lowering.block(steps, body));
    var parameters = new ArrayList<>(part.parameters().stream().filter(local -> !holds(local)).toList());
    parameters.add(frame);
    part.parameters(parameters);
  }

  private static Expr number(int value) {
    return new Expr.Const((long) value);
  }

  private Step read(Local frame, Local local) {
    var arguments = List.of(new Expr.Use(frame), number(places.get(local)));
    return new Step.Bind(local, new Expr.Act(Expr.Action.FRAME_GET, arguments, 0));
  }

  private Step write(Local frame, Local local) {
    var arguments = List.of(new Expr.Use(frame), number(places.get(local)), new Expr.Use(local));
    return new Step.Effect(new Expr.Act(Expr.Action.FRAME_SET, arguments, 0));
  }

  /** Writes what is given a value in the function or a part, and passes the frame on. */
  private final class InPiece extends Rewriter {
    private final Local frame;
    private final Set<Function> parts;

    InPiece(Local frame, Set<Function> parts) {
      this.frame = frame;
      this.parts = parts;
    }

    private Expr written(List<Local> locals, Expr expr) {
      return Lowering.block(locals.stream().filter(Frame.this::holds).map(local -> write(frame, local)).toList(), expr);
    }

    @Override
    Expr expr(Expr expr) {
      return switch (super.expr(expr)) {
        case Expr.Join(var label, var target, var body) -> new Expr.Join(label, written(label.parameters(), target), body);
        case Expr.Loop(var label, var initial, var body) -> new Expr.Loop(label, initial, written(label.parameters(), body));
        case Expr.Try(var body, var value, var success, var exception, var handler, var takes) ->
            new Expr.Try(body, value, written(List.of(value), success), exception, written(List.of(exception), handler), takes);
        case Expr.Call(Callee.Made(var part), var arguments, var line) when parts.contains(part) -> {
          var passed = new ArrayList<>(arguments.stream().filter(argument -> !(argument instanceof Expr.Use(var local) && holds(local))).toList());
          passed.add(new Expr.Use(frame));
          yield new Expr.Call(new Callee.Made(part), passed, line);
        }
        case Expr rewritten -> rewritten;
      };
    }

    @Override
    List<Step> steps(List<Step> steps) {
      var all = new ArrayList<Step>();
      for (var step : steps) {
        all.add(step(step));
        bound(step).stream().filter(Frame.this::holds).forEach(local -> all.add(write(frame, local)));
      }
      return all;
    }

    private static List<Local> bound(Step step) {
      return switch (step) {
        case Step.Bind(var local, _) -> List.of(local);
        case Step.Attempt(var local, _, _) -> List.of(local);
        case Step.Unpack(_, _, var parts) -> parts.stream().filter(part -> part != null).toList();
        case Step.Effect _, Step.Require _ -> List.of();
      };
    }
  }
}
