package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;

/** Makes sure that modules which code depends on at compile time are there. */
final class Loading {
  private static final Atom MODULE = Atom.of("module");

  private Loading() {}

  /** Loads the module, waits for it where it is being compiled elsewhere, and fails where there is none. */
  static void ensure(Scope s, Object meta, Atom module) {
    if (s.session.definitions().isOpen(module) && module == s.env.module()) {
      throw s.fail(meta, circular(s, module));
    }
    if (s.session.modules().ensureLoaded(module)) {
      return;
    }
    var problem =
        switch (s.session.modules().ensureCompiled(module, MODULE, Meta.line(meta))) {
          case FOUND -> null;
          case DEADLOCK -> deadlock(s, module);
          case NOT_FOUND -> isDefinedHere(s, module) ? definedHere(s, module) : missing(s, module);
        };
    if (problem != null) {
      throw s.fail(meta, problem);
    }
  }

  private static boolean isDefinedHere(Scope s, Atom module) {
    var rest = s.env.contextModules();
    while (rest instanceof Cons cell) {
      if (cell.head == module) {
        return true;
      }
      rest = cell.tail();
    }
    return false;
  }

  private static String missing(Scope s, Atom module) {
    return "module " + s.inspect(module) + " is not loaded and could not be found";
  }

  private static String deadlock(Scope s, Atom module) {
    return missing(s, module)
        + ". This may be happening because the module you are trying to load directly or indirectly depends on the current module";
  }

  private static String circular(Scope s, Atom module) {
    return "you are trying to use/import/require the module "
        + s.inspect(module)
        + """
         which is currently being defined.

        This may happen if you accidentally override the module you want to use. For example:

            defmodule MyApp do
              defmodule Supervisor do
                use Supervisor
              end
            end

        In the example above, the new Supervisor conflicts with Elixir's Supervisor. This may be fixed by using the fully \
        qualified name in the definition:

            defmodule MyApp.Supervisor do
              use Supervisor
            end
        """;
  }

  private static String definedHere(Scope s, Atom module) {
    return "module "
        + s.inspect(module)
        + """
         is not loaded but was defined. This happens when you depend on a module in the same context in which it is defined. \
        For example:

            defmodule MyApp do
              defmodule Mod do
              end

              use Mod
            end

        Try defining the module outside the context that uses it:

            defmodule MyApp.Mod do
            end

            defmodule MyApp do
              use MyApp.Mod
            end

        If the module is defined at the top-level and you are trying to use it at the top-level, this is not supported by \
        Elixir""";
  }
}
