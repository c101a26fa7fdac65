package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Quoted.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lowers matches: makes the decision graph and turns it into IR. The body of a clause that the graph reaches in one place stands there; one that
 * it reaches in several gets a label, and its variables are the label's parameters.
 */
final class Matching {
  /**
   * A clause of a match.
   *
   * @param patterns one for each value
   * @param guards alternatives, not lowered yet; empty for none
   * @param body lowers what follows, once the variables are defined
   */
  record Clause(List<Pattern> patterns, List<Object> guards, Supplier<Expr> body) {}

  /** How many clauses may be tried one after the other, where nothing is optimised: more would nest too deeply. */
  private static final int MOST_IN_TURN = 100;

  private final Lowering in;
  private final List<Clause> clauses;
  private final Expr failure;
  private final int[] leaves;
  private int failures;
  private final Label failed = new Label("failed", List.of());
  private final Map<Integer, Shared> shared = new LinkedHashMap<>();

  /** How often each node of the decision graph is reached. */
  private final Map<Decision, Integer> references = new IdentityHashMap<>();

  /** The labels of nodes that are reached several times, and what is there; what one jumps to stands before it. */
  private final Map<Decision, Label> meeting = new IdentityHashMap<>();
  private final List<Expr.Join> met = new ArrayList<>();

  /** A body that is reached in several places. */
  private record Shared(Label label, List<Variable> variables, Expr body) {}

  private Matching(Lowering in, List<Clause> clauses, Expr failure) {
    this.in = in;
    this.clauses = clauses;
    this.failure = failure;
    this.leaves = new int[clauses.size()];
  }

  /** The body of the first clause that matches the values, or {@code failure}. */
  static Expr clauses(Lowering in, List<Local> subjects, List<Clause> clauses, Expr failure) {
    var matching = new Matching(in, clauses, failure);
    var decision = matching.decision(subjects);
    matching.count(decision);
    return matching.joined(matching.expr(decision, matching.failureOnce()));
  }

  /** Adds the steps of a match that has to succeed: {@code failure} is the value of the block where it does not. */
  static void straight(Lowering in, List<Local> subjects, List<Pattern> patterns, Expr failure, List<Step> out) {
    straight(in, subjects, patterns, List.of(), failure, out);
  }

  /** The same with guards. */
  static void straight(Lowering in, List<Local> subjects, List<Pattern> patterns, List<Object> guards, Expr failure, List<Step> out) {
    var matching = new Matching(in, List.of(new Clause(patterns, guards, null)), failure);
    matching.steps(matching.decision(subjects), out);
  }

  private Decision decision(List<Local> subjects) {
    var rows = new ArrayList<Row>();
    for (var clause : clauses) {
      rows.add(Row.of(rows.size(), subjects, clause.patterns));
    }
    var matrix = new Matrix(in, rows.size(), row -> !clauses.get(row.number()).guards.isEmpty());
    boolean asTree = in.module.knowledge.optimises() || rows.size() > MOST_IN_TURN;
    return asTree ? matrix.decide(rows, BitsFacts.NONE) : inTurn(rows, matrix);
  }

  /** Tries one clause after the other, each without what was found out about those before. */
  private static Decision inTurn(List<Row> rows, Matrix matrix) {
    var last = matrix.decide(rows.subList(Math.max(0, rows.size() - 1), rows.size()), BitsFacts.NONE);
    for (int i = rows.size() - 2; i >= 0; i--) {
      last = new Decision.Fallback(matrix.decide(rows.subList(i, i + 1), BitsFacts.NONE), last);
    }
    return last;
  }

  /** Counts how often nodes are reached, each node's own branches once. */
  private void count(Decision decision) {
    switch (decision) {
      case Decision.Fail _ -> failures++;
      case Decision d when references.merge(d, 1, Integer::sum) > 1 -> {}
      case Decision.Success(var row, var otherwise) -> {
        leaves[row.number()]++;
        if (otherwise != null) {
          count(otherwise);
        }
      }
      case Decision.Then(_, var next) -> count(next);
      case Decision.Branch(_, var yes, var no) -> {
        count(yes);
        count(no);
      }
      case Decision.Choose(_, var ways, var otherwise) -> {
        ways.forEach(way -> count(way.next()));
        count(otherwise);
      }
      case Decision.Fallback(var first, var second) -> {
        count(first);
        count(second);
      }
    }
  }

  private Expr failureOnce() {
    return failures <= 1 || failure instanceof Expr.Jump ? failure : new Expr.Jump(failed, List.of());
  }

  /** The tree with the bodies that have labels around it. */
  private Expr joined(Expr tree) {
    var joined = tree;
    for (var join : met.reversed()) {
      joined = new Expr.Join(join.label(), join.target(), joined);
    }
    for (var body : shared.values()) {
      joined = new Expr.Join(body.label, body.body, joined);
    }
    return failures <= 1 || failure instanceof Expr.Jump ? joined : new Expr.Join(failed, failure, joined);
  }

  /** The node, or a jump to it if it is reached in several places. */
  private Expr expr(Decision decision, Expr fail) {
    if (decision instanceof Decision.Fail || references.get(decision) == 1) {
      return node(decision, fail);
    }
    var label = meeting.get(decision);
    if (label == null) {
      label = new Label("meet" + meeting.size(), List.of());
      meeting.put(decision, label);
      met.add(new Expr.Join(label, node(decision, fail), null));
    }
    return new Expr.Jump(label, List.of());
  }

  private Expr node(Decision decision, Expr fail) {
    return switch (decision) {
      case Decision.Fail _ -> fail;
      case Decision.Success(var row, var otherwise) -> success(row, otherwise, fail);
      case Decision.Then(var steps, var next) -> prefixed(steps, expr(next, fail));
      case Decision.Branch(var test, var yes, var no) -> new Expr.If(test, expr(yes, fail), expr(no, fail));
      case Decision.Choose(var subject, var ways, var otherwise) -> {
        var options = ways.stream().map(way -> option(subject, way, fail)).toList();
        yield new Expr.Switch(subject, options, expr(otherwise, fail));
      }
      case Decision.Fallback(var first, var second) -> {
        var label = new Label("next", List.of());
        var tried = expr(first, new Expr.Jump(label, List.of()));
        yield new Expr.Join(label, expr(second, fail), tried);
      }
    };
  }

  private Expr.Option option(Local subject, Decision.Way way, Expr fail) {
    var next = expr(way.next(), fail);
    return new Expr.Option(way.form(), prefixed(unpack(subject, way), next));
  }

  private static List<Step> unpack(Local subject, Decision.Way way) {
    boolean needed = way.parts().stream().anyMatch(part -> part != null);
    return needed ? List.of(new Step.Unpack(subject, way.form(), way.parts())) : List.of();
  }

  /** A block of steps in front of what may be a block itself. */
  private static Expr prefixed(List<Step> steps, Expr next) {
    if (steps.isEmpty()) {
      return next;
    }
    if (!(next instanceof Expr.Block(var more, var result))) {
      return new Expr.Block(steps, next);
    }
    var all = new ArrayList<>(steps);
    all.addAll(more);
    return new Expr.Block(all, result);
  }

  private Expr success(Row row, Decision otherwise, Expr fail) {
    var clause = clauses.get(row.number());
    if (clause.guards.isEmpty()) {
      return in.scope.inside(() -> body(row));
    }
    var guarded =
        in.scope.inside(
            () -> {
              row.bindings().forEach(in.scope::define);
              return new Expr.If(in.guards.any(clause.guards), body(row), null);
            });
    return new Expr.If(guarded.test(), guarded.yes(), expr(otherwise, fail));
  }

  private Expr body(Row row) {
    var clause = clauses.get(row.number());
    if (leaves[row.number()] == 1) {
      row.bindings().forEach(in.scope::define);
      return clause.body.get();
    }
    var known = shared.computeIfAbsent(row.number(), _ -> share(row, clause));
    return new Expr.Jump(
        known.label, known.variables.stream().map(variable -> (Expr) new Expr.Use(row.bindings().get(variable))).toList());
  }

  private Shared share(Row row, Clause clause) {
    var variables = new ArrayList<>(row.bindings().keySet());
    variables.sort((a, b) -> a.toString().compareTo(b.toString()));
    var parameters = new HashMap<Variable, Local>();
    var inOrder = new ArrayList<Local>();
    for (var variable : variables) {
      var parameter = new Local(variable.name().name());
      parameters.put(variable, parameter);
      inOrder.add(parameter);
    }
    parameters.forEach(in.scope::define);
    return new Shared(new Label("clause" + row.number(), inOrder), variables, clause.body.get());
  }

  /** The tree of a single clause has no branches but to failure: it is a sequence of steps. */
  private void steps(Decision decision, List<Step> out) {
    switch (decision) {
      case Decision.Success(var row, _) -> {
        row.bindings().forEach(in.scope::define);
        var guards = clauses.getFirst().guards;
        if (!guards.isEmpty()) {
          out.add(new Step.Require(in.guards.any(guards), failure));
        }
      }
      case Decision.Then(var steps, var next) -> {
        out.addAll(steps);
        steps(next, out);
      }
      case Decision.Branch(var test, var yes, _) -> {
        out.add(new Step.Require(test, failure));
        steps(yes, out);
      }
      case Decision.Choose(var subject, var ways, _) -> {
        var way = ways.getFirst();
        out.add(new Step.Require(new Test.Has(subject, way.form()), failure));
        out.addAll(unpack(subject, way));
        steps(way.next(), out);
      }
      // Conditions that contradict each other leave no row.
      case Decision.Fail _ -> out.add(new Step.Require(new Test.Always(false), failure));
      case Decision.Fallback _ -> throw new IllegalStateException("one clause cannot fall back on another");
    }
  }
}
