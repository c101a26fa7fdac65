package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** {@code :elixir_config}: the options of the compiler, one table for all processes. */
@BifModule("elixir_config")
public final class ConfigBifs {
  private static final ConcurrentHashMap<Object, Object> VALUES = new ConcurrentHashMap<>(initial());
  private static final Set<Object> WARNED = ConcurrentHashMap.newKeySet();
  private static final ReentrantLock SERIAL = new ReentrantLock();
  private static volatile boolean bootstrapping;

  static {
    VALUES.put(Atom.of("at_exit"), EmptyList.EMPTY);
    VALUES.put(Atom.of("argv"), EmptyList.EMPTY);
    VALUES.put(Atom.of("no_halt"), Atoms.FALSE);
  }

  private ConfigBifs() {}

  private static Map<Object, Object> initial() {
    var none = EmptyList.EMPTY;
    return Map.ofEntries(
        Map.entry(Atom.of("argv"), none),
        Map.entry(Atom.of("at_exit"), none),
        Map.entry(Atom.of("debug_info"), Atoms.TRUE),
        Map.entry(Atom.of("docs"), Atoms.TRUE),
        Map.entry(Atom.of("ignore_already_consolidated"), Atoms.FALSE),
        Map.entry(Atom.of("ignore_module_conflict"), Atoms.FALSE),
        Map.entry(Atom.of("infer_signatures"), Atoms.TRUE),
        Map.entry(Atom.of("no_halt"), Atoms.FALSE),
        Map.entry(Atom.of("no_warn_undefined"), none),
        Map.entry(Atom.of("on_undefined_variable"), Atom.of("raise")),
        Map.entry(Atom.of("parser_options"), Lists.of(Tuple.of(Atom.of("columns"), Atoms.TRUE))),
        Map.entry(Atom.of("relative_paths"), Atoms.TRUE),
        Map.entry(Atom.of("tracers"), none));
  }

  /** Whether the library itself is being compiled. */
  @Bif
  public static boolean isBootstrap() {
    return bootstrapping;
  }

  static void bootstrapping(boolean now) {
    bootstrapping = now;
  }

  /** The value of a key; raises {@code badarg} where there is none. */
  @Bif
  public static Object get(Object key) {
    var value = VALUES.get(key);
    if (value == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_config", "get", key);
    }
    return value;
  }

  /** The value of a key, or another one where there is none. */
  @Bif
  public static Object get(Object key, Object absent) {
    return VALUES.getOrDefault(key, absent);
  }

  /** Sets a key. */
  @Bif
  public static Object put(Object key, Object value) {
    VALUES.put(key, value);
    return Atoms.OK;
  }

  /** Sets a key; gives the value before, {@code nil} where there was none. */
  @Bif
  public static Object getAndPut(Object key, Object value) {
    var before = VALUES.put(key, value);
    return before == null ? Atoms.NIL : before;
  }

  /** Sets a key to what a fun gives for its value; gives the new value. */
  @Bif
  public static Object update(Process self, Object key, Object fun) {
    return alone(() -> {
      var changed = self.apply((Fun) fun, get(key));
      VALUES.put(key, changed);
      return changed;
    });
  }

  /** Whether a warning with this key is given for the first time. */
  @Bif
  public static boolean warn(Object key, Object stacktrace) {
    return WARNED.add(key);
  }

  /** Calls a fun while no other {@code serial} or {@code update} runs. */
  @Bif
  public static Object serial(Process self, Object fun) {
    return alone(() -> self.apply((Fun) fun));
  }

  private static Object alone(Supplier<Object> work) {
    SERIAL.lock();
    try {
      return work.get();
    } finally {
      SERIAL.unlock();
    }
  }
}
