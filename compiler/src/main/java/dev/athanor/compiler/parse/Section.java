package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import java.util.ArrayList;
import java.util.List;

/** Expressions and clauses between the same delimiters. */
final class Section {
  /** {@code head -> body}. */
  private record Clause(Object head, Object metadata, ArrayList<Object> body) {}

  /** Expressions before any clause. */
  private final ArrayList<Object> expressions = new ArrayList<>();

  private final ArrayList<Clause> clauses = new ArrayList<>();

  boolean isEmpty() {
    return expressions.isEmpty() && clauses.isEmpty();
  }

  boolean startsWithClause() {
    return expressions.isEmpty() && !clauses.isEmpty();
  }

  void addExpression(Object expression) {
    current().add(expression);
  }

  void addClause(Object head, Object metadata, Object body) {
    var expressions = new ArrayList<>();
    expressions.add(body);
    clauses.add(new Clause(head, metadata, expressions));
  }

  private ArrayList<Object> current() {
    return clauses.isEmpty() ? expressions : clauses.getLast().body;
  }

  /** The last expression ends with that token. */
  void endedBy(Metadata metadata, Token end) {
    var current = current();
    current.set(current.size() - 1, metadata.endedBy(end, current.getLast()));
  }

  /** Throws where a clause follows an expression that is none. */
  void check() {
    if (!expressions.isEmpty() && !clauses.isEmpty()) {
      throw Faults.lateClause(Nodes.node(Keys.STAB, clauses.getFirst().metadata, EmptyList.EMPTY));
    }
  }

  /** The expressions, where there are no clauses. */
  List<Object> expressions() {
    return expressions;
  }

  /** The clauses as a list. */
  Object clauses() {
    var quoted = new ArrayList<>();
    for (var clause : clauses) {
      quoted.add(Nodes.node(Keys.STAB, clause.metadata, Lists.of(clause.head, Nodes.block(clause.body))));
    }
    return Lists.of(quoted);
  }

  /** The clauses, or the expressions as one. */
  Object quoted() {
    check();
    return clauses.isEmpty() ? Nodes.block(expressions) : clauses();
  }
}
