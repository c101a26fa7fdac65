package dev.athanor.compiler.driver;

import dev.athanor.code.ObjectCode;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Spawn;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/**
 * The library's {@code Kernel.ParallelCompiler}, for which a process compiles a file.
 *
 * @param pid who is told what happens
 * @param filePid the process of the file
 */
record ParallelCompiler(Pid pid, Object filePid) {
  private static final Atom INFO = Atom.of("elixir_compiler_info");
  private static final Atom DIAGNOSTIC = Atom.of("diagnostic");
  private static final Atom MODULE_AVAILABLE = Atom.of("module_available");
  private static final Atom CHECK = Atom.of("check");

  /** The one that a process works for; {@code null} where there is none. */
  static ParallelCompiler of(Process self) {
    return self.dictionary().get(INFO) instanceof Tuple2 info && info.e0 instanceof Pid pid
        ? new ParallelCompiler(pid, info.e1)
        : null;
  }

  /** There is something to say about the code. */
  void diagnostic(MapTerm diagnostic, boolean withSnippet) {
    Signals.send(pid, Tuple.of(DIAGNOSTIC, diagnostic, Atom.of(withSnippet)));
  }

  /** A module is compiled and loaded. */
  void available(Process self, Bitstring file, ObjectCode code) {
    var message = new Object[] {MODULE_AVAILABLE, self.pid(), file, code.module(), Bitstring.of(code.toBytes())};
    Signals.send(pid, Tuple.of(message));
  }

  /** Something is to be done when all files are compiled. */
  void checkLater(Process self, Spawn.Body check) {
    Signals.send(pid, Tuple.of(CHECK, filePid, Spawn.fun(check)));
  }
}
