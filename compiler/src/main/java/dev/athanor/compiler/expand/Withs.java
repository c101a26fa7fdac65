package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code with}. */
final class Withs {
  private static final String FORM = "with";

  private final Scope s;
  private final Object meta;

  /** Whether some pattern may not match. */
  private boolean canFail;

  private Withs(Scope s, Object meta) {
    this.s = s;
    this.meta = meta;
  }

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, FORM);
    var options = Options.trailing(arguments);
    var steps = Arrays.copyOf(arguments, arguments.length - Options.countTrailing(arguments));
    if (Ast.keyword(options, Atoms.DO) == null) {
      new Withs(s, node.e1).steps(steps);
      throw s.fail(node.e1, "missing :do option in \"with\"");
    }
    return new Withs(s, node.e1).expand(node, steps, options);
  }

  private Object expand(Tuple3 node, Object[] steps, Object options) {
    var mark = s.mark();
    int from = s.variables.next();
    var expanded = steps(steps);
    expanded.add(options(mark, from, options));
    return new Tuple3(node.e0, node.e1, Lists.of(expanded));
  }

  private List<Object> steps(Object[] steps) {
    var expanded = new ArrayList<Object>();
    for (var step : steps) {
      expanded.add(Ast.isCall(step, Names.LEFT_ARROW, 2) ? match((Tuple3) step) : s.expand(step));
    }
    return expanded;
  }

  private Object match(Tuple3 step) {
    var before = s.variables.visible();
    var value = s.expand(Ast.argument(step, 1));
    s.variables.nextPart(before);
    var pattern = ((Cons) Clauses.patterns(s, step.e1, Lists.of(Ast.argument(step, 0)))).head;
    canFail |= !Ast.isVariable(pattern);
    return Ast.withArguments(step, pattern, value);
  }

  private Object options(Scope.Mark mark, int from, Object options) {
    var expanded = new ListBuilder();
    expanded.add(Tuple.of(Atoms.DO, s.expand(Ast.keyword(options, Atoms.DO))));
    s.warnUnused(from);
    s.restore(mark);
    boolean doSeen = false;
    var rest = options;
    while (rest instanceof Cons cell) {
      var option = (Tuple2) cell.head;
      if (option.e0 == Atoms.ELSE) {
        expanded.add(Tuple.of(Atoms.ELSE, elseClauses(option.e1)));
      } else if (option.e0 != Atoms.DO || doSeen) {
        throw s.fail(meta, "unexpected option " + s.inspect((Atom) option.e0) + " in \"with\"");
      }
      doSeen |= option.e0 == Atoms.DO;
      rest = cell.tail();
    }
    return expanded.toList();
  }

  private Object elseClauses(Object clauses) {
    var expanded =
        Clauses.all(s, meta, FORM, Atoms.ELSE, clauses, Clauses.singlePattern(s, FORM, Atoms.ELSE));
    if (!canFail) {
      s.warn(meta, "\"else\" clauses will never match because all patterns in \"with\" will always match");
    }
    return expanded;
  }
}
