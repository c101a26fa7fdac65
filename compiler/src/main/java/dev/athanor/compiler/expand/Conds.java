package dev.athanor.compiler.expand;

import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;
import java.util.Set;

/** {@code cond}. */
final class Conds {
  private static final String FORM = "cond";

  private Conds() {}

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, FORM);
    if (arguments[0] == EmptyList.EMPTY) {
      throw s.fail(node.e1, "missing :do option in \"cond\"");
    }
    var options =
        Clauses.options(
            s,
            node.e1,
            FORM,
            arguments[0],
            Set.of(Atoms.DO),
            (option, clauses) ->
                Clauses.all(s, node.e1, FORM, option, clauses, (clauseMeta, condition) -> condition(s, node.e1, clauseMeta, condition)));
    return Ast.withArguments(node, options);
  }

  private static Object condition(Scope s, Object meta, Object clauseMeta, Object arguments) {
    if (!(arguments instanceof Cons list && list.tail() == EmptyList.EMPTY)) {
      throw Clauses.wrongArity(s, meta, FORM, Atoms.DO, "one argument");
    }
    if (Ast.isUnderscore(list.head)) {
      throw s.fail(
          clauseMeta,
          "invalid use of _ inside \"cond\". If you want the last clause to always match, you probably meant to use: true ->");
    }
    return Lists.of(s.expand(list.head));
  }
}
