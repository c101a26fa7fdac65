package dev.athanor.code;

import dev.athanor.term.Atom;
import java.util.List;

/**
 * A module whose classes are there and belong to nobody yet: all that may fail about loading it has been done. So several modules can become current together, where
 * each needs the others to be of its own version.
 */
public final class PreparedCode {
  private final ModuleCode code;

  private PreparedCode(ModuleCode code) {
    this.code = code;
  }

  /** Defines the classes of a module; {@code null} if they are not what they should be. */
  public static PreparedCode of(ObjectCode object) {
    var loader = new ModuleClassLoader(object, CodeServer.NO_CONSTANTS, true);
    try {
      Class.forName(object.classes().getFirst().name(), true, loader);
    } catch (ClassNotFoundException | LinkageError _) {
      return null;
    }
    return loader.code() == null || loader.code().module() != object.module() ? null : new PreparedCode(loader.code());
  }

  /** The name of the module. */
  public Atom module() {
    return code.module();
  }

  /** Whether a function of the module decides when it is loaded. */
  public boolean hasOnLoad() {
    return code.onLoad() >= 0;
  }

  /** Makes them the current versions, with nothing else loaded in between; what was current becomes old. */
  public static void finish(List<PreparedCode> prepared) {
    synchronized (CodeServer.LINKING) {
      for (var one : prepared) {
        CodeServer.replace(one.code);
      }
    }
  }
}
