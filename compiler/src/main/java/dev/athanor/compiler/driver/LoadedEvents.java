package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.define.ModuleEvents;
import dev.athanor.compiler.expand.Env;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;

/** Keeps what was compiled. */
record LoadedEvents(Process self) implements ModuleEvents {
  private static final Atom IGNORE_CONFLICT = Atom.of("ignore_module_conflict");

  @Override
  public void defined(Env env, Atom module, ObjectCode code) {
    var file = CurrentFile.of(self);
    if (file != null) {
      file.modules.add(code);
    }
    var compiler = ParallelCompiler.of(self);
    if (compiler != null) {
      compiler.available(self, env.file(), code);
    }
  }

  @Override
  public String loadedFrom(Atom module) {
    if (ConfigBifs.isBootstrap()
        || ConfigBifs.get(IGNORE_CONFLICT, Atoms.FALSE) == Atoms.TRUE
        || !CodeServer.ensureLoaded(self, module)) {
      return null;
    }
    return "defined in memory";
  }
}
