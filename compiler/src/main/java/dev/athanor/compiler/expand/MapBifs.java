package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/** {@code :elixir_map}: structs as the compiler knows them. */
@BifModule("elixir_map")
public final class MapBifs {
  private static final Atom FIELD = Atom.of("field");
  private static final Atom DEFAULT = Atom.of("default");

  private MapBifs() {}

  /** {@code {:ok, [%{field: name, default: value}]}} of a struct, defined or being defined, or {@code {:error, reason}}. */
  @Bif
  public static Object maybeLoadStructInfo(Process self, Object meta, Object name, Object pairs, Object env) {
    var scope = new Scope(Sessions.of(self), Env.of(env));
    var struct = Structs.find(scope, meta, (Atom) name);
    if (struct == null) {
      return Tuple.of(
          Atoms.ERROR,
          Bitstring.of(
              scope.inspect(name)
                  + ".__struct__/1 is undefined, cannot expand struct "
                  + scope.inspect(name)
                  + ". Make sure the struct name is correct. If the struct name exists and is correct but it still "
                  + "cannot be found, you likely have cyclic module usage in your code"));
    }
    var fields = new ListBuilder();
    for (var field : struct.keys()) {
      if (field != Atoms.STRUCT) {
        fields.add(MapTerm.of(FIELD, field, DEFAULT, struct.get(field)));
      }
    }
    return Tuple.of(Atoms.OK, fields.toList());
  }

  /** The text of a reason. */
  @Bif
  public static Object formatError(Object reason) {
    return reason;
  }
}
