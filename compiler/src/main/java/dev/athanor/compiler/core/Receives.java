package dev.athanor.compiler.core;

import dev.athanor.code.FunctionInfo;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lowers {@code receive}: a loop that looks at one message after the other until a clause takes one or time is up.
 *
 * <p>Where every clause wants a reference that was made in the same function, no message from before that can match, so that the process may begin to
 * look where the mailbox ended when the reference was made.
 */
final class Receives {
  private static final Set<String> MAKE_REFERENCE = Set.of("make_ref", "monitor", "alias");
  private static final Set<String> MAKE_PAIR = Set.of("spawn_monitor");

  private final Lowering in;
  private final Set<Quoted.Variable> references = new LinkedHashSet<>();

  Receives(Lowering in) {
    this.in = in;
  }

  /** Notes a variable that is given a new reference. */
  void noteReference(Expr value, Quoted.Variable variable) {
    if (isCallOf(value, MAKE_REFERENCE)) {
      references.add(variable);
    }
  }

  /** Notes a variable in a pattern that is given a new reference: {@code {pid, reference} = spawn_monitor(...)}. */
  void noteReferences(Expr value, Pattern pattern) {
    if (isCallOf(value, MAKE_PAIR)
        && pattern instanceof Pattern.TupleOf(var elements)
        && elements.size() == 2
        && elements.getLast() instanceof Pattern.Bound(var variable)) {
      references.add(variable);
    }
  }

  private static boolean isCallOf(Expr value, Set<String> names) {
    if (!(value instanceof Expr.Call call)) {
      return false;
    }
    return switch (call.callee()) {
      case Callee.Builtin(FunctionInfo info) -> names.contains(info.name().name());
      case Callee.Remote(Atom module, Atom function) -> module == Atoms.ERLANG && names.contains(function.name());
      default -> false;
    };
  }

  /** {@code receive}. */
  Expr receive(Tuple3 node, List<Step> out) {
    var options = Quoted.arguments(node).getFirst();
    int line = in.line(node.e1);
    var quoted = Quoted.option(options, Atoms.DO);
    var clauses = quoted == null || !Quoted.isList(quoted) ? List.<Quoted.Clause>of() : Quoted.clauses(quoted);
    var after = Quoted.option(options, Atoms.AFTER);
    var limit = after == null ? null : Quoted.clauses(after).getFirst();
    begin(limit, clauses, line, out);
    var next = new Label("message", List.of());
    var message = new Local("message");
    var steps = new ArrayList<Step>();
    var action = isForAnswer(clauses) ? Expr.Action.NEXT_ANSWER : Expr.Action.NEXT_MESSAGE;
    steps.add(new Step.Bind(message, new Expr.Act(action, List.of(), line)));
    if (limit != null) {
      steps.add(new Step.Require(new Test.Not(new Test.IsTimeUp(message)), in.body(limit.body())));
    }
    var rows = clauses.stream().map(clause -> taking(clause, line)).toList();
    var matched = Matching.clauses(in, List.of(message), rows, new Expr.Jump(next, List.of()));
    return new Expr.Loop(next, List.of(), new Expr.Block(steps, matched));
  }

  private void begin(Quoted.Clause limit, List<Quoted.Clause> clauses, int line, List<Step> out) {
    var arguments = new ArrayList<Expr>();
    if (limit != null) {
      arguments.add(in.argument(limit.arguments().getFirst(), out));
    }
    var reference = commonReference(clauses);
    if (reference != null) {
      arguments.add(new Expr.Use(in.scope.find(reference)));
    }
    var action = limit == null ? Expr.Action.RECEIVE : Expr.Action.RECEIVE_WITHIN;
    out.add(new Step.Effect(new Expr.Act(action, arguments, line)));
  }

  private Matching.Clause taking(Quoted.Clause clause, int line) {
    return new Matching.Clause(
        in.patterns.all(clause.arguments()),
        clause.guards(),
        () -> {
          var steps = new ArrayList<Step>();
          steps.add(new Step.Effect(new Expr.Act(Expr.Action.ACCEPT, List.of(), line)));
          var value = in.expr(clause.body(), steps);
          return new Expr.Block(steps, value);
        });
  }

  /** The new reference that all clauses want, or {@code null}. */
  private Quoted.Variable commonReference(List<Quoted.Clause> clauses) {
    for (var reference : references) {
      if (!clauses.isEmpty() && clauses.stream().allMatch(clause -> wants(clause.arguments().getFirst(), reference))) {
        return reference;
      }
    }
    return null;
  }

  /** Whether all clauses want the value of one variable: then they most likely want the answer to something. */
  private static boolean isForAnswer(List<Quoted.Clause> clauses) {
    var wanted = new LinkedHashSet<Quoted.Variable>();
    if (!clauses.isEmpty()) {
      pinned(clauses.getFirst().arguments().getFirst(), wanted);
    }
    return wanted.stream().anyMatch(variable -> clauses.stream().allMatch(clause -> wants(clause.arguments().getFirst(), variable)));
  }

  /** Notes the variables whose values a pattern has. */
  private static void pinned(Object pattern, Set<Quoted.Variable> into) {
    switch (pattern) {
      case Tuple2 pair -> {
        pinned(pair.e0, into);
        pinned(pair.e1, into);
      }
      case Cons list -> {
        pinned(list.head, into);
        pinned(list.tail(), into);
      }
      case Tuple3 node when node.e0 instanceof Atom name && name.name().equals("^") -> {
        var variable = Quoted.variable(Quoted.arguments(node).getFirst());
        if (variable != null) {
          into.add(variable);
        }
      }
      case Tuple3 node when node.e2 instanceof Cons parts -> pinned(parts, into);
      default -> {}
    }
  }

  /** Whether a pattern has {@code ^reference} in a place where every message that matches has it. */
  private static boolean wants(Object pattern, Quoted.Variable reference) {
    return switch (pattern) {
      case Tuple2 pair -> wants(pair.e0, reference) || wants(pair.e1, reference);
      case Cons list -> wants(list.head, reference) || wants(list.tail(), reference);
      case Tuple3 node when node.e0 instanceof Atom name ->
          switch (name.name()) {
            case "^" -> reference.equals(Quoted.variable(Quoted.arguments(node).getFirst()));
            case "{}", "=", "|" -> Quoted.arguments(node).stream().anyMatch(part -> wants(part, reference));
            default -> false;
          };
      default -> false;
    };
  }
}
