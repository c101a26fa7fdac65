package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Session;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.Tuple2;

/** The functions of the library and of programs that are told what happens to a module. */
final class Hooks {
  private static final Atom MODULE_LIBRARY = Atom.of("Elixir.Module");
  private static final Atom OPEN = Atom.of("__open__");
  private static final Atom DEFINITION = Atom.of("__definition__");
  private static final Atom CLOSE = Atom.of("__close__");
  private static final Atom VERIFY = Atom.of("__verify__");
  private static final Atom ON_DEFINITION = Atom.of("on_definition");

  private Hooks() {}

  /** While the library is compiled, only what is loaded counts: nothing is compiled for the sake of a hook. */
  private static boolean hasLibrary(Session session, Atom function, int arity) {
    var modules = session.modules();
    return (!modules.hasLibrary() || modules.ensureLoaded(MODULE_LIBRARY))
        && modules.exports(MODULE_LIBRARY, function, arity);
  }

  /** The tables are there, the body is about to run. */
  static void opened(Session session, OpenModule module) {
    if (hasLibrary(session, OPEN, 3)) {
      var tables = module.tables.tables();
      session.modules().call(MODULE_LIBRARY, OPEN, module.env.toTerm(), tables.e0, tables.e1);
    }
  }

  /** A clause was stored. */
  static void afterDefinition(
      Session session, OpenModule module, Atom kind, FunctionKey key, Object arguments, Object guards, Object body, Env env) {
    Object[] facts = {env.toTerm(), kind, key.name(), arguments, guards, body};
    if (hasLibrary(session, DEFINITION, facts.length)) {
      session.modules().call(MODULE_LIBRARY, DEFINITION, facts);
    }
    var rest = module.tables.accumulated(ON_DEFINITION);
    while (rest instanceof Cons cell) {
      var hook = (Tuple2) cell.head;
      session.modules().call((Atom) hook.e0, (Atom) hook.e1, facts);
      rest = cell.tail();
    }
  }

  /** The definitions are complete: what the library knows of the module; {@code null} while there is no library. */
  static Object closed(Session session, Env env) {
    return hasLibrary(session, CLOSE, 1) ? session.modules().call(MODULE_LIBRARY, CLOSE, env.toTerm()) : null;
  }

  /** The module is compiled and loaded: what the library finds wrong in what it says of itself, to be told later; {@code null} while there is no library. */
  static Object verified(Session session, Env env) {
    return hasLibrary(session, VERIFY, 1) ? session.modules().call(MODULE_LIBRARY, VERIFY, env.toTerm()) : null;
  }
}
