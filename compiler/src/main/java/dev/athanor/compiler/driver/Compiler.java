package dev.athanor.compiler.driver;

import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.define.Compilation;
import dev.athanor.compiler.define.Evaluation;
import dev.athanor.compiler.define.RemoteChecks;
import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.LexicalTracker;
import dev.athanor.compiler.expand.Sessions;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import java.util.List;

/**
 * Compiles files: the whole file is expanded first, then it runs; each {@code defmodule} is expanded and compiled when it is
 * reached. At the end come the checks that need the whole file.
 */
public final class Compiler {
  private static final Atom LEXICAL_TRACER = Atom.of("elixir_lexical");

  private Compiler() {}

  /**
   * What compiling a file gave.
   *
   * @param modules in the order of their definition
   * @param value the value of the last expression
   */
  public record Result(List<ObjectCode> modules, Object value) {}

  /** Compiles text as a file of that name. Raises {@code SyntaxError} and its like, {@code CompileError}, and whatever the code raises. */
  public static Result text(Process self, Bitstring text, Bitstring file) {
    return quoted(self, SourceText.parse(self, text, file), file);
  }

  /** Compiles quoted expressions as a file of that name. */
  public static Result quoted(Process self, Object quoted, Bitstring file) {
    var current = new CurrentFile(new RemoteChecks());
    return current.during(
        self,
        () -> {
          var result = compile(self, quoted, file, current);
          check(self, current);
          return result;
        });
  }

  /** The same for one of several files that need each other: what is to be checked is added to {@code checks}. */
  static Result quoted(Process self, Object quoted, Bitstring file, RemoteChecks checks) {
    var current = new CurrentFile(checks);
    return current.during(self, () -> compile(self, quoted, file, current));
  }

  private static Result compile(Process self, Object quoted, Bitstring file, CurrentFile current) {
    var compilation = Compilation.of(self);
    var tracker = LexicalTracker.make();
    var env = environment(self, file, tracker);
    try {
      var result = Evaluation.run(compilation, quoted, env, MapTerm.EMPTY);
      LexicalTracker.of(tracker).warnUnused(compilation.session());
      return new Result(List.copyOf(current.modules), result.value());
    } finally {
      LexicalTracker.of(tracker).forget();
    }
  }

  /** In a process of the parallel compiler, modules of other files may still be missing: it is told what to check at the end. */
  private static void check(Process self, CurrentFile current) {
    var compiler = ParallelCompiler.of(self);
    if (compiler == null) {
      current.checks.run(Sessions.of(self));
    } else {
      compiler.checkLater(self, later -> current.checks.run(Sessions.of(later)));
    }
  }

  private static Env environment(Process self, Bitstring file, Object tracker) {
    return Environments.fresh(self)
        .withFile(SourcePaths.absolute(file))
        .withTracking(tracker, Lists.of(LEXICAL_TRACER));
  }
}
