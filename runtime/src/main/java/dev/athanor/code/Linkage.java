package dev.athanor.code;

import dev.athanor.term.Atom;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What the JVM calls to link the {@code invokedynamic} instructions of compiled code. */
public final class Linkage {
  private Linkage() {}

  /**
   * Links a call of a function that may be replaced while it runs.
   *
   * @param name not used; the JVM asks for one
   * @param type the process and one {@code Object} for each argument, giving an {@code Object}
   * @param module the function's module
   * @param function the function's name
   */
  public static CallSite remote(
      MethodHandles.Lookup caller, String name, MethodType type, String module, String function) {
    return FunctionRef.of(Atom.of(module), Atom.of(function), type.parameterCount() - 1).site(type);
  }
}
