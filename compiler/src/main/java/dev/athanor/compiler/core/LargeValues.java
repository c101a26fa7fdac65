package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings expressions that stand as arguments, and so cannot be cut across, below {@link Outline#MOST}: calls with large arguments, and tuples, lists, maps
 * and bitstrings with thousands of parts. The order in which parts are evaluated stays what it was.
 */
final class LargeValues {
  private static final Atom LIST_TO_TUPLE = Atom.of("list_to_tuple");
  private static final Atom MAPS = Atom.of("maps");
  private static final Atom FROM_LIST = Atom.of("from_list");

  /** How many parts of a map update or of a bitstring stay together. */
  private static final int TOGETHER = 100;

  private final Outline outline;
  private final Size size;
  private final Knowledge knowledge;

  LargeValues(Outline outline, Size size, Knowledge knowledge) {
    this.outline = outline;
    this.size = size;
    this.knowledge = knowledge;
  }

  /** The expression, below the limit; not always one that may stand as an argument. */
  Expr fit(Expr expr) {
    return switch (expr) {
      case Expr.Call(var callee, var arguments, var line) -> new Expr.Call(callee, arguments(arguments), line);
      case Expr.Operation(var primitive, var arguments, var line) -> new Expr.Operation(primitive, arguments(arguments), line);
      case Expr.Act(var action, var arguments, var line) -> new Expr.Act(action, arguments(arguments), line);
      case Expr.Raise(var failure, var arguments, var line) -> new Expr.Raise(failure, arguments(arguments), line);
      case Expr.Fetch(var from, var key, var line) -> new Expr.Fetch(argument(from), key, line);
      case Expr.MapValue(var map, var key) -> new Expr.MapValue(map, argument(key));
      case Expr.MakeList(var elements, var tail) -> list(elements, tail);
      case Expr.MakeTuple(var elements) when isSmall(elements) -> new Expr.MakeTuple(arguments(elements));
      case Expr.MakeTuple(var elements) -> builtin(Atoms.ERLANG, LIST_TO_TUPLE, list(elements, Lowering.nil()));
      case Expr.MakeMap(var entries) when isSmall(entries) -> new Expr.MakeMap(arguments(entries));
      case Expr.MakeMap(var entries) -> builtin(MAPS, FROM_LIST, list(pairs(entries), Lowering.nil()));
      case Expr.UpdateMap(var map, var entries, var line) -> update(map, entries, line);
      case Expr.MakeBits(var parts, var line) -> bits(parts, line);
      default -> expr;
    };
  }

  private static boolean isSmall(List<Expr> parts) {
    return parts.size() <= TOGETHER;
  }

  /** Expressions that stand as arguments together, below the limit. */
  List<Expr> arguments(List<Expr> arguments) {
    return outline.reduce(arguments.stream().map(this::argument).toList(), 0);
  }

  /** An argument, below the limit and still one. */
  Expr argument(Expr argument) {
    if (size.of(argument) <= Outline.PART) {
      return argument;
    }
    var fitted = outline.fit(argument);
    return Lowering.isArgument(fitted) ? fitted : outline.outlined(fitted);
  }

  private Expr builtin(Atom module, Atom function, Expr argument) {
    return new Expr.Call(new Callee.Builtin(knowledge.builtin(module, function, 1)), List.of(argument), 0);
  }

  private static List<Expr> pairs(List<Expr> entries) {
    var pairs = new ArrayList<Expr>();
    for (int i = 0; i < entries.size(); i += 2) {
      pairs.add(Lowering.tuple(List.of(entries.get(i), entries.get(i + 1))));
    }
    return pairs;
  }

  /** A list whose end is made by a part, whose end is made by a part. */
  private Expr list(List<Expr> elements, Expr tail) {
    var all = elements.stream().map(this::argument).toList();
    var rest = argument(tail);
    int end = all.size();
    while (end > 0) {
      int total = size.of(rest);
      int begin = end;
      while (begin > 0 && (begin == end || total + size.of(all.get(begin - 1)) <= Outline.PART)) {
        total += 7 + size.of(all.get(--begin));
      }
      var group = Lowering.list(all.subList(begin, end), rest);
      rest = begin == 0 ? group : outline.outlined(group);
      end = begin;
    }
    return rest;
  }

  /** A map updated in groups of keys, after all values have been computed. */
  private Expr update(Expr map, List<Expr> entries, int line) {
    var steps = new ArrayList<Step>();
    var current = settled(argument(map), steps);
    var values = entries.stream().map(entry -> settled(argument(entry), steps)).toList();
    for (int at = 0; at < values.size(); at += 2 * TOGETHER) {
      var updated = new Expr.UpdateMap(current, values.subList(at, Math.min(values.size(), at + 2 * TOGETHER)), line);
      current = settled(updated, steps);
    }
    return outline.block(steps, current);
  }

  /** A bitstring of bitstrings, after all values have been computed. */
  private Expr bits(List<BitsPart> parts, int line) {
    var steps = new ArrayList<Step>();
    var values = parts.stream().map(part -> settled(part, steps)).toList();
    var groups = new ArrayList<BitsPart>();
    for (int at = 0; at < values.size(); at += TOGETHER) {
      var group = values.subList(at, Math.min(values.size(), at + TOGETHER));
      groups.add(new BitsPart(settled(new Expr.MakeBits(group, line), steps), BitsType.BITS, null, 1, false, group.getFirst().number()));
    }
    return outline.block(steps, groups.size() == 1 ? groups.getFirst().value() : fit(new Expr.MakeBits(groups, line)));
  }

  private BitsPart settled(BitsPart part, List<Step> steps) {
    var value = settled(argument(part.value()), steps);
    var bits = part.size() == null ? null : settled(argument(part.size()), steps);
    return new BitsPart(value, part.type(), bits, part.unit(), part.little(), part.number());
  }

  private static Expr settled(Expr value, List<Step> steps) {
    return Lowering.isStable(value) ? value : new Expr.Use(Lowering.local("part", value, steps));
  }
}
