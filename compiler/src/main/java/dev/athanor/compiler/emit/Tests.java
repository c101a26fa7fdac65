package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Object;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Local;
import dev.athanor.compiler.core.Relation;
import dev.athanor.compiler.core.Rep;
import dev.athanor.compiler.core.Step;
import dev.athanor.compiler.core.SwitchKey;
import dev.athanor.compiler.core.Test;
import dev.athanor.compiler.core.TypeTest;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits tests as branches: {@link #jump} goes to a label if the test comes out as asked, otherwise falls through. */
final class Tests {
  private final Code code;
  private final CodeBuilder out;

  /** Where a guard that fails goes; {@code null} outside of guards. */
  private Label guardFailed;

  Tests(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Jumps to {@code target} if the test comes out as {@code when}. */
  void jump(Test test, Label target, boolean when) {
    switch (test) {
      case Test.Always(var value) -> {
        if (value == when) {
          out.goto_(target);
        }
      }
      case Test.Not(var inner) -> jump(inner, target, !when);
      case Test.And(var first, var second) -> both(first, second, target, when);
      case Test.Or(var first, var second) -> both(new Test.Not(first), new Test.Not(second), target, !when);
      case Test.Either(var decider, var yes, var no) -> either(decider, yes, no, target, when);
      case Test.Given(var steps, var inner) -> {
        steps.forEach(this::step);
        jump(inner, target, when);
      }
      case Test.Guard(var inner) -> guard(inner, target, when);
      case Test.Has(var subject, var form) -> code.switches.has(subject, form, target, when);
      case Test.IsA(var type, var value) -> isA(type, value, target, when);
      case Test.Compare(var relation, var left, var right) -> compare(relation, left, right, target, when);
      case Test.IsTrue(var value) -> {
        code.exprs.push(value);
        code.exprs.pushAtom(Atoms.TRUE);
        same(target, when);
      }
      case Test.IsTruthy(var value) -> {
        code.exprs.push(value);
        helper("isTruthy", Descs.TEST_1, target, when);
      }
      case Test.Holds(var call) -> {
        code.calls.pushBuiltin(call);
        bool(target, when);
      }
      case Test.IsNew(var seen, var value) -> {
        out.aload(code.slot(seen));
        code.exprs.push(value);
        out.invokestatic(Descs.COMPREHENSION, "isNew", Descs.TEST_2);
        bool(target, when);
      }
      case Test.IsRange(var subject) -> {
        code.exprs.push(new Expr.Use(subject));
        out.invokestatic(Descs.COMPREHENSION, "isRange", Descs.TEST_1);
        bool(target, when);
      }
      default -> simple(test, target, when);
    }
  }

  private void simple(Test test, Label target, boolean when) {
    switch (test) {
      case Test.IsPresent(var value) -> {
        out.aload(code.slot(value));
        branch(when, () -> out.ifnonnull(target), () -> out.ifnull(target));
      }
      case Test.IsTimeUp(var message) -> {
        out.aload(code.slot(message)).getstatic(Descs.PROCESS, "TIMED_OUT", CD_Object);
        same(target, when);
      }
      case Test.IsNatural(var number) -> {
        out.lload(code.slot(number)).lconst_0().lcmp();
        branch(when, () -> out.ifge(target), () -> out.iflt(target));
      }
      case Test.BitsLeft(var size, var at, var bits, var exact) -> {
        code.bits.left(size, at);
        out.loadConstant(bits).lcmp();
        if (exact) {
          branch(when, () -> out.ifeq(target), () -> out.ifne(target));
        } else {
          branch(when, () -> out.ifge(target), () -> out.iflt(target));
        }
      }
      case Test.ManyBitsLeft(var size, var at, var bits) -> {
        code.bits.left(size, at);
        out.lload(code.slot(bits)).lcmp();
        branch(when, () -> out.ifge(target), () -> out.iflt(target));
      }
      case Test.UnitsLeft(var size, var at, var unit) -> {
        code.bits.left(size, at);
        out.loadConstant((long) unit).lrem().lconst_0().lcmp();
        branch(when, () -> out.ifeq(target), () -> out.ifne(target));
      }
      case Test.BitsAre(var subject, var at, var bits) -> {
        code.bits.isAt(subject, at, bits);
        bool(target, when);
      }
      case Test.IsSmall(var subject) when subject.rep() == Rep.INTEGER -> {
        out.aload(code.slot(subject) + 2);
        branch(when, () -> out.ifnull(target), () -> out.ifnonnull(target));
      }
      case Test.IsSmall(var subject) -> {
        out.aload(code.slot(subject)).instanceOf(ConstantDescs.CD_Long);
        bool(target, when);
      }
      case Test.IsBelow(var subject, var key, var bound) -> isBelow(subject, key, bound, target, when);
      default -> throw new IllegalStateException(test.toString());
    }
  }

  private static void branch(boolean when, Runnable ifSo, Runnable ifNot) {
    (when ? ifSo : ifNot).run();
  }

  /** Jumps on the Java boolean on the operand stack. */
  void bool(Label target, boolean when) {
    branch(when, () -> out.ifne(target), () -> out.ifeq(target));
  }

  /** Jumps on the identity of the two references on the operand stack. */
  void same(Label target, boolean when) {
    branch(when, () -> out.if_acmpeq(target), () -> out.if_acmpne(target));
  }

  private void helper(String method, MethodTypeDesc type, Label target, boolean when) {
    out.invokestatic(Descs.COMPARISONS, method, type);
    bool(target, when);
  }

  private void both(Test first, Test second, Label target, boolean when) {
    if (!when) {
      jump(first, target, false);
      jump(second, target, false);
      return;
    }
    var no = out.newLabel();
    jump(first, no, false);
    jump(second, target, true);
    out.labelBinding(no);
  }

  private void either(Test decider, Test yes, Test no, Label target, boolean when) {
    var otherwise = out.newLabel();
    var end = out.newLabel();
    jump(decider, otherwise, false);
    jump(yes, target, when);
    out.goto_(end);
    out.labelBinding(otherwise);
    jump(no, target, when);
    out.labelBinding(end);
  }

  private void guard(Test inner, Label target, boolean when) {
    var outer = guardFailed;
    if (!when) {
      guardFailed = target;
      jump(inner, target, false);
    } else {
      var failed = out.newLabel();
      guardFailed = failed;
      jump(inner, target, true);
      out.labelBinding(failed);
    }
    guardFailed = outer;
  }

  private void step(Step step) {
    switch (step) {
      case Step.Bind(var local, var value) -> code.exprs.bind(local, value);
      case Step.Effect(var value) -> code.exprs.emit(value, Dest.DROP);
      case Step.Require(var test, Expr.Raise raise) -> jump(test, code.raising(raise), false);
      case Step.Require(var test, var none) when none == null -> jump(test, guardFailed, false);
      case Step.Unpack unpack -> code.switches.unpack(unpack);
      case Step.Attempt(var local, var primitive, var arguments) when local.rep() != Rep.TERM ->
          code.numbers.attempt(local, primitive, arguments, guardFailed);
      case Step.Attempt(var local, var primitive, var arguments) -> {
        arguments.forEach(code.exprs::push);
        GuardCalls.emit(code, primitive);
        int slot = code.allocate(local);
        out.dup().astore(slot).ifnull(guardFailed);
      }
      default -> throw new IllegalStateException(step.toString());
    }
  }

  private void isA(TypeTest type, Expr value, Label target, boolean when) {
    if (value instanceof Expr.Use(var local) && local.rep() == Rep.INTEGER) {
      int slot = code.slot(local);
      boolean isNumber = type == TypeTest.INTEGER || type == TypeTest.NUMBER;
      var next = out.newLabel();
      if (isNumber) {
        out.aload(slot + 2).ifnull(when ? target : next);
      }
      out.aload(slot + 2);
      isA(type);
      bool(target, when);
      out.labelBinding(next);
      return;
    }
    code.exprs.push(value);
    isA(type);
    bool(target, when);
  }

  /** Turns the reference on the operand stack into whether it is of a type; {@code null} is of none. */
  private void isA(TypeTest type) {
    switch (type) {
      case ATOM -> out.instanceOf(Descs.ATOM);
      case BITSTRING -> out.instanceOf(Descs.BITSTRING);
      case FLOAT -> out.instanceOf(CD_Double);
      case FUNCTION -> out.instanceOf(Descs.FUN);
      case MAP -> out.instanceOf(Descs.MAP_TERM);
      case PID -> out.instanceOf(Descs.of(Pid.class));
      case PORT -> out.instanceOf(Descs.of(Port.class));
      case REFERENCE -> out.instanceOf(Descs.of(Reference.class));
      case TUPLE -> out.instanceOf(Descs.TUPLE);
      case BINARY -> out.invokestatic(Descs.BITSTRING, "isBinary", Descs.TEST_1);
      case BOOLEAN -> out.invokestatic(Descs.COMPARISONS, "isBoolean", Descs.TEST_1);
      case INTEGER -> out.invokestatic(Descs.COMPARISONS, "isInteger", Descs.TEST_1);
      case LIST -> out.invokestatic(Descs.COMPARISONS, "isList", Descs.TEST_1);
      case NUMBER -> out.invokestatic(Descs.COMPARISONS, "isNumber", Descs.TEST_1);
    }
  }

  private void compare(Relation relation, Expr left, Expr right, Label target, boolean when) {
    switch (relation) {
      case NOT_EQUAL, NOT_EXACTLY_EQUAL -> compare(relation.negated(), left, right, target, !when);
      default -> {
        if (code.numbers.compare(relation, left, right, target, when)) {
          return;
        }
        if (relation == Relation.EQUAL || relation == Relation.EXACTLY_EQUAL) {
          equal(relation == Relation.EXACTLY_EQUAL, left, right, target, when);
        } else {
          code.exprs.push(left);
          code.exprs.push(right);
          compareTerms(relation, target, when);
        }
      }
    }
  }

  /** Jumps on the comparison of the two terms on the operand stack. */
  void compareTerms(Relation relation, Label target, boolean when) {
    if (relation == Relation.EQUAL || relation == Relation.EXACTLY_EQUAL) {
      out.invokestatic(Descs.EQUALITY, relation == Relation.EXACTLY_EQUAL ? "exact" : "loose", Descs.TEST_2);
    } else {
      out.invokestatic(Descs.TERM_ORDER, method(relation), Descs.TEST_2);
    }
    bool(target, when);
  }

  private static String method(Relation relation) {
    return switch (relation) {
      case LESS -> "less";
      case LESS_OR_EQUAL -> "lessOrEqual";
      case GREATER -> "greater";
      case GREATER_OR_EQUAL -> "greaterOrEqual";
      default -> throw new IllegalStateException(relation.name());
    };
  }

  private void equal(boolean exact, Expr left, Expr right, Label target, boolean when) {
    if (left instanceof Expr.Const && !(right instanceof Expr.Const)) {
      equal(exact, right, left, target, when);
      return;
    }
    code.exprs.push(left);
    if (right instanceof Expr.Const(var term)) {
      equal(exact, term, target, when);
      return;
    }
    code.exprs.push(right);
    out.invokestatic(Descs.EQUALITY, exact ? "exact" : "loose", Descs.TEST_2);
    bool(target, when);
  }

  /** Compares the term on the operand stack with one known now. */
  private void equal(boolean exact, Object term, Label target, boolean when) {
    if (term instanceof Long number) {
      out.loadConstant((long) number);
      helper(exact ? "isExactly" : "equals", Descs.TEST_NUMBER, target, when);
      return;
    }
    code.module.constants.push(out, term);
    if (isSingle(term)) {
      same(target, when);
    } else {
      out.invokestatic(Descs.EQUALITY, exact ? "exact" : "loose", Descs.TEST_2);
      bool(target, when);
    }
  }

  /** Whether a term is equal to itself alone, so that identity tells. */
  private static boolean isSingle(Object term) {
    return term instanceof Atom || term == EmptyList.EMPTY;
  }

  private void isBelow(Local subject, SwitchKey key, long bound, Label target, boolean when) {
    switch (key) {
      case VALUE -> {
        code.exprs.pushLong(new Expr.Use(subject));
        out.loadConstant(bound).lcmp();
      }
      case ATOM_HASH, BITS_HASH -> {
        out.aload(code.slot(subject)).invokevirtual(CD_Object, "hashCode", Descs.HASH);
        out.i2l().loadConstant(bound).lcmp();
      }
    }
    branch(when, () -> out.iflt(target), () -> out.ifge(target));
  }
}
