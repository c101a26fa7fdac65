package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionInfo;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.term.Atom;

/** What the compiler knows of the running system. */
record SystemKnowledge() implements Knowledge {
  private static final String SWITCH = System.getProperty("athanor.optimise", System.getenv("ATHANOR_OPTIMISE"));

  /** Whether the user has not turned the optimiser off. */
  static boolean optimisesByDefault() {
    return !"off".equals(SWITCH);
  }

  @Override
  public boolean optimises() {
    return optimisesByDefault();
  }

  @Override
  public FunctionInfo builtin(Atom module, Atom function, int arity) {
    return CodeServer.builtin(module, function, arity);
  }

  @Override
  public boolean isSealed(Atom module, Atom function, int arity) {
    return CodeServer.isSealed(module) && CodeServer.isExported(module, function, arity);
  }
}
