package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;

/** Calls of hooks, which may be macros that nobody has required. */
public final class HookCalls {
  private HookCalls() {}

  /** What a hook gives that is a macro; {@code null} where it is a function. */
  public static Object expandMacro(
      Session session, int line, Atom module, Atom function, Object[] arguments, Env env) {
    var meta = Lists.of(Tuple.of(Atoms.LINE, (long) line), Tuple.of(Names.REQUIRED, Atoms.TRUE));
    session.modules().ensureLoaded(module);
    var macro = Resolution.required(session, meta, module, function, arguments.length, env, true);
    return macro == null ? null : MacroCalls.once(session, env.withLine(line), meta, macro, arguments);
  }
}
