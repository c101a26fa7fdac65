package dev.athanor.compiler.expand;

import dev.athanor.process.Process;
import java.util.function.Function;

/** Where builtins that programs call get the session of the calling process from; the driver sets it up. */
public final class Sessions {
  private static volatile Function<Process, Session> maker =
      _ -> {
        throw new IllegalStateException("no compiler in this program");
      };

  private Sessions() {}

  /** Sets what makes sessions. */
  public static void use(Function<Process, Session> newMaker) {
    maker = newMaker;
  }

  /** The session of a process. */
  public static Session of(Process self) {
    return maker.apply(self);
  }
}
