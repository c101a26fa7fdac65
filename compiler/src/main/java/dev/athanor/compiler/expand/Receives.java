package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;
import java.util.Set;

/** {@code receive}. */
final class Receives {
  private static final String FORM = "receive";

  private Receives() {}

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, FORM);
    if (arguments[0] == EmptyList.EMPTY) {
      throw s.fail(node.e1, "missing :do/:after option in \"receive\"");
    }
    var options =
        Clauses.options(
            s,
            node.e1,
            FORM,
            arguments[0],
            Set.of(Atoms.DO, Atoms.AFTER),
            (option, value) -> option(s, node.e1, option, value));
    return Ast.withArguments(node, options);
  }

  private static Object option(Scope s, Object meta, Atom option, Object value) {
    if (option == Atoms.DO) {
      return Ast.isCall(value, Names.BLOCK, 0)
          ? value
          : Clauses.all(s, meta, FORM, option, value, Clauses.singlePattern(s, FORM, option));
    }
    if (Lists.length(value) != 1) {
      throw s.fail(meta, "expected a single -> clause for :after in \"receive\"");
    }
    return Clauses.all(s, meta, FORM, option, value, (_, timeout) -> timeout(s, meta, timeout));
  }

  private static Object timeout(Scope s, Object meta, Object arguments) {
    if (!(arguments instanceof Cons list && list.tail() == EmptyList.EMPTY)) {
      throw Clauses.wrongArity(s, meta, FORM, Atoms.AFTER, "one argument");
    }
    return Lists.of(s.expand(list.head));
  }
}
