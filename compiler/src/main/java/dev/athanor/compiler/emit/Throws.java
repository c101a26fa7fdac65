package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;

import dev.athanor.compiler.core.Callee;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.HandlerNeeds;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits what raises inside of a {@code try} of the same function. Nothing is thrown, not even made: the code goes on at the handler, with kind and reason in
 * variables and {@code null} for the exception. If it turns out there that no clause takes it, it is raised as if it had been where it stands, so that the handlers outside
 * see the same as without this, stack trace included. Only a handler that looks at the exception as a whole needs one; then an exception is thrown, or, if no handler
 * wants a stack trace, made and taken along.
 */
final class Throws {
  private static final MethodTypeDesc UNTRACED = MethodTypeDesc.of(Descs.ERLANG_EXCEPTION, Descs.PROCESS, Descs.ATOM, CD_Object);
  private static final MethodTypeDesc KIND = MethodTypeDesc.of(Descs.ATOM);
  private static final MethodTypeDesc REASON = MethodTypeDesc.of(CD_Object);
  private static final MethodTypeDesc NAME = MethodTypeDesc.of(CD_Object, CD_Object, CD_Object);
  private static final MethodTypeDesc IS_EXCEPTION = MethodTypeDesc.of(CD_boolean, CD_Object);
  private static final MethodTypeDesc EXCEPTION = MethodTypeDesc.of(CD_Object, Descs.PROCESS, CD_Object, CD_Object);

  private final Code code;
  private final CodeBuilder out;
  private Handler innermost;

  /**
   * A handler in this method.
   *
   * @param label where it begins
   * @param slot that of the exception
   * @param places the calls that jump there
   */
  record Handler(Label label, int slot, HandlerNeeds needs, List<Expr.Call> places) {
    /** The slots behind that of the exception, if anything jumps there: kind, reason, and the number of the place where it was raised. */
    static final int MORE_SLOTS = 3;

    Handler(Label label, int slot, HandlerNeeds needs) {
      this(label, slot, needs, new ArrayList<>());
    }

    boolean isJumpedTo() {
      return !places.isEmpty();
    }

    int kind() {
      return slot + 1;
    }

    int reason() {
      return slot + 2;
    }

    int place() {
      return slot + 3;
    }
  }

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
  void emit(Expr.Call call) {
    code.exprs.push(call.arguments().getFirst());
    if (innermost.needs.trace()) {
      withException(call);
    } else {
      jump(call);
    }
  }

  private void withException(Expr.Call call) {
    int reason = code.allocate(1);
    int made = code.allocate(1);
    out.astore(reason);
    code.self();
    code.exprs.pushAtom(kind(call));
    out.checkcast(Descs.ATOM).aload(reason).invokestatic(Descs.HANDLERS, "untraced", UNTRACED).astore(made);
    out.aload(made).ifnull(code.later(() -> raise(call, reason)));
    out.aload(made).astore(innermost.slot).goto_(innermost.label);
  }

  private void jump(Expr.Call call) {
    if (innermost.needs.struct() && kind(call) == Atoms.ERROR) {
      int reason = code.allocate(1);
      out.astore(reason).aload(reason).invokestatic(Descs.EXCEPTIONS, "isException", IS_EXCEPTION).ifeq(code.later(() -> raise(call, reason)));
      out.aload(reason);
    }
    out.astore(innermost.reason());
    code.exprs.pushAtom(kind(call));
    out.astore(innermost.kind()).aconst_null().astore(innermost.slot);
    out.loadConstant(innermost.places.size()).istore(innermost.place()).goto_(innermost.label);
    innermost.places.add(call);
  }

  /** Raises for good what is the reason in a slot. */
  private void raise(Expr.Call call, int reason) {
    code.line(call.line());
    code.self().out.aload(reason);
    code.calls.builtin(((Callee.Builtin) call.callee()).info(), call.line());
    out.pop().aconst_null().athrow();
  }

  /** Stores the exception on the operand stack for a handler that is jumped to as well. */
  void unpack(Handler handler) {
    out.dup().invokevirtual(Descs.ERLANG_EXCEPTION, "kind", KIND).astore(handler.kind());
    out.dup().invokevirtual(Descs.ERLANG_EXCEPTION, "reason", REASON).astore(handler.reason());
    out.astore(handler.slot).iconst_m1().istore(handler.place());
  }

  /** Pushes what is asked of what came to a handler that is jumped to. */
  void aspect(Expr.Aspect aspect, Handler handler) {
    switch (aspect) {
      case KIND -> out.aload(handler.kind());
      case REASON -> out.aload(handler.reason());
      case EXCEPTION_NAME -> out.aload(handler.kind()).aload(handler.reason()).invokestatic(Descs.EXCEPTIONS, "name", NAME);
      case EXCEPTION -> code.self().out.aload(handler.slot).aload(handler.reason()).invokestatic(Descs.EXCEPTIONS, "exception", EXCEPTION);
      case STACKTRACE -> throw new IllegalStateException("no stack trace after a jump");
    }
  }

  /** Raises what came to a handler by a jump, as the place would have done that it came from. */
  void raise(Handler handler) {
    var places = handler.places;
    var labels = places.stream().map(_ -> out.newLabel()).toList();
    if (places.size() > 1) {
      var cases = new ArrayList<SwitchCase>();
      for (int i = 1; i < places.size(); i++) {
        cases.add(SwitchCase.of(i, labels.get(i)));
      }
      out.iload(handler.place()).lookupswitch(labels.getFirst(), cases);
    }
    for (int i = 0; i < places.size(); i++) {
      out.labelBinding(labels.get(i));
      raise(places.get(i), handler.reason());
    }
  }
}
