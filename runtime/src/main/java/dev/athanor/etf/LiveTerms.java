package dev.athanor.etf;

import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;

/** What the terms that stand for something alive need from the packages above when they are written and read. */
public interface LiveTerms {
  /** The pid with these numbers; one of this node points at its process. */
  Pid pid(Atom node, long number, int creation);

  /** The port with these numbers. */
  Port port(Atom node, long number, int creation);

  /** {@code &module.function/arity}. */
  Fun export(Atom module, Atom function, int arity);

  /** Whether {@code &module.function/arity} exists, as {@code safe} reading demands. */
  boolean isExported(Atom module, Atom function, int arity);

  /** The parts of a fun, or {@code null} for one that cannot be written. */
  FunParts parts(Fun fun);

  /** The fun of these parts. */
  Fun fun(FunParts parts);

  /** What a fun consists of. */
  sealed interface FunParts {}

  /** {@code &module.function/arity}. */
  record Export(Atom module, Atom function, int arity) implements FunParts {}

  /**
   * A fun made in a function.
   *
   * @param unique 16 bytes that identify the module's code
   * @param index the fun's number in the module
   * @param oldUnique a hash of the code as older nodes want it
   * @param free the values of the free variables
   */
  record Closure(
      Atom module, int arity, byte[] unique, int index, int oldUnique, Pid creator, Object[] free) implements FunParts {}
}
