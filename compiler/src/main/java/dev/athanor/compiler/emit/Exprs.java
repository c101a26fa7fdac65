package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Local;
import dev.athanor.compiler.core.Rep;
import dev.athanor.compiler.core.Step;
import dev.athanor.compiler.core.Test;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits expressions. {@link #emit} may be given any; {@link #push} only those that may stand as arguments. Nothing is on the operand stack where {@link #emit}
 * begins, and nothing where it ends.
 */
final class Exprs {
  private final Code code;
  private final CodeBuilder out;

  Exprs(Code code) {
    this.code = code;
    this.out = code.out;
  }

  private Constants constants() {
    return code.module.constants;
  }

  /** Emits an expression; gives whether anything comes after it. */
  boolean emit(Expr expr, Dest dest) {
    return switch (expr) {
      case Expr.Block(var steps, var result) -> block(steps, result, dest);
      case Expr.If(var test, var yes, var no) -> branch(test, yes, no, dest);
      case Expr.Switch choice -> code.switches.emit(choice, dest);
      case Expr.Join(var label, var target, var body) -> join(label, target, body, dest);
      case Expr.Jump(var label, var arguments) -> jump(label, arguments);
      case Expr.Loop(var label, var initial, var body) -> loop(label, initial, body, dest);
      case Expr.Try attempt -> code.attempts.emit(attempt, dest);
      case Expr.Raise raise -> raise(raise);
      case Expr.Rethrow(var exception) -> code.attempts.rethrow(exception);
      case Expr.Truth(var test) -> truth(test, dest);
      case Expr.Call call when code.attempts.isThrow(call) -> code.attempts.emitThrow(call);
      case Expr.Call call when dest instanceof Dest.Return && code.function.tailCalls() -> code.calls.tail(call);
      case Expr.Act(var action, var arguments, var line) when Acts.isVoid(action) -> {
        Acts.emit(code, action, arguments, line);
        yield deliverNil(dest);
      }
      default -> simple(expr, dest);
    };
  }

  private boolean deliverNil(Dest dest) {
    if (dest instanceof Dest.Drop) {
      return true;
    }
    constants().push(out, Atoms.NIL);
    return deliver(dest);
  }

  private boolean simple(Expr expr, Dest dest) {
    if (dest instanceof Dest.Store(var local)) {
      store(expr, local);
      return true;
    }
    if (dest instanceof Dest.Return && code.function.resultRep() != Rep.TERM) {
      code.numbers.giveBack(expr);
      return false;
    }
    if (dest instanceof Dest.Drop && (expr instanceof Expr.Const || expr instanceof Expr.Use)) {
      return true;
    }
    push(expr);
    return deliver(dest);
  }

  /** Does with the term on the operand stack what its destination says. */
  boolean deliver(Dest dest) {
    return switch (dest) {
      case Dest.Return _ -> {
        code.numbers.returnTerm();
        yield false;
      }
      case Dest.Drop _ -> {
        out.pop();
        yield true;
      }
      case Dest.Store(var local) -> {
        storeTerm(local);
        yield true;
      }
    };
  }

  private void storeTerm(Local local) {
    int slot = code.hasSlot(local) ? code.slot(local) : code.allocate(local);
    Reps.storeTerm(out, local.rep(), slot);
  }

  /** Gives a variable the value of an expression that may stand as an argument. */
  private void store(Expr expr, Local local) {
    storeAs(expr, local.rep(), code.hasSlot(local) ? code.slot(local) : code.allocate(local));
  }

  /** Stores the value of an expression that may stand as an argument in the form of a representation. */
  void storeAs(Expr expr, Rep rep, int slot) {
    if (rep != Rep.INTEGER || !code.numbers.storePair(expr, slot)) {
      pushAs(expr, rep);
      Reps.store(out, rep, slot);
    }
  }

  private boolean block(List<Step> steps, Expr result, Dest dest) {
    int mark = code.mark();
    var early = new ArrayList<Early>();
    boolean completes = true;
    for (var step : steps) {
      step(step, early);
    }
    completes = emit(result, dest);
    if (!early.isEmpty()) {
      var end = out.newLabel();
      completes = earlyEnds(early, dest, end, completes);
      out.labelBinding(end);
    }
    code.release(mark);
    return completes;
  }

  /** Where a block ends before its last expression. */
  private record Early(Label label, Expr value, int mark) {}

  private boolean earlyEnds(List<Early> early, Dest dest, Label end, boolean completes) {
    boolean any = completes;
    boolean falls = completes;
    for (var one : early) {
      if (falls) {
        out.goto_(end);
      }
      out.labelBinding(one.label);
      code.release(one.mark);
      falls = emit(one.value, dest);
      any |= falls;
    }
    return any;
  }

  private void step(Step step, List<Early> early) {
    switch (step) {
      case Step.Bind(var local, var value) -> bind(local, value);
      case Step.Effect(var value) -> emit(value, Dest.DROP);
      case Step.Require(var test, Expr.Raise raise) -> code.tests.jump(test, code.raising(raise), false);
      case Step.Require(var test, var otherwise) -> {
        var label = out.newLabel();
        code.tests.jump(test, label, false);
        early.add(new Early(label, otherwise, code.mark()));
      }
      case Step.Unpack unpack -> code.switches.unpack(unpack);
      case Step.Attempt _ -> throw new IllegalStateException("attempt outside of a guard");
    }
  }

  /** Gives a new variable its value. */
  void bind(Local local, Expr value) {
    if (value instanceof Expr.Use(var known) && known.rep() == local.rep()) {
      code.alias(local, known);
      return;
    }
    emit(value, new Dest.Store(reserved(local)));
  }

  private Local reserved(Local local) {
    code.allocate(local);
    return local;
  }

  private boolean branch(Test test, Expr yes, Expr no, Dest dest) {
    int mark = code.mark();
    var otherwise = out.newLabel();
    var end = out.newLabel();
    code.tests.jump(test, otherwise, false);
    int inner = code.mark();
    boolean first = emit(yes, dest);
    if (first) {
      out.goto_(end);
    }
    out.labelBinding(otherwise);
    code.release(inner);
    boolean second = emit(no, dest);
    out.labelBinding(end);
    code.release(mark);
    return first || second;
  }

  private boolean join(dev.athanor.compiler.core.Label label, Expr targetBody, Expr body, Dest dest) {
    int mark = code.mark();
    var there = out.newLabel();
    var end = out.newLabel();
    var target = new Code.Target(there, false);
    code.target(label, target);
    label.parameters().forEach(code::allocate);
    int inner = code.mark();
    boolean first = emit(body, dest);
    if (first) {
      out.goto_(end);
    }
    out.labelBinding(there);
    code.release(Math.max(inner, target.mark()));
    boolean second = emit(targetBody, dest);
    out.labelBinding(end);
    code.release(mark);
    return first || second;
  }

  private boolean loop(dev.athanor.compiler.core.Label label, List<Expr> initial, Expr body, Dest dest) {
    int mark = code.mark();
    var begin = out.newLabel();
    var parameters = label.parameters();
    for (int i = 0; i < initial.size(); i++) {
      code.allocate(parameters.get(i));
      store(initial.get(i), parameters.get(i));
    }
    code.target(label, new Code.Target(begin, true));
    out.labelBinding(begin);
    boolean completes = emit(body, dest);
    code.release(mark);
    return completes;
  }

  private boolean jump(dev.athanor.compiler.core.Label label, List<Expr> arguments) {
    var target = code.jumpTo(label);
    var moved = new ArrayList<Local>();
    var parameters = label.parameters();
    for (int i = 0; i < arguments.size(); i++) {
      var parameter = parameters.get(i);
      var value = arguments.get(i);
      if (parameter.isUsed() && !isThere(value, parameter)) {
        pushAs(value, parameter.rep());
        moved.addFirst(parameter);
      }
    }
    moved.forEach(parameter -> Reps.store(out, parameter.rep(), code.slot(parameter)));
    if (target.isLoop) {
      code.self().out.invokestatic(Descs.CALLS, "count", Descs.OF_PROCESS);
    }
    out.goto_(target.label);
    return false;
  }

  /** Whether a variable has the value already, being another name for it. */
  private boolean isThere(Expr value, Local parameter) {
    return value instanceof Expr.Use(var local) && local.rep() == parameter.rep() && code.slot(local) == code.slot(parameter);
  }

  /** Pushes a value in the form in which a variable of a representation is stored. */
  void pushAs(Expr value, Rep rep) {
    switch (rep) {
      case TERM -> push(value);
      case LONG -> pushLong(value);
      case INTEGER -> code.numbers.pushPair(value);
      case DOUBLE -> code.numbers.pushDouble(value);
    }
  }

  private boolean raise(Expr.Raise raise) {
    code.line(raise.line());
    switch (raise.failure()) {
      case FUNCTION_CLAUSE -> {
        pushArray(raise.arguments());
        thrown("functionClause", MethodTypeDesc.of(Descs.ERLANG_EXCEPTION, Descs.OBJECTS));
      }
      case BAD_BOOL -> {
        push(raise.arguments().get(0));
        push(raise.arguments().get(1));
        out.checkcast(Descs.ATOM);
        thrown("badBool", MethodTypeDesc.of(Descs.ERLANG_EXCEPTION, CD_Object, Descs.ATOM));
      }
      default -> {
        raise.arguments().forEach(this::push);
        thrown(method(raise.failure()), MethodTypeDesc.of(Descs.ERLANG_EXCEPTION, Descs.objects(raise.arguments().size())));
      }
    }
    return false;
  }

  private void thrown(String factory, MethodTypeDesc type) {
    out.invokestatic(Descs.MATCH_ERRORS, factory, type).athrow();
  }

  private static String method(Expr.Failure failure) {
    return switch (failure) {
      case BAD_MATCH -> "badMatch";
      case CASE_CLAUSE -> "caseClause";
      case COND_CLAUSE -> "condClause";
      case WITH_CLAUSE -> "withClause";
      case TRY_CLAUSE -> "tryClause";
      case BAD_GENERATOR -> "badGenerator";
      case BAD_ARGUMENT -> "badArgument";
      case FUNCTION_CLAUSE, BAD_BOOL -> throw new IllegalStateException(failure.name());
    };
  }

  private boolean truth(Test test, Dest dest) {
    int mark = code.mark();
    var otherwise = out.newLabel();
    var end = out.newLabel();
    code.tests.jump(test, otherwise, false);
    constants().push(out, Atoms.TRUE);
    if (deliver(dest)) {
      out.goto_(end);
    }
    out.labelBinding(otherwise);
    constants().push(out, Atoms.FALSE);
    boolean completes = deliver(dest);
    out.labelBinding(end);
    code.release(mark);
    return completes;
  }

  /** Pushes the value of an expression that may stand as an argument, as a reference to the term. */
  void push(Expr expr) {
    switch (expr) {
      case Expr.Const(var term) -> constants().push(out, term);
      case Expr.Use(var local) -> Reps.pushTerm(out, local.rep(), code.slot(local));
      case Expr.Call call -> code.calls.push(call);
      case Expr.Operation operation -> code.numbers.push(operation);
      case Expr.MakeFun fun -> code.terms.fun(fun);
      case Expr.LocalFun(var key) -> code.terms.localFun(key);
      case Expr.MakeTuple(var elements) -> code.terms.tuple(elements);
      case Expr.MakeList(var elements, var tail) -> code.terms.list(elements, tail);
      case Expr.MakeMap(var entries) -> code.terms.map(entries);
      case Expr.UpdateMap update -> code.terms.update(update);
      case Expr.MakeBits bits -> code.bits.build(bits);
      case Expr.Fetch(var from, var key, var line) -> code.terms.fetch(from, key, line);
      case Expr.MapValue(var map, var key) -> code.terms.mapValue(map, key);
      case Expr.Caught(var aspect, var exception) -> code.attempts.caught(aspect, exception);
      case Expr.Act(var action, var arguments, var line) -> {
        Acts.emit(code, action, arguments, line);
        if (Acts.isLong(action)) {
          Reps.box(out);
        }
      }
      case Expr.ReadInteger read -> code.bits.integer(read);
      case Expr.ReadFloat read -> code.bits.floating(read);
      case Expr.ReadBits read -> code.bits.part(read);
      case Expr.ReadRest(var subject, var at) -> code.bits.rest(subject, at);
      case Expr.ReadCharacter _, Expr.CharacterSize _, Expr.Advance _, Expr.BitCount _ -> {
        pushLong(expr);
        Reps.box(out);
      }
      default -> throw new IllegalStateException("not an argument: " + expr);
    }
  }

  /** Pushes the value of an expression that is known to be a small integer, as a {@code long}. */
  void pushLong(Expr expr) {
    switch (expr) {
      case Expr.Const(var term) -> out.loadConstant((long) (Long) term);
      case Expr.Use(var local) when local.rep() == Rep.LONG || local.rep() == Rep.INTEGER -> out.lload(code.slot(local));
      case Expr.Act(var action, var arguments, var line) when Acts.isLong(action) -> Acts.emit(code, action, arguments, line);
      case Expr.ReadInteger read when BitsEmitter.isLong(read) -> code.bits.longInteger(read);
      case Expr.ReadCharacter read -> code.bits.character(read);
      case Expr.CharacterSize(var character, var type) -> code.bits.characterSize(character, type);
      case Expr.Advance(var at, var by) -> code.bits.advance(at, by);
      case Expr.BitCount(var size, var unit) -> {
        push(size);
        out.loadConstant(unit).invokestatic(Descs.BITS, "count", MethodTypeDesc.of(CD_long, CD_Object, CD_int));
      }
      default -> {
        push(expr);
        Reps.unbox(out);
      }
    }
  }

  /** Pushes an array of values. */
  void pushArray(List<Expr> values) {
    out.loadConstant(values.size()).anewarray(CD_Object);
    for (int i = 0; i < values.size(); i++) {
      out.dup().loadConstant(i);
      push(values.get(i));
      out.aastore();
    }
  }

  /** Pushes an atom as one. */
  void pushAtom(Atom atom) {
    constants().push(out, atom);
  }
}
