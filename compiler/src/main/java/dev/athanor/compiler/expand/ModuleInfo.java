package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.EmptyList;
import java.util.concurrent.ConcurrentHashMap;

/** What is asked of loaded modules while code is expanded. */
final class ModuleInfo {
  private static final Atom INFO = Atom.of("__info__");
  private static final ConcurrentHashMap<Atom, Atom> MACRO_FUNCTIONS = new ConcurrentHashMap<>();

  private ModuleInfo() {}

  /** The {@code :functions} or {@code :macros} of a loaded module as a sorted {@code [{name, arity}]}. */
  static Object of(Modules modules, Atom module, Atom what) {
    if (modules.exports(module, INFO, 1)) {
      return modules.call(module, INFO, what);
    }
    return what == Names.FUNCTIONS ? modules.exports(module) : EmptyList.EMPTY;
  }

  /** Whether the module is loaded and has that macro. */
  static boolean hasMacro(Modules modules, Atom module, Atom name, int arity) {
    return modules.exports(module, macroFunction(name), arity + 1);
  }

  /** The name of the function behind a macro, which takes the caller's environment first. */
  static Atom macroFunction(Atom name) {
    var known = MACRO_FUNCTIONS.get(name);
    return known != null ? known : MACRO_FUNCTIONS.computeIfAbsent(name, fresh -> Atom.of("MACRO-" + fresh.name()));
  }
}
