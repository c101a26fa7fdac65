package dev.athanor.code;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.concurrent.ConcurrentHashMap;

/** Takes closures apart and makes them again, as writing them in the external format asks for. */
public final class ClosureParts {
  /** Code that no name leads to (what is evaluated) and whose funs have been written, by checksum, while it lives. */
  private static final ConcurrentHashMap<Bitstring, WeakReference<ModuleCode>> UNNAMED = new ConcurrentHashMap<>();

  private ClosureParts() {}

  /** A checksum of the version of the module that the closure belongs to. */
  public static Bitstring unique(Closure closure) {
    var code = closure.code();
    var checksum = ModuleInfo.checksum(code);
    var current = CodeServer.entry(code.module()).current();
    if (current == null || current.code() != code) {
      UNNAMED.values().removeIf(reference -> reference.get() == null);
      UNNAMED.put(checksum, new WeakReference<>(code));
    }
    return checksum;
  }

  /**
   * The closure of that number in the loaded version of a module with that checksum, with these values of its free variables; {@code null} where
   * there is no such version here.
   */
  public static Fun make(Atom module, Bitstring unique, int index, Object[] free) {
    var code = code(module, unique);
    return code == null ? null : make(code, index, free);
  }

  private static ModuleCode code(Atom module, Bitstring unique) {
    if (CodeServer.isLoaded(module) || CodeServer.isSealed(module)) {
      var entry = CodeServer.entry(module);
      for (var version : new LoadedModule[] {entry.current(), entry.old()}) {
        if (version != null && ModuleInfo.checksum(version.code()).equals(unique)) {
          return version.code();
        }
      }
    }
    var unnamed = UNNAMED.get(unique);
    return unnamed == null ? null : unnamed.get();
  }

  private static Fun make(ModuleCode code, int index, Object[] free) {
    try {
      var owner = Class.forName(code.getClass().getName() + "$f" + index, true, code.getClass().getClassLoader());
      var constructor = owner.getDeclaredConstructors()[0];
      return constructor.getParameterCount() == free.length ? make(constructor, free) : null;
    } catch (ClassNotFoundException _) {
      return null;
    }
  }

  private static Fun make(Constructor<?> constructor, Object[] free) {
    try {
      constructor.setAccessible(true);
      return (Fun) constructor.newInstance(free);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(constructor.getDeclaringClass().getName(), broken);
    }
  }
}
