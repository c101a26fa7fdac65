package dev.athanor.compiler.core;

import dev.athanor.term.Atoms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings tests below {@link Outline#PART}: parts of large conditions become functions that give {@code true} or {@code false}, and {@code null}
 * where the guard around is to fail. A part that gives a value to a variable that is used behind it stays where it is.
 */
final class LargeTests {
  private final Outline outline;
  private final Size size;
  private final Map<Local, Integer> uses;

  LargeTests(Outline outline, Size size, Expr body) {
    this.outline = outline;
    this.size = size;
    this.uses = Occurrences.in(body).uses;
  }

  /** The test, below the limit if that can be. */
  Test fit(Test test) {
    if (size.of(test) <= Outline.PART) {
      return test;
    }
    return switch (test) {
      case Test.Guard(var inner) -> new Test.Guard(fit(inner));
      case Test.Not(var inner) -> new Test.Not(fit(inner));
      case Test.And(var first, var second) -> {
        var both = fit(first, second);
        yield new Test.And(both.get(0), both.get(1));
      }
      case Test.Or(var first, var second) -> {
        var both = fit(first, second);
        yield new Test.Or(both.get(0), both.get(1));
      }
      case Test.Either(var decider, var yes, var no) -> {
        var both = fit(yes, no);
        yield new Test.Either(called(fit(decider)), both.get(0), both.get(1));
      }
      case Test.Given(var steps, var inner) -> new Test.Given(steps.stream().flatMap(step -> outline.fit(step).stream()).toList(), fit(inner));
      case Test.IsA(var type, var value) -> new Test.IsA(type, outline.values.argument(value));
      case Test.IsTrue(var value) -> new Test.IsTrue(outline.values.argument(value));
      case Test.IsTruthy(var value) -> new Test.IsTruthy(outline.values.argument(value));
      case Test.IsNew(var seen, var value) -> new Test.IsNew(seen, outline.values.argument(value));
      case Test.Holds(Expr.Call(var callee, var arguments, var line)) ->
          new Test.Holds(new Expr.Call(callee, outline.values.arguments(arguments), line));
      case Test.Compare(var relation, var left, var right) -> {
        var both = outline.values.arguments(List.of(left, right));
        yield new Test.Compare(relation, both.get(0), both.get(1));
      }
      default -> test;
    };
  }

  private List<Test> fit(Test first, Test second) {
    var one = fit(first);
    var other = fit(second);
    if (size.of(one) + size.of(other) <= Outline.PART) {
      return List.of(one, other);
    }
    boolean isFirst = size.of(one) >= size.of(other);
    var left = isFirst ? called(one) : one;
    var right = isFirst ? other : called(other);
    return size.of(left) + size.of(right) <= Outline.PART ? List.of(left, right) : List.of(called(left), called(right));
  }

  /** The test as a call of a part, where it can be one. */
  private Test called(Test test) {
    var found = Occurrences.in(new Expr.Truth(test));
    boolean isAlone = found.bound.stream().allMatch(local -> found.uses.getOrDefault(local, 0) >= uses.getOrDefault(local, 0));
    if (size.of(test) <= Outline.SMALL || !isAlone) {
      return test;
    }
    var truth = new Expr.Truth(test);
    return found.mayFail ? threefold(test) : call(truth, value -> new Test.IsTrue(value), test);
  }

  /** A test that may let the guard around fail: where it comes to its end without being true, it leaves {@code false} in a place of its own. */
  private Test threefold(Test test) {
    var place = new Expr.Use(new Local("place"));
    var at = new Expr.Const(0L);
    var made = new Step.Bind(place.local(), new Expr.Act(Expr.Action.NEW_FRAME, List.of(new Expr.Const(1L)), 0));
    var leave = new Step.Effect(new Expr.Act(Expr.Action.FRAME_SET, List.of(place, at, new Expr.Const(Atoms.FALSE)), 0));
    var guard = new Test.Guard(new Test.Or(test, new Test.Given(List.of(leave), new Test.Always(false))));
    var left = new Expr.Act(Expr.Action.FRAME_GET, List.of(place, at), 0);
    var part = new Expr.Block(List.of(made), new Expr.If(guard, new Expr.Const(Atoms.TRUE), left));
    var result = new Local("guard");
    return call(
        part,
        value -> {
          var steps = List.<Step>of(new Step.Bind(result, value), new Step.Require(new Test.IsPresent(result), null));
          return new Test.Given(steps, new Test.IsTrue(new Expr.Use(result)));
        },
        test);
  }

  private Test call(Expr part, java.util.function.Function<Expr, Test> use, Test otherwise) {
    var call = outline.outlined(part);
    return call == part ? otherwise : use.apply(call);
  }

  /** What an expression says of variables and guards. */
  private static final class Occurrences extends Readers {
    final Map<Local, Integer> uses = new HashMap<>();
    final Set<Local> bound = new HashSet<>();
    boolean mayFail;
    private int guards;

    static Occurrences in(Expr expr) {
      var occurrences = new Occurrences();
      occurrences.expr(expr);
      return occurrences;
    }

    @Override
    void use(Local local) {
      if (local != null) {
        uses.merge(local, 1, Integer::sum);
      }
    }

    @Override
    Expr expr(Expr expr) {
      reads(expr);
      return super.expr(expr);
    }

    @Override
    Step step(Step step) {
      switch (step) {
        case Step.Bind(var local, _) -> bound.add(local);
        case Step.Attempt(var local, _, _) -> {
          bound.add(local);
          mayFail |= guards == 0;
        }
        case Step.Unpack(var subject, _, var parts) -> {
          use(subject);
          parts.stream().filter(part -> part != null).forEach(bound::add);
        }
        case Step.Require(_, var otherwise) -> mayFail |= otherwise == null && guards == 0;
        case Step.Effect _ -> {}
      }
      return super.step(step);
    }

    @Override
    Test test(Test test) {
      reads(test);
      guards += test instanceof Test.Guard ? 1 : 0;
      var same = super.test(test);
      guards -= test instanceof Test.Guard ? 1 : 0;
      return same;
    }
  }
}
