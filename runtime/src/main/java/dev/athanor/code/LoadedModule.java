package dev.athanor.code;

import java.util.HashMap;
import java.util.Map;

/** One version of a compiled module in memory. */
final class LoadedModule {
  /** So many questions are answered by looking through all functions; most modules of the system are asked for very few, at every start. */
  private static final int SEARCHES = 16;

  private final ModuleCode code;
  private int asked;

  /** The exported functions, once more questions were asked. */
  private volatile Map<FunctionKey, ModuleEntry.Place> exports;

  LoadedModule(ModuleCode code) {
    this.code = code;
  }

  ModuleCode code() {
    return code;
  }

  /** The exported function, or {@code null}. */
  ModuleEntry.Place exported(FunctionKey key) {
    return exports == null && asked++ < SEARCHES ? search(key) : exports().get(key);
  }

  /** The exported functions. */
  Map<FunctionKey, ModuleEntry.Place> exports() {
    var known = exports;
    return known != null ? known : (exports = collect());
  }

  private ModuleEntry.Place search(FunctionKey key) {
    var functions = code.known();
    for (int i = 0; i < functions.length; i++) {
      if (functions[i].is(key) && functions[i].exported()) {
        return new ModuleEntry.Place(code, i);
      }
    }
    return null;
  }

  private Map<FunctionKey, ModuleEntry.Place> collect() {
    var functions = code.known();
    var found = new HashMap<FunctionKey, ModuleEntry.Place>(2 * functions.length);
    for (int i = 0; i < functions.length; i++) {
      if (functions[i].exported()) {
        found.put(functions[i].key(), new ModuleEntry.Place(code, i));
      }
    }
    return found;
  }

  /** What it was loaded from, or {@code null} for a module that is part of the system. */
  ObjectCode object() {
    return code.getClass().getClassLoader() instanceof ModuleClassLoader loader ? loader.object() : null;
  }

  /** Whether the module is part of the system and cannot be replaced. */
  boolean isSealed() {
    return object() == null;
  }
}
