package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.term.Atom;

/** {@code :elixir_bitstring}: the specifiers of bitstring segments. */
@BifModule("elixir_bitstring")
public final class BitstringBifs {
  private BitstringBifs() {}

  /** {@code {kind, value}} of a specifier, or {@code :none}. */
  @Bif
  public static Object validateSpec(Object name, Object arguments) {
    var found = BitSpecifiers.classify((Atom) name, arguments);
    return found == null ? Names.NONE : found;
  }
}
