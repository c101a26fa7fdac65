package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Failures;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Text;
import dev.athanor.error.ErlangException;

/** Reports what is wrong with definitions. */
final class Problems {
  private Problems() {}

  /** Reports an error and gives the exception that ends the compilation. */
  static ErlangException fail(Session session, Object meta, Env env, String message) {
    session.diagnostics().error(meta, env, message);
    return Failures.errorsLogged(session, env);
  }

  /** Reports an error of a module, which goes on to find more. */
  static void complain(Session session, Object meta, Env env, String message) {
    session.diagnostics().error(meta, env, message);
    session.definitions().markBroken(env.module());
  }

  /** Code as messages show it. */
  static String source(Session session, Object quoted) {
    return Text.source(session, quoted);
  }
}
