package dev.athanor.compiler.driver;

import dev.athanor.compiler.define.Compilation;
import dev.athanor.compiler.define.ModuleDefinitions;
import dev.athanor.compiler.define.RemoteChecks;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Sessions;
import dev.athanor.process.Process;

/** Puts a compilation together for each process that compiles. */
final class Compilations {
  private Compilations() {}

  /** Makes the compiler known to the builtins of the system. */
  static void install() {
    Compilation.use(Compilations::of);
    Sessions.use(self -> of(self).session());
  }

  private static Compilation of(Process self) {
    var backend = new JvmBackend(self, true);
    var session =
        new Session(self, new LoadedModules(self), new ModuleDefinitions(self, backend), new ConsoleDiagnostics());
    return new Compilation(session, backend, new LoadedEvents(self), checks(self));
  }

  /** Where no file is compiled, code is checked when somebody asks, that is never. */
  private static RemoteChecks checks(Process self) {
    var file = CurrentFile.of(self);
    return file == null ? new RemoteChecks() : file.checks;
  }
}
