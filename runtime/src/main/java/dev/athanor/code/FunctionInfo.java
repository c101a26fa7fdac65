package dev.athanor.code;

import dev.athanor.term.Atom;

/**
 * What is known of a function without running it.
 *
 * @param name its name as Elixir has it; macros are {@code MACRO-name}
 * @param arity how many arguments it takes
 * @param exported whether other modules may call it
 * @param owner binary name of the Java class with the static method, such as {@code dev.athanor.bif.ListsBifs}
 * @param method the static method's Java name
 * @param descriptor the static method's JVM descriptor
 */
public record FunctionInfo(
    Atom name, int arity, boolean exported, String owner, String method, String descriptor) {
  private static final String WITH_SELF = "(Ldev/athanor/process/Process;";

  /** Whether the static method is given the calling process first. */
  public boolean takesSelf() {
    return descriptor.startsWith(WITH_SELF);
  }
}
