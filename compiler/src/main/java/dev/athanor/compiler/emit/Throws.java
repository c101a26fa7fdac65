package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;

import dev.athanor.compiler.core.Callee;
import dev.athanor.compiler.core.Expr;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits what raises inside of a {@code try} of the same function. If no stack trace has to be recorded nothing is thrown: the exception is made and the code goes on
 * at the handler, which costs no more than any other jump.
 */
final class Throws {
  private static final MethodTypeDesc UNTRACED = MethodTypeDesc.of(Descs.ERLANG_EXCEPTION, Descs.PROCESS, Descs.ATOM, CD_Object);

  private final Code code;
  private final CodeBuilder out;
  private Handler innermost;

  /**
   * A handler in this method.
   *
   * @param label where it begins, the exception being in its slot
   * @param slot that of the exception
   */
  record Handler(Label label, int slot) {}

  Throws(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Code from here on has that handler, or none if it is {@code null}; gives the one before. */
  Handler within(Handler handler) {
    var outer = innermost;
    innermost = handler;
    return outer;
  }

  /** Whether a call is to be emitted here. */
  boolean isOne(Expr.Call call) {
    return innermost != null && code.module.knowledge.optimises() && kind(call) != null;
  }

  private static Atom kind(Expr.Call call) {
    if (!(call.callee() instanceof Callee.Builtin(var info)) || call.arguments().size() != 1 || !info.owner().equals("dev.athanor.bif.ErlangErrors")) {
      return null;
    }
    return switch (info.name().name()) {
      case "throw" -> Atoms.THROW;
      case "error" -> Atoms.ERROR;
      case "exit" -> Atoms.EXIT;
      default -> null;
    };
  }

  /** Emits {@code throw/1}, {@code error/1} or {@code exit/1}, where nothing is on the operand stack. Nothing comes after it. */
  boolean emit(Expr.Call call) {
    int reason = code.allocate(1);
    int made = code.allocate(1);
    code.exprs.push(call.arguments().getFirst());
    out.astore(reason);
    code.self();
    code.exprs.pushAtom(kind(call));
    out.checkcast(Descs.ATOM).aload(reason).invokestatic(Descs.HANDLERS, "untraced", UNTRACED).astore(made);
    out.aload(made).ifnull(code.later(() -> raise(call, reason)));
    out.aload(made).astore(innermost.slot).goto_(innermost.label);
    return false;
  }

  private void raise(Expr.Call call, int reason) {
    code.line(call.line());
    code.self().out.aload(reason);
    code.calls.builtin(((Callee.Builtin) call.callee()).info(), call.line());
    out.pop().aconst_null().athrow();
  }
}
