package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Env;
import dev.athanor.term.Atom;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A module while it is defined. Only the process that defines it changes it; others may look at its attributes.
 *
 * <p>States: OPEN (body and {@code @before_compile}) -> READ_ONLY (checks, emission, {@code @after_compile}) -> closed, when it
 * is taken out of {@link OpenModules}.
 */
final class OpenModule {
  /** Where a module is on its way. */
  enum State {
    OPEN,
    READ_ONLY
  }

  final Atom name;

  /** The environment of its {@code defmodule}. */
  final Env env;

  /** The functions and macros in the order of their first clauses. */
  final Map<FunctionKey, Definition> definitions = new LinkedHashMap<>();

  final Locals locals = new Locals();
  final Overridables overridables = new Overridables(this);
  final LocalMacros compiled = new LocalMacros(this);

  /** The tables with the attributes; made when first asked for. */
  final AttributeTables tables;

  State state = State.OPEN;

  /** Whether an error was reported: it will not be compiled. */
  boolean broken;

  /** What was defined last, to see whether the clauses of a function stand together. */
  FunctionKey lastDefined;

  private final Map<Object, Object> cache = new HashMap<>();
  private final List<Env> environments = new ArrayList<>();
  private long counter;

  OpenModule(Atom name, Env env, AttributeTables tables) {
    this.name = name;
    this.env = env;
    this.tables = tables;
  }

  /** {@code {module, number}}, unique in the module. */
  Tuple2 nextCounter() {
    return Tuple.of(name, ++counter);
  }

  /** Keeps a term for as long as the module is open. */
  void cache(Object key, Object value) {
    cache.put(key, value);
  }

  /** A term that was kept. */
  Object cached(Object key) {
    return cache.get(key);
  }

  /** Keeps an environment; gives its number. Environments that differ only in line and variables are kept once. */
  long cacheEnv(Env changed) {
    if (!environments.isEmpty() && environments.getLast().equals(changed)) {
      return environments.size() - 1L;
    }
    environments.add(changed);
    return environments.size() - 1L;
  }

  /** The environment of that number. */
  Env cachedEnv(long number) {
    return environments.get((int) number);
  }

  Definition definition(FunctionKey key) {
    return definitions.get(key);
  }
}
