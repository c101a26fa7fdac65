package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.HandlerNeeds;
import dev.athanor.compiler.core.Local;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/** Emits {@code try}, what its handler asks of the exception, and what raises inside of it ({@link Throws}). */
final class AttemptEmitter {
  private static final MethodTypeDesc ENTER = MethodTypeDesc.of(Descs.HANDLER, Descs.PROCESS, CD_Object);

  private final Code code;
  private final CodeBuilder out;
  private final Throws throwing;
  private final Map<Local, Throws.Handler> jumpedTo = new HashMap<>();

  AttemptEmitter(Code code) {
    this.code = code;
    this.out = code.out;
    this.throwing = new Throws(code);
  }

  /** Whether a call raises inside of a {@code try} of this method. */
  boolean isThrow(Expr.Call call) {
    return throwing.isOne(call);
  }

  /** Emits such a call. Nothing comes after it. */
  boolean emitThrow(Expr.Call call) {
    throwing.emit(call);
    return false;
  }

  /** Emits a {@code try}; tells whether anything comes after it. */
  boolean emit(Expr.Try attempt, Dest dest) {
    int mark = code.mark();
    var begin = out.newLabel();
    var end = out.newLabel();
    var caught = out.newLabel();
    var after = out.newLabel();
    code.allocate(attempt.value());
    int handlers = enter(attempt);
    var outer = code.openRegion();
    var handler = new Throws.Handler(out.newLabel(), handlers < 0 ? mark : handlers + 1, HandlerNeeds.of(attempt.handler(), attempt.exception()));
    var outerHandler = throwing.within(handler);
    out.labelBinding(begin);
    boolean completes = code.exprs.emit(attempt.body(), attempt.value().isUsed() ? new Dest.Store(attempt.value()) : Dest.DROP);
    var done = out.newLabel();
    if (completes) {
      out.goto_(done);
    }
    code.flush();
    out.labelBinding(end);
    throwing.within(outerHandler);
    code.closeRegion(outer);
    boolean first = false;
    if (completes) {
      out.labelBinding(done);
      leave(handlers);
      first = code.exprs.emit(attempt.success(), dest);
      if (first) {
        out.goto_(after);
      }
    }
    out.labelBinding(caught);
    catchInto(attempt.exception(), handler);
    leave(handlers);
    boolean second = code.exprs.emit(attempt.handler(), dest);
    out.labelBinding(after);
    out.exceptionCatch(begin, end, caught, Descs.ERLANG_EXCEPTION);
    code.release(mark);
    return first || second;
  }

  /** Tells the process what a handler takes; gives the slot of the handlers before, or -1. */
  private int enter(Expr.Try attempt) {
    if (attempt.takes() == null) {
      return -1;
    }
    int slot = code.allocate(1);
    code.self();
    code.module.constants.push(out, attempt.takes());
    out.invokestatic(Descs.HANDLERS, "enter", ENTER).astore(slot);
    return slot;
  }

  private void leave(int handlers) {
    if (handlers >= 0) {
      code.self().out.aload(handlers).putfield(Descs.PROCESS, "handlers", Descs.HANDLER);
    }
  }

  /** Takes the exception from the operand stack; what was not thrown but jumped comes in behind that. */
  private void catchInto(Local exception, Throws.Handler handler) {
    code.release(handler.slot());
    code.allocate(exception);
    if (handler.isJumpedTo()) {
      code.allocate(Throws.Handler.MORE_SLOTS);
      jumpedTo.put(exception, handler);
      throwing.unpack(handler);
    } else {
      jumpedTo.remove(exception);
      out.astore(handler.slot());
    }
    out.labelBinding(handler.label());
  }

  /** Emits that what no clause took is raised again. Nothing comes after it. */
  boolean rethrow(Local exception) {
    int slot = code.slot(exception);
    var handler = jumpedTo.get(exception);
    var places = out.newLabel();
    if (handler != null) {
      out.aload(slot).ifnull(places);
    }
    out.aload(slot).checkcast(Descs.ERLANG_EXCEPTION).athrow();
    if (handler != null) {
      out.labelBinding(places);
      throwing.raise(handler);
    }
    return false;
  }

  /** Pushes what is asked of a caught exception. */
  void caught(Expr.Aspect aspect, Local exception) {
    var handler = jumpedTo.get(exception);
    if (handler != null) {
      throwing.aspect(aspect, handler);
      return;
    }
    if (aspect == Expr.Aspect.EXCEPTION) {
      code.self().out.aload(code.slot(exception));
      out.invokestatic(Descs.EXCEPTIONS, "exception", MethodTypeDesc.of(CD_Object, Descs.PROCESS, CD_Object));
    } else {
      out.aload(code.slot(exception)).invokestatic(Descs.EXCEPTIONS, method(aspect), MethodTypeDesc.of(CD_Object, CD_Object));
    }
  }

  private static String method(Expr.Aspect aspect) {
    return switch (aspect) {
      case KIND -> "kind";
      case REASON -> "reason";
      case STACKTRACE -> "stacktrace";
      case EXCEPTION_NAME -> "name";
      case EXCEPTION -> "exception";
    };
  }
}
