package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionInfo;
import dev.athanor.code.FunctionKey;
import dev.athanor.code.SystemCode;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.compiler.define.Backend;
import dev.athanor.compiler.emit.Compile;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.LibraryAtoms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Builds the library: from Elixir sources to class files and chunks, ready to be packed into the jar.
 *
 * <p>Two passes. In the first, the files of {@code bootstrap.txt} are compiled one after the other, beginning with {@code kernel.ex}
 * and nothing but the macros known to Java; each is loaded before the next; then the rest of that application. With the language that this
 * gives, without documentation, types and warnings so far, everything is compiled again. While that runs, modules call each other through links, so that new versions can take the place of old ones; what is written
 * is emitted once more from the same forms, with direct calls between the modules of the library, since in the product nothing replaces those.
 *
 * <p>The output depends on the sources alone.
 */
public final class LibraryBuild {
  private static final String BOOTSTRAP = "bootstrap.txt";
  private static final long STACK = 1L << 29;
  private static final Atom DOCS = Atom.of("docs");
  private static final Atom IGNORE_CONFLICT = Atom.of("ignore_module_conflict");

  private final Process self = new Process();
  private final SourceTree tree = new SourceTree(self);
  private final Map<String, Collected> collected = new TreeMap<>();

  private LibraryBuild() {}

  /** Builds from the command line: the output directory, then the applications. */
  public static void main(String[] arguments) throws InterruptedException {
    var paths = Arrays.stream(arguments).map(Path::of).toList();
    var builder = new Thread(null, () -> runOrReport(paths), "library", STACK);
    builder.start();
    builder.join();
  }

  private static void runOrReport(List<Path> paths) {
    try {
      run(paths.getFirst(), paths.subList(1, paths.size()));
    } catch (ErlangException failed) {
      System.err.println(BuildFailure.text(failed));
      System.exit(1);
    } catch (IllegalStateException failed) {
      System.err.println(failed.getMessage());
      System.exit(1);
    }
  }

  /** A module as it was given to the backend. */
  private record Collected(ModuleForm form, Map<String, byte[]> chunks) {}

  /**
   * Builds the library.
   *
   * @param output the directory that the files are written to
   * @param applications directories with {@code lib/} below; one of them has {@code bootstrap.txt}
   */
  public static void run(Path output, List<Path> applications) {
    try {
      new LibraryBuild().build(output, applications);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void build(Path output, List<Path> applications) throws IOException {
    Compilations.install(
        _ -> new OnDemand(), _ -> new Collecting(new JvmBackend(new SystemKnowledge())));
    ConfigBifs.put(IGNORE_CONFLICT, Atoms.TRUE);
    CodeServer.unseal();
    Reports.useNoLibrary();
    for (var application : applications) {
      tree.add(application.resolve("lib"));
    }
    CodeServer.loader(
        module -> {
          tree.compileDefiner(module);
          return null;
        });
    ConfigBifs.bootstrapping(true);
    ConfigBifs.put(DOCS, Atoms.FALSE);
    for (var application : applications) {
      bootstrap(application);
    }
    ConfigBifs.bootstrapping(false);
    ConfigBifs.put(DOCS, Atoms.TRUE);
    tree.restart();
    collected.clear();
    var broken = tree.files().stream().filter(file -> !compiles(file)).toList();
    tree.check();
    if (broken.isEmpty()) {
      write(output);
    } else {
      throw new IllegalStateException("files that do not compile: " + broken);
    }
  }

  /** Whether a file compiles; says why if it does not. */
  private boolean compiles(Path file) {
    try {
      tree.compile(file);
      return true;
    } catch (ErlangException failed) {
      System.err.println(file + ": " + BuildFailure.text(failed));
      return false;
    }
  }

  private void bootstrap(Path application) throws IOException {
    var list = application.resolve(BOOTSTRAP);
    if (!Files.exists(list)) {
      return;
    }
    for (var line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        tree.compile(application.resolve("lib").resolve(line.strip()));
      }
    }
    tree.files().stream().filter(file -> file.startsWith(application)).forEach(tree::compile);
  }

  private void write(Path output) throws IOException {
    var knowledge = new LibraryKnowledge(exports());
    var atoms = new TreeSet<String>();
    for (var module : collected.values()) {
      var compiled = Compile.module(module.form, knowledge);
      for (var file : compiled.classes()) {
        write(output.resolve(SystemCode.classPath(file)), file.bytes());
      }
      write(
          output.resolve(SystemCode.chunksPath(compiled.module())),
          SystemCode.chunks(compiled.withChunks(module.chunks, null)));
      atoms.addAll(compiled.lateNames());
      module.form.functions().forEach(function -> atoms.add(function.compiledKey().name().name()));
    }
    write(output.resolve(LibraryAtoms.RESOURCE), LibraryAtoms.toBytes(atoms));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Map<Atom, Set<FunctionKey>> exports() {
    var exports = new HashMap<Atom, Set<FunctionKey>>();
    for (var module : collected.values()) {
      var functions = new HashSet<FunctionKey>();
      module.form.functions().stream()
          .filter(function -> function.kind().isPublic())
          .map(FunctionForm::compiledKey)
          .forEach(functions::add);
      exports.put(module.form.name(), functions);
    }
    return exports;
  }

  /** What holds in the product: the modules of the library stay as they are. */
  private record LibraryKnowledge(Map<Atom, Set<FunctionKey>> exports) implements Knowledge {
    @Override
    public boolean optimises() {
      return SystemKnowledge.optimisesByDefault();
    }

    @Override
    public boolean isLibrary() {
      return true;
    }

    @Override
    public FunctionInfo builtin(Atom module, Atom function, int arity) {
      return CodeServer.builtin(module, function, arity);
    }

    @Override
    public boolean isSealed(Atom module, Atom function, int arity) {
      return exports.getOrDefault(module, Set.of()).contains(new FunctionKey(function, arity));
    }
  }

  /** Remembers what is compiled. */
  private final class Collecting implements Backend {
    private final Backend backend;

    Collecting(Backend backend) {
      this.backend = backend;
    }

    @Override
    public Output compile(ModuleForm form, Map<String, byte[]> chunks) {
      collected.put(form.name().name(), new Collected(form, chunks));
      return backend.compile(form, chunks);
    }

    @Override
    public Fun load(String file, List<FunctionForm> functions) {
      return backend.load(file, functions);
    }
  }

  /** Compiles the file of a module that is needed and not there. */
  private final class OnDemand extends LoadedModules {
    OnDemand() {
      super(self);
    }

    @Override
    public Availability ensureCompiled(Atom module, Atom waitFor, int line) {
      return ensureLoaded(module) ? Availability.FOUND : Availability.NOT_FOUND;
    }
  }
}
