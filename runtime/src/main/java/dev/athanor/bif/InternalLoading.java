package dev.athanor.bif;

import dev.athanor.code.ObjectCode;
import dev.athanor.code.PreparedCode;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;

/** {@code :erts_internal}: what {@code :code} needs beyond {@link ErlangLoading}. */
@BifModule("erts_internal")
public final class InternalLoading {
  private static final Atom BADFILE = Atom.of("badfile");

  private InternalLoading() {}

  /** As {@code :erlang.prepare_loading/2}, with the path of the file that the binary is to be thought of as. */
  @Bif
  public static Object prepareLoading(Object module, Object binary, Object path) {
    return prepared((Atom) module, (Bitstring) binary, CodePathBifs.text(path));
  }

  static Object prepared(Atom module, Bitstring bytes, String path) {
    try {
      var object = ObjectCode.of(bytes.toBytes(), path);
      var prepared = object.module() == module ? PreparedCode.of(object) : null;
      return prepared == null ? Tuple.of(Atoms.ERROR, BADFILE) : Reference.make(prepared);
    } catch (ObjectCode.Malformed _) {
      return Tuple.of(Atoms.ERROR, BADFILE);
    }
  }
}
