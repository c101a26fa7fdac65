package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.athanor.code.FunctionInfo;
import dev.athanor.compiler.core.Callee;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Function;
import dev.athanor.compiler.core.Primitive;
import dev.athanor.error.Stacktrace;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Emits calls. A call that may park is finished unless it stands in tail position. A tail call that has to be bounded
 * counts down the budget behind its arguments; when that is spent they are parked where they lie on the operand stack.
 */
final class CallEmitter {
  private static final MethodTypeDesc MAY_CALL = MethodTypeDesc.of(CD_boolean, Descs.PROCESS);
  private static final MethodTypeDesc FINISH = MethodTypeDesc.of(CD_Object, CD_Object, Descs.PROCESS);

  /** The most arguments that {@code Process} parks one by one. */
  private static final int MOST_PARKED = 4;

  private final Code code;
  private final CodeBuilder out;

  CallEmitter(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Pushes the result of a call as a term. */
  void push(Expr.Call call) {
    switch (call.callee()) {
      case Callee.Builtin _ -> {
        if (pushBuiltin(call)) {
          Reps.boolToAtom(out);
        }
      }
      case Callee.Made(var function) -> {
        pushRaw(call);
        code.numbers.resultToTerm(function);
      }
      case Callee.Own(var key) when code.module.own(key) != null -> {
        pushRaw(call);
        code.numbers.resultToTerm(code.module.own(key));
      }
      default -> {
        code.line(call.line());
        var park = prepare(call);
        code.line(call.line());
        park.call.run();
        finish(true);
      }
    }
  }

  /** Pushes the result of a call of a function of the module in the form in which it gives it. */
  void pushRaw(Expr.Call call) {
    var function = call.callee() instanceof Callee.Made(var made) ? made : code.module.own(((Callee.Own) call.callee()).key());
    code.line(call.line());
    if (function.hasSmall()) {
      code.smallCalls.call(function, call.arguments(), call.line());
    } else {
      pushFor(function, call.arguments());
      code.line(call.line());
      invoke(function);
    }
    finish(function.mayPark());
  }

  /** Pushes what a builtin gives; tells whether that is a Java boolean. */
  boolean pushBuiltin(Expr.Call call) {
    var info = ((Callee.Builtin) call.callee()).info();
    code.line(call.line());
    if (info.takesSelf()) {
      code.self();
    }
    call.arguments().forEach(code.exprs::push);
    invoke(info, call.line());
    return info.isBoolean();
  }

  /** Calls a builtin with the arguments on the operand stack; the result is a term. */
  void builtin(FunctionInfo info, int line) {
    invoke(info, line);
    if (info.isBoolean()) {
      Reps.boolToAtom(out);
    }
  }

  private void invoke(FunctionInfo info, int line) {
    code.line(line);
    out.invokestatic(Descs.named(info.owner()), info.method(), MethodTypeDesc.ofDescriptor(info.descriptor()));
  }

  /** Calls a primitive in a body, with the arguments on the operand stack. */
  void primitive(Primitive primitive, int line) {
    builtin(code.module.knowledge.builtin(Atoms.ERLANG, primitive.function(), primitive.arity()), line);
  }

  /** Pushes the process and the arguments in the form in which a function takes them. */
  private void pushFor(Function function, List<Expr> arguments) {
    code.self();
    if (arguments.size() > FunctionInfo.MOST_PARAMETERS) {
      code.exprs.pushArray(arguments);
      return;
    }
    for (int i = 0; i < arguments.size(); i++) {
      code.exprs.pushAs(arguments.get(i), function.parameters().get(i).rep());
    }
  }

  private void invoke(Function function) {
    out.invokestatic(code.module.type, code.module.methodName(function), ModuleEmitter.type(function));
  }

  private void finish(boolean mayPark) {
    if (mayPark) {
      code.self().out.invokestatic(Descs.CALLS, "finish", FINISH);
    }
  }

  /** Emits a call in tail position; nothing comes after it. */
  boolean tail(Expr.Call call) {
    switch (call.callee()) {
      case Callee.Builtin _ -> {
        push(call);
        code.numbers.returnTerm();
      }
      case Callee.Made(var function) -> plainTail(call, function);
      case Callee.Own(var key) when isUnbounded(code.module.own(key)) -> plainTail(call, code.module.own(key));
      default -> boundedTail(call);
    }
    return false;
  }

  private boolean isUnbounded(Function callee) {
    return callee != null && callee.tailGroup() != code.function.tailGroup();
  }

  private void plainTail(Expr.Call call, Function callee) {
    if (callee.hasSmall()) {
      code.smallCalls.call(callee, call.arguments(), Stacktrace.tailCall(call.line()));
    } else {
      pushFor(callee, call.arguments());
      markTail(call.line());
      invoke(callee);
    }
    if (callee.resultRep() == code.function.resultRep()) {
      out.return_(Reps.kind(callee.resultRep()));
      return;
    }
    code.numbers.resultToTerm(callee);
    code.numbers.returnTerm();
  }

  private void markTail(int line) {
    code.line(Stacktrace.tailCall(line));
  }

  private void boundedTail(Expr.Call call) {
    code.line(call.line());
    var prepared = prepare(call);
    code.self().out.invokestatic(Descs.CALLS, "mayCall", MAY_CALL);
    var park = code.later(() -> {
      prepared.park.run();
      out.areturn();
    });
    out.ifeq(park);
    markTail(call.line());
    prepared.call.run();
    out.areturn();
  }

  /** What is left to do when callee and arguments are on the operand stack: to call, or to park. */
  private record Prepared(Runnable call, Runnable park) {}

  private Prepared prepare(Expr.Call call) {
    var arguments = call.arguments();
    return switch (call.callee()) {
      case Callee.Own(var key) -> {
        var function = code.module.own(key);
        yield function == null ? remote(code.module.name(), key.name(), arguments) : own(function, arguments);
      }
      case Callee.Remote(var module, var function) -> remote(module, function, arguments);
      case Callee.Sealed(var module, var function) -> sealed(module, function, arguments);
      case Callee.FunValue _ -> {
        code.exprs.push(arguments.getFirst());
        out.invokestatic(Descs.CALLS, "fun", MethodTypeDesc.of(Descs.FUN, CD_Object));
        yield fun(rest(arguments));
      }
      case Callee.Dynamic(var function) -> {
        dynamic(function, arguments);
        yield fun(rest(arguments));
      }
      case Callee.Apply _ -> apply(arguments);
      case Callee.Builtin _, Callee.Made _ -> throw new IllegalStateException(call.toString());
    };
  }

  /** Pushes the function that a call names whose module is known only when it is made. */
  private void dynamic(Atom function, List<Expr> arguments) {
    int arity = arguments.size() - 1;
    if (code.module.knowledge.optimises()) {
      code.module.constants.dynamicSite(function, arity).load(out);
      code.exprs.push(arguments.getFirst());
      out.invokevirtual(Descs.DYNAMIC_SITE, "of", MethodTypeDesc.of(Descs.FUN, CD_Object));
      return;
    }
    code.exprs.push(arguments.getFirst());
    code.exprs.pushAtom(function);
    out.checkcast(Descs.ATOM).loadConstant(arity);
    out.invokestatic(Descs.DYNAMIC_SITE, "find", MethodTypeDesc.of(Descs.FUN, CD_Object, Descs.ATOM, CD_int));
  }

  private static List<Expr> rest(List<Expr> arguments) {
    return arguments.subList(1, arguments.size());
  }

  private Prepared own(Function function, List<Expr> arguments) {
    int arity = arguments.size();
    pushParkable(arguments);
    return new Prepared(
        () -> {
          if (arity > MOST_PARKED) {
            spread(arity);
          }
          out.invokestatic(code.module.type, code.module.methodName(function), Descs.function(arity));
        },
        () -> {
          out.getstatic(code.module.type, ModuleEmitter.CODE, code.module.type).loadConstant(code.module.number(function));
          park(arity, Descs.MODULE_CODE, CD_int);
        });
  }

  /** Pushes the process and the arguments; more than can be parked one by one as an array. */
  private void pushParkable(List<Expr> arguments) {
    code.self();
    if (arguments.size() > MOST_PARKED) {
      code.exprs.pushArray(arguments);
    } else {
      arguments.forEach(code.exprs::push);
    }
  }

  /** Turns the array on the operand stack into arguments, unless the method takes an array. */
  private void spread(int arity) {
    if (arity > FunctionInfo.MOST_PARAMETERS) {
      return;
    }
    int array = code.allocate(1);
    out.astore(array);
    for (int i = 0; i < arity; i++) {
      out.aload(array).loadConstant(i).aaload();
    }
  }

  private void park(int arity, ClassDesc... behind) {
    ClassDesc[] before = arity > MOST_PARKED ? new ClassDesc[] {Descs.PROCESS, Descs.OBJECTS} : new ClassDesc[] {Descs.PROCESS};
    out.invokestatic(Descs.CALLS, "park", Descs.around(CD_Object, before, arity > MOST_PARKED ? 0 : arity, behind));
  }

  private Prepared remote(Atom module, Atom function, List<Expr> arguments) {
    int arity = arguments.size();
    if (arity > FunctionInfo.MOST_PARAMETERS) {
      code.module.constants.functionRef(module, function, arity).load(out);
      return fun(arguments);
    }
    pushParkable(arguments);
    return new Prepared(
        () -> {
          if (arity > MOST_PARKED) {
            spread(arity);
          }
          out.invokedynamic(code.module.callSite(module, function, arity));
        },
        () -> parkLink(module, function, arity));
  }

  /** In the library the link is looked for when a call is parked, which few are, rather than made when the module is initialised. */
  private void parkLink(Atom module, Atom function, int arity) {
    if (code.module.knowledge.isLibrary()) {
      out.loadConstant(module.name()).loadConstant(function.name()).loadConstant(arity);
      out.invokestatic(Descs.CALLS, "link", MethodTypeDesc.of(Descs.FUN, CD_String, CD_String, CD_int));
    } else {
      code.module.constants.functionRef(module, function, arity).load(out);
    }
    park(arity, Descs.FUN);
  }

  private Prepared sealed(Atom module, Atom function, List<Expr> arguments) {
    int arity = arguments.size();
    pushParkable(arguments);
    return new Prepared(
        () -> {
          if (arity > MOST_PARKED) {
            spread(arity);
          }
          out.invokestatic(ModuleEmitter.classOf(module), ModuleEmitter.methodName(function, arity), Descs.function(arity));
        },
        () -> parkLink(module, function, arity));
  }

  /** A call of the fun on the operand stack. */
  private Prepared fun(List<Expr> arguments) {
    int arity = arguments.size();
    code.self();
    boolean asArray = arity > MOST_PARKED;
    if (asArray) {
      code.exprs.pushArray(arguments);
    } else {
      arguments.forEach(code.exprs::push);
    }
    var before = new ClassDesc[] {Descs.FUN, Descs.PROCESS};
    return new Prepared(
        () -> {
          if (asArray) {
            out.invokevirtual(Descs.FUN, "call", MethodTypeDesc.of(CD_Object, Descs.PROCESS, Descs.OBJECTS));
          } else {
            out.invokevirtual(Descs.FUN, "call", Descs.around(CD_Object, new ClassDesc[] {Descs.PROCESS}, arity));
          }
        },
        () -> {
          var type = asArray ? MethodTypeDesc.of(CD_Object, Descs.FUN, Descs.PROCESS, Descs.OBJECTS) : Descs.around(CD_Object, before, arity);
          out.invokestatic(Descs.CALLS, "parkFun", type);
        });
  }

  private Prepared apply(List<Expr> arguments) {
    code.self();
    arguments.forEach(code.exprs::push);
    var type = Descs.around(CD_Object, new ClassDesc[] {Descs.PROCESS}, arguments.size());
    return new Prepared(
        () -> out.invokestatic(Descs.CALLS, "apply", type), () -> out.invokestatic(Descs.CALLS, "parkApply", type));
  }
}
