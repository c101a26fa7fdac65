package dev.athanor.process;

import dev.athanor.term.Atom;

/** The way from here to functions by their names; the code server installs it. */
public final class Calls {
  private static volatile Caller caller =
      (_, module, function, _) -> {
        throw new IllegalStateException("no code server for " + module + "." + function);
      };

  private Calls() {}

  /** Calls functions by their names. */
  @FunctionalInterface
  public interface Caller {
    /** Calls the function, or raises {@code undef}; may return {@link Process#PARKED}. */
    Object call(Process self, Atom module, Atom function, Object[] arguments);
  }

  /** Sets who calls from now on. */
  public static void install(Caller installed) {
    caller = installed;
  }

  /** Calls the function; may return {@link Process#PARKED}. */
  public static Object call(Process self, Atom module, Atom function, Object[] arguments) {
    return caller.call(self, module, function, arguments);
  }
}
