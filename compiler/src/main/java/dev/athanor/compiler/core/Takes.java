package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the handler of a {@code try} surely takes without asking for a stack trace, as a term that the runtime compares with what is about to be raised.
 *
 * <p>Recording a stack trace costs more than everything else about an exception. Most are caught nearby by somebody who does not look at it. So whoever raises asks
 * the handlers, innermost first, and records one unless it is certain that nobody will see it: a handler uses no {@code __STACKTRACE__}, and one of its
 * clauses, without guard and with a pattern of plain parts, matches.
 *
 * <p>The term is a list of {@code {kind, exception, reason, needs_struct}}, each of the first three a pattern: {@code :_}, {@code {:=, term}}, {@code {:{}, patterns}}, {@code
 * {:|, head, tail}} or {@code {:%{}, [{key, pattern}]}}. With {@code needs_struct} only what was raised as an exception struct counts, since
 * making one of an Erlang reason looks at the trace.
 */
final class Takes {
  private static final Atom ANY = Atom.of("_");
  private static final Atom IS = Atom.of("=");
  private static final Atom TUPLE = Atom.of("{}");
  private static final Atom PAIR = Atom.of("|");
  private static final Atom MAP = Atom.of("%{}");

  /** Takes whatever is raised. */
  static final Object EVERYTHING = Lists.of(Tuple.of(ANY, ANY, ANY, Atoms.FALSE));

  private final Local raised;
  private final List<List<Object>> clauses = new ArrayList<>();

  /** Of a handler of that exception. */
  Takes(Local raised) {
    this.raised = raised;
  }

  /** Adds a clause of patterns for kind, exception and reason. */
  void add(Matching.Clause clause) {
    if (!clause.guards().isEmpty()) {
      return;
    }
    var seen = new HashSet<Object>();
    var terms = new ArrayList<>();
    for (var pattern : clause.patterns()) {
      var term = term(pattern, seen);
      if (term == null) {
        return;
      }
      terms.add(term);
    }
    clauses.add(terms);
  }

  /** What the handler takes; {@code nil} if it looks at stack traces. */
  Object of(Expr handler) {
    var needs = HandlerNeeds.of(handler, raised);
    if (needs.trace()) {
      return Atoms.NIL;
    }
    var all = new ArrayList<>();
    for (var clause : clauses) {
      all.add(Tuple.of(clause.get(0), clause.get(1), clause.get(2), Atom.of(needs.struct())));
    }
    return all.isEmpty() ? EmptyList.EMPTY : Lists.of(all);
  }

  private static Object term(Pattern pattern, Set<Object> seen) {
    return switch (pattern) {
      case Pattern.Any _ -> ANY;
      case Pattern.Bound(var variable) -> seen.add(variable) ? ANY : null;
      case Pattern.Literal(var term) -> Tuple.of(IS, term);
      case Pattern.TupleOf(var elements) -> {
        var terms = new ArrayList<>();
        elements.forEach(element -> terms.add(term(element, seen)));
        yield terms.contains(null) ? null : Tuple.of(TUPLE, Lists.of(terms));
      }
      case Pattern.Pair(var head, var tail) -> {
        var first = term(head, seen);
        var rest = term(tail, seen);
        yield first == null || rest == null ? null : Tuple.of(PAIR, first, rest);
      }
      case Pattern.MapOf(var entries) -> entries(entries, seen);
      case Pattern.Both _, Pattern.EqualTo _, Pattern.OfType _, Pattern.BitsOf _ -> null;
    };
  }

  private static Object entries(List<Pattern.Entry> entries, Set<Object> seen) {
    var terms = new ArrayList<>();
    for (var entry : entries) {
      var value = term(entry.value(), seen);
      if (value == null || !(entry.key() instanceof Expr.Const(var key))) {
        return null;
      }
      terms.add(Tuple.of(key, value));
    }
    return Tuple.of(MAP, Lists.of(terms));
  }
}
