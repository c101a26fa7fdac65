package dev.athanor.compiler.core;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an expression needs from around it: variables, and labels that it jumps to. */
final class Uses extends Readers {
  private final Set<Local> used = new LinkedHashSet<>();
  private final Set<Local> bound = new HashSet<>();
  private final Set<Label> jumps = new LinkedHashSet<>();
  private final Set<Label> labels = new HashSet<>();

  /** Goes through an expression. */
  static Uses of(Expr expr) {
    var uses = new Uses();
    uses.expr(expr);
    return uses;
  }

  /** The variables from outside, in the order of their first use. */
  List<Local> variables() {
    return used.stream().filter(local -> !bound.contains(local)).toList();
  }

  /** The labels outside. */
  Set<Label> outerLabels() {
    var outer = new LinkedHashSet<>(jumps);
    outer.removeAll(labels);
    return outer;
  }

  @Override
  void use(Local local) {
    if (local != null) {
      used.add(local);
    }
  }

  private void define(Label label) {
    labels.add(label);
    bound.addAll(label.parameters());
  }

  @Override
  Expr expr(Expr expr) {
    reads(expr);
    switch (expr) {
      case Expr.Join(var label, _, _) -> define(label);
      case Expr.Loop(var label, _, _) -> define(label);
      case Expr.Jump(var label, _) -> jumps.add(label);
      case Expr.Try(_, var value, _, var exception, _, _) -> bound.addAll(List.of(value, exception));
      default -> {}
    }
    return super.expr(expr);
  }

  @Override
  Step step(Step step) {
    switch (step) {
      case Step.Bind(var local, _) -> bound.add(local);
      case Step.Attempt(var local, _, _) -> bound.add(local);
      case Step.Unpack(var subject, _, var parts) -> {
        use(subject);
        parts.stream().filter(part -> part != null).forEach(bound::add);
      }
      case Step.Effect _, Step.Require _ -> {}
    }
    return super.step(step);
  }

  @Override
  Test test(Test test) {
    reads(test);
    return super.test(test);
  }
}
