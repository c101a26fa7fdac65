package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Set;

/** {@code case}. */
final class Cases {
  private static final String FORM = "case";
  private static final Atom OPTIMIZE_BOOLEAN = Atom.of("optimize_boolean");

  private Cases() {}

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, FORM);
    var subject = s.expand(arguments[0]);
    boolean simple = Meta.isSet(node.e1, OPTIMIZE_BOOLEAN) && Booleans.isBoolean(subject);
    var options = clauses(s, node.e1, simple ? onBoolean(arguments[1]) : arguments[1]);
    return Ast.withArguments(node, subject, options);
  }

  private static Object clauses(Scope s, Object meta, Object options) {
    if (options == EmptyList.EMPTY) {
      throw s.fail(meta, "missing :do option in \"case\"");
    }
    var head = Clauses.singlePattern(s, FORM, Atoms.DO);
    return Clauses.options(
        s, meta, FORM, options, Set.of(Atoms.DO), (option, clauses) -> Clauses.all(s, meta, FORM, option, clauses, head));
  }

  /**
   * The clauses of a macro such as {@code if} or {@code and} on a subject that is known to be a boolean: {@code x when x in [false, nil]} is
   * {@code false}, anything is {@code true}, and a third clause for what is no boolean is not needed.
   */
  private static Object onBoolean(Object options) {
    if (!(options instanceof Cons list
        && list.tail() == EmptyList.EMPTY
        && list.head instanceof Tuple2 pair
        && pair.e0 == Atoms.DO
        && Lists.length(pair.e1) >= 2
        && Ast.isCall(Ast.nth(pair.e1, 0), Names.ARROW, 2)
        && Ast.isCall(Ast.nth(pair.e1, 1), Names.ARROW, 2))) {
      return options;
    }
    var first = (Tuple3) Ast.nth(pair.e1, 0);
    var second = (Tuple3) Ast.nth(pair.e1, 1);
    boolean recognised =
        isFalsy(Ast.argument(first, 0)) && isAnything(Ast.argument(second, 0)) && Lists.length(pair.e1) == 2
            || isLiteral(Ast.argument(first, 0), Atoms.FALSE) && isLiteral(Ast.argument(second, 0), Atoms.TRUE);
    return recognised
        ? Lists.of(Tuple.of(Atoms.DO, Lists.of(on(Atoms.FALSE, first), on(Atoms.TRUE, second))))
        : options;
  }

  private static Tuple3 on(Atom value, Tuple3 clause) {
    return Ast.withArguments(clause, Lists.of(value), Ast.argument(clause, 1));
  }

  private static boolean isLiteral(Object head, Atom value) {
    return head instanceof Cons list && list.tail() == EmptyList.EMPTY && list.head == value;
  }

  private static boolean isAnything(Object head) {
    return head instanceof Cons list && list.tail() == EmptyList.EMPTY && Ast.isUnderscore(list.head);
  }

  /** {@code [x when x in [false, nil]]}, as {@code Kernel}'s macros write it. */
  private static boolean isFalsy(Object head) {
    if (!Clauses.isGuarded(head) || Clauses.arity(head) != 1) {
      return false;
    }
    var when = (Tuple3) ((Cons) head).head;
    return Ast.argument(when, 1) instanceof Tuple3 test
        && Ast.isCall(test.e0, Names.DOT, 2)
        && Ast.argument((Tuple3) test.e0, 0) == Names.KERNEL
        && Ast.argument((Tuple3) test.e0, 1) == Names.IN
        && Lists.length(test.e2) == 2
        && Ast.argument(test, 1).equals(Lists.of(Atoms.FALSE, Atoms.NIL));
  }
}
