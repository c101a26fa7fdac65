package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Session;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;

/** Which names functions cannot have. */
final class NameRules {
  /** Where the special forms are documented under names that nothing else may have. */
  private static final Atom SPECIAL_FORMS = Atom.of("Elixir.Kernel.SpecialForms");

  private NameRules() {}

  static void check(Session session, Object meta, Atom kind, FunctionKey key, Object arguments, Env env) {
    if (env.module() == SPECIAL_FORMS) {
      return;
    }
    var fileOnly = Env.empty().withFile(env.file());
    switch (FunctionNames.of(key)) {
      case "__aliases__/1" -> {
        if (((Cons) arguments).head instanceof Atom name) {
          throw Problems.fail(
              session,
              meta,
              fileOnly,
              "function names should start with lowercase characters or underscore, invalid name " + name);
        }
      }
      case "__info__/1" -> throw automatic(session, meta, kind, key, fileOnly, "Elixir");
      case "module_info/0", "module_info/1" -> throw automatic(session, meta, kind, key, fileOnly, "Erlang");
      default -> {}
    }
  }

  private static ErlangException automatic(Session session, Object meta, Atom kind, FunctionKey key, Env env, String by) {
    return Problems.fail(
        session, meta, env, "cannot define " + kind.name() + " " + FunctionNames.of(key) + " as it is automatically defined by " + by);
  }
}
