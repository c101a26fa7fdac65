package dev.athanor.compiler.define;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.code.FunctionKey;
import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;

/** {@code :elixir_overridable}: what {@code defoverridable} has marked in modules being defined. */
@BifModule("elixir_overridable")
public final class OverridableBifs {
  private static final Atom NOT_OVERRIDABLE = Atom.of("not_overridable");

  private OverridableBifs() {}

  /** Marks a function whose definition {@code :elixir_def.take_definition/2} gave. */
  @Bif
  public static boolean recordOverridable(Object module, Object function, Object definition) {
    var open = DefinitionBifs.open(module, "record_overridable", module, function, definition);
    if (!(FunctionNames.key(function) instanceof FunctionKey key
        && definition instanceof Reference reference
        && reference.resource() instanceof Overridables.Taken taken)) {
      throw BadArgument.plain(
          Atoms.BADARG, "elixir_overridable", "record_overridable", module, function, definition);
    }
    open.overridables.record(key, taken);
    return true;
  }

  /** {@code %{{name, arity} => {count, definition, overridden?}}} of all that is marked. */
  @Bif
  public static Object overridablesFor(Object module) {
    var map = MapTerm.EMPTY;
    var open = DefinitionBifs.open(module, "overridables_for", module);
    for (var key : open.overridables.keys()) {
      map = map.put(FunctionNames.term(key), entry(open, key));
    }
    return map;
  }

  /** One of them, or {@code :not_overridable}. */
  @Bif
  public static Object overridableFor(Object module, Object function) {
    var open = DefinitionBifs.open(module, "overridable_for", module, function);
    var key = FunctionNames.key(function);
    return key != null && open.overridables.contains(key) ? entry(open, key) : NOT_OVERRIDABLE;
  }

  private static Object entry(OpenModule open, FunctionKey key) {
    var taken = Reference.make(open.overridables.taken(key));
    return Tuple.of((long) open.overridables.count(key), taken, Atom.of(open.overridables.isUsed(key)));
  }
}
