package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Ast;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/**
 * What {@code __struct__} of a module being defined gives, where that can be seen without running it. A module that uses its own struct would otherwise have these functions compiled, loaded and
 * thrown away while it is compiled itself, a class for each.
 *
 * <p>Whatever is not plain to see is left to the function: clauses that {@code defstruct} has not made, and everything that raises.
 */
final class KnownStruct {
  private static final Atom TUPLE = Atom.of("{}");
  private static final Atom MAP = Atom.of("%{}");
  private static final Atom PAIRS = Atom.of("kv");

  /** The context of the variable that {@code defstruct} names in the head of {@code __struct__/1}, and nobody else. */
  private static final Atom DEFSTRUCT = Atom.of("Elixir.Kernel.Utils");

  private static final Atom FIELD = Atom.of("field");
  private static final Atom DEFAULT = Atom.of("default");
  private static final Atom REQUIRED = Atom.of("required");

  private KnownStruct() {}

  /**
   * What the function gives.
   *
   * @param definition a {@code __struct__} of the module
   * @param arguments its arguments
   * @return {@code null} where it has to be run
   */
  static MapTerm of(OpenModule module, Definition definition, Object[] arguments) {
    var clause = (Tuple) definition.clauses.getFirst();
    if (definition.clauses.size() > 1 || clause.get(2) != EmptyList.EMPTY) {
      return null;
    }
    return switch (arguments.length) {
      case 0 -> value(clause.get(3)) instanceof MapTerm struct ? struct : null;
      case 1 -> isGenerated(clause.get(1)) ? filled(module, arguments[0]) : null;
      default -> null;
    };
  }

  private static boolean isGenerated(Object parameters) {
    return parameters instanceof Cons cell && cell.head instanceof Tuple3 variable && variable.e0 == PAIRS && variable.e2 == DEFSTRUCT;
  }

  private static MapTerm filled(OpenModule module, Object pairs) {
    var struct = MapTerm.EMPTY.put(Atoms.STRUCT, module.name);
    for (var rest = module.tables.struct(); rest instanceof Cons cell; rest = cell.tail()) {
      var field = (MapTerm) cell.head;
      struct = struct.put(field.get(FIELD), field.get(DEFAULT));
      if (field.get(REQUIRED) == Atoms.TRUE && !isGiven(pairs, field.get(FIELD))) {
        return null;
      }
    }
    return merged(struct, pairs);
  }

  private static boolean isGiven(Object pairs, Object name) {
    var rest = pairs;
    while (rest instanceof Cons cell && ((Tuple2) cell.head).e0 != name) {
      rest = cell.tail();
    }
    return rest instanceof Cons;
  }

  private static MapTerm merged(MapTerm defaults, Object pairs) {
    var struct = defaults;
    for (var rest = pairs; rest instanceof Cons cell; rest = cell.tail()) {
      var pair = (Tuple2) cell.head;
      if (!defaults.has(pair.e0)) {
        return null;
      }
      struct = struct.put(pair.e0, pair.e1);
    }
    return struct;
  }

  /** The value of an expanded expression that is a literal; {@code null} for others. */
  private static Object value(Object expanded) {
    return switch (expanded) {
      case Atom atom -> atom;
      case Number number -> number;
      case Bitstring bits -> bits;
      case EmptyList none -> none;
      case Cons list -> list(list);
      case Tuple2 pair -> tuple(new Object[] {pair.e0, pair.e1});
      case Tuple3 node when Ast.isCall(node, TUPLE) -> tuple(Lists.toArray(node.e2));
      case Tuple3 node when Ast.isCall(node, MAP) -> map(node.e2);
      default -> null;
    };
  }

  private static Object list(Object expressions) {
    var values = new ListBuilder();
    var rest = expressions;
    while (rest instanceof Cons cell) {
      var value = value(cell.head);
      if (value == null) {
        return null;
      }
      values.add(value);
      rest = cell.tail();
    }
    return values.toList();
  }

  private static Object tuple(Object[] expressions) {
    var values = new Object[expressions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(expressions[i]);
      if (values[i] == null) {
        return null;
      }
    }
    return Tuple.of(values);
  }

  private static Object map(Object pairs) {
    var map = MapTerm.EMPTY;
    for (var rest = pairs; rest instanceof Cons cell; rest = cell.tail()) {
      if (!(value(cell.head) instanceof Tuple2 pair)) {
        return null;
      }
      map = map.put(pair.e0, pair.e1);
    }
    return map;
  }
}
