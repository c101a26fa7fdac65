package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Arrays;

/** {@code for}. */
final class Comprehensions {
  private final Scope s;
  private final Tuple3 node;

  /** Whether the result is used; where it is not, nothing is collected. */
  private final boolean collecting;

  private Comprehensions(Scope s, Tuple3 node, boolean collecting) {
    this.s = s;
    this.node = node;
    this.collecting = collecting;
  }

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    return new Comprehensions(s, node, true).expand(arguments);
  }

  /** A comprehension whose result nobody sees. */
  static Object withoutResult(Scope s, Tuple3 node) {
    var arguments = Lists.toArray(node.e2);
    return arguments == null ? s.expand(node) : new Comprehensions(s, node, false).expand(arguments);
  }

  private ErlangException fail(String message) {
    return s.fail(node.e1, message);
  }

  private Object expand(Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, "for");
    var options = Options.trailing(arguments);
    var steps = Arrays.copyOf(arguments, arguments.length - Options.countTrailing(arguments));
    var body = Ast.keyword(options, Atoms.DO);
    if (body == null && options == EmptyList.EMPTY) {
      throw fail("missing :do option in \"for\"");
    }
    var mark = s.mark();
    int from = s.variables.next();
    var expandedOptions = s.expand(Meta.without(options, Atoms.DO));
    var expanded = new ListBuilder();
    for (var step : steps) {
      expanded.add(step(step));
    }
    var result = checkedOptions(expandedOptions);
    if (body == null) {
      throw fail("missing :do option in \"for\"");
    }
    assertGenerator(steps);
    var expandedBody = Ast.keyword(expandedOptions, Names.REDUCE) != null ? reducer(body) : body(body);
    s.warnUnused(from);
    s.restore(mark);
    return new Tuple3(
        node.e0, node.e1, expanded.add(new Cons(Tuple.of(Atoms.DO, expandedBody), result)).toList());
  }

  private void assertGenerator(Object[] steps) {
    if (steps.length == 0 || !Ast.isCall(steps[0], Names.LEFT_ARROW, 2) && !isBitGenerator(steps[0])) {
      throw fail("for comprehensions must start with a generator");
    }
  }

  private Object step(Object step) {
    if (Ast.isCall(step, Names.LEFT_ARROW, 2)) {
      return generator((Tuple3) step);
    }
    return isBitGenerator(step) ? bitGenerator((Tuple3) step) : s.expand(step);
  }

  private Object generator(Tuple3 step) {
    var before = s.variables.visible();
    var values = s.expand(Ast.argument(step, 1));
    s.variables.nextPart(before);
    var pattern = ((Cons) Clauses.patterns(s, step.e1, Lists.of(Ast.argument(step, 0)))).head;
    return Ast.withArguments(step, pattern, values);
  }

  /** {@code <<segment, ..., last <- bits>>}. */
  private static boolean isBitGenerator(Object step) {
    return Ast.isCall(step, Names.BITS)
        && ((Tuple3) step).e2 instanceof Cons segments
        && Ast.isCall(Ast.last(segments), Names.LEFT_ARROW, 2);
  }

  private Object bitGenerator(Tuple3 step) {
    var segments = Lists.toArray(step.e2);
    var arrow = (Tuple3) segments[segments.length - 1];
    var before = s.variables.visible();
    var bits = s.expand(Ast.argument(arrow, 1));
    s.variables.nextPart(before);
    segments[segments.length - 1] = Ast.argument(arrow, 0);
    var pattern = Match.pattern(s, () -> Bitstrings.expandSized(s, step, segments));
    return Ast.withArguments(step, Ast.withArguments(arrow, pattern, bits));
  }

  /** The options without {@code do:}, checked, with {@code into: []} where nothing says how to collect. */
  private Object checkedOptions(Object options) {
    boolean collected = false;
    boolean reduced = false;
    var kept = new ListBuilder();
    var rest = options;
    while (rest instanceof Cons cell) {
      var option = (Tuple2) cell.head;
      switch (((Atom) option.e0).name()) {
        case "into" -> collected = true;
        case "uniq" -> checkUniq(option.e1);
        case "reduce" -> reduced = true;
        default -> throw fail("unsupported option " + s.inspect(option.e0) + " given to for");
      }
      kept.add(option);
      rest = cell.tail();
    }
    if (reduced && (collected || Ast.keyword(options, Names.UNIQ) != null)) {
      throw fail("cannot use :reduce alongside :into/:uniq in comprehension");
    }
    if (!collected && !reduced && collecting) {
      kept.add(Tuple.of(Names.INTO, EmptyList.EMPTY));
    }
    return kept.toList();
  }

  private void checkUniq(Object value) {
    if (!Ast.isBoolean(value)) {
      throw fail(":uniq option for comprehensions only accepts a boolean, got: " + s.source(value));
    }
  }

  private Object body(Object body) {
    if (body instanceof Cons clauses && Ast.isCall(clauses.head, Names.ARROW)) {
      throw fail("the do block was written using acc -> expr clauses but the :reduce option was not given");
    }
    return s.expand(body);
  }

  private Object reducer(Object body) {
    if (!isReducer(body)) {
      throw fail(
          "when using :reduce with comprehensions, the do block must be written using acc -> expr clauses, where each "
              + "clause expects the accumulator as a single argument");
    }
    return Clauses.all(s, node.e1, "for", Atoms.DO, body, (clauseMeta, arguments) -> Clauses.patterns(s, clauseMeta, arguments));
  }

  private static boolean isReducer(Object body) {
    var rest = body;
    while (rest instanceof Cons cell
        && Ast.isCall(cell.head, Names.ARROW, 2)
        && Clauses.arity(Ast.argument((Tuple3) cell.head, 0)) == 1) {
      rest = cell.tail();
    }
    return body instanceof Cons && rest == EmptyList.EMPTY;
  }
}
