package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Quoted.Variable;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers {@code for}. What follows a generator of an enumerable is a function of its own, called from three places: a loop over a list, a loop
 * over a range, and a fun that is given to {@code Enumerable.reduce/3}. What follows a generator of a bitstring stands in its loop.
 */
final class Comprehensions {
  private static final Atom MATCH_FROM = Atom.of("<-");
  private static final Atom BITS = Atom.of("<<>>");
  private static final Atom MAP = Atom.of("%{}");
  private static final Atom INTO = Atom.of("into");
  private static final Atom UNIQ = Atom.of("uniq");
  private static final Atom REDUCE = Atom.of("reduce");
  private static final Atom ENUMERABLE = Atom.of("Elixir.Enumerable");
  private static final Atom COLLECTABLE = Atom.of("Elixir.Collectable");
  private static final Atom MAPS = Atom.of("maps");
  private static final Atom FROM_LIST = Atom.of("from_list");
  private static final Atom DONE = Atom.of("done");
  private static final Atom HALT = Atom.of("halt");

  private final Lowering in;

  Comprehensions(Lowering in) {
    this.in = in;
  }

  /** What is common to all generators and filters of a comprehension; and what the next generator goes through, if that has been evaluated. */
  private record Plan(List<Object> clauses, Object body, Object reduce, Local into, Local source, int line) {
    Plan next() {
      return new Plan(clauses.subList(1, clauses.size()), body, reduce, into, null, line);
    }

    Plan in(Scope scope) {
      return into == null ? this : new Plan(clauses, body, reduce, scope.capture(into), source, line);
    }
  }

  /** {@code for}. */
  Expr comprehension(Tuple3 node, List<Step> out) {
    var clauses = new ArrayList<>(Quoted.arguments(node));
    var options = clauses.removeLast();
    var body = Quoted.option(options, Atoms.DO);
    int line = in.line(node.e1);
    boolean unique = Quoted.option(options, UNIQ) == Atoms.TRUE;
    var reduce = Quoted.option(options, REDUCE);
    var into = Quoted.option(options, INTO);
    if (reduce != null) {
      var source = Lowering.local("source", in.expr(source(clauses.getFirst()), out), out);
      var initial = Lowering.local("initial", in.argument(reduce, out), out);
      var sink = Sink.open(Sink.Kind.FOLD, false, out);
      return generate(new Plan(clauses, body, reduce, null, source, line), sink, initial);
    }
    boolean isMap = Quoted.call(into, MAP) instanceof Tuple3 map && map.e2 == EmptyList.EMPTY;
    if (into == null || into == EmptyList.EMPTY || isMap) {
      var list = collected(Sink.Kind.LIST, unique, new Plan(clauses, body, null, null, null, line));
      return isMap ? in.calls.remote(MAPS, FROM_LIST, List.of(new Expr.Use(Lowering.local("list", list, out))), line) : list;
    }
    boolean isEmptyBits = into instanceof Bitstring bits && bits.bitSize() == 0 || Quoted.call(into, BITS) instanceof Tuple3 made && made.e2 == EmptyList.EMPTY;
    return isEmptyBits
        ? collected(Sink.Kind.BITS, unique, new Plan(clauses, body, null, null, null, line))
        : collectable(into, unique, clauses, body, line, out);
  }

  /** What the first generator goes through. A fold evaluates that before its initial accumulator. */
  private static Object source(Object clause) {
    var arrow = Quoted.call(clause, BITS) instanceof Tuple3 bits ? Quoted.arguments(bits).getFirst() : clause;
    return Quoted.arguments((Tuple3) arrow).get(1);
  }

  private Local source(Plan plan, Object quoted, List<Step> out) {
    return plan.source != null ? plan.source : Lowering.local("source", in.expr(quoted, out), out);
  }

  private Expr collected(Sink.Kind kind, boolean unique, Plan plan) {
    var steps = new ArrayList<Step>();
    var sink = Sink.open(kind, unique, steps);
    steps.add(new Step.Effect(generate(plan, sink, null)));
    return new Expr.Block(steps, sink.result());
  }

  /** Folds with the fun that {@code Collectable.into/1} gives; the fun is told when the fold has ended or has raised. */
  private Expr collectable(Object into, boolean unique, List<Object> clauses, Object body, int line, List<Step> out) {
    var pair = Lowering.local("into", in.calls.remote(COLLECTABLE, INTO, List.of(in.argument(into, out)), line), out);
    var initial = new Local("initial");
    var fun = new Local("collect");
    var failure = new Expr.Raise(Expr.Failure.BAD_MATCH, List.of(new Expr.Use(pair)), line);
    out.add(new Step.Require(new Test.Has(pair, new Form.TupleOf(2)), failure));
    out.add(new Step.Unpack(pair, new Form.TupleOf(2), List.of(initial, fun)));
    var sink = Sink.open(Sink.Kind.FOLD, unique, out);
    var folded = generate(new Plan(clauses, body, null, fun, null, line), sink, initial);
    var value = new Local("folded");
    var raised = new Local("raised");
    var halt = new Step.Effect(told(fun, initial, HALT, line));
    return new Expr.Try(folded, value, told(fun, value, DONE, line), raised, new Expr.Block(List.of(halt), new Expr.Rethrow(raised)), null);
  }

  private static Expr told(Local fun, Local accumulator, Atom what, int line) {
    return call(fun, List.of(new Expr.Use(accumulator), new Expr.Const(what)), line);
  }

  private static Expr call(Local fun, List<Expr> arguments, int line) {
    var all = new ArrayList<Expr>();
    all.add(new Expr.Use(fun));
    all.addAll(arguments);
    return new Expr.Call(new Callee.FunValue(), all, line);
  }

  /** The rest of a comprehension; its value is the accumulator of a fold, otherwise of no interest. */
  private Expr generate(Plan plan, Sink sink, Local accumulator) {
    if (plan.clauses.isEmpty()) {
      return value(plan, sink, accumulator);
    }
    var clause = plan.clauses.getFirst();
    if (Quoted.call(clause, MATCH_FROM) instanceof Tuple3 arrow) {
      return enumerable(arrow, plan, sink, accumulator);
    }
    if (Quoted.call(clause, BITS) instanceof Tuple3 bits && Quoted.call(Quoted.arguments(bits).getFirst(), MATCH_FROM) instanceof Tuple3 arrow) {
      return bitstring(arrow, plan, sink, accumulator);
    }
    return filter(clause, plan.next(), sink, accumulator);
  }

  /** What a round without a value gives. */
  private static Expr skipped(Local accumulator) {
    return accumulator == null ? new Expr.Const(Atoms.NIL) : new Expr.Use(accumulator);
  }

  private Expr filter(Object clause, Plan rest, Sink sink, Local accumulator) {
    var steps = new ArrayList<Step>();
    var test =
        in.tests.isTest(clause)
            ? in.tests.of(clause, steps)
            : new Test.IsTruthy(new Expr.Use(Lowering.local("filter", in.expr(clause, steps), steps)));
    var yes = generate(rest, sink, accumulator);
    return Lowering.block(steps, new Expr.If(test, yes, skipped(accumulator)));
  }

  /** The innermost part: one value. */
  private Expr value(Plan plan, Sink sink, Local accumulator) {
    if (plan.reduce != null) {
      var failure = new Expr.Raise(Expr.Failure.CASE_CLAUSE, List.of(new Expr.Use(accumulator)), plan.line);
      return in.branches.clauses(List.of(accumulator), Quoted.clauses(plan.body), failure);
    }
    var steps = new ArrayList<Step>();
    var value = new Expr.Use(Lowering.local("value", in.expr(plan.body, steps), steps));
    var added =
        plan.into == null
            ? sink.add(value)
            : call(plan.into, List.of(new Expr.Use(accumulator), Lowering.tuple(List.of(new Expr.Const(Sink.CONT), value))), plan.line);
    var unique = sink.seen() == null ? added : new Expr.If(new Test.IsNew(sink.seen(), value), added, skipped(accumulator));
    return Lowering.block(steps, unique);
  }

  private Expr enumerable(Tuple3 arrow, Plan plan, Sink sink, Local accumulator) {
    var sides = Quoted.arguments(arrow);
    var rest = plan.next();
    var steps = new ArrayList<Step>();
    var source = source(plan, sides.get(1), steps);
    var round = round(sides.get(0), rest, sink);
    var loops = new Rounds(round, accumulator, rest.line);
    var others = new Expr.If(new Test.IsRange(source), loops.overRange(source), reduced(source, round, sink, accumulator, rest.line));
    return Lowering.block(steps, new Expr.If(new Test.IsA(TypeTest.LIST, new Expr.Use(source)), loops.overList(source), others));
  }

  /**
   * What follows a generator, as a function of the element (and the accumulator of a fold).
   *
   * @param captured what else has to be given to it
   */
  record Round(Function function, List<Expr> captured) {
    Expr call(Local element, Local accumulator, List<Expr> captures, int line) {
      var arguments = new ArrayList<Expr>();
      arguments.add(new Expr.Use(element));
      if (accumulator != null) {
        arguments.add(new Expr.Use(accumulator));
      }
      arguments.addAll(captures);
      return new Expr.Call(new Callee.Made(function), arguments, line);
    }
  }

  private Round round(Object pattern, Plan rest, Sink sink) {
    var inner = in.inner();
    var element = new Local("element");
    var accumulator = sink.isFold() ? new Local("acc") : null;
    var parameters = accumulator == null ? List.of(element) : List.of(element, accumulator);
    var mine = sink.in(inner.scope);
    var plan = rest.in(inner.scope);
    var clause = Quoted.pattern(pattern);
    var matched =
        new Matching.Clause(
            inner.patterns.all(clause.arguments()), clause.guards(), () -> inner.comprehensions.generate(plan, mine, accumulator));
    var name = in.module.comprehensionName(in.owner);
    var body = Matching.clauses(inner, List.of(element), List.of(matched), skipped(accumulator));
    var function = in.module.made(inner, name, rest.line, parameters, body);
    function.tailCalls(false);
    return new Round(function, inner.scope.capturedValues());
  }

  /** An enumerable that is neither a list nor a range: its own {@code reduce} is given a fun. */
  private Expr reduced(Local source, Round round, Sink sink, Local accumulator, int line) {
    var steps = new ArrayList<Step>();
    var fun = Lowering.local("reducer", reducer(round, sink, line), steps);
    var begin = Lowering.tuple(List.of(new Expr.Const(Sink.CONT), sink.initial(accumulator == null ? null : new Expr.Use(accumulator))));
    var start = new Expr.Use(Lowering.local("begin", begin, steps));
    var arguments = List.<Expr>of(new Expr.Use(source), start, new Expr.Use(fun));
    var result = Lowering.local("result", in.calls.remote(ENUMERABLE, REDUCE, arguments, line), steps);
    var passedOn = new Expr.Operation(Primitive.ELEMENT, List.of(new Expr.Const(2L), new Expr.Use(result)), line);
    var last = sink.absorb(Lowering.local("last", passedOn, steps), steps);
    return new Expr.Block(steps, last);
  }

  /** {@code fn element, acc -> {:cont, round(element, acc)} end}. */
  private Expr reducer(Round round, Sink sink, int line) {
    var inner = in.inner();
    var element = new Local("element");
    var given = new Local("acc");
    var steps = new ArrayList<Step>();
    var captures = new ArrayList<Expr>();
    var mine = sink.thaw(given, steps);
    var collected = Lowering.local("before", sink.accumulator(given), steps);
    for (var value : round.captured) {
      var local = ((Expr.Use) value).local();
      boolean isSink = local == sink.collector() || local == sink.seen();
      captures.add(isSink ? sink.replacedBy(mine, List.of(value)).getFirst() : new Expr.Use(inner.scope.capture(local)));
    }
    var next = Lowering.local("next", round.call(element, sink.isFold() ? collected : null, captures, line), steps);
    var frozen = mine.freeze(new Expr.Use(collected), new Expr.Use(next), steps);
    var body = new Expr.Block(steps, new Expr.MakeTuple(List.of(new Expr.Const(Sink.CONT), frozen)));
    return in.funs.closure(inner, in.module.funName(in.owner), line, List.of(element, given), body);
  }

  /** A loop over the parts of a bitstring that the segments match; parts of the same size that do not match are left out. */
  private Expr bitstring(Tuple3 arrow, Plan plan, Sink sink, Local accumulator) {
    var sides = Quoted.arguments(arrow);
    var rest = plan.next();
    var steps = new ArrayList<Step>();
    var source = source(plan, sides.get(1), steps);
    var use = new Expr.Use(source);
    steps.add(new Step.Require(new Test.IsA(TypeTest.BITSTRING, use), new Expr.Raise(Expr.Failure.BAD_GENERATOR, List.of(use), rest.line)));
    var bits = new Local("bits");
    var current = accumulator == null ? null : new Local("acc");
    var loop = new Label("bits", current == null ? List.of(bits) : List.of(bits, current));
    var segments = Quoted.arguments((Tuple3) sides.get(0));
    var remaining = new Variable(INTO, loop, 0L);
    var end = new Pattern.Segment.Rest(new Pattern.Bound(remaining), 1);
    var matching =
        new Matching.Clause(
            List.of(BitsGenerator.pattern(in, segments, end)),
            List.of(),
            () -> {
              var round = new ArrayList<Step>();
              var left = in.scope.find(remaining);
              var next = new Local("next");
              round.add(new Step.Bind(next, generate(rest, sink, current)));
              return new Expr.Block(round, again(loop, left, current == null ? null : next));
            });
    var other =
        new Matching.Clause(
            List.of(BitsGenerator.skeleton(in, segments, end)), List.of(), () -> again(loop, in.scope.find(remaining), current));
    var body = Matching.clauses(in, List.of(bits), List.of(matching, other), skipped(current));
    var initial = accumulator == null ? List.<Expr>of(use) : List.of(use, (Expr) new Expr.Use(accumulator));
    return new Expr.Block(steps, new Expr.Loop(loop, initial, body));
  }

  private static Expr again(Label loop, Local rest, Local accumulator) {
    var use = new Expr.Use(rest);
    return new Expr.Jump(loop, accumulator == null ? List.of(use) : List.of(use, new Expr.Use(accumulator)));
  }
}
