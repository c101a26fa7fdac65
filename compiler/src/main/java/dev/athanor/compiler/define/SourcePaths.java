package dev.athanor.compiler.define;

import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Bitstring;
import java.nio.file.Path;

/** Names of source files as messages and stack traces show them. */
public final class SourcePaths {
  private static volatile String root;

  private SourcePaths() {}

  /** From now on files are named as seen from this directory; {@code null} for the current one. */
  public static void root(Path directory) {
    root = directory == null ? null : directory.toAbsolutePath().normalize().toString();
  }

  /** The file seen from the current directory, where it lies below that; otherwise as it is. */
  public static Bitstring relative(Bitstring file) {
    var path = file.text();
    var directory = (root == null ? WorkingDirectory.get() : root) + "/";
    return path.startsWith(directory) ? Bitstring.of(path.substring(directory.length())) : file;
  }

  /** The full path of a file. */
  public static Bitstring absolute(Bitstring file) {
    return Bitstring.of(WorkingDirectory.resolve(file.text()).normalize().toString());
  }
}
