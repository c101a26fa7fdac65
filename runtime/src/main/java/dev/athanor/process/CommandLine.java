package dev.athanor.process;

import java.util.List;

/** What the node was started with, as {@code :init} tells it. The launcher sets it. */
public final class CommandLine {
  private static volatile List<Flag> flags = List.of();
  private static volatile List<String> plain = List.of();

  private CommandLine() {}

  /**
   * A flag, such as {@code -name foo}.
   *
   * @param name without the dash
   * @param values what followed it
   */
  public record Flag(String name, List<String> values) {}

  /** Sets both kinds of arguments. */
  public static void set(List<Flag> given, List<String> others) {
    flags = List.copyOf(given);
    plain = List.copyOf(others);
  }

  /** The flags, in their order; one may occur several times. */
  public static List<Flag> flags() {
    return flags;
  }

  /** Everything that is no flag or value of one. */
  public static List<String> plain() {
    return plain;
  }
}
