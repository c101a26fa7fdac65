package dev.athanor.code;

import dev.athanor.term.Atom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that is known of the module of one name: the builtins written in Java, the current and the old version of its compiled code, and
 * the links to its functions. It hangs at the atom, so that finding it takes no table.
 *
 * <p>Builtins and compiled code make one module together; where both have a function, the builtin wins. Versions and links change under
 * {@link CodeServer#LINKING}; they are read without it.
 */
final class ModuleEntry {
  private final Atom name;
  private final Map<FunctionKey, Place> builtins;
  private final ConcurrentHashMap<FunctionKey, FunctionRef> refs = new ConcurrentHashMap<>();

  /** Held by whoever fetches the module from the code path, so that it is fetched once. */
  final ReentrantLock loading = new ReentrantLock();

  private volatile LoadedModule current;
  private volatile LoadedModule old;

  /** Whether the compiled half of a module that has builtins has been looked for. */
  private volatile boolean complete;

  /** A function's code. */
  record Place(ModuleCode code, int index) {
    FunctionInfo info() {
      return code.known()[index];
    }
  }

  ModuleEntry(Atom name, Iterable<ModuleCode> builtins) {
    this.name = name;
    this.builtins = new HashMap<>();
    for (var group : builtins) {
      var functions = group.known();
      for (int i = 0; i < functions.length; i++) {
        this.builtins.put(functions[i].key(), new Place(group, i));
      }
    }
  }

  Atom name() {
    return name;
  }

  /** The version that remote calls reach, or {@code null}. */
  LoadedModule current() {
    return current;
  }

  /** The version before, which may still be running, or {@code null}. */
  LoadedModule old() {
    return old;
  }

  boolean hasBuiltins() {
    return !builtins.isEmpty();
  }

  boolean isComplete() {
    return complete;
  }

  void completed() {
    complete = true;
  }

  boolean isLoaded() {
    return current != null || hasBuiltins();
  }

  /** The builtins by name and arity. */
  Map<FunctionKey, Place> builtins() {
    return builtins;
  }

  /** The exported function, or {@code null} where the loaded code has none. */
  Place find(FunctionKey key) {
    var builtin = builtins.get(key);
    if (builtin != null) {
      return builtin;
    }
    var version = current;
    if (version != null) {
      return version.exported(key);
    }
    return hasBuiltins() ? ModuleInfo.ofBuiltins(name, key) : null;
  }

  /** The link to a function, existing or not. */
  FunctionRef ref(FunctionKey key) {
    var known = refs.get(key);
    return known != null ? known : newRef(key);
  }

  private FunctionRef newRef(FunctionKey key) {
    synchronized (CodeServer.LINKING) {
      return refs.computeIfAbsent(key, this::linked);
    }
  }

  private FunctionRef linked(FunctionKey key) {
    var ref = new FunctionRef(name, key);
    var place = find(key);
    if (place != null) {
      ref.link(place.code(), place.index());
    }
    return ref;
  }

  /** Makes a version the current one ({@code null}: none), the one before the old one, and links all functions anew. */
  void replace(LoadedModule version) {
    old = current;
    current = version;
    for (var ref : refs.values()) {
      var place = find(ref.key());
      ref.link(place == null ? null : place.code(), place == null ? 0 : place.index());
    }
  }

  /** Sets what happens at calls of those of its exported functions; gives how many there are. */
  int trace(Atom function, int arity, CallTracer tracer) {
    if (current == null || current.isSealed()) {
      return 0;
    }
    int count = 0;
    for (var key : current.exports().keySet()) {
      if ((function == null || function == key.name()) && (arity < 0 || arity == key.arity())) {
        ref(key).trace(tracer);
        count++;
      }
    }
    return count;
  }

  /** Forgets the old version; gives whether there was one. */
  boolean forgetOld() {
    boolean had = old != null;
    old = null;
    return had;
  }
}
