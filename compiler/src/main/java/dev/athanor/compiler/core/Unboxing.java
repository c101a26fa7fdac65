package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which variables, parameters and results are held as {@code long} or {@code double} instead of as terms.
 *
 * <p>A float is held as a {@code double} if it surely is one ({@link Kinds}). An integer may always turn out to be large, and what only
 * looks like one (a parameter of an exported function that is counted down) may be anything: both are held as {@link Rep#INTEGER}, which can hold any
 * term. HotSpot sees which of the two is used and compiles that one alone, so a wrong guess costs little; a right one saves an object for every round of a loop.
 *
 * <p>A variable qualifies if it is computed with or compared, and is not needed as a term as well; or if it is needed as a term but only ever comes out
 * of a computation, so that the object has to be made anyway. A function's result qualifies if everything it may return does, it is called in this module, and it never parks.
 */
final class Unboxing {
  /** What is known of the use of a variable. */
  private static final class Uses {
    /** It is an operand, or is passed on to where numbers are wanted. */
    boolean asNumber;

    /** It is needed as a term. */
    boolean asTerm;

    /** It is given numbers that have been computed. */
    boolean fromNumbers;

    /** It is given terms. */
    boolean fromTerms;

    /** It is used in a way that needs the term in the variable itself. */
    boolean pinned;

    /** It is a variable whose representation can be chosen: one of a binding, a label or a function that is called. */
    boolean isCandidate;
  }

  /** A variable that is given the value of another, or passed on to it. */
  private record Flow(Local from, Local to) {}

  /** From this many parameters on all are passed as terms: a method has 255 slots for them, and an integer may take three. */
  private static final int MOST_UNBOXED = 80;

  private final Program program;
  private final Map<Local, Uses> uses = new HashMap<>();
  private final Set<Flow> flows = new LinkedHashSet<>();
  private final Set<Function> called = new HashSet<>();
  private final Set<Function> funs = new HashSet<>();
  private final Set<Function> recursive = new HashSet<>();
  private final List<Function> all = new ArrayList<>();

  private Unboxing(Program program) {
    this.program = program;
    all.addAll(program.functions());
    all.addAll(program.made());
  }

  /** Chooses for a module; {@link Kinds} and {@link CallGraph} have been through it. */
  static void choose(Program program) {
    var unboxing = new Unboxing(program);
    unboxing.all.forEach(function -> new Collector(unboxing, function).flow(function.body(), true));
    unboxing.parameters();
    unboxing.spread();
    unboxing.uses.forEach(unboxing::settle);
    unboxing.results();
    unboxing.recursive.forEach(Function::callsItself);
  }

  private Uses of(Local local) {
    return uses.computeIfAbsent(local, _ -> new Uses());
  }

  private static boolean isPlain(Function function) {
    return function.parameters().size() <= MOST_UNBOXED;
  }

  private void parameters() {
    for (var function : all) {
      boolean mayBe = called.contains(function) && !funs.contains(function) && isPlain(function);
      function.parameters().forEach(parameter -> {
        if (mayBe) {
          of(parameter).isCandidate = true;
        } else {
          of(parameter).pinned = true;
        }
      });
    }
  }

  /** What is passed on to where a number is wanted is wanted as a number; what comes from a variable comes as what that holds. */
  private void spread() {
    boolean changed;
    do {
      changed = false;
      for (var flow : flows) {
        var from = of(flow.from);
        var to = of(flow.to);
        if (mayUnbox(to) && to.asNumber && !from.asNumber) {
          from.asNumber = true;
          changed = true;
        }
        if (mayUnbox(from) && from.fromNumbers && !to.fromNumbers) {
          to.fromNumbers = true;
          changed = true;
        }
      }
    } while (changed);
    flows.forEach(flow -> {
      if (!isUnboxed(flow.from) && isUnboxed(flow.to)) {
        of(flow.from).asTerm |= !of(flow.from).isCandidate;
      }
      if (isUnboxed(flow.from) && !isUnboxed(flow.to)) {
        of(flow.from).asTerm = true;
      }
      if (!isUnboxed(flow.from)) {
        of(flow.to).fromTerms = true;
      }
    });
  }

  private static boolean mayUnbox(Uses uses) {
    return uses.isCandidate && !uses.pinned;
  }

  private boolean isUnboxed(Local local) {
    return local.rep() == Rep.LONG || isWorthIt(of(local));
  }

  private static boolean isWorthIt(Uses uses) {
    return mayUnbox(uses) && uses.asNumber && (!uses.asTerm || uses.fromNumbers && !uses.fromTerms);
  }

  private void settle(Local local, Uses found) {
    if (local.rep() == Rep.TERM && isWorthIt(found)) {
      local.rep(local.kind() == Kind.FLOAT ? Rep.DOUBLE : Rep.INTEGER);
    }
  }

  /** Chooses for results, beginning with all that may be unboxed and taking back those that return something else. */
  private void results() {
    var open = new ArrayList<Function>();
    for (var function : all) {
      if (called.contains(function) && !funs.contains(function) && !function.mayPark() && isPlain(function)) {
        function.resultRep(function.resultKind() == Kind.FLOAT ? Rep.DOUBLE : Rep.INTEGER);
        open.add(function);
      }
    }
    while (open.removeIf(function -> {
      boolean givesNumber = new Returned(function).isNumber();
      if (!givesNumber) {
        function.resultRep(Rep.TERM);
      }
      return !givesNumber;
    })) {}
  }

  /** Looks at everything that a function may return. */
  private final class Returned {
    private final Rep wanted;
    private boolean other;
    private boolean computed;

    Returned(Function function) {
      this.wanted = function.resultRep();
      look(function.body());
    }

    boolean isNumber() {
      return computed && !other;
    }

    private void look(Expr expr) {
      switch (expr) {
        case Expr.Block(var steps, var result) -> {
          for (var step : steps) {
            if (step instanceof Step.Require(_, var otherwise) && otherwise != null) {
              look(otherwise);
            }
          }
          look(result);
        }
        case Expr.If(_, var yes, var no) -> {
          look(yes);
          look(no);
        }
        case Expr.Switch(_, var options, var otherwise) -> {
          options.forEach(option -> look(option.body()));
          look(otherwise);
        }
        case Expr.Join(_, var target, var body) -> {
          look(body);
          look(target);
        }
        case Expr.Loop(_, _, var body) -> look(body);
        case Expr.Try(_, _, var success, _, var handler, _) -> {
          look(success);
          look(handler);
        }
        case Expr.Jump _, Expr.Raise _, Expr.Rethrow _ -> {}
        default -> value(expr);
      }
    }

    private void value(Expr expr) {
      switch (expr) {
        case Expr.Const(var term) when wanted == Rep.DOUBLE ? term instanceof Double : term instanceof Long -> {}
        case Expr.Use(var local) when wanted == Rep.DOUBLE ? local.rep() == Rep.DOUBLE : local.rep() == Rep.INTEGER || local.rep() == Rep.LONG ->
            computed = true;
        case Expr.Operation(var primitive, _, _) when primitive.isArithmetic() && (wanted == Rep.DOUBLE) == (Kind.of(expr, program) == Kind.FLOAT) ->
            computed = true;
        case Expr.Call(Callee.Made(var function), _, _) when function.resultRep() == wanted -> computed = true;
        case Expr.Call(Callee.Own(var key), _, _) when program.own(key) != null && program.own(key).resultRep() == wanted -> computed = true;
        default -> other = true;
      }
    }
  }

  /** Goes through a body and notes how variables are used. */
  private static final class Collector {
    private final Unboxing in;
    private final Function function;

    Collector(Unboxing in, Function function) {
      this.in = in;
      this.function = function;
    }

    /** An expression whose value is returned, if {@code isResult}, or else a term. */
    void flow(Expr expr, boolean isResult) {
      switch (expr) {
        case Expr.Use(var local) -> {
          if (!isResult) {
            in.of(local).asTerm = true;
          }
        }
        case Expr.Block(var steps, var result) -> {
          steps.forEach(step -> step(step, isResult));
          flow(result, isResult);
        }
        case Expr.If(var test, var yes, var no) -> {
          test(test);
          flow(yes, isResult);
          flow(no, isResult);
        }
        case Expr.Switch(var subject, var options, var otherwise) -> {
          options.forEach(option -> {
            form(subject, option.form());
            flow(option.body(), isResult);
          });
          flow(otherwise, isResult);
        }
        case Expr.Join(var label, var target, var body) -> {
          candidates(label);
          flow(target, isResult);
          flow(body, isResult);
        }
        case Expr.Loop(var label, var initial, var body) -> {
          candidates(label);
          passed(label.parameters(), initial);
          flow(body, isResult);
        }
        case Expr.Jump(var label, var arguments) -> passed(label.parameters(), arguments);
        case Expr.Try(var body, var value, var success, var exception, var handler, _) -> {
          in.of(value).pinned = true;
          in.of(exception).pinned = true;
          flow(body, false);
          flow(success, isResult);
          flow(handler, isResult);
        }
        case Expr.Call(var callee, var arguments, _) -> call(callee, arguments);
        case Expr.Operation(var primitive, var arguments, _) -> operands(expr, primitive, arguments);
        case Expr.MakeFun(var made, _, var captured) -> {
          in.funs.add(made);
          terms(captured);
        }
        // What waits makes its terms then, and is not to hold back a loop that does not.
        case Expr.Act(var action, var arguments, _) when action == Expr.Action.AWAIT -> in.funs.add(((Expr.MakeFun) arguments.getFirst()).function());
        case Expr.Raise _ -> {}
        default -> parts(expr);
      }
    }

    private void terms(List<Expr> exprs) {
      exprs.forEach(expr -> flow(expr, false));
    }

    private void candidates(Label label) {
      label.parameters().forEach(parameter -> in.of(parameter).isCandidate = true);
    }

    private void parts(Expr expr) {
      switch (expr) {
        case Expr.Truth(var test) -> test(test);
        case Expr.MakeTuple(var elements) -> terms(elements);
        case Expr.MakeList(var elements, var tail) -> {
          terms(elements);
          flow(tail, false);
        }
        case Expr.MakeMap(var entries) -> terms(entries);
        case Expr.UpdateMap(var map, var entries, _) -> {
          flow(map, false);
          terms(entries);
        }
        case Expr.MakeBits(var parts, _) ->
            parts.forEach(part -> {
              flow(part.value(), false);
              if (part.size() != null) {
                flow(part.size(), false);
              }
            });
        case Expr.Fetch(var from, _, _) -> flow(from, false);
        case Expr.MapValue(var map, var key) -> {
          pin(map);
          flow(key, false);
        }
        case Expr.BitCount(var size, _) -> flow(size, false);
        case Expr.Act(_, var arguments, _) -> terms(arguments);
        case Expr.Rethrow(var local) -> pin(local);
        case Expr.Caught(_, var local) -> pin(local);
        case Expr.ReadInteger read -> pin(read.subject());
        case Expr.ReadFloat read -> pin(read.subject());
        case Expr.ReadBits read -> pin(read.subject());
        case Expr.ReadCharacter read -> pin(read.subject());
        case Expr.ReadRest read -> pin(read.subject());
        case Expr.CharacterSize(var character, _) -> pin(character);
        default -> {}
      }
    }

    private void pin(Local local) {
      in.of(local).pinned = true;
    }

    private void call(Callee callee, List<Expr> arguments) {
      switch (callee) {
        case Callee.Own(var key) when in.program.own(key) != null -> called(in.program.own(key), arguments);
        case Callee.Made(var made) -> called(made, arguments);
        default -> terms(arguments);
      }
    }

    private void called(Function callee, List<Expr> arguments) {
      in.called.add(callee);
      if (callee == function) {
        in.recursive.add(callee);
      }
      passed(callee.parameters(), arguments);
    }

    private void passed(List<Local> parameters, List<Expr> arguments) {
      for (int i = 0; i < arguments.size(); i++) {
        given(parameters.get(i), arguments.get(i));
      }
    }

    /** A variable is given a value. */
    private void given(Local local, Expr value) {
      switch (value) {
        case Expr.Use(var from) -> in.flows.add(new Flow(from, local));
        case Expr.Const(var term) -> in.of(local).fromTerms |= !(term instanceof Long || term instanceof Double);
        default -> {
          flow(value, true);
          source(local, value);
        }
      }
    }

    /** Notes whether values come from a computation. */
    private void source(Local local, Expr value) {
      switch (value) {
        case Expr.If(_, var yes, var no) -> {
          source(local, yes);
          source(local, no);
        }
        case Expr.Block(_, var result) -> source(local, result);
        case Expr.Jump _, Expr.Raise _, Expr.Rethrow _ -> {}
        case Expr.Use(var from) -> in.flows.add(new Flow(from, local));
        case Expr.Const(var term) -> in.of(local).fromTerms |= !(term instanceof Long || term instanceof Double);
        default -> {
          boolean isNumber =
              value instanceof Expr.Operation(var primitive, _, _) && primitive.isArithmetic()
                  || value instanceof Expr.ReadInteger(_, _, var size, var computed, _, _) && computed == null && size < 64
                  || value instanceof Expr.Act(var action, _, _) && Kind.isInteger(action);
          in.of(local).fromNumbers |= isNumber;
          in.of(local).fromTerms |= !isNumber && Kind.of(value, in.program) == Kind.ANY;
        }
      }
    }

    private void step(Step step, boolean isResult) {
      switch (step) {
        case Step.Bind(var local, var value) -> {
          in.of(local).isCandidate = !isAbsent(value);
          given(local, value);
        }
        case Step.Effect(var value) -> flow(value, false);
        case Step.Require(var test, var otherwise) -> {
          test(test);
          if (otherwise != null) {
            flow(otherwise, isResult);
          }
        }
        case Step.Unpack(var subject, _, _) -> pin(subject);
        case Step.Attempt(var local, var primitive, var arguments) -> {
          in.of(local).isCandidate = primitive.isArithmetic();
          in.of(local).fromNumbers = primitive.isArithmetic();
          operands(local.kind(), primitive, arguments);
        }
      }
    }

    /** Whether the expression may give {@code null}. */
    private static boolean isAbsent(Expr value) {
      return value instanceof Expr.MapValue || value instanceof Expr.ReadFloat || value instanceof Expr.Try || value instanceof Expr.Act;
    }

    private void operands(Expr operation, Primitive primitive, List<Expr> arguments) {
      operands(Kind.of(operation, in.program), primitive, arguments);
    }

    private void operands(Kind result, Primitive primitive, List<Expr> arguments) {
      if (!primitive.isArithmetic()) {
        terms(arguments);
        return;
      }
      for (var argument : arguments) {
        if (argument instanceof Expr.Use(var local)) {
          in.of(local).asNumber |= result != Kind.FLOAT || local.kind() != Kind.ANY;
        } else {
          flow(argument, true);
        }
      }
    }

    private void form(Local subject, Form form) {
      if (form instanceof Form.Literal literal && literal.isSmallInteger()) {
        in.of(subject).asNumber = true;
      } else if (!(form instanceof Form.Literal)) {
        in.of(subject).asTerm = true;
      }
    }

    private void test(Test test) {
      switch (test) {
        case Test.Not(var inner) -> test(inner);
        case Test.Guard(var inner) -> test(inner);
        case Test.And(var first, var second) -> both(first, second);
        case Test.Or(var first, var second) -> both(first, second);
        case Test.Either(var decider, var yes, var no) -> {
          test(decider);
          both(yes, no);
        }
        case Test.Given(var steps, var inner) -> {
          steps.forEach(step -> step(step, false));
          test(inner);
        }
        case Test.Has(var subject, var form) -> form(subject, form);
        case Test.IsA(_, var value) when value instanceof Expr.Use -> {}
        case Test.IsA(_, var value) -> flow(value, false);
        case Test.Compare(_, var left, var right) -> compared(left, right);
        case Test.IsTrue(var value) -> flow(value, false);
        case Test.IsTruthy(var value) -> flow(value, false);
        case Test.Holds(var call) -> flow(call, false);
        case Test.IsNew(var seen, var value) -> {
          pin(seen);
          flow(value, false);
        }
        case Test.IsPresent(var local) -> pin(local);
        case Test.IsTimeUp(var local) -> pin(local);
        case Test.IsRange(var local) -> pin(local);
        case Test.BitsAre(var subject, _, _) -> pin(subject);
        case Test.IsBelow(var subject, var key, _) -> {
          if (key != SwitchKey.VALUE) {
            pin(subject);
          }
        }
        case Test.Always _, Test.IsNatural _, Test.BitsLeft _, Test.ManyBitsLeft _, Test.UnitsLeft _, Test.IsSmall _ -> {}
      }
    }

    private void both(Test first, Test second) {
      test(first);
      test(second);
    }

    /** Operands of a comparison count as numbers where one of them is known to be an integer, or both are floats. */
    private void compared(Expr left, Expr right) {
      var one = Kind.of(left, in.program);
      var other = Kind.of(right, in.program);
      boolean asNumbers =
          one == Kind.FLOAT || other == Kind.FLOAT ? isNumber(one) && isNumber(other) : one == Kind.INTEGER || other == Kind.INTEGER;
      for (var side : List.of(left, right)) {
        if (side instanceof Expr.Use(var local)) {
          in.of(local).asNumber |= asNumbers;
          in.of(local).asTerm |= !asNumbers && isNumber(one.or(other));
        } else {
          flow(side, asNumbers);
        }
      }
    }

    private static boolean isNumber(Kind kind) {
      return kind == Kind.FLOAT || kind == Kind.INTEGER;
    }
  }
}
