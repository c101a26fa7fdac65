package dev.athanor.compiler.driver;

import dev.athanor.compiler.define.Backend;
import dev.athanor.compiler.define.Compilation;
import dev.athanor.compiler.define.ModuleDefinitions;
import dev.athanor.compiler.define.RemoteChecks;
import dev.athanor.compiler.expand.Modules;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Sessions;
import dev.athanor.process.Process;
import java.util.function.Function;

/** Puts a compilation together for each process that compiles. */
public final class Compilations {
  private Compilations() {}

  /** Makes the compiler known to the builtins of the system. */
  public static void install() {
    install(self -> new LoadedModules(self), self -> new JvmBackend(new SystemKnowledge()));
  }

  /** The same, with other ways to modules and to running code. */
  static void install(Function<Process, Modules> modules, Function<Process, Backend> backends) {
    Function<Process, Compilation> maker = self -> of(self, modules.apply(self), backends.apply(self));
    Compilation.use(maker);
    Sessions.use(self -> maker.apply(self).session());
  }

  private static Compilation of(Process self, Modules modules, Backend backend) {
    var session = new Session(self, modules, new ModuleDefinitions(self, backend), new ProcessDiagnostics(self));
    return new Compilation(session, backend, new LoadedEvents(self), checks(self));
  }

  private static RemoteChecks checks(Process self) {
    var file = CurrentFile.of(self);
    return file == null ? null : file.checks;
  }
}
