package dev.athanor.compiler.emit;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Function;
import dev.athanor.compiler.core.Rep;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits calls of functions that have a method for integers that fit into {@code long}s. It is called if all of them turn out to fit, which is decided last, when
 * everything that has an effect has been evaluated; otherwise the method that takes any term is.
 */
final class SmallCalls {
  private final Code code;
  private final CodeBuilder out;

  SmallCalls(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Calls a function; its result is on the operand stack in the form in which it gives it. */
  void call(Function function, List<Expr> arguments, int line) {
    var name = code.module.methodName(function);
    var type = ModuleEmitter.type(function);
    var reps = function.parameterReps();
    var operands = operands(reps, arguments);
    var done = out.newLabel();
    var slow =
        code.later(
            () -> {
              code.self();
              push(reps, operands);
              code.line(line);
              out.invokestatic(code.module.type, name, type).goto_(done);
            });
    var slots = new ArrayList<Integer>();
    for (int i = 0; i < operands.size(); i++) {
      slots.add(reps.get(i) == Rep.INTEGER ? code.numbers.integers.small(operands.get(i), slow) : -1);
    }
    code.self();
    for (int i = 0; i < operands.size(); i++) {
      if (reps.get(i) == Rep.INTEGER) {
        out.lload(slots.get(i));
      } else {
        push(reps.get(i), operands.get(i));
      }
    }
    code.line(line);
    out.invokestatic(code.module.type, name, ModuleEmitter.smallType(function));
    out.labelBinding(done);
  }

  /** The arguments, evaluated as far as they have an effect, in order. */
  private List<Operand> operands(List<Rep> reps, List<Expr> arguments) {
    int last = -1;
    for (int i = 0; i < arguments.size(); i++) {
      last = code.operands.isQuiet(arguments.get(i), false) ? last : i;
    }
    var operands = new ArrayList<Operand>();
    for (int i = 0; i < arguments.size(); i++) {
      operands.add(operand(reps.get(i), arguments.get(i), i < last));
    }
    return operands;
  }

  private Operand operand(Rep rep, Expr argument, boolean atOnce) {
    if (rep == Rep.INTEGER) {
      var operand = code.operands.of(argument, false);
      return atOnce && operand.isComputed() ? code.operands.evaluated(argument, operand, false) : operand;
    }
    if (argument instanceof Expr.Const(var term)) {
      return new Operand.Literal(term);
    }
    if (argument instanceof Expr.Use(var local) && local.rep() == rep) {
      return rep == Rep.TERM ? new Operand.Term(code.slot(local)) : new Operand.Floating(code.slot(local));
    }
    int slot = code.allocate(rep.slots());
    code.exprs.storeAs(argument, rep, slot);
    return rep == Rep.TERM ? new Operand.Term(slot) : new Operand.Floating(slot);
  }

  private void push(List<Rep> reps, List<Operand> operands) {
    for (int i = 0; i < operands.size(); i++) {
      push(reps.get(i), operands.get(i));
    }
  }

  private void push(Rep rep, Operand operand) {
    if (rep == Rep.DOUBLE && operand instanceof Operand.Floating(var slot)) {
      out.dload(slot);
      return;
    }
    code.operands.pushTerm(operand);
    switch (rep) {
      case DOUBLE -> Reps.unboxDouble(out);
      case INTEGER -> Reps.split(out);
      case TERM, LONG -> {}
    }
  }
}
