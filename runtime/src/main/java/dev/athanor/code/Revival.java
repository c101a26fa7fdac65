package dev.athanor.code;

import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.WeakHashMap;

/**
 * Makes funs anew from what was written of them. A fun is written with a number of the version of its module (where BEAM writes a checksum), so
 * that one that comes back to this node while that version lives is the same; otherwise it is one of the current version.
 */
public final class Revival {
  private static final int UNIQUE_BYTES = 16;

  private static final WeakHashMap<Class<?>, Long> NUMBERS = new WeakHashMap<>();
  private static final HashMap<Long, WeakReference<Class<?>>> CLASSES = new HashMap<>();

  private Revival() {}

  /** The number of the version that a fun belongs to, as 16 bytes. */
  public static byte[] unique(Closure fun) {
    return ByteBuffer.allocate(UNIQUE_BYTES).putLong(number(fun.code().getClass())).array();
  }

  private static long number(Class<?> version) {
    synchronized (NUMBERS) {
      return NUMBERS.computeIfAbsent(
          version,
          fresh -> {
            long number = CLASSES.size() + 1L;
            CLASSES.put(number, new WeakReference<>(fresh));
            return number;
          });
    }
  }

  private static Class<?> version(byte[] unique, Atom module) {
    WeakReference<Class<?>> known;
    synchronized (NUMBERS) {
      known = CLASSES.get(ByteBuffer.wrap(unique).getLong());
    }
    var version = known == null ? null : known.get();
    if (version != null) {
      return version;
    }
    var current = CodeServer.entry(module).current();
    return current == null ? null : current.code().getClass();
  }

  /** The fun of a number in a module, with these values of its free variables; {@code null} where there is no such fun now. */
  public static Fun fun(Atom module, byte[] unique, int index, int arity, Object[] environment) {
    var version = version(unique, module);
    return version == null ? null : fun(version, index, arity, environment);
  }

  private static Fun fun(Class<?> version, int index, int arity, Object[] environment) {
    try {
      var maker = Class.forName(version.getName() + "$f" + index, true, version.getClassLoader()).getDeclaredConstructors()[0];
      if (maker.getParameterCount() != environment.length) {
        return null;
      }
      maker.setAccessible(true);
      var fun = (Fun) maker.newInstance(environment);
      return fun.arity() == arity ? fun : null;
    } catch (ClassNotFoundException unknown) {
      return null;
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(version.getName(), broken);
    }
  }
}
