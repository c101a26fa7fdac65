package dev.athanor.compiler.driver;

import dev.athanor.compiler.define.RemoteChecks;
import dev.athanor.compiler.define.SourcePaths;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Sessions;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a library, compiled in the order of their need: when code needs a module that is not there yet, the file that defines it
 * is compiled first. Which file that is, is read off the {@code defmodule}s in its text. The order depends on nothing but the texts.
 */
final class SourceTree {
  /** Set {@code ATHANOR_DEBUG} to see the order in which files are compiled. */
  private static final boolean TRACED = System.getenv("ATHANOR_DEBUG") != null;

  private static final Atom DEFMODULE = Atom.of("defmodule");
  private static final Atom DEFPROTOCOL = Atom.of("defprotocol");
  private static final Atom IMPLEMENTATION = Atom.of("defimpl");
  private static final Atom FOR = Atom.of("for");
  private static final Atom ALIASES = Atom.of("__aliases__");
  private static final Atom BLOCK = Atom.of("__block__");

  private final Process self;
  private final Map<Path, Object> quoted = new LinkedHashMap<>();
  private final Map<Atom, Path> definers = new HashMap<>();
  private final Map<Path, Path> applications = new HashMap<>();
  private Path application;
  private final Set<Path> started = new HashSet<>();
  private final RemoteChecks checks = new RemoteChecks();

  SourceTree(Process self) {
    this.self = self;
  }

  /** Adds the files below a directory, in the order of their names. */
  void add(Path directory) {
    try (var files = Files.walk(directory)) {
      files.filter(file -> file.toString().endsWith(".ex")).sorted().forEach(file -> addFile(file, directory.getParent()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void addFile(Path file, Path directory) {
    applications.put(file, directory);
    var code = SourceText.parse(self, read(file), Bitstring.of(file.toString()));
    quoted.put(file, code);
    collect(code, file, null);
  }

  private static Bitstring read(Path file) {
    try {
      return Bitstring.of(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Notes the modules that code defines; {@code outer} is the one around it. */
  private void collect(Object code, Path file, Atom outer) {
    if (!(code instanceof Tuple3 node)) {
      return;
    }
    if (node.e0 == BLOCK && node.e2 instanceof Cons) {
      Lists.toJava(node.e2).forEach(inner -> collect(inner, file, outer));
    }
    if (Ast.isCall(node, IMPLEMENTATION) && node.e2 instanceof Cons arguments && arguments.tail() instanceof Cons) {
      collectImplementation(node, file, outer);
      return;
    }
    boolean defines = Ast.isCall(node, DEFMODULE, 2) || Ast.isCall(node, DEFPROTOCOL, 2);
    if (defines && name(Ast.argument(node, 0), outer) instanceof Atom module) {
      definers.putIfAbsent(module, file);
      if (Lists.keyword(Ast.argument(node, 1), Atoms.DO, null) instanceof Tuple3 body) {
        collect(body, file, module);
      }
    }
  }

  /** An implementation of a protocol is a module named after both. */
  private void collectImplementation(Tuple3 node, Path file, Atom outer) {
    var protocol = name(Ast.argument(node, 0), null);
    var types = Lists.keyword(Ast.argument(node, 1), FOR, outer == null ? Atoms.NIL : outer);
    for (var type : types instanceof Cons ? Lists.toJava(types) : List.of(types)) {
      var known = name(type, null);
      if (protocol != null && known != null) {
        definers.putIfAbsent(Ast.moduleName(Lists.of(protocol, known)), file);
      }
    }
  }

  private static Atom name(Object quotedName, Atom outer) {
    return switch (quotedName) {
      case Atom atom -> atom;
      case Tuple3 alias when Ast.isCall(alias, ALIASES) && outer != null ->
          Ast.moduleName(new Cons(outer, alias.e2));
      case Tuple3 alias when Ast.isCall(alias, ALIASES) -> Ast.moduleName(alias.e2);
      default -> null;
    };
  }

  /** The files. */
  List<Path> files() {
    return List.copyOf(quoted.keySet());
  }

  /** Forgets what was compiled, so that everything is compiled again. */
  void restart() {
    started.clear();
    checks.clear();
  }

  /** Checks the calls between the modules that were compiled. */
  void check() {
    checks.run(Sessions.of(self));
  }

  /** Compiles a file, unless that was begun already. */
  void compile(Path file) {
    if (started.add(file)) {
      if (TRACED) {
        System.err.println("compiling " + file);
      }
      var outer = application;
      enter(applications.get(file));
      try {
        Compiler.quoted(self, quoted.get(file), Bitstring.of(file.toString()), checks);
      } finally {
        enter(outer);
      }
    }
  }

  /** Stack traces name files as seen from their application. */
  private void enter(Path directory) {
    application = directory;
    SourcePaths.root(directory);
  }

  /** Compiles the file that defines a module; false where there is none or it is being compiled already. */
  boolean compileDefiner(Atom module) {
    var file = definers.get(module);
    if (file == null || started.contains(file)) {
      return false;
    }
    compile(file);
    return true;
  }
}
