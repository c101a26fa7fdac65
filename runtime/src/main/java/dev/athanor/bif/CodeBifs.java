package dev.athanor.bif;

import dev.athanor.code.CodePath;
import dev.athanor.code.CodeServer;
import dev.athanor.code.ModuleInfo;
import dev.athanor.code.ObjectCode;
import dev.athanor.code.OldCode;
import dev.athanor.error.MatchErrors;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.List;

/** {@code :code}: loading and finding modules. Java because the code server is; the directories are in {@link CodePathBifs}. */
@BifModule("code")
public final class CodeBifs {
  private static final Atom NOFILE = Atom.of("nofile");
  private static final Atom BADFILE = Atom.of("badfile");
  private static final Atom STICKY_DIRECTORY = Atom.of("sticky_directory");
  private static final Atom PRELOADED = Atom.of("preloaded");
  private static final Atom NON_EXISTING = Atom.of("non_existing");
  private static final Atom NOT_LOADED = Atom.of("not_loaded");
  private static final Atom LOADED = Atom.of("loaded");
  private static final Atom REMOVED = Atom.of("removed");
  private static final Atom MODIFIED = Atom.of("modified");
  private static final Atom INTERACTIVE = Atom.of("interactive");

  private CodeBifs() {}

  private static Atom name(Object module, Object... arguments) {
    if (module instanceof Atom name) {
      return name;
    }
    throw MatchErrors.functionClause(arguments.length == 0 ? new Object[] {module} : arguments);
  }

  private static Object error(Atom reason) {
    return Tuple.of(Atoms.ERROR, reason);
  }

  private static Object module(Atom module) {
    return Tuple.of(Atoms.MODULE, module);
  }

  /** Loads a module unless it is loaded. */
  @Bif
  public static Object ensureLoaded(Process self, Object module) {
    var name = name(module);
    return CodeServer.ensureLoaded(self, name) ? module(name) : error(NOFILE);
  }

  /** Loads those of some modules that are not loaded; tells which could not be. */
  @Bif
  public static Object ensureModulesLoaded(Process self, Object modules) {
    var failed = new ListBuilder();
    for (var module : names(modules)) {
      if (!CodeServer.ensureLoaded(self, name(module))) {
        failed.add(Tuple.of(module, NOFILE));
      }
    }
    return failed.isEmpty() ? Atoms.OK : Tuple.of(Atoms.ERROR, failed.toList());
  }

  private static List<Object> names(Object modules) {
    var names = Lists.toJava(modules);
    if (names == null) {
      throw MatchErrors.functionClause(modules);
    }
    return names;
  }

  /** Loads a module from the code path, anew if it is loaded. */
  @Bif
  public static Object loadFile(Process self, Object module) {
    var name = name(module);
    var found = CodeServer.loader().find(name);
    if (found == null) {
      return !CodeServer.isSealed(name) ? error(NOFILE) : name.name().startsWith("Elixir.") ? module(name) : error(STICKY_DIRECTORY);
    }
    return loaded(self, name, found);
  }

  /** Loads the module in a file whose path is given without its ending. */
  @Bif
  public static Object loadAbs(Process self, Object path) {
    var found = CodePath.read(CodePathBifs.text(path) + CodePath.EXTENSION);
    return found == null ? error(NOFILE) : loaded(self, found.module(), found);
  }

  private static Object loaded(Process self, Atom module, ObjectCode object) {
    if (object.module() != module) {
      return error(BADFILE);
    }
    var reason = CodeServer.load(self, object);
    return reason == null ? module(module) : error(reason);
  }

  /** Loads a module from a binary. */
  @Bif
  public static Object loadBinary(Process self, Object module, Object file, Object binary) {
    var name = name(module, module, file, binary);
    if (!(binary instanceof Bitstring bytes) || !bytes.isBinary()) {
      throw MatchErrors.functionClause(module, file, binary);
    }
    try {
      return loaded(self, name, ObjectCode.of(bytes.toBytes(), CodePathBifs.text(file)));
    } catch (ObjectCode.Malformed _) {
      return error(BADFILE);
    }
  }

  /** {@code {:file, path}} of a loaded module, otherwise {@code false}. */
  @Bif
  public static Object isLoaded(Object module) {
    var name = name(module);
    return CodeServer.isLoaded(name) ? Tuple.of(Atoms.FILE, loadedFrom(name)) : Atoms.FALSE;
  }

  private static Object loadedFrom(Atom module) {
    var object = CodeServer.object(module);
    if (object != null) {
      return CodePathBifs.characters(object.path() == null ? "" : object.path());
    }
    return CodeServer.isCompiled(module) ? CodePathBifs.characters(CodePathBifs.systemFile(module)) : PRELOADED;
  }

  /** The path of the file that a module is, or would be, loaded from. */
  @Bif
  public static Object which(Object module) {
    var name = name(module);
    if (CodeServer.isLoaded(name) || CodeServer.isSealed(name)) {
      return loadedFrom(name);
    }
    var path = CodeServer.path().find(name.name() + CodePath.EXTENSION);
    return path == null ? NON_EXISTING : CodePathBifs.characters(path);
  }

  /** {@code {module, path}} of all loaded modules. */
  @Bif
  public static Object allLoaded() {
    return Lists.of(CodeServer.loaded().stream().map(module -> Tuple.of(module, loadedFrom(module))).toArray());
  }

  /** {@code {name, path, is_loaded}} of all modules that are loaded or in the code path. */
  @Bif
  public static Object allAvailable() {
    var all = new ListBuilder();
    for (var module : CodeServer.loaded()) {
      all.add(Tuple.of(CodePathBifs.characters(module.name()), loadedFrom(module), Atoms.TRUE));
    }
    for (var path : CodeServer.path().modules()) {
      var name = path.substring(path.lastIndexOf('/') + 1, path.length() - CodePath.EXTENSION.length());
      var known = Atom.existing(name);
      if (known == null || !CodeServer.isLoaded(known)) {
        all.add(Tuple.of(CodePathBifs.characters(name), CodePathBifs.characters(path), Atoms.FALSE));
      }
    }
    return all.toList();
  }

  /** Makes the code of a module old, so that the module is not there any more. */
  @Bif
  public static boolean delete(Object module) {
    return CodeServer.delete(name(module));
  }

  /** Forgets the old code of a module; processes that run it are killed. Gives whether there were any. */
  @Bif
  public static boolean purge(Process self, Object module) {
    return OldCode.purge(self, name(module)) == OldCode.Purged.KILLED;
  }

  /** Forgets the old code of a module if no process runs it; gives whether there is none now. */
  @Bif
  public static boolean softPurge(Process self, Object module) {
    return OldCode.softPurge(self, name(module));
  }

  /** {@code {module, binary, path}} of a module in the code path, otherwise {@code :error}. */
  @Bif
  public static Object getObjectCode(Object module) {
    var name = name(module);
    var found = CodeServer.loader().find(name);
    var object = found != null ? found : CodeServer.systemObject(name);
    if (object == null) {
      return Atoms.ERROR;
    }
    var path = object.path() == null ? CodePathBifs.systemFile(name) : object.path();
    return Tuple.of(name, Bitstring.of(object.toBytes()), CodePathBifs.characters(path));
  }

  /** The checksum of the code in a binary; {@code :undefined} if it is none. */
  @Bif("module_md5")
  public static Object moduleMd5(Object binary) {
    try {
      return binary instanceof Bitstring bytes ? ModuleInfo.checksum(ObjectCode.of(bytes.toBytes(), null)) : Atoms.UNDEFINED;
    } catch (ObjectCode.Malformed _) {
      return Atoms.UNDEFINED;
    }
  }

  /** Whether the file of a loaded module is there and unchanged; for a list of modules the answers in pairs. */
  @Bif
  public static Object moduleStatus(Object module) {
    return module instanceof Atom name ? status(name) : Lists.of(names(module).stream().map(one -> Tuple.of(one, status(name(one)))).toArray());
  }

  private static Atom status(Atom name) {
    if (!CodeServer.isLoaded(name)) {
      return NOT_LOADED;
    }
    var object = CodeServer.object(name);
    if (object == null) {
      return LOADED;
    }
    var file = object.path() == null ? null : CodePath.read(object.path());
    return file == null ? REMOVED : ModuleInfo.checksum(file).equals(ModuleInfo.checksum(object)) ? LOADED : MODIFIED;
  }

  /** The loaded modules whose files have changed. */
  @Bif
  public static Object modifiedModules() {
    return Lists.of(CodeServer.loaded().stream().filter(module -> status(module) == MODIFIED).toList());
  }

  /** Whether the module is part of the system, so that it cannot be replaced. */
  @Bif
  public static boolean isSticky(Object module) {
    var name = name(module);
    return CodeServer.isLoaded(name) && CodeServer.isSealed(name);
  }

  /** Modules are loaded when they are first called. */
  @Bif
  public static Object getMode() {
    return INTERACTIVE;
  }

  /** The ending of files with compiled modules. */
  @Bif("objfile_extension")
  public static Object objfileExtension() {
    return CodePathBifs.characters(CodePath.EXTENSION);
  }
}
