package dev.athanor.code;

import dev.athanor.process.Calls;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows all modules: loads, links, replaces and forgets them while processes run.
 *
 * <p>A module that is not there is looked for when it is first called: among the system's own classes, whose initialisers {@link #register} them, then
 * by the {@link ModuleLoader}. Modules of the system are sealed: their code calls each other by {@code invokestatic} and they cannot be replaced. Of
 * any other module there are at most two versions, current and old, as on BEAM: local calls stay in the version they are in, remote calls go to the
 * current one. Nothing here blocks a caller for longer than it takes to link one module; only the fetching of a module waits for others that fetch the same.
 */
public final class CodeServer {
  /** Held while versions and links change. Never held while classes are initialised or code runs. */
  static final Object LINKING = new Object();

  /** The indexes of the builtins in the Maven modules that may have any. */
  private static final List<String> INDEXES = List.of("dev.athanor.bif.RuntimeBifs", "dev.athanor.compiler.CompilerBifs");

  private static final ConcurrentHashMap<Atom, ModuleEntry> ENTRIES = new ConcurrentHashMap<>();
  private static final List<BifIndex> BUILTINS = INDEXES.stream().map(CodeServer::index).filter(i -> i != null).toList();
  private static volatile boolean unsealed;
  private static final Atom STICKY_DIRECTORY = Atom.of("sticky_directory");
  private static final Atom ON_LOAD_FAILURE = Atom.of("on_load_failure");
  private static final Atom BADFILE = Atom.of("badfile");

  static final Object[] NO_CONSTANTS = {};

  private static final AtomicLong CHANGES = new AtomicLong();

  private static volatile CodePath path = new CodePath(List.of());
  private static volatile ModuleLoader loader = module -> path().find(module);

  static {
    Calls.install((self, module, name, arguments) -> FunctionRef.of(module, name, arguments.length).call(self, arguments));
  }

  private CodeServer() {}

  private static BifIndex index(String name) {
    try {
      return (BifIndex) Class.forName(name).getConstructor().newInstance();
    } catch (ClassNotFoundException _) {
      return null;
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(name, broken);
    }
  }

  /** What is known of the module of a name. */
  static ModuleEntry entry(Atom module) {
    return module.code instanceof ModuleEntry known ? known : newEntry(module);
  }

  private static ModuleEntry newEntry(Atom module) {
    return ENTRIES.computeIfAbsent(
        module,
        name -> {
          var groups = new ArrayList<ModuleCode>();
          BUILTINS.forEach(index -> groups.addAll(List.of(index.of(name.name()))));
          var entry = new ModuleEntry(name, groups);
          name.code = entry;
          return entry;
        });
  }

  /** The directories in which compiled modules are looked for. */
  public static CodePath path() {
    return path;
  }

  /** Lets modules of the system be loaded anew: for the build that makes them. */
  public static void unseal() {
    unsealed = true;
  }

  /** Replaces the directories in which compiled modules are looked for. */
  public static void path(CodePath newPath) {
    path = newPath;
    CHANGES.incrementAndGet();
  }

  /** What finds modules that are not loaded. The default is {@link #path()}. */
  public static void loader(ModuleLoader newLoader) {
    loader = newLoader;
    CHANGES.incrementAndGet();
  }

  /** What finds modules that are not loaded. */
  public static ModuleLoader loader() {
    return loader;
  }

  /** Makes a version of a module the current one. Called by the initialiser of its class. */
  public static void register(ModuleCode code) {
    if (code.getClass().getClassLoader() instanceof ModuleClassLoader loader && loader.keeps(code)) {
      return;
    }
    replace(code);
  }

  static void replace(ModuleCode code) {
    var entry = entry(code.module());
    synchronized (LINKING) {
      entry.replace(new LoadedModule(code));
    }
    CHANGES.incrementAndGet();
  }

  /** Counts what may make a module loadable that was not: modules that are loaded, changes of the code path. */
  public static long changes() {
    return CHANGES.get();
  }

  /** The builtin that a function is, or {@code null}: a static method that the compiler calls directly. */
  public static FunctionInfo builtin(Atom module, Atom function, int arity) {
    var place = entry(module).builtins().get(new FunctionKey(function, arity));
    return place == null ? null : place.info();
  }

  /** Whether the module is loaded, now or by this call. */
  public static boolean ensureLoaded(Process self, Atom module) {
    var entry = entry(module);
    return entry.current() != null || loadSealed(module) || entry.hasBuiltins() || fetch(self, entry);
  }

  /** Loads the compiled half of a module of which the other half is builtins. */
  private static void complete(Process self, ModuleEntry entry) {
    if (!entry.isComplete()) {
      if (entry.current() == null && !loadSealed(entry.name()) && unsealed) {
        fetchHalf(self, entry);
      }
      entry.completed();
    }
  }

  private static void fetchHalf(Process self, ModuleEntry entry) {
    entry.loading.lock();
    try {
      var found = entry.current() == null ? loader.find(entry.name()) : null;
      if (found != null) {
        install(self, found, NO_CONSTANTS);
      }
    } finally {
      entry.loading.unlock();
    }
  }

  /** Whether the module is loaded now. */
  public static boolean isLoaded(Atom module) {
    return module.code instanceof ModuleEntry entry && entry.isLoaded() && wholly(entry);
  }

  /** Sees to it that builtins are not taken for all of a module of the system that has a compiled half. */
  private static boolean wholly(ModuleEntry entry) {
    if (entry.hasBuiltins() && !entry.isComplete() && !unsealed) {
      complete(null, entry);
    }
    return true;
  }

  /** Whether the module is part of the system, so that its functions may be called by {@code invokestatic}. Loads it if it is. */
  public static boolean isSealed(Atom module) {
    var entry = entry(module);
    return entry.current() != null ? entry.current().isSealed() : entry.hasBuiltins() || loadSealed(module);
  }

  /** Whether the loaded module exports the function. */
  public static boolean isExported(Atom module, Atom function, int arity) {
    if (!(module.code instanceof ModuleEntry entry)) {
      return false;
    }
    // A module of the system may be one half builtins, and the other half not loaded yet.
    var key = new FunctionKey(function, arity);
    return entry.builtins().containsKey(key)
        || entry.find(key) != null
        || entry.hasBuiltins() && !entry.isComplete() && entry.current() == null && hasOtherHalf(entry) && entry.find(key) != null;
  }

  /** Loads the compiled half of a module of the system that has builtins; where there is none, that is looked for once. */
  private static boolean hasOtherHalf(ModuleEntry entry) {
    boolean found = loadSealed(entry.name());
    if (!found && !unsealed) {
      entry.completed();
    }
    return found;
  }

  /** Loads the class of a module of the system, if there is one; its initialiser registers it. */
  private static boolean loadSealed(Atom module) {
    try {
      Class.forName(JavaName.ofModule(module.name()), true, CodeServer.class.getClassLoader());
      return entry(module).current() != null;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static boolean fetch(Process self, ModuleEntry entry) {
    entry.loading.lock();
    try {
      if (entry.isLoaded()) {
        return true;
      }
      var found = loader.find(entry.name());
      return found == null ? entry.isLoaded() : install(self, found, NO_CONSTANTS) == null;
    } finally {
      entry.loading.unlock();
    }
  }

  /**
   * Loads a compiled module and makes it the current version; what was current becomes old, what was old is purged. Where it cannot be loaded everything stays as it was.
   *
   * @return {@code null}, or the atom that {@code :code.load_binary/3} would name as the reason: {@code sticky_directory}, {@code on_load_failure}
   */
  public static Atom load(Process self, ObjectCode object) {
    return load(self, object, NO_CONSTANTS);
  }

  /** Programs may have modules of their own under the names of Elixir's, but not under those of Erlang's. */
  private static boolean isSticky(Atom module, ModuleEntry entry) {
    return !module.name().startsWith("Elixir.")
        && (entry.current() != null ? entry.current().isSealed() : entry.hasBuiltins() || loadSealed(module));
  }

  /** As {@link #load(Process, ObjectCode)}, for code that holds terms which cannot be written into a class file. */
  public static Atom load(Process self, ObjectCode object, Object[] constants) {
    OldCode.purge(self, object.module());
    return install(self, object, constants);
  }

  /** Loads without asking anybody: for callers that hold a lock, which those that are asked may wait for. */
  private static Atom install(Process self, ObjectCode object, Object[] constants) {
    var entry = entry(object.module());
    if (!unsealed && isSticky(object.module(), entry)) {
      return STICKY_DIRECTORY;
    }
    var before = entry.current();
    define(object, constants);
    var now = entry.current();
    if (now == before) {
      return BADFILE;
    }
    return now.code().onLoad() < 0 || runsOnLoad(self, now.code()) ? null : undo(entry, before);
  }

  /**
   * Loads functions that belong to no module, such as code that is evaluated. They are compiled as a module, but no name leads to
   * it: they live as long as somebody holds the fun.
   *
   * @param name the name of one of the functions, which need not be exported
   * @return that function
   */
  public static Fun loadUnnamed(ObjectCode object, Object[] constants, Atom name, int arity) {
    var loader = new ModuleClassLoader(object, constants, true);
    try {
      Class.forName(object.classes().getFirst().name(), true, loader);
    } catch (ClassNotFoundException impossible) {
      throw new LinkageError(object.module().name(), impossible);
    }
    var functions = loader.code().known();
    for (int i = 0; i < functions.length; i++) {
      if (functions[i].name() == name && functions[i].arity() == arity) {
        return loader.code().local(i);
      }
    }
    throw new LinkageError(name + "/" + arity);
  }

  private static Atom undo(ModuleEntry entry, LoadedModule before) {
    synchronized (LINKING) {
      entry.replace(before);
      entry.forgetOld();
    }
    return ON_LOAD_FAILURE;
  }

  private static boolean runsOnLoad(Process self, ModuleCode code) {
    return self.apply(code.local(code.onLoad())) == Atoms.OK;
  }

  /** The terms that came with the code of a class because they cannot be written into a class file; {@code null} where there are none. */
  public static Object[] constants(Class<?> owner) {
    return owner.getClassLoader() instanceof ModuleClassLoader loader ? loader.constants() : null;
  }

  private static void define(ObjectCode object, Object[] constants) {
    try {
      Class.forName(object.classes().getFirst().name(), true, new ModuleClassLoader(object, constants, false));
    } catch (ClassNotFoundException impossible) {
      throw new LinkageError(object.module().name(), impossible);
    }
  }

  /** Makes the current version old, so that the module is not there any more. False where it is not loaded or is part of the system. */
  public static boolean delete(Atom module) {
    synchronized (LINKING) {
      var entry = entry(module);
      if (entry.current() == null || entry.current().isSealed() || entry.old() != null) {
        return false;
      }
      entry.replace(null);
      return true;
    }
  }

  /** The names of all loaded modules, sorted. */
  public static List<Atom> loaded() {
    return ENTRIES.values().stream().filter(ModuleEntry::isLoaded).map(ModuleEntry::name).sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  /** What the current version of a module was loaded from; {@code null} for a module of the system and one that is not loaded. */
  public static ObjectCode object(Atom module) {
    var current = entry(module).current();
    return current == null ? null : current.object();
  }

  /** Whether the module is loaded and has compiled code, not builtins alone. */
  public static boolean isCompiled(Atom module) {
    return entry(module).current() != null;
  }

  /** The code of a module of the system: the classes and the other chunks that lie beside them; {@code null} if it is none. */
  public static ObjectCode systemObject(Atom module) {
    return SystemCode.read(module);
  }

  /**
   * Sets what happens at the calls of exported functions of loaded modules, {@code null} for nothing. Modules of the system are left out: calls of their functions
   * are linked for good.
   *
   * @param module the name, or {@code null} for all
   * @param function the name, or {@code null} for all
   * @param arity the number of arguments, or -1 for any
   * @return how many functions that are
   */
  public static int trace(Atom module, Atom function, int arity, CallTracer tracer) {
    synchronized (LINKING) {
      return entries(module).stream().mapToInt(entry -> entry.trace(function, arity, tracer)).sum();
    }
  }

  private static Collection<ModuleEntry> entries(Atom module) {
    return module == null ? ENTRIES.values() : List.of(entry(module));
  }

  /** Whether there is an old version of the module. */
  public static boolean hasOld(Atom module) {
    return entry(module).old() != null;
  }
}
