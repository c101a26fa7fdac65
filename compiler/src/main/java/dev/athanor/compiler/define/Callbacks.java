package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.HookCalls;
import dev.athanor.term.Atom;
import dev.athanor.term.MapTerm;

/** Runs {@code @before_compile} and its like: a macro, whose code is evaluated in the module, or a function. */
final class Callbacks {
  private Callbacks() {}

  /** Runs a hook; gives the environment after what a macro gave. */
  static Env run(Compilation compilation, int line, Atom module, Atom function, Object[] arguments, Env env) {
    var session = compilation.session();
    var quoted = HookCalls.expandMacro(session, line, module, function, arguments, env);
    if (quoted == null) {
      session.modules().call(module, function, arguments);
      return env;
    }
    var fresh = env.withVersionedVars(MapTerm.EMPTY);
    return Evaluation.run(compilation, quoted, fresh, MapTerm.EMPTY).env().withVersionedVars(MapTerm.EMPTY);
  }
}
