package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Lowers {@code case}, {@code cond}, {@code with}, and the clauses of functions. */
final class Branches {
  private static final Atom MATCH_FROM = Atom.of("<-");

  private final Lowering in;

  Branches(Lowering in) {
    this.in = in;
  }

  /** The first of some clauses that matches the parameters of a function. */
  Expr functionClauses(List<Local> parameters, List<Quoted.Clause> clauses, int line) {
    var uses = parameters.stream().map(parameter -> (Expr) new Expr.Use(parameter)).toList();
    return clauses(parameters, clauses, new Expr.Raise(Expr.Failure.FUNCTION_CLAUSE, uses, line));
  }

  /** The first of some clauses that matches some values. */
  Expr clauses(List<Local> subjects, List<Quoted.Clause> clauses, Expr failure) {
    return Matching.clauses(in, subjects, clauses.stream().map(this::clause).toList(), failure);
  }

  private Matching.Clause clause(Quoted.Clause clause) {
    return new Matching.Clause(in.patterns.all(clause.arguments()), clause.guards(), () -> in.body(clause.body()));
  }

  private static Object subject(Tuple3 node) {
    return Quoted.arguments(node).get(0);
  }

  private static List<Quoted.Clause> doClauses(Tuple3 node) {
    return Quoted.clauses(Quoted.option(Quoted.arguments(node).get(1), Atoms.DO));
  }

  /** {@code case}. */
  Expr caseOf(Tuple3 node, List<Step> out) {
    var clauses = doClauses(node);
    if (in.tests.isTest(subject(node))) {
      var choice = Choice.of(clauses);
      if (choice != null) {
        var test = in.tests.of(subject(node), out);
        return new Expr.If(test, chosen(choice.whenTrue(), true), chosen(choice.whenFalse(), false));
      }
    }
    var value = Lowering.local("case", in.expr(subject(node), out), out);
    var failure = new Expr.Raise(Expr.Failure.CASE_CLAUSE, List.of(new Expr.Use(value)), in.line(node.e1));
    return clauses(List.of(value), clauses, failure);
  }

  /** The body of a clause that was chosen for a boolean. */
  private Expr chosen(Quoted.Clause clause, boolean value) {
    var variable = Quoted.variable(clause.arguments().getFirst());
    if (variable == null) {
      return in.body(clause.body());
    }
    var local = new Local(variable.name().name());
    in.scope.define(variable, local);
    return new Expr.Block(List.of(new Step.Bind(local, new Expr.Const(Atom.of(value)))), in.body(clause.body()));
  }

  /** Whether a {@code case} gives a boolean and can be lowered to a test. */
  boolean isBooleanCase(Tuple3 node) {
    var choice = Choice.of(doClauses(node));
    if (choice == null) {
      return false;
    }
    boolean isTest = in.tests.isTest(subject(node));
    return isTest || choice.isComplete() ? isTestBody(choice.whenTrue(), isTest) && isTestBody(choice.whenFalse(), isTest) : false;
  }

  /** Whether a body is a test; the variable that is the boolean itself is one. */
  private boolean isTestBody(Quoted.Clause clause, boolean variableIsTest) {
    return in.tests.isTest(clause.body()) || variableIsTest && isOwnVariable(clause);
  }

  private static boolean isOwnVariable(Quoted.Clause clause) {
    var variable = Quoted.variable(clause.body());
    return variable != null && variable.equals(Quoted.variable(clause.arguments().getFirst()));
  }

  /** The test that such a {@code case} is. */
  Test booleanCase(Tuple3 node, List<Step> out) {
    var choice = Choice.of(doClauses(node));
    Test test;
    if (in.tests.isTest(subject(node))) {
      test = in.tests.of(subject(node), out);
    } else {
      var use = new Expr.Use(Lowering.local("boolean", in.expr(subject(node), out), out));
      if (choice.operator() != null) {
        var failure = new Expr.Raise(Expr.Failure.BAD_BOOL, List.of(use, new Expr.Const(choice.operator())), in.line(node.e1));
        out.add(new Step.Require(new Test.IsA(TypeTest.BOOLEAN, use), failure));
      }
      test = choice.operator() != null ? new Test.IsTrue(use) : new Test.IsTruthy(use);
    }
    return new Test.Either(test, chosenTest(choice.whenTrue(), true), chosenTest(choice.whenFalse(), false));
  }

  private Test chosenTest(Quoted.Clause clause, boolean value) {
    return in.tests.isTest(clause.body()) ? in.tests.closed(clause.body()) : new Test.Always(value);
  }

  /** {@code cond}. */
  Expr cond(Tuple3 node) {
    var clauses = Quoted.clauses(Quoted.option(Quoted.arguments(node).get(0), Atoms.DO));
    return cond(clauses, new Expr.Raise(Expr.Failure.COND_CLAUSE, List.of(), in.line(clauses.getLast().meta())));
  }

  private Expr cond(List<Quoted.Clause> clauses, Expr failure) {
    if (clauses.isEmpty()) {
      return failure;
    }
    var first = clauses.getFirst();
    var condition = first.arguments().getFirst();
    if (condition instanceof Atom always && always != Atoms.FALSE && always != Atoms.NIL) {
      return in.body(first.body());
    }
    var test = truthy(condition);
    var body = in.body(first.body());
    return new Expr.If(test, body, cond(clauses.subList(1, clauses.size()), failure));
  }

  private Test truthy(Object quoted) {
    if (in.tests.isTest(quoted)) {
      return in.tests.closed(quoted);
    }
    var steps = new ArrayList<Step>();
    var value = Lowering.local("cond", in.expr(quoted, steps), steps);
    var test = new Test.IsTruthy(new Expr.Use(value));
    return steps.isEmpty() ? test : new Test.Given(steps, test);
  }

  /** {@code with}: a block that ends early where a {@code <-} does not match. */
  Expr with(Tuple3 node, List<Step> out) {
    var clauses = new ArrayList<>(Quoted.arguments(node));
    var options = clauses.removeLast();
    var alternatives = Quoted.option(options, Atoms.ELSE);
    if (alternatives == null || alternatives == EmptyList.EMPTY) {
      return block(clauses, options, null);
    }
    var unmatched = new Local("unmatched");
    var otherwise = new Label("else", List.of(unmatched));
    var body = block(clauses, options, otherwise);
    var failure = new Expr.Raise(Expr.Failure.WITH_CLAUSE, List.of(new Expr.Use(unmatched)), in.line(node.e1));
    return new Expr.Join(otherwise, clauses(List.of(unmatched), Quoted.clauses(alternatives), failure), body);
  }

  private Expr block(List<Object> clauses, Object options, Label otherwise) {
    var steps = new ArrayList<Step>();
    for (var clause : clauses) {
      if (Quoted.call(clause, MATCH_FROM) instanceof Tuple3 arrow) {
        matchFrom(arrow, otherwise, steps);
      } else {
        steps.add(new Step.Effect(in.expr(clause, steps)));
      }
    }
    return Lowering.block(steps, in.expr(Quoted.option(options, Atoms.DO), steps));
  }

  private void matchFrom(Tuple3 arrow, Label otherwise, List<Step> steps) {
    var sides = Quoted.arguments(arrow);
    var value = Lowering.local("with", in.expr(sides.get(1), steps), steps);
    var pattern = Quoted.pattern(sides.get(0));
    var use = new Expr.Use(value);
    var unmatched = otherwise == null ? use : new Expr.Jump(otherwise, List.of(use));
    Matching.straight(in, List.of(value), in.patterns.all(pattern.arguments()), pattern.guards(), unmatched, steps);
  }
}
