package dev.athanor.compiler.define;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Env;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code :elixir_def}: the definitions of modules while they are defined. */
@BifModule("elixir_def")
public final class DefinitionBifs {
  private DefinitionBifs() {}

  static OpenModule open(Object module, String function, Object... arguments) {
    var open = module instanceof Atom name ? OpenModules.get(name) : null;
    if (open == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_def", function, arguments);
    }
    return open;
  }

  /**
   * Adds a clause of a function or macro.
   *
   * @param kind {@code :def}, {@code :defp}, {@code :defmacro} or {@code :defmacrop}
   * @param store {@code {call, body}}, or the key under which {@code :elixir_module.write_cache/3} has it
   * @param position the environment, or what {@code :elixir_module.cache_env/1} gave for it
   * @return {@code {name, arity}}
   */
  @Bif
  public static Object storeDefinition(Process self, Object kind, Object store, Object position) {
    var env = position instanceof MapTerm map ? Env.of(map) : ModuleBifs.cached(position);
    var open = open(env.module(), "store_definition", kind, store, position);
    boolean written = !(store instanceof Tuple2);
    var callAndBody = (Tuple2) (written ? open.cached(store) : store);
    return new StoreDefinition(Compilation.of(self).session(), open, (Atom) kind, env)
        .store(written, callAndBody.e0, callAndBody.e1);
  }

  /** Takes a definition out of its module, to be marked as overridable; {@code false} where there is none. */
  @Bif
  public static Object takeDefinition(Object module, Object function) {
    var open = open(module, "take_definition", module, function);
    var key = key(function, "take_definition", module, function);
    var definition = open.definitions.remove(key);
    return definition == null
        ? Atoms.FALSE
        : Reference.make(new Overridables.Taken(definition, open.locals.take(key)));
  }

  /** {@code {kind, meta, file, defaults, clauses}} of a definition, or {@code :error}. */
  @Bif
  public static Object fetchDefinition(Object module, Object function) {
    var open = open(module, "fetch_definition", module, function);
    var definition = open.definition(key(function, "fetch_definition", module, function));
    return definition == null
        ? Atoms.ERROR
        : Tuple.of(
            definition.kind,
            definition.meta,
            definition.file,
            (long) definition.defaults,
            Lists.of(definition.clauses));
  }

  /** What a function or macro is defined by, {@code :def} and so on; {@code nil} where there is none. */
  @Bif
  public static Object kind(Object module, Object function) {
    var open = open(module, "kind", module, function);
    var definition = open.definition(key(function, "kind", module, function));
    return definition == null ? Atoms.NIL : definition.kind;
  }

  private static FunctionKey key(Object function, String bif, Object... arguments) {
    var key = FunctionNames.key(function);
    if (key == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_def", bif, arguments);
    }
    return key;
  }

  /** {@code [{{name, arity}, kind}]} of all definitions, newest first. */
  @Bif
  public static Object definitionsIn(Object module) {
    Object list = EmptyList.EMPTY;
    for (var definition : open(module, "definitions_in", module).definitions.values()) {
      list = new Cons(Tuple.of(FunctionNames.term(definition.key), definition.kind), list);
    }
    return list;
  }

  /** Removes a definition; whether there was one. */
  @Bif
  public static boolean deleteDefinition(Object module, Object function) {
    var open = open(module, "delete_definition", module, function);
    var key = key(function, "delete_definition", module, function);
    open.locals.take(key);
    return open.definitions.remove(key) != null;
  }

  /** Forgets what was defined last, so that the next clause counts as standing with its like. */
  @Bif
  public static boolean resetLast(Object module) {
    open(module, "reset_last", module).lastDefined = null;
    return true;
  }
}
