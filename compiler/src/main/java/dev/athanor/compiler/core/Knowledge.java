package dev.athanor.compiler.core;

import dev.athanor.code.FunctionInfo;
import dev.athanor.term.Atom;

/** What the compiler has to know of the world outside of the module, so that apart from it compiling is a pure function. */
public interface Knowledge {
  /** The builtin written in Java that a function is, or {@code null}. */
  FunctionInfo builtin(Atom module, Atom function, int arity);

  /**
   * Whether calls of the function can be made directly: its module is part of the system, cannot be replaced, and has the function in
   * compiled code. Answering {@code false} costs speed, answering {@code true} wrongly a {@code LinkageError} at the call.
   */
  boolean isSealed(Atom module, Atom function, int arity);

  /**
   * Whether to optimise. Without, the code is what is plainest: clauses are tried one after the other, numbers are terms, calls of a function by itself are calls, nothing
   * is remembered at a place of the code, exceptions always record a trace. It does the same more slowly, which is what tests compare.
   */
  default boolean optimises() {
    return true;
  }

  /**
   * Whether the modules are those of the library. They start with every program, which uses little of each: constants that few calls need are made when the first of them does.
   */
  default boolean isLibrary() {
    return false;
  }
}
