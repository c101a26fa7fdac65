package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;

/** {@code :elixir_aliases}: names of modules. */
@BifModule("elixir_aliases")
public final class AliasBifs {
  private AliasBifs() {}

  /** Joins atoms and binaries to a module's name. */
  @Bif
  public static Object concat(Object parts) {
    var module = Aliases.concat(parts);
    if (module == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_aliases", "concat", parts);
    }
    return module;
  }

  /** The same, but raises {@code badarg} where there is no such atom yet. */
  @Bif
  public static Object safeConcat(Object parts) {
    var name = Aliases.joined(parts);
    var module = name == null ? null : Atom.existing(name);
    if (module == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_aliases", "safe_concat", parts);
    }
    return module;
  }

  /** The module that an alias stands for, or its parts where it stands for none. */
  @Bif
  public static Object expand(Process self, Object meta, Object parts, Object env, Object tracing) {
    var module = Aliases.lookUp(scope(self, env, tracing), meta, parts);
    return module == null ? parts : module;
  }

  /** The module that an alias stands for, or that its parts name. */
  @Bif
  public static Object expandOrConcat(Process self, Object meta, Object parts, Object env, Object tracing) {
    var module = Aliases.lookUp(scope(self, env, tracing), meta, parts);
    if (module != null) {
      return module;
    }
    var named = parts instanceof Cons list && list.head instanceof Atom ? Aliases.concat(parts) : null;
    return named == null ? parts : named;
  }

  private static Scope scope(Process self, Object env, Object tracing) {
    var given = Env.of(env);
    return new Scope(
        Sessions.of(self),
        tracing == Atoms.TRUE ? given : given.withTracking(Atoms.NIL, EmptyList.EMPTY));
  }

  /** {@code {:ok, env}} with the module required, or {@code {:error, reason}}. */
  @Bif
  public static Object require(
      Process self, Object meta, Object module, Object options, Object env, Object tracing) {
    return result(
        Imports.require(
            Sessions.of(self), meta, (Atom) module, options, Env.of(env), tracing == Atoms.TRUE));
  }

  /** {@code {:ok, env}} with an alias for the module, or {@code {:error, reason}}. */
  @Bif
  public static Object alias(
      Process self, Object meta, Object module, Object byDefault, Object options, Object env, Object tracing) {
    return result(
        Aliases.define(
            Sessions.of(self),
            meta,
            (Atom) module,
            byDefault == Atoms.TRUE,
            options,
            Env.of(env),
            tracing == Atoms.TRUE));
  }

  static Object result(Aliases.Defined defined) {
    return defined.error() == null
        ? Tuple.of(Atoms.OK, defined.env().toTerm())
        : Tuple.of(Atoms.ERROR, Bitstring.of(defined.error()));
  }

  /** The text of a reason. */
  @Bif
  public static Object formatError(Object reason) {
    return reason;
  }
}
