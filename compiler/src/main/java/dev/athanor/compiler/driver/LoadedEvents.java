package dev.athanor.compiler.driver;

import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.define.ModuleEvents;
import dev.athanor.compiler.expand.Env;
import dev.athanor.term.Atom;

/** Keeps what was compiled. */
final class LoadedEvents implements ModuleEvents {
  @Override
  public void defined(Env env, Atom module, ObjectCode code) {}

  @Override
  public String loadedFrom(Atom module) {
    return null;
  }
}
