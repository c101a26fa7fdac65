package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Callee;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Function;
import dev.athanor.compiler.core.Kind;
import dev.athanor.compiler.core.Local;
import dev.athanor.compiler.core.Primitive;
import dev.athanor.compiler.core.Relation;
import dev.athanor.compiler.core.Rep;
import dev.athanor.op.Unboxed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits expressions whose value is wanted, or comes, unboxed: which way each takes, and what lies between the ways. */
final class NumberEmitter {
  private static final MethodTypeDesc GIVE = MethodTypeDesc.of(CD_long, CD_Object, Descs.PROCESS);
  private static final MethodTypeDesc TAKE = MethodTypeDesc.of(CD_Object, Descs.PROCESS);
  private static final MethodTypeDesc TAKEN = MethodTypeDesc.of(CD_Object, CD_long, Descs.PROCESS);

  /** Up to here all integers are floats. */
  private static final long EXACT = 1L << 53;

  final IntegerTrees integers;
  final FloatTrees floats;
  private final Code code;
  private final CodeBuilder out;
  private final boolean isOptimised;

  NumberEmitter(Code code) {
    this.code = code;
    this.out = code.out;
    this.isOptimised = code.module.knowledge.optimises();
    this.integers = new IntegerTrees(code);
    this.floats = new FloatTrees(code);
  }

  private Kind kind(Expr expr) {
    return code.operands.kind(expr);
  }

  /** The form in which the value of an expression comes by itself. */
  Rep natural(Expr expr) {
    if (!isOptimised) {
      return expr instanceof Expr.Use(var local) ? local.rep() : Rep.TERM;
    }
    return switch (expr) {
      case Expr.Use(var local) -> local.rep();
      case Expr.Operation(var primitive, _, _) when primitive.isArithmetic() -> kind(expr) == Kind.FLOAT ? Rep.DOUBLE : Rep.INTEGER;
      case Expr.Call(Callee.Made(var function), _, _) -> function.resultRep();
      case Expr.Call(Callee.Own(var key), _, _) when code.module.own(key) != null -> code.module.own(key).resultRep();
      case Expr.ReadInteger read when BitsEmitter.isLong(read) -> Rep.LONG;
      case Expr.ReadCharacter _, Expr.CharacterSize _, Expr.Advance _, Expr.BitCount _ -> Rep.LONG;
      case Expr.Act(var action, _, _) when Acts.isLong(action) -> Rep.LONG;
      default -> kind(expr) == Kind.FLOAT ? Rep.DOUBLE : Rep.TERM;
    };
  }

  /** Pushes the result of an operation as a term. */
  void push(Expr.Operation operation) {
    if (!isWorthIt(operation)) {
      operation.arguments().forEach(code.exprs::push);
      code.calls.primitive(operation.primitive(), operation.line());
    } else if (kind(operation) == Kind.FLOAT) {
      floats.push(code.operands.node(operation, true));
      Reps.boxDouble(out);
    } else {
      integers.pushTerm(code.operands.node(operation, false));
    }
  }

  /** Whether there is something to be gained: an operand or a result in between that need not be a term. */
  private boolean isWorthIt(Expr.Operation operation) {
    return isOptimised
        && operation.primitive().isArithmetic()
        && operation.arguments().stream().anyMatch(argument -> !(argument instanceof Expr.Const) && natural(argument) != Rep.TERM);
  }

  /** Pushes a value as a {@code long} and a reference. */
  void pushPair(Expr expr) {
    switch (expr) {
      case Expr.Const(var term) when term instanceof Long value -> out.loadConstant((long) value).aconst_null();
      case Expr.Operation operation when operation.primitive().isArithmetic() && kind(operation) != Kind.FLOAT ->
          integers.pushPair(code.operands.node(operation, false));
      case Expr.Call call when natural(call) == Rep.INTEGER -> {
        code.calls.pushRaw(call);
        pair();
      }
      default -> {
        switch (natural(expr)) {
          case INTEGER -> Reps.push(out, Rep.INTEGER, code.slot(((Expr.Use) expr).local()));
          case LONG -> {
            code.exprs.pushLong(expr);
            out.aconst_null();
          }
          case TERM, DOUBLE -> {
            code.exprs.push(expr);
            Reps.split(out);
          }
        }
      }
    }
  }

  /** Stores a value that is computed as a {@code long} and a reference; tells whether it is one. */
  boolean storePair(Expr expr, int slot) {
    switch (expr) {
      case Expr.Operation operation when isOptimised && operation.primitive().isArithmetic() && kind(operation) != Kind.FLOAT ->
          integers.store(code.operands.node(operation, false), slot);
      case Expr.Call call when natural(call) == Rep.INTEGER -> {
        code.calls.pushRaw(call);
        storeGiven(slot);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Turns the {@code long} that a function gave into a {@code long} and a reference. */
  private void pair() {
    int slot = code.allocate(Rep.INTEGER.slots());
    storeGiven(slot);
    Reps.push(out, Rep.INTEGER, slot);
  }

  private void storeGiven(int slot) {
    var done = out.newLabel();
    var wide =
        code.later(
            () -> {
              take();
              Reps.split(out);
              Reps.store(out, Rep.INTEGER, slot);
              out.goto_(done);
            });
    out.lstore(slot).lload(slot).loadConstant(Unboxed.WIDE).lcmp().ifeq(wide);
    out.aconst_null().astore(slot + 2);
    out.labelBinding(done);
  }

  private void take() {
    code.self().out.invokestatic(Descs.UNBOXED, "take", TAKE);
  }

  /** Turns what a function gave, in its form, into a term. */
  void resultToTerm(Function function) {
    switch (function.resultRep()) {
      case INTEGER -> code.self().out.invokestatic(Descs.UNBOXED, "taken", TAKEN);
      case DOUBLE -> Reps.boxDouble(out);
      case TERM, LONG -> {}
    }
  }

  /** Turns the term on the operand stack into the {@code long} that a function returns. */
  void give() {
    code.self().out.invokestatic(Descs.UNBOXED, "give", GIVE);
  }

  /** Pushes a value that is a float as a {@code double}. */
  void pushDouble(Expr expr) {
    switch (expr) {
      case Expr.Const(var term) when term instanceof Double value -> out.loadConstant((double) value);
      case Expr.Use(var local) when local.rep() == Rep.DOUBLE -> out.dload(code.slot(local));
      case Expr.Operation operation when operation.primitive().isArithmetic() && kind(operation) == Kind.FLOAT ->
          floats.push(code.operands.node(operation, true));
      case Expr.Call call when Operands.isRoot(call) -> floats.push(code.operands.of(call, true));
      case Expr.Call call when !(call.callee() instanceof Callee.Builtin) && natural(call) == Rep.DOUBLE && isOwn(call) -> code.calls.pushRaw(call);
      default -> {
        code.exprs.push(expr);
        Reps.unboxDouble(out);
      }
    }
  }

  private boolean isOwn(Expr.Call call) {
    return switch (call.callee()) {
      case Callee.Made(var function) -> function.resultRep() == Rep.DOUBLE;
      case Callee.Own(var key) -> code.module.own(key) != null && code.module.own(key).resultRep() == Rep.DOUBLE;
      default -> false;
    };
  }

  /** Returns a value from a function that gives it unboxed. */
  void giveBack(Expr expr) {
    if (code.function.resultRep() == Rep.DOUBLE) {
      pushDouble(expr);
      out.dreturn();
      return;
    }
    switch (expr) {
      case Expr.Const(var term) when term instanceof Long value && value != Unboxed.WIDE -> out.loadConstant((long) value).lreturn();
      case Expr.Operation operation when operation.primitive().isArithmetic() && kind(operation) != Kind.FLOAT ->
          integers.giveBack(code.operands.node(operation, false));
      case Expr.Use(var local) when local.rep() == Rep.LONG -> {
        int slot = code.slot(local);
        var wide =
            code.later(
                () -> {
                  Reps.pushTerm(out, Rep.LONG, slot);
                  give();
                  out.lreturn();
                });
        out.lload(slot).loadConstant(Unboxed.WIDE).lcmp().ifeq(wide);
        out.lload(slot).lreturn();
      }
      case Expr.Use(var local) when local.rep() == Rep.INTEGER -> {
        int slot = code.slot(local);
        var wide =
            code.later(
                () -> {
                  Reps.pushTerm(out, Rep.INTEGER, slot);
                  give();
                  out.lreturn();
                });
        out.aload(slot + 2).ifnonnull(wide);
        out.lload(slot).loadConstant(Unboxed.WIDE).lcmp().ifeq(wide);
        out.lload(slot).lreturn();
      }
      default -> {
        code.exprs.push(expr);
        give();
        out.lreturn();
      }
    }
  }

  /** Returns the term on the operand stack in the form in which the function gives its result. */
  void returnTerm() {
    switch (code.function.resultRep()) {
      case INTEGER -> {
        give();
        out.lreturn();
      }
      case DOUBLE -> {
        Reps.unboxDouble(out);
        out.dreturn();
      }
      case TERM, LONG -> out.areturn();
    }
  }

  /** Emits a comparison of numbers as a branch, if it is one that gains by it. */
  boolean compare(Relation relation, Expr left, Expr right, Label target, boolean when) {
    if (!isOptimised) {
      return false;
    }
    boolean isExact = relation == Relation.EXACTLY_EQUAL;
    if (kind(left) == Kind.FLOAT || kind(right) == Kind.FLOAT) {
      boolean isFloat = !isExact && isFloating(left) && isFloating(right);
      if (isFloat) {
        compareFloats(relation, left, right, target, when);
      }
      return isFloat;
    }
    boolean isInteger = isIntegral(left) && isIntegral(right) && (isUnboxed(left) || isUnboxed(right));
    if (isInteger) {
      compareIntegers(relation, left, right, target, when);
    }
    return isInteger;
  }

  private boolean isFloating(Expr expr) {
    return kind(expr) == Kind.FLOAT || expr instanceof Expr.Const(var term) && term instanceof Long value && Math.abs(value) < EXACT;
  }

  private static boolean isIntegral(Expr expr) {
    return !(expr instanceof Expr.Const(var term)) || term instanceof Long;
  }

  private boolean isUnboxed(Expr expr) {
    return expr instanceof Expr.Const || natural(expr) == Rep.INTEGER || natural(expr) == Rep.LONG;
  }

  private void compareFloats(Relation relation, Expr left, Expr right, Label target, boolean when) {
    for (var side : List.of(left, right)) {
      if (side instanceof Expr.Const(var term) && term instanceof Long value) {
        out.loadConstant((double) value);
      } else {
        pushDouble(side);
      }
    }
    out.dcmpl();
    branch(relation, target, when);
  }

  private void compareIntegers(Relation relation, Expr left, Expr right, Label target, boolean when) {
    var sides = code.operands.sides(left, right);
    var next = out.newLabel();
    var slow =
        code.later(
            () -> {
              code.operands.pushTerm(sides.get(0));
              code.operands.pushTerm(sides.get(1));
              code.tests.compareTerms(relation, target, when);
              out.goto_(next);
            });
    integers.compare(sides.get(0), sides.get(1), slow);
    branch(relation, target, when);
    out.labelBinding(next);
  }

  private void branch(Relation relation, Label target, boolean when) {
    switch (when ? relation : relation.negated()) {
      case LESS -> out.iflt(target);
      case LESS_OR_EQUAL -> out.ifle(target);
      case GREATER -> out.ifgt(target);
      case GREATER_OR_EQUAL -> out.ifge(target);
      case EQUAL, EXACTLY_EQUAL -> out.ifeq(target);
      case NOT_EQUAL, NOT_EXACTLY_EQUAL -> out.ifne(target);
    }
  }

  /** In a guard: gives a variable the value of arithmetic, or goes to {@code failed} where that has none. */
  void attempt(Local local, Primitive primitive, List<Expr> arguments, Label failed) {
    int slot = code.allocate(local);
    var operation = new Expr.Operation(primitive, arguments, 0);
    boolean isFloat = local.rep() == Rep.DOUBLE;
    var tree = code.operands.node(operation, isFloat);
    var done = out.newLabel();
    var slow =
        code.later(
            () -> {
              code.operands.pushTerm(tree.first());
              if (tree.second() != null) {
                code.operands.pushTerm(tree.second());
              }
              GuardCalls.emit(code, primitive);
              int given = code.allocate(1);
              out.astore(given).aload(given).ifnull(failed);
              out.aload(given);
              Reps.storeTerm(out, local.rep(), slot);
              out.goto_(done);
            });
    if (isFloat) {
      floats.fast(tree, slot, slow);
    } else {
      integers.fast(tree, slow);
      out.lstore(slot).aconst_null().astore(slot + 2);
    }
    out.labelBinding(done);
  }
}
