package dev.athanor.compiler.core;

import dev.athanor.term.Atoms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what nothing needs: values without effect given to variables that are never used, parts of terms, parameters of labels. Goes
 * backwards, so that what was needed only by something left out is left out too.
 */
final class Unused extends Readers {
  private final Set<Local> used = new HashSet<>();

  /** Rewrites the body of a function. */
  static void leaveOut(Function function) {
    function.body(new Unused().expr(function.body()));
  }

  @Override
  void use(Local local) {
    if (local != null) {
      used.add(local);
    }
  }

  @Override
  Expr expr(Expr expr) {
    return switch (expr) {
      case Expr.Block(var steps, var result) -> {
        var last = expr(result);
        var kept = steps(steps);
        yield kept.isEmpty() ? last : new Expr.Block(kept, last);
      }
      case Expr.If(var test, var yes, var no) -> {
        var otherwise = expr(no);
        var then = expr(yes);
        yield new Expr.If(test(test), then, otherwise);
      }
      case Expr.Join(var label, var target, var body) -> {
        var there = expr(target);
        settle(label);
        yield new Expr.Join(label, there, expr(body));
      }
      case Expr.Loop(var label, var initial, var body) -> {
        var inner = expr(body);
        yield new Expr.Loop(label, exprs(initial), inner);
      }
      case Expr.Jump(var label, var arguments) -> {
        var needed = new ArrayList<Expr>();
        for (int i = 0; i < arguments.size(); i++) {
          needed.add(label.parameters().get(i).isUsed() ? expr(arguments.get(i)) : new Expr.Const(Atoms.NIL));
        }
        yield new Expr.Jump(label, needed);
      }
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) -> {
        var handled = expr(handler);
        var succeeded = expr(success);
        value.used(used.contains(value));
        exception.used(used.contains(exception));
        yield new Expr.Try(expr(body), value, succeeded, exception, handled, takes);
      }
      default -> {
        reads(expr);
        yield super.expr(expr);
      }
    };
  }

  private void settle(Label label) {
    label.parameters().forEach(parameter -> parameter.used(used.contains(parameter)));
  }

  @Override
  List<Step> steps(List<Step> steps) {
    var kept = new ArrayList<Step>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      var step = kept(steps.get(i));
      if (step != null) {
        kept.add(step);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  /** The step as far as it is needed, or {@code null}. */
  private Step kept(Step step) {
    return switch (step) {
      case Step.Bind(var local, var value) when !used.contains(local) && isPure(value) -> null;
      case Step.Bind(var local, var value) when !used.contains(local) && Lowering.isArgument(value) -> new Step.Effect(expr(value));
      case Step.Effect(var value) when isPure(value) -> null;
      case Step.Unpack(var subject, var form, var parts) -> unpack(subject, form, parts);
      default -> step(step);
    };
  }

  private Step unpack(Local subject, Form form, List<Local> parts) {
    var needed = new ArrayList<Local>();
    parts.forEach(part -> needed.add(part != null && used.contains(part) ? part : null));
    if (needed.stream().allMatch(part -> part == null)) {
      return null;
    }
    use(subject);
    return new Step.Unpack(subject, form, needed);
  }

  /** Whether evaluating it does nothing but give the value. */
  private static boolean isPure(Expr value) {
    return switch (value) {
      case Expr.Const _, Expr.Use _, Expr.LocalFun _, Expr.MakeFun _, Expr.MapValue _, Expr.ReadInteger _, Expr.ReadFloat _ -> true;
      case Expr.ReadCharacter _, Expr.CharacterSize _, Expr.ReadBits _, Expr.ReadRest _, Expr.Advance _, Expr.BitCount _, Expr.Caught _ -> true;
      case Expr.MakeTuple(var elements) -> elements.stream().allMatch(Unused::isPure);
      case Expr.MakeList(var elements, var tail) -> isPure(tail) && elements.stream().allMatch(Unused::isPure);
      case Expr.MakeMap(var entries) -> entries.stream().allMatch(Unused::isPure);
      default -> false;
    };
  }

  @Override
  Test test(Test test) {
    return switch (test) {
      case Test.Given(var steps, var inner) -> {
        var last = test(inner);
        var kept = steps(steps);
        yield kept.isEmpty() ? last : new Test.Given(kept, last);
      }
      case Test.And(var first, var second) -> {
        var last = test(second);
        yield new Test.And(test(first), last);
      }
      case Test.Or(var first, var second) -> {
        var last = test(second);
        yield new Test.Or(test(first), last);
      }
      case Test.Either(var decider, var yes, var no) -> {
        var otherwise = test(no);
        var then = test(yes);
        yield new Test.Either(test(decider), then, otherwise);
      }
      default -> {
        reads(test);
        yield super.test(test);
      }
    };
  }
}
