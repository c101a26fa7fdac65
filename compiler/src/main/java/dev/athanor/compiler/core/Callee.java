package dev.athanor.compiler.core;

import dev.athanor.code.FunctionInfo;
import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;

/** Whom a call reaches. */
public sealed interface Callee {
  /** A function of the same module, in the same version. */
  record Own(FunctionKey key) implements Callee {}

  /** A function that the compiler made: the body of a comprehension, code cut out of a large function. */
  record Made(Function function) implements Callee {}

  /** The newest version of an exported function. */
  record Remote(Atom module, Atom function) implements Callee {}

  /** An exported function of a module that cannot be replaced. */
  record Sealed(Atom module, Atom function) implements Callee {}

  /** A function written in Java. */
  record Builtin(FunctionInfo info) implements Callee {}

  /** The fun that is the first argument. */
  record FunValue() implements Callee {}

  /** A function of the module that is the first argument. */
  record Dynamic(Atom function) implements Callee {}

  /** {@code apply(module, function, list)} or {@code apply(fun, list)}, by the number of arguments. */
  record Apply() implements Callee {}
}
