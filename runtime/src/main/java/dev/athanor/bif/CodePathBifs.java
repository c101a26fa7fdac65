package dev.athanor.bif;

import dev.athanor.code.CodePath;
import dev.athanor.code.CodeServer;
import dev.athanor.error.MatchErrors;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;

/** {@code :code}: the directories in which modules are looked for. */
@BifModule("code")
public final class CodePathBifs {
  private static final Atom BAD_DIRECTORY = Atom.of("bad_directory");
  private static final Atom BAD_NAME = Atom.of("bad_name");
  private static final Atom NON_EXISTING = Atom.of("non_existing");

  private CodePathBifs() {}

  /** A path given as a charlist, a binary or an atom. */
  static String text(Object path) {
    return switch (path) {
      case Atom name -> name.name();
      case Bitstring bytes when bytes.isBinary() -> bytes.text();
      default -> {
        var characters = Lists.toJava(path);
        if (characters == null) {
          throw MatchErrors.functionClause(path);
        }
        var text = new StringBuilder();
        for (var character : characters) {
          if (!(character instanceof Long code)) {
            throw MatchErrors.functionClause(path);
          }
          text.appendCodePoint(code.intValue());
        }
        yield text.toString();
      }
    };
  }

  /** A text as a charlist. */
  static Object characters(String text) {
    return Lists.of(text.codePoints().mapToObj(c -> (Object) (long) c).toArray());
  }

  private static String root() {
    return System.getProperty("athanor.home", System.getProperty("user.dir"));
  }

  /** Where a module of the system would be if it were in a file. */
  static String systemFile(Atom module) {
    var application = module.name().startsWith("Elixir.") ? "elixir" : "stdlib";
    return root() + "/lib/" + application + "/ebin/" + module.name() + CodePath.EXTENSION;
  }

  private static Object added(Object path, boolean inFront) {
    return CodeServer.path().add(text(path), inFront) ? Atoms.TRUE : Tuple.of(Atoms.ERROR, BAD_DIRECTORY);
  }

  /** Adds a directory at the end. */
  @Bif("add_path")
  @Bif("add_pathz")
  public static Object addPath(Object path) {
    return added(path, false);
  }

  /** Adds a directory at the end; the cache option changes nothing. */
  @Bif("add_path")
  @Bif("add_pathz")
  public static Object addPath(Object path, Object cache) {
    return added(path, false);
  }

  /** Adds a directory in front. */
  @Bif("add_patha")
  public static Object addPathInFront(Object path) {
    return added(path, true);
  }

  /** Adds a directory in front; the cache option changes nothing. */
  @Bif("add_patha")
  public static Object addPathInFront(Object path, Object cache) {
    return added(path, true);
  }

  /** Adds directories at the end, those that there are. */
  @Bif("add_paths")
  @Bif("add_pathsz")
  public static Object addPaths(Object paths) {
    texts(paths).forEach(path -> CodeServer.path().add(path, false));
    return Atoms.OK;
  }

  /** The same; the cache option changes nothing. */
  @Bif("add_paths")
  @Bif("add_pathsz")
  public static Object addPaths(Object paths, Object cache) {
    return addPaths(paths);
  }

  /** Adds directories in front, those that there are; the last one comes first. */
  @Bif("add_pathsa")
  public static Object addPathsInFront(Object paths) {
    texts(paths).forEach(path -> CodeServer.path().add(path, true));
    return Atoms.OK;
  }

  /** The same; the cache option changes nothing. */
  @Bif("add_pathsa")
  public static Object addPathsInFront(Object paths, Object cache) {
    return addPathsInFront(paths);
  }

  private static List<String> texts(Object paths) {
    var all = Lists.toJava(paths);
    if (all == null) {
      throw MatchErrors.functionClause(paths);
    }
    var texts = new ArrayList<String>();
    all.forEach(path -> texts.add(text(path)));
    return texts;
  }

  /** Takes a directory out. */
  @Bif
  public static Object delPath(Object path) {
    return Atom.of(CodeServer.path().remove(text(path)));
  }

  /** Takes directories out. */
  @Bif
  public static Object delPaths(Object paths) {
    texts(paths).forEach(path -> CodeServer.path().remove(path));
    return Atoms.OK;
  }

  /** The directories. */
  @Bif
  public static Object getPath() {
    return Lists.of(CodeServer.path().directories().stream().map(CodePathBifs::characters).toArray());
  }

  /** Replaces the directories. */
  @Bif
  public static Object setPath(Object paths) {
    return CodeServer.path().replace(texts(paths)) ? Atoms.TRUE : Tuple.of(Atoms.ERROR, BAD_DIRECTORY);
  }

  /** The same; the cache option changes nothing. */
  @Bif
  public static Object setPath(Object paths, Object cache) {
    return setPath(paths);
  }

  /** Where the system is installed. */
  @Bif
  public static Object rootDir() {
    return characters(root());
  }

  /** Where the system's applications are. */
  @Bif
  public static Object libDir() {
    return characters(root() + "/lib");
  }

  /** The directory of an application. */
  @Bif
  public static Object libDir(Object application) {
    var directory = directory(application);
    return directory == null ? Tuple.of(Atoms.ERROR, BAD_NAME) : characters(directory);
  }

  /** The directory {@code priv} of an application. */
  @Bif
  public static Object privDir(Object application) {
    var directory = directory(application);
    return directory == null ? Tuple.of(Atoms.ERROR, BAD_NAME) : characters(directory + "/priv");
  }

  /** Applications in the code path come first; those of the system need no directory to be known. */
  private static String directory(Object application) {
    var name = text(application);
    var found = CodeServer.path().application(name);
    return found != null ? found : isSystem(name) ? root() + "/lib/" + name : null;
  }

  private static boolean isSystem(String application) {
    return switch (application) {
      case "elixir", "eex", "ex_unit", "iex", "logger", "mix", "kernel", "stdlib", "erts", "compiler", "crypto", "ssl", "public_key", "inets" -> true;
      default -> false;
    };
  }

  /** The path of a file in one of the directories. */
  @Bif
  public static Object whereIsFile(Object file) {
    var path = CodeServer.path().find(text(file));
    return path == null ? NON_EXISTING : characters(path);
  }
}
