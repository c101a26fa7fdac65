package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.expand.Modules;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;

/** The modules of the running system, as the expander sees them. */
class LoadedModules implements Modules {
  private static final Atom ERROR_HANDLER = Atom.of("Elixir.Kernel.ErrorHandler");
  private static final Atom ENSURE_COMPILED = Atom.of("ensure_compiled");
  private static final Atom GET_MODULE_INFO = Atom.of("get_module_info");
  private static final Atom EXPORTS = Atom.of("exports");
  private static final Atom HARD = Atom.of("hard");
  private static final Atom FOUND = Atom.of("found");
  private static final Atom DEADLOCK = Atom.of("deadlock");

  private final Process self;

  LoadedModules(Process self) {
    this.self = self;
  }

  @Override
  public boolean ensureLoaded(Atom module) {
    return CodeServer.ensureLoaded(self, module);
  }

  /** Only a process of the parallel compiler has something to wait for. */
  @Override
  public Availability ensureCompiled(Atom module, Atom waitFor, int line) {
    if (!ensureLoaded(ERROR_HANDLER) || !exports(ERROR_HANDLER, ENSURE_COMPILED, 4)) {
      return Availability.NOT_FOUND;
    }
    var found = call(ERROR_HANDLER, ENSURE_COMPILED, module, waitFor, HARD, (long) line);
    return found == FOUND ? Availability.FOUND : found == DEADLOCK ? Availability.DEADLOCK : Availability.NOT_FOUND;
  }

  @Override
  public boolean exports(Atom module, Atom function, int arity) {
    return CodeServer.isExported(module, function, arity);
  }

  @Override
  public Object exports(Atom module) {
    return self.apply(FunctionRef.of(Atoms.ERLANG, GET_MODULE_INFO, 2), module, EXPORTS);
  }

  @Override
  public Object call(Atom module, Atom function, Object... arguments) {
    return self.apply(FunctionRef.of(module, function, arguments.length), arguments);
  }

  @Override
  public boolean hasLibrary() {
    return !ConfigBifs.isBootstrap();
  }
}
