package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;

/** {@code fn}. */
final class Fns {
  private static final Atom DEFAULT_ARGUMENT = Atom.of("\\\\");

  private Fns() {}

  static Object expand(Scope s, Tuple3 node, Object[] clauses) {
    s.assertNoMatchOrGuard(node.e1, "fn");
    var expanded =
        Clauses.all(
            s, node.e1, "fn", Atoms.DO, Lists.of(clauses),
            (clauseMeta, arguments) -> head(s, node.e1, clauseMeta, arguments));
    assertSameArity(s, node.e1, clauses);
    return new Tuple3(node.e0, node.e1, expanded);
  }

  private static Object head(Scope s, Object meta, Object clauseMeta, Object arguments) {
    if (hasDefaults(arguments)) {
      throw s.fail(meta, "anonymous functions cannot have optional arguments");
    }
    return Clauses.patterns(s, clauseMeta, arguments);
  }

  private static boolean hasDefaults(Object arguments) {
    var rest = Clauses.isGuarded(arguments) ? ((Tuple3) ((Cons) arguments).head).e2 : arguments;
    while (rest instanceof Cons cell) {
      if (Ast.isCall(cell.head, DEFAULT_ARGUMENT, 2)) {
        return true;
      }
      rest = cell.tail();
    }
    return false;
  }

  private static void assertSameArity(Scope s, Object meta, Object[] clauses) {
    int arity = -1;
    for (var clause : clauses) {
      int another = Clauses.arity(Ast.argument((Tuple3) clause, 0));
      if (arity >= 0 && another != arity) {
        throw s.fail(meta, "cannot mix clauses with different arities in anonymous functions");
      }
      arity = another;
    }
  }
}
