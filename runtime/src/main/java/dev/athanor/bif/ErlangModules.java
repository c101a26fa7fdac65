package dev.athanor.bif;

import dev.athanor.code.CodeServer;
import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;

/** What {@code :erlang} says about loaded modules; none of it loads one. */
@BifModule("erlang")
public final class ErlangModules {
  private ErlangModules() {}

  /** Whether the module is loaded now; raises {@code badarg} where it is no atom. */
  @Bif
  public static boolean moduleLoaded(Object module) {
    if (module instanceof Atom name) {
      return CodeServer.isLoaded(name);
    }
    throw BadArgument.erts("erlang", "module_loaded", module);
  }

  /** Whether the module is loaded now and exports the function; raises {@code badarg} for what are no names and no arity. */
  @Bif
  public static boolean functionExported(Object module, Object function, Object arity) {
    if (module instanceof Atom name && function instanceof Atom exported && arity instanceof Long count && count >= 0) {
      return count <= 255 && CodeServer.isExported(name, exported, count.intValue());
    }
    throw BadArgument.erts("erlang", "function_exported", module, function, arity);
  }
}
