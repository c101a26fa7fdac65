package dev.athanor.process;

import java.nio.file.Path;

/**
 * The current directory of the node. The JVM cannot change its own, so every relative path that comes from a program goes through {@link #resolve},
 * and programs that are started are told.
 */
public final class WorkingDirectory {
  private static volatile Path current = Path.of(System.getProperty("user.dir"));

  private WorkingDirectory() {}

  /** Where the node is. */
  public static Path get() {
    return current;
  }

  /** Goes elsewhere: an absolute path of a directory. */
  public static void set(Path directory) {
    current = directory;
  }

  /** The path as the JVM has to be asked for it. */
  public static Path resolve(String path) {
    return current.resolve(path);
  }
}
