package dev.athanor.compiler.emit;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionInfo;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.term.Atom;

/** What the compiler knows in tests: the builtins of this JVM, no sealed modules, and whether it is to optimise. */
public record TestKnowledge(boolean optimises) implements Knowledge {
  @Override
  public FunctionInfo builtin(Atom module, Atom function, int arity) {
    return CodeServer.builtin(module, function, arity);
  }

  @Override
  public boolean isSealed(Atom module, Atom function, int arity) {
    return false;
  }
}
