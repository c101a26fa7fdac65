package dev.athanor.bif;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;

/** The one function of {@code :prim_tty} that others call. Java because it asks the operating system. */
@BifModule("prim_tty")
public final class PrimTtyBifs {
  private PrimTtyBifs() {}

  /** Whether a standard stream is a terminal; {@code :undefined} for what is none. */
  @Bif
  public static Object isatty(Process self, Object stream) {
    boolean known = stream instanceof Atom name && name.name().matches("stdin|stdout|stderr");
    return known ? Atom.of(IoServerBifs.isTerminal(stream)) : Atoms.UNDEFINED;
  }
}
