package dev.athanor.compiler.driver;

import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.define.RemoteChecks;
import dev.athanor.process.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a process gathers while it compiles a file: the modules that came out, and what is to be checked at the end. */
final class CurrentFile {
  private static final ConcurrentHashMap<Process, CurrentFile> CURRENT = new ConcurrentHashMap<>();

  final RemoteChecks checks;
  final List<ObjectCode> modules = new ArrayList<>();

  CurrentFile(RemoteChecks checks) {
    this.checks = checks;
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
