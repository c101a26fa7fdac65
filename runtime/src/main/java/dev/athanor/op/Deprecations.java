package dev.athanor.op;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.error.Stacktrace;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;

/** Ways of writing that still work and that the user is warned of when they run, through {@code IO.warn/2}. */
public final class Deprecations {
  private static final Atom IO = Atom.of("Elixir.IO");
  private static final Atom WARN = Atom.of("warn");

  private Deprecations() {}

  /** {@code map.key()}: warns, and gives the value of the key, which is there. */
  public static Object fieldWithParentheses(Process self, Object key, Object value) {
    warn(
        self,
        "using module.function() notation (with parentheses) to fetch map field :"
            + ((Atom) key).name()
            + " is deprecated, you must remove the parentheses: map.field");
    return value;
  }

  static void callWithoutParentheses(Process self, Atom module, Atom function) {
    var name = module.name().startsWith("Elixir.") ? module.name().substring(7) : ":" + module.name();
    warn(
        self,
        "using map.field notation (without parentheses) to invoke function "
            + name
            + "."
            + function.name()
            + "() is deprecated, you must add parentheses instead: remote.function()");
  }

  private static void warn(Process self, String message) {
    if (CodeServer.ensureLoaded(self, IO) && CodeServer.isExported(IO, WARN, 2)) {
      self.apply(FunctionRef.of(IO, WARN, 2), Bitstring.of(message), Stacktrace.of(Thread.currentThread().getStackTrace()));
    }
  }
}
