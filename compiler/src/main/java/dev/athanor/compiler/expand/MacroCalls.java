package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;

/** Calls macros and expands what they give. */
final class MacroCalls {
  private MacroCalls() {}

  /** The expanded form of what the macro gives for the arguments. */
  static Object expand(Scope s, Object meta, Target.Macro macro, Object[] arguments) {
    try {
      return s.expand(once(s.session, s.caller(Meta.line(meta)), meta, macro, arguments));
    } catch (ErlangException raised) {
      throw located(s, meta, macro, raised);
    }
  }

  /** What the macro gives for the arguments, with lines and hygiene counters. */
  static Object once(Session session, Env caller, Object meta, Target.Macro macro, Object[] arguments) {
    var counter = session.definitions().nextCounter(caller.module());
    var quoted = macro.code().expand(caller.toTerm(), arguments);
    return Linify.expansion(quoted, meta, macro.module(), counter);
  }

  /** The exception with a trace that says which macro was expanded where, in place of what lies below the macro. */
  private static ErlangException located(Scope s, Object meta, Target.Macro macro, ErlangException raised) {
    ExpansionTrace.hideCompiler(raised, MacroCalls.class);
    var expanded = ExpansionTrace.entry("expanding macro", macro.module(), macro.name(), macro.arity());
    var caller = ExpansionTrace.caller(s.env, Meta.line(meta));
    return ExpansionTrace.located(raised, macro.module(), ModuleInfo.macroFunction(macro.name()), expanded, caller);
  }
}
