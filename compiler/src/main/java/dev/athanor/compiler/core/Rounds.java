package dev.athanor.compiler.core;

import dev.athanor.term.EmptyList;
import java.util.ArrayList;
import java.util.List;

/** The loops of a comprehension over what the language itself can go through: lists and ranges. */
final class Rounds {
  private final Comprehensions.Round round;
  private final Local accumulator;
  private final int line;

  Rounds(Comprehensions.Round round, Local accumulator, int line) {
    this.round = round;
    this.accumulator = accumulator;
    this.line = line;
  }

  private static Expr use(Local local) {
    return new Expr.Use(local);
  }

  /** The loop's accumulator, {@code null} where there is none. */
  private Local current() {
    return accumulator == null ? null : new Local("acc");
  }

  private Label label(String name, List<Local> own, Local current) {
    var parameters = new ArrayList<>(own);
    if (current != null) {
      parameters.add(current);
    }
    return new Label(name, parameters);
  }

  private List<Expr> with(List<Expr> own, Local last) {
    var arguments = new ArrayList<>(own);
    if (last != null) {
      arguments.add(use(last));
    }
    return arguments;
  }

  private Expr result(Local current) {
    return current == null ? Lowering.nil() : use(current);
  }

  /** One round, then the loop again. */
  private Expr again(Label loop, Local element, Local current, List<Expr> next, List<Step> before) {
    var steps = new ArrayList<>(before);
    var value = current == null ? null : new Local("next");
    var call = round.call(element, current, round.captured(), line);
    steps.add(value == null ? new Step.Effect(call) : new Step.Bind(value, call));
    return new Expr.Block(steps, new Expr.Jump(loop, with(next, value)));
  }

  /** The loop over a list. */
  Expr overList(Local source) {
    var rest = new Local("list");
    var current = current();
    var loop = label("list", List.of(rest), current);
    var head = new Local("element");
    var tail = new Local("tail");
    var unpack = new Step.Unpack(rest, new Form.Pair(), List.of(head, tail));
    var failure = new Expr.Raise(Expr.Failure.FUNCTION_CLAUSE, List.of(use(rest)), line);
    var body =
        new Expr.Switch(
            rest,
            List.of(
                new Expr.Option(new Form.Pair(), again(loop, head, current, List.of(use(tail)), List.of(unpack))),
                new Expr.Option(new Form.Literal(EmptyList.EMPTY), result(current))),
            failure);
    return new Expr.Loop(loop, with(List.of(use(source)), accumulator), body);
  }

  /** The loop over a range of small integers. */
  Expr overRange(Local source) {
    var element = new Local("element");
    var left = Local.number("left");
    var current = current();
    var loop = label("range", List.of(element, left), current);
    var step = new Local("step");
    var next = new Local("successor");
    var fewer = Local.number("fewer");
    var before = new ArrayList<Step>();
    before.add(new Step.Bind(next, new Expr.Operation(Primitive.ADD, List.of(use(element), use(step)), line)));
    before.add(new Step.Bind(fewer, new Expr.Advance(new At(left, -1), null)));
    var body = new Expr.If(new Test.IsNatural(left), again(loop, element, current, List.of(use(next), use(fewer)), before), result(current));
    var first = new Local("first");
    var size = Local.number("size");
    var last = Local.number("last");
    return new Expr.Block(
        List.of(
            new Step.Bind(first, new Expr.Act(Expr.Action.RANGE_FIRST, List.of(use(source)), line)),
            new Step.Bind(step, new Expr.Act(Expr.Action.RANGE_STEP, List.of(use(source)), line)),
            new Step.Bind(size, new Expr.Act(Expr.Action.RANGE_SIZE, List.of(use(source)), line)),
            new Step.Bind(last, new Expr.Advance(new At(size, -1), null))),
        new Expr.Loop(loop, with(List.of(use(first), use(last)), accumulator), body));
  }
}
