package dev.athanor.compiler.expand;

import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Bitstring;

/** Names of source files as messages and stack traces show them. */
public final class SourcePaths {
  private SourcePaths() {}

  /** The file seen from the current directory, where it lies below that; otherwise as it is. */
  public static Bitstring relative(Bitstring file) {
    var path = file.text();
    var directory = WorkingDirectory.get() + "/";
    return path.startsWith(directory) ? Bitstring.of(path.substring(directory.length())) : file;
  }

  /** The full path of a file. */
  public static Bitstring absolute(Bitstring file) {
    return Bitstring.of(WorkingDirectory.resolve(file.text()).normalize().toString());
  }
}
