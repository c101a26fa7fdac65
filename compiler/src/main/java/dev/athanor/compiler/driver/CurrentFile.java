package dev.athanor.compiler.driver;

import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.define.Compilation;
import dev.athanor.compiler.define.RemoteChecks;
import dev.athanor.compiler.expand.Sessions;
import dev.athanor.process.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a process gathers while it compiles a file: the modules that came out, and what is to be checked at the end. */
final class CurrentFile {
  private static final ConcurrentHashMap<Process, CurrentFile> CURRENT = new ConcurrentHashMap<>();

  final RemoteChecks checks;
  final List<ObjectCode> modules;

  CurrentFile(RemoteChecks checks) {
    this(checks, new ArrayList<>());
  }

  private CurrentFile(RemoteChecks checks, List<ObjectCode> modules) {
    this.checks = checks;
    this.modules = modules;
  }

  /**
   * Evaluates code as a part of the file that the process compiles, if it does, and checks the modules that it defined; in the middle of a module, of
   * which they may need what is not there yet, that is left to the end of the file.
   */
  static <T> T evaluating(Process self, Supplier<T> work) {
    var outer = of(self);
    if (outer != null && Compilation.isInModule(self)) {
      return work.get();
    }
    var checks = new RemoteChecks();
    var result = new CurrentFile(checks, outer == null ? new ArrayList<>() : outer.modules).during(self, work);
    if (!checks.isEmpty()) {
      checks.run(Sessions.of(self));
    }
    return result;
  }

  /** The file that the process compiles; {@code null} where it compiles none. */
  static CurrentFile of(Process self) {
    return CURRENT.get(self);
  }

  /** Does something with this as the file that the process compiles. */
  <T> T during(Process self, Supplier<T> work) {
    var outer = CURRENT.put(self, this);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove(self);
      } else {
        CURRENT.put(self, outer);
      }
    }
  }
}
