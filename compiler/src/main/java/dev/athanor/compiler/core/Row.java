package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Quoted.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left to be tested of one clause, and what its variables are known to be. Rows are not changed once they are made; {@link Builder} derives
 * one from another.
 *
 * @param number which clause it is
 * @param conditions what must hold, in the order of the source; none is certain to hold
 * @param bindings the variables
 */
record Row(int number, List<Condition> conditions, Map<Variable, Local> bindings) {
  /** Something that must hold. */
  sealed interface Condition {
    /** The value that it is about. */
    Local subject();
  }

  /** A value matches a pattern that is more than a variable. */
  record Value(Local subject, Pattern pattern) implements Condition {}

  /** A value, known to be a map, has these entries. */
  record Entries(Local subject, List<Pattern.Entry> entries) implements Condition {
    boolean has(Expr key) {
      return entries.stream().anyMatch(entry -> entry.key().equals(key));
    }
  }

  /** A value, known to be a bitstring, goes on with these segments at a place, and then ends. */
  record Segments(Local subject, Local size, At at, List<Pattern.Segment> segments) implements Condition {
    /** How many bits the segments of known size at the front take. */
    long knownBits() {
      long bits = 0;
      for (var segment : segments) {
        if (segment.knownBits() < 0) {
          return bits;
        }
        bits += segment.knownBits();
      }
      return bits;
    }

    /** Whether all segments are of known size, so that the number of bits left is exactly {@link #knownBits}. */
    boolean isExact() {
      return segments.stream().allMatch(segment -> segment.knownBits() >= 0);
    }

    /** Whether both read at the same place. */
    boolean isAtSamePlace(Segments that) {
      return subject == that.subject && at.equals(that.at);
    }

    /** What is left when the first segment has been read. */
    Segments after(At next) {
      return new Segments(subject, size, next, segments.subList(1, segments.size()));
    }

    /** The same with another first segment or more. */
    Segments withFirst(List<Pattern.Segment> instead) {
      var all = new ArrayList<>(instead);
      all.addAll(segments.subList(1, segments.size()));
      return new Segments(subject, size, at, all);
    }
  }

  /** The row of a clause before anything is tested. */
  static Row of(int number, List<Local> subjects, List<Pattern> patterns) {
    var builder = new Builder(number, Map.of());
    for (int i = 0; i < subjects.size(); i++) {
      builder.require(subjects.get(i), patterns.get(i));
    }
    return builder.toRow();
  }

  /** The row with one condition left out. */
  Row without(Condition dropped) {
    var builder = new Builder(number, bindings);
    for (var condition : conditions) {
      if (condition != dropped) {
        builder.keep(condition);
      }
    }
    return builder.toRow();
  }

  /** Collects the conditions of a row. */
  static final class Builder {
    private final int number;
    private final List<Condition> conditions = new ArrayList<>();
    private Map<Variable, Local> bindings;
    private boolean owned;

    Builder(int number, Map<Variable, Local> bindings) {
      this.number = number;
      this.bindings = bindings;
    }

    /** Adds a condition as it is. */
    Builder keep(Condition condition) {
      conditions.add(condition);
      return this;
    }

    /** Adds that a value matches a pattern. */
    Builder require(Local subject, Pattern pattern) {
      switch (pattern) {
        case Pattern.Any _ -> {}
        case Pattern.Bound(var variable) -> bind(variable, subject);
        case Pattern.Both(var first, var second) -> require(subject, first).require(subject, second);
        default -> conditions.add(new Value(subject, pattern));
      }
      return this;
    }

    private void bind(Variable variable, Local subject) {
      var known = bindings.get(variable);
      if (known != null) {
        conditions.add(new Value(subject, new Pattern.EqualTo(new Expr.Use(known))));
        return;
      }
      if (!owned) {
        bindings = new HashMap<>(bindings);
        owned = true;
      }
      bindings.put(variable, subject);
    }

    Row toRow() {
      return new Row(number, conditions, bindings);
    }
  }
}
