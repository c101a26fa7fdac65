package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Ast;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the clauses that can never match because one before them always does.
 *
 * <p>The rows of a match are looked at column by column, front to back, as they would be tested: neighbouring rows that test the column are taken
 * apart by what they test for, those that don't go on to the next column together. Rows that arrive at the end together are told apart by guards
 * alone. Only the first clause of those that are shadowed by one is reported, except behind a clause that matches whatever the values are.
 * (Which is what the reference reports; see "The implementation of functional programming languages", S. Peyton Jones, 1987, chapter 5, for the rule.)
 */
final class Shadowing {
  private static final Atom WHEN = Atom.of("when");

  private final Map<Row, Row> shadowed = new LinkedHashMap<>();

  private Shadowing() {}

  /** A clause, and the shapes of its patterns. */
  record Row(Object meta, List<Shape> columns, boolean guarded, Object body) {
    /** The row of a quoted clause {@code patterns when guards -> body}. */
    static Row of(Tuple3 clause) {
      var patterns = Ast.argument(clause, 0);
      boolean hasGuard = Lists.length(patterns) == 1 && Ast.isCall(Ast.nth(patterns, 0), WHEN);
      if (!hasGuard) {
        return of(clause.e1, patterns, EmptyList.EMPTY, Ast.argument(clause, 1));
      }
      var parts = ((Tuple3) Ast.nth(patterns, 0)).e2;
      return of(clause.e1, Ast.init(parts), Lists.of(Ast.last(parts)), Ast.argument(clause, 1));
    }

    /** The row of a clause; {@code guards} are alternatives. */
    static Row of(Object meta, Object patterns, Object guards, Object body) {
      var reader = new Shape.Reader();
      var columns = reader.all(Lists.toJava(patterns));
      boolean always = guards == EmptyList.EMPTY || Ast.nth(guards, 0) == Atoms.TRUE;
      return new Row(meta, columns, reader.isGuarded() || !always, body);
    }

    /** The same for values that are known to be of a shape, or {@code null} where they cannot match. */
    Row given(Shape known) {
      var left = new ArrayList<Shape>();
      return columns.getFirst().leave(known, left) ? new Row(meta, left, guarded, body) : null;
    }

    boolean matchesAlways() {
      return !guarded && columns.stream().allMatch(Shape::isAny);
    }
  }

  /** A row as far as it has not been looked at. */
  private record Rest(Row row, List<Shape> columns) {
    private boolean tests() {
      return !columns.getFirst().isAny();
    }

    private Rest next() {
      return new Rest(row, columns.subList(1, columns.size()));
    }

    /** The parts of the first column instead of it. */
    private Rest opened() {
      var columns = new ArrayList<>(((Shape.Of) this.columns.getFirst()).parts());
      columns.addAll(this.columns.subList(1, this.columns.size()));
      return new Rest(row, columns);
    }
  }

  /** The rows that cannot be reached, with the row that matches instead. There may be none, as where a literal matches no clause. */
  static Map<Row, Row> of(List<Row> rows) {
    var found = new Shadowing();
    if (rows.isEmpty()) {
      return found.shadowed;
    }
    int always = 0;
    while (always < rows.size() && !rows.get(always).matchesAlways()) {
      always++;
    }
    int end = Math.min(always + 1, rows.size());
    found.match(rows.subList(0, end).stream().map(row -> new Rest(row, row.columns)).toList(), null);
    rows.subList(end, rows.size()).forEach(row -> found.shadowed.put(row, rows.get(end - 1)));
    return found.shadowed;
  }

  /** Looks at rows of equal columns; {@code otherwise} is tried where none of them matches. */
  private void match(List<Rest> rows, Rest otherwise) {
    if (rows.getFirst().columns.isEmpty()) {
      meet(rows, otherwise);
      return;
    }
    int start = 0;
    while (start < rows.size()) {
      int end = start + 1;
      while (end < rows.size() && rows.get(end).tests() == rows.get(start).tests()) {
        end++;
      }
      group(rows.subList(start, end), end < rows.size() ? rows.get(end) : otherwise);
      start = end;
    }
  }

  private void group(List<Rest> rows, Rest otherwise) {
    if (!rows.getFirst().tests()) {
      match(rows.stream().map(Rest::next).toList(), otherwise);
      return;
    }
    var byKey = new LinkedHashMap<Object, List<Rest>>();
    Shape.Of before = null;
    for (var row : rows) {
      var shape = (Shape.Of) row.columns.getFirst();
      if (before != null && shape.isNeighbourly() && !shape.key().equals(before.key())) {
        matchEach(byKey);
      }
      byKey.computeIfAbsent(shape.key(), _ -> new ArrayList<>()).add(row.opened());
      before = shape;
    }
    matchEach(byKey);
  }

  private void matchEach(Map<Object, List<Rest>> byKey) {
    byKey.values().forEach(same -> match(same, null));
    byKey.clear();
  }

  /** Rows that test nothing any more but guards. */
  private void meet(List<Rest> rows, Rest otherwise) {
    int always = 0;
    while (always < rows.size() && rows.get(always).row.guarded) {
      always++;
    }
    if (always < rows.size()) {
      var by = rows.get(always).row;
      rows.stream().skip(always + 1).limit(1).forEach(next -> shadowed.putIfAbsent(next.row, by));
      if (otherwise != null) {
        shadowed.putIfAbsent(otherwise.row, by);
      }
    }
  }
}
