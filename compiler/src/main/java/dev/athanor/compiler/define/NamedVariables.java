package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.term.Atom;
import dev.athanor.term.MapTerm;
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
      default -> Ast.forEachPart(code, this::collect);
    }
  }
}
