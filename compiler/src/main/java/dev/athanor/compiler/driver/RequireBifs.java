package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Tuple2;

/** {@code :elixir_code_server}: which files have been required. */
@BifModule("elixir_code_server")
public final class RequireBifs {
  private static final RequiredFiles FILES = new RequiredFiles();
  private static final Atom ACQUIRE = Atom.of("acquire");
  private static final Atom REQUIRED = Atom.of("required");
  private static final Atom UNREQUIRE = Atom.of("unrequire_files");

  private RequireBifs() {}

  /** {@code {:acquire, file}} gives {@code :required}, {@code :proceed} or {@code {:queued, reference}}; {@code :required} all files. */
  @Bif
  public static Object call(Process self, Object request) {
    if (request == REQUIRED) {
      return FILES.all();
    }
    if (request instanceof Tuple2 pair && pair.e0 == ACQUIRE) {
      return FILES.acquire(self, pair.e1);
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_code_server", "call", request);
  }

  /** {@code {:required, file}} after it was compiled, {@code {:unrequire_files, files}} to have them compiled again. */
  @Bif
  public static Object cast(Object request) {
    if (!(request instanceof Tuple2 pair)) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_code_server", "cast", request);
    }
    if (pair.e0 == REQUIRED) {
      FILES.required(pair.e1);
    } else if (pair.e0 == UNREQUIRE) {
      var rest = pair.e1;
      while (rest instanceof Cons cell) {
        FILES.forget(cell.head);
        rest = cell.tail();
      }
    } else {
      throw BadArgument.plain(Atoms.BADARG, "elixir_code_server", "cast", request);
    }
    return Atoms.OK;
  }
}
