package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Session;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Warns of the clauses of a module's functions, and of matches in them, that can never be chosen. */
final class UnreachableClauses {
  private static final Atom GENERATED = Atom.of("generated");
  private static final Atom ARROW = Atom.of("->");
  private static final Atom CASE = Atom.of("case");
  private static final Atom COND = Atom.of("cond");
  private static final Set<Atom> HANDLERS = Set.of(Atom.of("rescue"), Atom.of("catch"));

  private final List<Found> found = new ArrayList<>();
  private Bitstring file;

  private UnreachableClauses() {}

  /** A clause that cannot be chosen, and the line of the one that always is. */
  private record Found(Bitstring file, Object meta, FunctionKey function, int line) {
    // Without Comparator.comparing: its lambdas can be serialised, so the ahead-of-time cache does not hold them.
    private static final Comparator<Found> IN_ORDER =
        (one, other) -> {
          int lines = Integer.compare(Meta.line(one.meta), Meta.line(other.meta));
          return lines != 0 ? lines : Long.compare(one.column(), other.column());
        };

    private long column() {
      return (Long) Meta.get(meta, Atoms.COLUMN, 0L);
    }

    private String message() {
      var clause = function == null ? "this clause" : "this clause for " + FunctionNames.of(function);
      return clause + " cannot match because a previous clause at line " + line + " always matches";
    }
  }

  /** Reports those of the functions that anybody calls. */
  static void warn(Session session, OpenModule module, Env env, Set<FunctionKey> reached) {
    var checks = new UnreachableClauses();
    module.definitions.values().stream().filter(definition -> reached.contains(definition.key)).forEach(checks::definition);
    checks.found.sort(Found.IN_ORDER);
    var outside = env.withModule(Atoms.NIL);
    checks.found.forEach(one -> session.diagnostics().warn(one.meta, outside.withFile(one.file), one.message()));
  }

  private void definition(Definition definition) {
    file = definition.file;
    var rows = new ArrayList<Shadowing.Row>();
    for (var clause : definition.clauses) {
      var parts = (Tuple4) clause;
      rows.add(Shadowing.Row.of(parts.e0, parts.e1, parts.e2, parts.e3));
    }
    rows(rows, definition.key);
  }

  /** Looks at the clauses of a match, and into the bodies of those that can be chosen. */
  private void rows(List<Shadowing.Row> rows, FunctionKey function) {
    var shadowed = Shadowing.of(rows);
    shadowed.forEach(
        (row, by) -> {
          if (!Meta.isSet(row.meta(), GENERATED)) {
            // Who matches always for its patterns' sake alone is what the function is named for.
            found.add(new Found(file, row.meta(), by.matchesAlways() ? function : null, Meta.line(by.meta())));
          }
        });
    rows.stream().filter(row -> !shadowed.containsKey(row)).forEach(row -> expression(row.body()));
  }

  private void expression(Object quoted) {
    switch (quoted) {
      case Tuple3 cond when cond.e0 == COND -> bodies(Ast.keyword(Ast.argument(cond, 0), Atoms.DO));
      case Tuple3 match when Ast.isCall(match, CASE, 2) -> {
        expression(Ast.argument(match, 0));
        var known = Shape.ofValue(Ast.argument(match, 0));
        var clauses = clauses(Ast.keyword(Ast.argument(match, 1), Atoms.DO));
        rows(clauses.stream().map(row -> row.given(known)).filter(Objects::nonNull).toList(), null);
      }
      case Tuple2 handlers when HANDLERS.contains(handlers.e0) -> bodies(handlers.e1);
      case Cons clauses when Ast.isCall(clauses.head, ARROW, 2) ->
          rows(clauses(clauses), null);
      default -> Ast.forEachPart(quoted, this::expression);
    }
  }

  private static List<Shadowing.Row> clauses(Object quoted) {
    return Lists.toJava(quoted).stream().map(clause -> Shadowing.Row.of((Tuple3) clause)).toList();
  }

  /** Looks into clauses of which the heads are no patterns, or patterns of another kind. */
  private void bodies(Object clauses) {
    Lists.toJava(clauses).forEach(clause -> expression(((Tuple3) clause).e2));
  }
}
