package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Definitions;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of a module that were marked by {@code defoverridable}. Their definitions are taken out of the module. One that
 * {@code super} reaches comes back as a private function of another name; one that nothing replaces comes back as it was.
 */
final class Overridables {
  /** A definition that was taken out, with what it uses. */
  record Taken(Definition definition, List<Locals.Use> uses) {}

  /** What can be overridden: how often it was marked, what was there last, and whether {@code super} has brought that back. */
  private static final class Entry {
    int count;
    Taken taken;
    boolean used;

    /** Whether it is there again because nothing replaced it. */
    boolean back;
  }

  private final OpenModule module;
  private final Map<FunctionKey, Entry> entries = new LinkedHashMap<>();

  Overridables(OpenModule module) {
    this.module = module;
  }

  /** Marks a function whose definition was taken out. */
  void record(FunctionKey key, Taken taken) {
    var entry = new Entry();
    var before = entries.get(key);
    entry.count = before == null ? 1 : before.count + 1;
    entry.taken = taken;
    entries.put(key, entry);
  }

  boolean contains(FunctionKey key) {
    return entries.containsKey(key);
  }

  /** The functions that can be overridden. */
  Iterable<FunctionKey> keys() {
    return entries.keySet();
  }

  /** How often it was marked. */
  int count(FunctionKey key) {
    return entries.get(key).count;
  }

  /** What was taken out when it was marked last. */
  Taken taken(FunctionKey key) {
    return entries.get(key).taken;
  }

  /** Whether the definition that was taken out is in use again. */
  boolean isUsed(FunctionKey key) {
    return entries.get(key).used;
  }

  /** Whether nothing has replaced the definition, so that it was brought back. */
  boolean isBack(FunctionKey key) {
    return entries.containsKey(key) && entries.get(key).back;
  }

  /** What {@code super} means in a function that overrides; {@code null} where it overrides nothing. */
  Definitions.Super use(FunctionKey key) {
    var entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    var definition = entry.taken.definition();
    var name = Atom.of(key.name().name() + " (overridable " + entry.count + ")");
    var kind = definition.isMacro() ? Atoms.DEFMACROP : Atoms.DEFP;
    if (!entry.used) {
      entry.used = true;
      store(entry.taken, new FunctionKey(name, key.arity()), kind);
    }
    return new Definitions.Super(kind, name, key.arity());
  }

  /** Brings back what nothing has replaced. */
  void storeNotOverridden() {
    entries.forEach(
        (key, entry) -> {
          if (!module.definitions.containsKey(key)) {
            entry.back = true;
            store(entry.taken, key, entry.taken.definition().kind);
          }
        });
  }

  private void store(Taken taken, FunctionKey key, Atom kind) {
    module.definitions.put(key, taken.definition().renamed(key, kind));
    module.locals.restore(key, taken.uses());
  }
}
