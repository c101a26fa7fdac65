package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;

/** What stands left of the arrow after {@code rescue}: a variable, exceptions, or {@code variable in exceptions}. */
final class Rescues {
  private Rescues() {}

  static Object head(Scope s, Object clauseMeta, Object arguments, String form) {
    if (!(arguments instanceof Cons list && list.tail() == EmptyList.EMPTY)) {
      throw Clauses.wrongArity(s, clauseMeta, form, Atoms.RESCUE, "one argument");
    }
    var expanded = pattern(s, list.head);
    if (expanded == null) {
      throw s.fail(
          clauseMeta,
          "invalid \"rescue\" clause. The clause should match on an alias, a variable or be in the \"var in [alias]\" format. "
              + "Got: "
              + s.source(list.head));
    }
    return Lists.of(expanded);
  }

  /** The expanded pattern, {@code null} where it is none. */
  private static Object pattern(Scope s, Object quoted) {
    if (Ast.isVariable(quoted)) {
      return Match.pattern(s, () -> s.expand(quoted));
    }
    if (Ast.isCall(quoted, Names.ALIASES)) {
      return any(s, quoted);
    }
    if (Ast.isCall(quoted, Names.IN, 2)) {
      return in(s, (Tuple3) quoted);
    }
    if (quoted instanceof Tuple3 call) {
      var once = MacroExpansion.once(s, call);
      return once == call ? null : pattern(s, once);
    }
    return any(s, quoted);
  }

  private static Object any(Scope s, Object exceptions) {
    var underscore = new Tuple3(Names.UNDERSCORE, EmptyList.EMPTY, Atoms.NIL);
    return in(s, Ast.call(Names.IN, EmptyList.EMPTY, underscore, exceptions));
  }

  private static Object in(Scope s, Tuple3 node) {
    var left = Ast.argument(node, 0);
    var right = Ast.argument(node, 1);
    if (Ast.isVariable(left) && Ast.isUnderscore(right)) {
      return Match.pattern(s, () -> s.expand(left));
    }
    var variable = Match.pattern(s, () -> s.expand(left));
    var exceptions = names(s.expand(right));
    return Ast.isVariable(variable) && exceptions != null ? Ast.withArguments(node, variable, exceptions) : null;
  }

  private static Object names(Object expanded) {
    if (expanded instanceof Atom) {
      return Lists.of(expanded);
    }
    var rest = expanded;
    while (rest instanceof Cons cell && cell.head instanceof Atom) {
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? expanded : null;
  }
}
