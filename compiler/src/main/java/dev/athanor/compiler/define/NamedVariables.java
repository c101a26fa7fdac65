package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Meta;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.HashSet;
import java.util.Set;

/** The variables that expanded code reads or binds. */
final class NamedVariables {
  private static final Atom VERSION = Atom.of("version");

  private final Set<Object> versions = new HashSet<>();

  private NamedVariables() {}

  /** Those of the variables, {@code %{{name, context} => version}}, that the code names. */
  static MapTerm of(Object expanded, MapTerm variables) {
    var named = new NamedVariables();
    named.collect(expanded);
    var kept = variables;
    for (var variable : variables.keys()) {
      if (!named.versions.contains(variables.get(variable))) {
        kept = kept.remove(variable);
      }
    }
    return kept;
  }

  private void collect(Object code) {
    switch (code) {
      case Tuple3 variable when variable.e0 instanceof Atom && variable.e2 instanceof Atom ->
          versions.add(Meta.get(variable.e1, VERSION));
      case Tuple3 node -> {
        collect(node.e0);
        collect(node.e2);
      }
      case Tuple2 pair -> {
        collect(pair.e0);
        collect(pair.e1);
      }
      case Cons list -> {
        Object rest = list;
        while (rest instanceof Cons cell) {
          collect(cell.head);
          rest = cell.tail();
        }
      }
      default -> {}
    }
  }
}
