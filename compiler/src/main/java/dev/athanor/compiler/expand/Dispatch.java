package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/** Calls of plain names, {@code name(arguments...)}: imported or local, function or macro. */
final class Dispatch {
  private static final Atom AMBIGUOUS_OP = Atom.of("ambiguous_op");
  private static final Atom LOCAL_FUNCTION = Atom.of("local_function");

  private Dispatch() {}

  /** Expands a call of a plain name. */
  static Object local(Scope s, Atom name, Object meta, Object[] arguments) {
    checkAmbiguousOperator(s, name, meta, arguments);
    return switch (resolve(s, name, meta, arguments.length)) {
      case Target.Macro macro -> MacroCalls.expand(s, meta, macro, arguments);
      case Target.Function function ->
          RemoteCalls.call(s, function.module(), meta, function.name(), meta, arguments, s.variables.splitWrites());
      case Target.Conflict conflict ->
          throw s.fail(
              meta,
              "call to local macro "
                  + name.name()
                  + "/"
                  + arguments.length
                  + " conflicts with imported "
                  + s.inspect(conflict.module())
                  + "."
                  + name.name()
                  + "/"
                  + arguments.length
                  + ", please rename the local macro or remove the conflicting import");
      case Target.Ambiguous clash ->
          throw s.fail(meta, Imports.ambiguous(s, clash.first(), clash.second(), name, arguments.length));
      case null -> localFunction(s, name, meta, arguments);
    };
  }

  private static Target resolve(Scope s, Atom name, Object meta, int arity) {
    var target = Resolution.imported(s.session, meta, name, arity, s.env, EmptyList.EMPTY, isRecursion(s, name, arity), true);
    return target == null && s.env.module() == Names.KERNEL ? ownOfKernel(name, arity) : target;
  }

  /** In {@code Kernel} itself, functions that the compiler knows better are called like from outside, so that guards take them. */
  private static Target ownOfKernel(Atom name, int arity) {
    var inlined = Rewrite.inlined(Names.KERNEL, name, arity);
    if (inlined != null) {
      return new Target.Function(inlined.module(), inlined.function());
    }
    return Rewrite.isReordered(Names.KERNEL, name, arity) ? new Target.Function(Names.KERNEL, name) : null;
  }

  /** Whether the call is in the function that it would call: a macro is not expanded in itself. */
  private static boolean isRecursion(Scope s, Atom name, int arity) {
    return s.env.functionName() == name && s.env.functionArity() == arity;
  }

  /** {@code x -1} where x is a variable was hardly meant as a call. */
  private static void checkAmbiguousOperator(Scope s, Atom name, Object meta, Object[] arguments) {
    if (arguments.length != 1 || !(Meta.get(meta, AMBIGUOUS_OP) instanceof Atom context)) {
      return;
    }
    if (s.variables.version(Variables.identity(name, meta, context)) >= 0) {
      var shown = name.name();
      throw s.fail(
          meta,
          "\""
              + shown
              + " "
              + s.source(arguments[0])
              + "\" looks like a function call but there is a variable named \""
              + shown
              + "\". If you want to perform a function call, use parentheses:\n\n    "
              + shown
              + "("
              + s.source(arguments[0])
              + ")\n\nIf you want to perform an operation on the variable "
              + shown
              + ", use spaces around the unary operator");
    }
  }

  private static Object localFunction(Scope s, Atom name, Object meta, Object[] arguments) {
    if (!s.env.inFunction()) {
      throw undefined(s, name, meta, arguments.length);
    }
    if (s.env.inMatch() || s.env.inGuard()) {
      s.complain(meta, misplaced(s, name, meta, arguments));
    } else {
      s.session.definitions().useLocal(meta, name, arguments.length, false, s.env);
      Trace.event(s, () -> Tuple.of(LOCAL_FUNCTION, meta, name, (long) arguments.length));
    }
    return new Tuple3(name, meta, Expander.allOf(s, arguments));
  }

  /** The error of a name that is neither local nor imported. */
  static RuntimeException undefined(Scope s, Atom name, Object meta, int arity) {
    return s.fail(meta, "undefined function " + name.name() + "/" + arity + " (there is no such import)");
  }

  private static String misplaced(Scope s, Atom name, Object meta, Object[] arguments) {
    var where = s.env.inMatch() ? "match" : s.guardContext();
    return "cannot find or invoke local "
        + name.name()
        + "/"
        + arguments.length
        + " inside a "
        + where
        + ". Only macros can be invoked inside a "
        + where
        + " and they must be defined before their invocation. Called as: "
        + s.source(new Tuple3(name, meta, Lists.of(arguments)));
  }
}
