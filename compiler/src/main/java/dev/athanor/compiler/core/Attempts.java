package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lowers {@code try}. All handlers, {@code rescue} and {@code catch}, are clauses of one match on the kind of what was raised, the module of the exception that
 * {@code rescue} sees, and the reason; what none of them takes is raised again. The code of {@code after} is a function of its own, since it runs
 * on either way out.
 */
final class Attempts {
  private static final Atom IN = Atom.of("in");

  private final Lowering in;

  Attempts(Lowering in) {
    this.in = in;
  }

  /** {@code try}. */
  Expr attempt(Tuple3 node) {
    var options = Quoted.arguments(node).getFirst();
    int line = in.line(node.e1);
    var after = Quoted.option(options, Atoms.AFTER);
    var body = handled(options, line);
    return after == null ? body : after(body, after, line);
  }

  private Expr after(Expr body, Object after, int line) {
    var inner = in.inner();
    var name = in.module.afterName(in.owner);
    var function = in.module.made(inner, name, line, List.of(), inner.body(after));
    var cleanup = new Step.Effect(new Expr.Call(new Callee.Made(function), inner.scope.capturedValues(), line));
    var value = new Local("value");
    var raised = new Local("raised");
    return new Expr.Try(
        body,
        value,
        new Expr.Block(List.of(cleanup), new Expr.Use(value)),
        raised,
        new Expr.Block(List.of(cleanup), new Expr.Rethrow(raised)),
        null);
  }

  private Expr handled(Object options, int line) {
    var body = in.body(Quoted.option(options, Atoms.DO));
    var otherwise = Quoted.option(options, Atoms.ELSE);
    boolean handles = Quoted.option(options, Atoms.RESCUE) != null || Quoted.option(options, Atoms.CATCH) != null;
    if (otherwise == null && !handles) {
      return body;
    }
    var value = new Local("value");
    var raised = new Local("raised");
    var success = otherwise == null ? new Expr.Use(value) : otherwise(value, otherwise, line);
    if (!handles) {
      return new Expr.Block(List.of(new Step.Bind(value, body)), success);
    }
    var takes = new Takes(raised);
    var handler = in.handling(raised, () -> handler(raised, options, takes));
    return new Expr.Try(body, value, success, raised, handler, in.module.knowledge.optimises() ? takes.of(handler) : Atoms.NIL);
  }

  private Expr otherwise(Local value, Object clauses, int line) {
    var failure = new Expr.Raise(Expr.Failure.TRY_CLAUSE, List.of(new Expr.Use(value)), line);
    return in.branches.clauses(List.of(value), Quoted.clauses(clauses), failure);
  }

  private Expr handler(Local raised, Object options, Takes takes) {
    var kind = new Local("kind");
    var name = new Local("exception");
    var reason = new Local("reason");
    var clauses = new ArrayList<Matching.Clause>();
    var shared = new ArrayList<Expr.Join>();
    for (var option : Quoted.list(options)) {
      var pair = (Tuple2) option;
      if (pair.e0 == Atoms.RESCUE) {
        Quoted.clauses(pair.e1).forEach(clause -> addRescue(clause, raised, clauses, shared));
      } else if (pair.e0 == Atoms.CATCH) {
        Quoted.clauses(pair.e1).forEach(clause -> clauses.add(caught(clause)));
      }
    }
    var steps = new ArrayList<Step>();
    steps.add(new Step.Bind(kind, new Expr.Caught(Expr.Aspect.KIND, raised)));
    steps.add(new Step.Bind(name, new Expr.Caught(Expr.Aspect.EXCEPTION_NAME, raised)));
    steps.add(new Step.Bind(reason, new Expr.Caught(Expr.Aspect.REASON, raised)));
    clauses.forEach(takes::add);
    var tree = Matching.clauses(in, List.of(kind, name, reason), clauses, new Expr.Rethrow(raised));
    for (var body : shared) {
      tree = new Expr.Join(body.label(), body.target(), tree);
    }
    return new Expr.Block(steps, tree);
  }

  private Matching.Clause caught(Quoted.Clause clause) {
    var patterns = in.patterns.all(clause.arguments());
    var all = List.of(patterns.get(0), new Pattern.Any(), patterns.get(1));
    return new Matching.Clause(all, clause.guards(), () -> in.body(clause.body()));
  }

  /** A clause of {@code rescue}: a variable, or {@code variable in modules}. For several modules it is several clauses with one body. */
  private void addRescue(Quoted.Clause clause, Local raised, List<Matching.Clause> clauses, List<Expr.Join> shared) {
    var pattern = clause.arguments().getFirst();
    var membership = Quoted.call(pattern, IN);
    if (membership == null) {
      clauses.add(rescued(new Pattern.Any(), () -> body(pattern, clause.body(), raised)));
      return;
    }
    var sides = Quoted.arguments(membership);
    var modules = Quoted.isList(sides.get(1)) ? Quoted.list(sides.get(1)) : List.of(sides.get(1));
    if (modules.size() == 1) {
      clauses.add(rescued(of(modules.getFirst()), () -> body(sides.get(0), clause.body(), raised)));
      return;
    }
    var label = new Label("rescue", List.of());
    shared.add(new Expr.Join(label, body(sides.get(0), clause.body(), raised), null));
    modules.forEach(module -> clauses.add(rescued(of(module), () -> new Expr.Jump(label, List.of()))));
  }

  private Pattern of(Object module) {
    return Quoted.isUnderscore(module) ? new Pattern.Any() : in.patterns.of(module);
  }

  private static Matching.Clause rescued(Pattern name, Supplier<Expr> body) {
    return new Matching.Clause(List.of(new Pattern.Literal(Atoms.ERROR), name, new Pattern.Any()), List.of(), body);
  }

  private Expr body(Object pattern, Object body, Local raised) {
    var variable = Quoted.variable(pattern);
    if (variable == null) {
      return in.body(body);
    }
    var exception = new Local(variable.name().name());
    in.scope.define(variable, exception);
    var steps = new ArrayList<Step>();
    steps.add(new Step.Bind(exception, new Expr.Caught(Expr.Aspect.EXCEPTION, raised)));
    var value = in.expr(body, steps);
    return new Expr.Block(steps, value);
  }
}
