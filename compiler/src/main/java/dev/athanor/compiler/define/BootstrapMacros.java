package dev.athanor.compiler.define;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Escaper;
import dev.athanor.compiler.expand.Failures;
import dev.athanor.compiler.expand.QuoteBifs;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/**
 * The macros that {@code Kernel} itself is compiled with: {@code defmodule}, {@code def} and its kin, and {@code @}, which does
 * nothing. They are imported while there is no {@code Kernel}; from then on its own are used, which are written in Elixir.
 */
@BifModule("elixir_bootstrap")
public final class BootstrapMacros {
  /** The module's name. */
  public static final Atom MODULE = Atom.of("elixir_bootstrap");

  private static final Atom ENV = Atom.of("__ENV__");
  private static final Atom ALIASES = Atom.of("__aliases__");
  private static final Atom ELIXIR_MODULE = Atom.of("elixir_module");
  private static final Atom ELIXIR_DEF = Atom.of("elixir_def");
  private static final Atom COMPILE = Atom.of("compile");
  private static final Atom STORE_DEFINITION = Atom.of("store_definition");

  private BootstrapMacros() {}

  /** What is imported from here, as {@code [{name, arity}]}. */
  public static Object macros() {
    return Lists.of(
        macro("@", 1),
        macro("def", 1),
        macro("def", 2),
        macro("defmacro", 1),
        macro("defmacro", 2),
        macro("defmacrop", 1),
        macro("defmacrop", 2),
        macro("defmodule", 2),
        macro("defp", 1),
        macro("defp", 2));
  }

  private static Object macro(String name, long arity) {
    return Tuple.of(Atom.of(name), arity);
  }

  /** {@code @name value}: nothing. */
  @Bif("MACRO-@")
  public static Object attribute(Object caller, Object attribute) {
    return Atoms.NIL;
  }

  /** {@code def call}. */
  @Bif("MACRO-def")
  public static Object def(Object caller, Object call) {
    return define(Atoms.DEF, caller, call, Atoms.NIL);
  }

  /** {@code def call, do: body}. */
  @Bif("MACRO-def")
  public static Object def(Object caller, Object call, Object body) {
    return define(Atoms.DEF, caller, call, body);
  }

  /** {@code defp call}. */
  @Bif("MACRO-defp")
  public static Object defp(Object caller, Object call) {
    return define(Atoms.DEFP, caller, call, Atoms.NIL);
  }

  /** {@code defp call, do: body}. */
  @Bif("MACRO-defp")
  public static Object defp(Object caller, Object call, Object body) {
    return define(Atoms.DEFP, caller, call, body);
  }

  /** {@code defmacro call}. */
  @Bif("MACRO-defmacro")
  public static Object defmacro(Object caller, Object call) {
    return define(Atoms.DEFMACRO, caller, call, Atoms.NIL);
  }

  /** {@code defmacro call, do: body}. */
  @Bif("MACRO-defmacro")
  public static Object defmacro(Object caller, Object call, Object body) {
    return define(Atoms.DEFMACRO, caller, call, body);
  }

  /** {@code defmacrop call}. */
  @Bif("MACRO-defmacrop")
  public static Object defmacrop(Object caller, Object call) {
    return define(Atoms.DEFMACROP, caller, call, Atoms.NIL);
  }

  /** {@code defmacrop call, do: body}. */
  @Bif("MACRO-defmacrop")
  public static Object defmacrop(Object caller, Object call, Object body) {
    return define(Atoms.DEFMACROP, caller, call, body);
  }

  private static Object define(Atom kind, Object caller, Object call, Object body) {
    var env = Env.of(caller);
    var position = ModuleBifs.cacheEnv(caller);
    return Ast.remote(ELIXIR_DEF, STORE_DEFINITION, EmptyList.EMPTY, kind, stored(env, call, body), position);
  }

  /** Code that is unquoted at run time is passed on as code, any other is kept beside it. */
  private static Object stored(Env env, Object call, Object body) {
    if (QuoteBifs.hasUnquotes(call) || QuoteBifs.hasUnquotes(body)) {
      return new Escaper(true, false, String::valueOf).escape(Tuple.of(call, body));
    }
    var key = Reference.make().number();
    OpenModules.get(env.module()).cache(key, Tuple.of(call, body));
    return key;
  }

  /** {@code defmodule name, do: body}. */
  @Bif("MACRO-defmodule")
  public static Object defmodule(Object caller, Object name, Object options) {
    var body = Ast.keyword(options, Atoms.DO);
    if (body == null || !(moduleName(name) instanceof Atom module)) {
      throw Failures.argumentError("while Kernel is compiled modules need a plain name and a do block");
    }
    var escaped = new Escaper(false, false, String::valueOf).escape(body);
    var env = new Tuple3(ENV, EmptyList.EMPTY, Atoms.NIL);
    return Ast.remote(
        ELIXIR_MODULE, COMPILE, EmptyList.EMPTY, line(caller), module, escaped, EmptyList.EMPTY, Atoms.FALSE, env);
  }

  private static Object line(Object caller) {
    return Lists.of(Tuple.of(Atoms.LINE, (long) Env.of(caller).line()));
  }

  private static Object moduleName(Object name) {
    return name instanceof Tuple3 alias && Ast.isCall(alias, ALIASES) ? Ast.moduleName(alias.e2) : name;
  }
}
