package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Variables of a pattern that are bound in function of each other, such as {@code {x = y, y = x}} or {@code x = {x}}: no value, or no single
 * order of binding, explains them, so they are refused.
 *
 * <p>Each {@code a = b = c} of the pattern is a group of siblings that match the same value. A variable of one sibling is tied by the group to
 * each variable of the others. To be tied to itself, twice to the same variable, or to come back to a variable by another group than
 * the one it was left by, is a recursion. Two variables of one sibling ({@code a = {b, c}}) are not tied by its group, so a way never goes on by the group it came by.
 */
final class RecursivePatterns {
  private static final Comparator<Tuple2> ORDER = TermOrder::compare;

  /** For each variable the variables it is tied to, and the groups that tie them. */
  private final Map<Tuple2, Map<Tuple2, Set<Integer>>> ties = new TreeMap<>(ORDER);

  private final Set<Tuple2> visited = new HashSet<>();

  /** The way from where the search began, with the group by which each variable was left. */
  private final Map<Tuple2, Integer> path = new LinkedHashMap<>();

  private int groups;

  private RecursivePatterns() {}

  /**
   * Fails if the pattern is recursive.
   *
   * @param expanded the pattern in expanded form
   * @param written as the message shows it
   */
  static void check(Scope s, Object meta, Object expanded, Object written) {
    var patterns = new RecursivePatterns();
    patterns.collect(expanded);
    var problem = patterns.groups == 0 ? null : patterns.problem();
    if (problem != null) {
      throw s.fail(meta, "recursive variable definition in patterns:\n\n" + s.source(written) + "\n\n" + problem);
    }
  }

  private void collect(Object pattern) {
    if (Ast.isCall(pattern, Names.EQUALS, 2)) {
      var siblings = new ArrayList<>();
      siblings(pattern, siblings);
      tie(siblings);
      siblings.forEach(this::collect);
    } else {
      Ast.forEachPart(pattern, this::collect);
    }
  }

  private static void siblings(Object pattern, List<Object> siblings) {
    if (!Ast.isCall(pattern, Names.EQUALS, 2)) {
      siblings.add(pattern);
      return;
    }
    siblings(Ast.argument((Tuple3) pattern, 0), siblings);
    siblings(Ast.argument((Tuple3) pattern, 1), siblings);
  }

  private void tie(List<Object> siblings) {
    int group = groups++;
    var before = new TreeSet<>(ORDER);
    for (var sibling : siblings) {
      var bound = new TreeSet<>(ORDER);
      bound(sibling, bound);
      for (var variable : bound) {
        before.forEach(other -> tie(variable, other, group));
      }
      before.addAll(bound);
    }
  }

  private void tie(Tuple2 one, Tuple2 other, int group) {
    tieTo(one, other, group);
    tieTo(other, one, group);
  }

  private void tieTo(Tuple2 from, Tuple2 to, int group) {
    ties.computeIfAbsent(from, _ -> new TreeMap<>(ORDER)).computeIfAbsent(to, _ -> new TreeSet<>()).add(group);
  }

  /** The variables that a pattern binds: not those under pins or in sizes of segments. */
  private static void bound(Object pattern, Set<Tuple2> bound) {
    if (Ast.isVariable(pattern)) {
      var variable = (Tuple3) pattern;
      if (variable.e0 != Names.UNDERSCORE) {
        bound.add(Variables.identity(variable.e0, variable.e1, variable.e2));
      }
    } else if (Ast.isCall(pattern, Names.TYPE, 2)) {
      bound(Ast.argument((Tuple3) pattern, 0), bound);
    } else if (!Ast.isCall(pattern, Names.PIN, 1)) {
      Ast.forEachPart(pattern, part -> bound(part, bound));
    }
  }

  /** What is wrong, or {@code null}. */
  private String problem() {
    for (var variable : ties.keySet()) {
      var found = from(variable, -1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private String from(Tuple2 variable, int enteredBy) {
    if (!visited.add(variable)) {
      return null;
    }
    for (var tie : ties.get(variable).entrySet()) {
      var found = along(variable, enteredBy, tie.getKey(), tie.getValue());
      if (found != null) {
        return found;
      }
    }
    path.remove(variable);
    return null;
  }

  private String along(Tuple2 variable, int enteredBy, Tuple2 other, Set<Integer> tiedBy) {
    int group = tiedBy.iterator().next();
    if (variable.equals(other)) {
      return "the variable " + name(variable) + " is defined in function of itself";
    }
    if (tiedBy.size() > 1) {
      var pair = sorted(List.of(variable, other));
      return "the variable " + pair.getFirst() + " is defined recursively in function of " + pair.getLast();
    }
    if (group == enteredBy) {
      return null;
    }
    path.put(variable, group);
    var leftBy = path.get(other);
    if (leftBy != null) {
      return leftBy == group ? null : "the following variables form a cycle: " + String.join(", ", sorted(path.keySet()));
    }
    return from(other, group);
  }

  private static List<String> sorted(Iterable<Tuple2> variables) {
    var sorted = new TreeSet<>(ORDER);
    variables.forEach(sorted::add);
    return sorted.stream().map(RecursivePatterns::name).toList();
  }

  private static String name(Tuple2 variable) {
    return '"' + ((Atom) variable.e0).name() + '"';
  }
}
