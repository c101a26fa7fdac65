package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;

/** {@code :elixir_map}: structs as the compiler knows them. */
@BifModule("elixir_map")
public final class MapBifs {

  private MapBifs() {}

  /** {@code {:ok, [%{field: name, default: value, required: boolean}]}} of a struct, defined or being defined, or {@code {:error, reason}}. */
  @Bif
  public static Object maybeLoadStructInfo(Process self, Object meta, Object name, Object pairs, Object env) {
    var scope = new Scope(Sessions.of(self), Env.of(env));
    var info = Structs.info(scope, meta, (Atom) name);
    return info instanceof Cons || info == EmptyList.EMPTY
        ? Tuple.of(Atoms.OK, info)
        : Tuple.of(Atoms.ERROR, Bitstring.of(Structs.isUndefined(scope, (Atom) name)));
  }

  /** The text of a reason. */
  @Bif
  public static Object formatError(Object reason) {
    return reason;
  }
}
