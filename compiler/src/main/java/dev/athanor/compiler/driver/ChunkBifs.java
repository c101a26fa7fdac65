package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.bif.CodeBifs;
import dev.athanor.code.FunctionRef;
import dev.athanor.code.ObjectCode;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/** {@code :elixir_code}: the chunks of compiled modules. Java because the container is {@link ObjectCode}. */
@BifModule("elixir_code")
public final class ChunkBifs {
  private static final Atom BINARY_TO_TERM = Atom.of("binary_to_term");

  private ChunkBifs() {}

  /** {@code {:ok, term}} in a chunk of a module, named by its atom or given as a binary; {@code :error} where there is none. */
  @Bif
  public static Object chunk(Process self, Object module, Object name) {
    var code = objectCode(module, name);
    var bytes = code == null ? null : code.chunks().get(text(name));
    return bytes == null
        ? Atoms.ERROR
        : Tuple.of(Atoms.OK, self.apply(FunctionRef.of(Atoms.ERLANG, BINARY_TO_TERM, 1), Bitstring.of(bytes)));
  }

  /** The code of a module; {@code null} for one that was compiled in memory. */
  private static ObjectCode objectCode(Object module, Object name) {
    var binary = module instanceof Atom && CodeBifs.getObjectCode(module) instanceof Tuple3 found ? found.e1 : module;
    if (binary instanceof Bitstring bytes && bytes.isBinary()) {
      try {
        return ObjectCode.of(bytes.toBytes(), null);
      } catch (ObjectCode.Malformed notCode) {
        throw BadArgument.plain(Atoms.BADARG, "elixir_code", "chunk", module, name);
      }
    }
    if (module instanceof Atom) {
      return null;
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_code", "chunk", module, name);
  }

  private static String text(Object charlist) {
    var text = new StringBuilder();
    Lists.toJava(charlist).forEach(character -> text.appendCodePoint(((Long) character).intValue()));
    return text.toString();
  }
}
