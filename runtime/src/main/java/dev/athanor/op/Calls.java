package dev.athanor.op;

import dev.athanor.code.FunctionRef;
import dev.athanor.code.ModuleCode;
import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.error.MatchErrors;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;

/** Calls, and what is done around them. */
public final class Calls {
  private Calls() {}

  /** Counts a reduction. */
  public static void count(Process self) {
    if (--self.reductions < 0) {
      self.endTurn();
    }
  }

  /** Whether a tail call may be made as an ordinary call; otherwise it has to be parked. */
  public static boolean mayCall(Process self) {
    return --self.tailBudget >= 0;
  }

  /** The result of a call that may have parked. */
  public static Object finish(Object result, Process self) {
    return result == Process.PARKED ? self.resume() : result;
  }

  /** The fun that a term is; raises {@code badfun} if it is none. */
  public static Fun fun(Object term) {
    if (term instanceof Fun fun) {
      return fun;
    }
    throw MatchErrors.badFun(term);
  }

  /** The link to an exported function, for code that has no constant for it because it hardly ever parks a call. */
  public static Fun link(String module, String function, int arity) {
    return FunctionRef.of(Atom.of(module), Atom.of(function), arity);
  }

  /** {@code apply(module, function, arguments)}. May park. */
  public static Object apply(Process self, Object module, Object function, Object arguments) {
    var values = Lists.toArray(arguments);
    if (values == null || !(function instanceof Atom name) || !(module instanceof Atom known)) {
      throw badApply(module, function, arguments);
    }
    return ((Fun) FunctionRef.of(known, name, values.length)).call(self, values);
  }

  /** {@code apply(fun, arguments)}. May park. */
  public static Object apply(Process self, Object fun, Object arguments) {
    var values = Lists.toArray(arguments);
    if (values == null) {
      throw BadArgument.erts("erlang", "apply", fun, arguments);
    }
    return fun(fun).call(self, values);
  }

  static ErlangException badApply(Object module, Object function, Object arguments) {
    return BadArgument.erts("erlang", "apply", module, function, arguments);
  }

  /** Parks {@link #apply(Process, Object, Object, Object)}. */
  public static Object parkApply(Process self, Object module, Object function, Object arguments) {
    var values = Lists.toArray(arguments);
    if (values == null || !(function instanceof Atom name) || !(module instanceof Atom known)) {
      throw badApply(module, function, arguments);
    }
    return self.park(FunctionRef.of(known, name, values.length), values);
  }

  /** Parks {@link #apply(Process, Object, Object)}. */
  public static Object parkApply(Process self, Object fun, Object arguments) {
    var values = Lists.toArray(arguments);
    if (values == null) {
      throw BadArgument.erts("erlang", "apply", fun, arguments);
    }
    return self.park(fun(fun), values);
  }

  /** Parks a call of a function of the same version of a module. */
  public static Object park(Process self, ModuleCode code, int function) {
    return self.park(code.local(function));
  }

  /** Parks a call with one argument. */
  public static Object park(Process self, Object a, ModuleCode code, int function) {
    return self.park(code.local(function), a);
  }

  /** Parks a call with two arguments. */
  public static Object park(Process self, Object a, Object b, ModuleCode code, int function) {
    return self.park(code.local(function), a, b);
  }

  /** Parks a call with three arguments. */
  public static Object park(Process self, Object a, Object b, Object c, ModuleCode code, int function) {
    return self.park(code.local(function), a, b, c);
  }

  /** Parks a call with four arguments. */
  public static Object park(Process self, Object a, Object b, Object c, Object d, ModuleCode code, int function) {
    return self.park(code.local(function), a, b, c, d);
  }

  /** Parks a call with any number of arguments. */
  public static Object park(Process self, Object[] arguments, ModuleCode code, int function) {
    return self.park(code.local(function), arguments);
  }

  /** Parks a call of an exported function. */
  public static Object park(Process self, Fun fun) {
    return self.park(fun);
  }

  /** Parks a call with one argument. */
  public static Object park(Process self, Object a, Fun fun) {
    return self.park(fun, a);
  }

  /** Parks a call with two arguments. */
  public static Object park(Process self, Object a, Object b, Fun fun) {
    return self.park(fun, a, b);
  }

  /** Parks a call with three arguments. */
  public static Object park(Process self, Object a, Object b, Object c, Fun fun) {
    return self.park(fun, a, b, c);
  }

  /** Parks a call with four arguments. */
  public static Object park(Process self, Object a, Object b, Object c, Object d, Fun fun) {
    return self.park(fun, a, b, c, d);
  }

  /** Parks a call with any number of arguments. */
  public static Object park(Process self, Object[] arguments, Fun fun) {
    return self.park(fun, arguments);
  }

  /** Parks a call of a fun. */
  public static Object parkFun(Fun fun, Process self) {
    return self.park(fun);
  }

  /** Parks a call of a fun with one argument. */
  public static Object parkFun(Fun fun, Process self, Object a) {
    return self.park(fun, a);
  }

  /** Parks a call of a fun with two arguments. */
  public static Object parkFun(Fun fun, Process self, Object a, Object b) {
    return self.park(fun, a, b);
  }

  /** Parks a call of a fun with three arguments. */
  public static Object parkFun(Fun fun, Process self, Object a, Object b, Object c) {
    return self.park(fun, a, b, c);
  }

  /** Parks a call of a fun with four arguments. */
  public static Object parkFun(Fun fun, Process self, Object a, Object b, Object c, Object d) {
    return self.park(fun, a, b, c, d);
  }

  /** Parks a call of a fun with any number of arguments. */
  public static Object parkFun(Fun fun, Process self, Object[] arguments) {
    return self.park(fun, arguments);
  }
}
