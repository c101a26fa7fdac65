package dev.athanor.compiler.emit.fuzz;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.List;

/** Makes expanded forms. */
final class Forms {
  static final Object NO_META = EmptyList.EMPTY;

  private Forms() {}

  static Object node(String name, Object... arguments) {
    return Tuple.of(Atom.of(name), NO_META, Lists.of(arguments));
  }

  static Object variable(String name) {
    return Tuple.of(Atom.of(name), Lists.of(Tuple.of(Atom.of("version"), 0L)), Atoms.NIL);
  }

  static Object erlang(String function, Object... arguments) {
    return Tuple.of(node(".", Atoms.ERLANG, Atom.of(function)), NO_META, Lists.of(arguments));
  }

  static Object call(String function, List<Object> arguments) {
    return Tuple.of(Atom.of(function), NO_META, Lists.of(arguments));
  }

  /** {@code map.key}. */
  static Object field(Object map, String key) {
    return Tuple.of(node(".", map, Atom.of(key)), Lists.of(Tuple.of(Atom.of("no_parens"), Atoms.TRUE)), EmptyList.EMPTY);
  }

  static Object callFun(Object fun, List<Object> arguments) {
    return Tuple.of(node(".", fun), NO_META, Lists.of(arguments));
  }

  /** {@code head -> body}; the head is a list of patterns, the last of them with a guard if there is one. */
  static Object clause(List<Object> patterns, Object guard, Object body) {
    if (guard == null) {
      return node("->", Lists.of(patterns), body);
    }
    var all = new java.util.ArrayList<>(patterns);
    all.add(guard);
    return node("->", Lists.of(node("when", all.toArray())), body);
  }

  static Object options(Object... keysAndValues) {
    var pairs = new Object[keysAndValues.length / 2];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Tuple.of(Atom.of((String) keysAndValues[2 * i]), keysAndValues[2 * i + 1]);
    }
    return Lists.of(pairs);
  }

  /** A segment of a bitstring: {@code value::integer-size(bits)} and the like. */
  static Object segment(Object value, String type, Integer size) {
    Object specifier = node(type);
    if (size != null) {
      specifier = node("-", specifier, node("size", (long) size));
    }
    return node("::", value, specifier);
  }
}
