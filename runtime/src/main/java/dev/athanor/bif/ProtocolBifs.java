package dev.athanor.bif;

import dev.athanor.code.FunctionRef;
import dev.athanor.code.Implementations;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;

/** {@code :elixir_protocol}: which module implements a protocol for a term. Java because every call of a protocol's function asks. */
@BifModule("elixir_protocol")
public final class ProtocolBifs {
  private static final Atom COMPILING = Atom.of("elixir_compiler_info");
  private static final FunctionRef ENSURE_COMPILED = FunctionRef.of(Atom.of("Elixir.Code"), Atom.of("ensure_compiled"), 1);

  private ProtocolBifs() {}

  /** The module that implements the protocol for the term; {@code otherwise} where there is none. */
  @Bif
  public static Object implFor(Process self, Object protocol, Object term, Object otherwise) {
    return Implementations.of((Atom) protocol).find(self, term, otherwise, ProtocolBifs::isBeingCompiled);
  }

  /** A process that compiles waits for modules of files that are compiled beside it. */
  private static boolean isBeingCompiled(Process self, Atom module) {
    return self.dictionary().get(COMPILING) instanceof Tuple
        && self.apply(ENSURE_COMPILED, module) instanceof Tuple answer
        && answer.get(0) == Atoms.MODULE;
  }
}
