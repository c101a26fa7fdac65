package dev.athanor.compiler.define;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.HookCalls;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code :elixir_module}: modules while they are defined. Java because the expander asks the same questions. */
@BifModule("elixir_module")
public final class ModuleBifs {
  private static final Atom ALL = Atom.of("all");
  private static final Atom READ_ONLY = Atom.of("readonly");
  private static final Atom CLOSED = Atom.of("closed");

  private ModuleBifs() {}

  private static OpenModule open(Object module, String function, Object... arguments) {
    var open = module instanceof Atom name ? OpenModules.get(name) : null;
    if (open == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_module", function, arguments);
    }
    return open;
  }

  /** Defines a module: what {@code defmodule} expands to. */
  @Bif
  public static Object compile(
      Process self, Object meta, Object name, Object quoted, Object values, Object prune, Object env) {
    return ModuleCompiler.compile(Compilation.of(self), meta, name, quoted, values, Env.of(env));
  }

  /** Compiles definitions that a chunk "Dbgi" has kept; gives the module as a binary, which is not loaded. */
  @Bif
  public static Object compileDefinitions(Process self, Object kept) {
    var output = ClosedModule.of((MapTerm) kept).compile(self, Compilation.of(self).backend());
    return Bitstring.of(output.code().toBytes());
  }

  /** Whether the module is being defined. */
  @Bif
  public static boolean isOpen(Object module) {
    return module instanceof Atom name && OpenModules.get(name) != null;
  }

  /** {@code :all} while the module's body runs, {@code :readonly} after it, {@code :closed} for all other modules. */
  @Bif
  public static Object mode(Object module) {
    var open = module instanceof Atom name ? OpenModules.get(name) : null;
    return open == null ? CLOSED : open.state == OpenModule.State.OPEN ? ALL : READ_ONLY;
  }

  /** The two ETS tables of an open module. */
  @Bif
  public static Object dataTables(Object module) {
    return open(module, "data_tables", module).tables.tables();
  }

  /** The file that an open module is defined in. */
  @Bif
  public static Object file(Object module) {
    return open(module, "file", module).env.file();
  }

  /** A number, or a pair with one, that tells expansions of macros apart. */
  @Bif
  public static Object nextCounter(Process self, Object module) {
    return Compilation.of(self).session().definitions().nextCounter((Atom) module);
  }

  /** Keeps an environment for {@link #getCachedEnv}; line and variables are left out. */
  @Bif
  public static Object cacheEnv(Object env) {
    var given = Env.of(env);
    var open = open(given.module(), "cache_env", env);
    long number = open.cacheEnv(given.withLine(1).withVersionedVars(MapTerm.EMPTY));
    return Tuple.of(given.module(), Tuple.of((long) given.line(), number));
  }

  /** The environment that was kept, with its line; an environment is given back as it is. */
  @Bif
  public static Object getCachedEnv(Object position) {
    return position instanceof MapTerm env ? env : cached(position).toTerm();
  }

  static Env cached(Object position) {
    if (position instanceof Tuple2 pair
        && pair.e1 instanceof Tuple2 place
        && place.e0 instanceof Long line
        && place.e1 instanceof Long number) {
      return open(pair.e0, "get_cached_env", position).cachedEnv(number).withLine(line.intValue());
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_module", "get_cached_env", position);
  }

  /** Keeps a term as long as the module is open. */
  @Bif
  public static boolean writeCache(Object module, Object key, Object value) {
    open(module, "write_cache", module, key, value).cache(key, value);
    return true;
  }

  /** A term that {@link #writeCache} kept. */
  @Bif
  public static Object readCache(Object module, Object key) {
    var value = open(module, "read_cache", module, key).cached(key);
    if (value == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_module", "read_cache", module, key);
    }
    return value;
  }

  /** Runs a hook: expands it and evaluates the result where it is a macro, else has {@code fun} call it. Gives the environment. */
  @Bif
  public static Object expandCallback(
      Process self, Object line, Object module, Object function, Object arguments, Object env, Object fun) {
    var compilation = Compilation.of(self);
    var before = Env.of(env).withVersionedVars(MapTerm.EMPTY);
    var quoted =
        HookCalls.expandMacro(
            compilation.session(),
            ((Long) line).intValue(),
            (Atom) module,
            (Atom) function,
            Lists.toArray(arguments),
            before);
    if (quoted == null) {
      self.apply((Fun) fun, new Object[] {module, function, arguments});
      return env;
    }
    return Evaluation.run(compilation, quoted, before, MapTerm.EMPTY).env().withVersionedVars(MapTerm.EMPTY).toTerm();
  }

  /** The modules that the calling process is defining now. */
  @Bif("open_modules")
  public static Object openModules(Process self) {
    return Lists.of(OpenModules.of(self).toArray());
  }

  /** The modules made to run top-level code that can be thrown away: none, they go when nobody uses them. */
  @Bif
  public static Object compilerModules() {
    return Lists.of();
  }
}
