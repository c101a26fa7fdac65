package dev.athanor.compiler.define;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The modules that are being defined now, by all processes. */
final class OpenModules {
  private static final ConcurrentHashMap<Atom, OpenModule> OPEN = new ConcurrentHashMap<>();

  private OpenModules() {}

  /** The module of that name, {@code null} where none is being defined. */
  static OpenModule get(Atom name) {
    return OPEN.get(name);
  }

  /** The names of those that a process defines, sorted. */
  static List<Atom> of(Process definer) {
    return OPEN.values().stream()
        .filter(module -> module.tables.belongTo(definer))
        .map(module -> module.name)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  /** Whether a process defines any. */
  static boolean hasAny(Process definer) {
    return OPEN.values().stream().anyMatch(module -> module.tables.belongTo(definer));
  }

  /** Adds a module; gives the one of that name that is being defined already, or {@code null}. */
  static OpenModule add(OpenModule module) {
    return OPEN.putIfAbsent(module.name, module);
  }

  /** The module's definition is over. */
  static void remove(OpenModule module) {
    OPEN.remove(module.name, module);
  }
}
