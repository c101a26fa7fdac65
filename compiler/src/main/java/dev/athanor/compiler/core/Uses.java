package dev.athanor.compiler.core;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an expression needs from around it: variables, and labels that it jumps to. */
final class Uses extends Rewriter {
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

  private void use(Local local) {
    if (local != null) {
      used.add(local);
    }
  }

  private void at(Local subject, At at, Local other) {
    use(subject);
    use(at.start());
    use(other);
  }

  private void define(Label label) {
    labels.add(label);
    bound.addAll(label.parameters());
  }

  @Override
  Expr expr(Expr expr) {
    switch (expr) {
      case Expr.Use(var local) -> use(local);
      case Expr.Switch(var subject, _, _) -> use(subject);
      case Expr.Join(var label, _, _) -> define(label);
      case Expr.Loop(var label, _, _) -> define(label);
      case Expr.Jump(var label, _) -> jumps.add(label);
      case Expr.Try(_, var value, _, var exception, _, _) -> bound.addAll(List.of(value, exception));
      case Expr.Rethrow(var local) -> use(local);
      case Expr.Caught(_, var local) -> use(local);
      case Expr.MapValue(var map, _) -> use(map);
      case Expr.ReadInteger read -> at(read.subject(), read.at(), read.computed());
      case Expr.ReadFloat read -> at(read.subject(), read.at(), read.computed());
      case Expr.ReadBits read -> at(read.subject(), read.at(), read.computed());
      case Expr.ReadCharacter read -> at(read.subject(), read.at(), null);
      case Expr.ReadRest read -> at(read.subject(), read.at(), null);
      case Expr.CharacterSize(var character, _) -> use(character);
      case Expr.Advance(var at, var bits) -> at(null, at, bits);
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
    switch (test) {
      case Test.Has(var subject, _) -> use(subject);
      case Test.IsPresent(var value) -> use(value);
      case Test.IsTimeUp(var message) -> use(message);
      case Test.IsRange(var subject) -> use(subject);
      case Test.IsNew(var seen, _) -> use(seen);
      case Test.IsNatural(var number) -> use(number);
      case Test.BitsLeft(var size, var at, _, _) -> at(size, at, null);
      case Test.ManyBitsLeft(var size, var at, var bits) -> at(size, at, bits);
      case Test.UnitsLeft(var size, var at, _) -> at(size, at, null);
      case Test.BitsAre(var subject, var at, _) -> at(subject, at, null);
      case Test.IsSmall(var subject) -> use(subject);
      case Test.IsBelow(var subject, _, _) -> use(subject);
      default -> {}
    }
    return super.test(test);
  }
}
