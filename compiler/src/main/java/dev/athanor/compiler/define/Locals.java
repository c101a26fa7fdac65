package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who calls whom in a module being defined, and which names its functions import. */
final class Locals {
  /** A call or capture of a local function, or the use of a local macro. */
  record Use(FunctionKey callee, Object meta, boolean isMacro) {}

  private final Map<FunctionKey, List<Use>> uses = new LinkedHashMap<>();
  private final Map<FunctionKey, Set<Atom>> imports = new HashMap<>();

  /** What a definition with default values makes beside itself: the functions of fewer parameters. */
  private final Map<FunctionKey, FunctionKey> defaultsOf = new HashMap<>();

  void use(FunctionKey caller, FunctionKey callee, Object meta, boolean isMacro) {
    uses.computeIfAbsent(caller, _ -> new ArrayList<>()).add(new Use(callee, meta, isMacro));
  }

  void useImport(FunctionKey name, Atom module) {
    imports.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(module);
  }

  /** Notes that a function is one that default values make: it calls the one with all parameters. */
  void defaultOf(FunctionKey shorter, FunctionKey full) {
    defaultsOf.put(shorter, full);
  }

  /** Whether the function comes from default values. */
  boolean isDefault(FunctionKey function) {
    return defaultsOf.containsKey(function);
  }

  /** What a function uses, in the order in which it was expanded. */
  List<Use> usesOf(FunctionKey caller) {
    return uses.getOrDefault(caller, List.of());
  }

  /** The modules that a name is imported from by code of the module. */
  Set<Atom> importsOf(FunctionKey name) {
    return imports.getOrDefault(name, Set.of());
  }

  /** Takes out what is known of a function's uses, to be put back by {@link #restore}. */
  List<Use> take(FunctionKey caller) {
    defaultsOf.remove(caller);
    var taken = uses.remove(caller);
    return taken == null ? List.of() : taken;
  }

  /** Puts uses in for a function. */
  void restore(FunctionKey caller, List<Use> taken) {
    if (!taken.isEmpty()) {
      uses.computeIfAbsent(caller, _ -> new ArrayList<>()).addAll(taken);
    }
  }

  /** All functions that can be reached from the given ones, by calls and macro uses. */
  Set<FunctionKey> reachable(List<FunctionKey> roots) {
    var reached = new LinkedHashSet<FunctionKey>();
    var todo = new ArrayList<>(roots);
    while (!todo.isEmpty()) {
      var function = todo.removeLast();
      if (reached.add(function)) {
        usesOf(function).forEach(use -> todo.add(use.callee));
        var full = defaultsOf.get(function);
        if (full != null) {
          todo.add(full);
        }
      }
    }
    return reached;
  }
}
