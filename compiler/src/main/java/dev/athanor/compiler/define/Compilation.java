package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Session;
import dev.athanor.process.Process;
import java.util.function.Function;

/**
 * What the definition of modules has around it: the session of the expander, and the second half of the compiler.
 *
 * @param session what code is expanded in
 * @param backend what makes code run
 * @param events who is told of modules that are there now
 * @param checks what is checked when all modules of a file are there; {@code null} where no file is compiled
 */
public record Compilation(Session session, Backend backend, ModuleEvents events, RemoteChecks checks) {
  private static volatile Function<Process, Compilation> maker =
      _ -> {
        throw new IllegalStateException("no compiler in this program");
      };

  /** Sets what gives processes their compilation. */
  public static void use(Function<Process, Compilation> newMaker) {
    maker = newMaker;
  }

  /** The compilation of a process. */
  public static Compilation of(Process self) {
    return maker.apply(self);
  }

  /** Whether a process is in the middle of a module, so that modules defined now may be parts of it. */
  public static boolean isInModule(Process self) {
    return OpenModules.hasAny(self);
  }

  /** The process that compiles. */
  public Process self() {
    return session.self();
  }
}
