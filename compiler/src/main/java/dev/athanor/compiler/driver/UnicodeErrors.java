package dev.athanor.compiler.driver;

import dev.athanor.compiler.source.EncodingException;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple3;

/** {@code UnicodeConversionError}, from what {@code :unicode}'s functions give for text that is none. */
final class UnicodeErrors {
  private static final Atom NAME = Atom.of("Elixir.UnicodeConversionError");
  private static final Atom ENCODED = Atom.of("encoded");
  private static final Atom MESSAGE = Atom.of("message");
  private static final int BYTES_SHOWN = 16;

  private UnicodeErrors() {}

  /** The exception for {@code {:error | :incomplete, converted, rest}}. */
  static ErlangException of(Tuple3 failure) {
    var kind = failure.e0 == Atoms.ERROR ? "invalid" : "incomplete";
    return exception(failure.e1, kind + " encoding starting at " + shown(failure.e2));
  }

  /** The exception for a source. */
  static ErlangException of(EncodingException invalid) {
    return exception(invalid.decoded(), invalid.getMessage());
  }

  private static ErlangException exception(Object encoded, String message) {
    return ErlangException.error(
        MapTerm.of(
            Atoms.STRUCT, NAME,
            Atoms.EXCEPTION, Atoms.TRUE,
            ENCODED, encoded,
            MESSAGE, Bitstring.of(message)));
  }

  private static String shown(Object rest) {
    return rest instanceof Bitstring bits ? shown(bits) : String.valueOf(rest);
  }

  private static String shown(Bitstring bits) {
    var text = new StringBuilder("<<");
    for (int i = 0; i < Math.min(bits.size, BYTES_SHOWN); i++) {
      text.append(i == 0 ? "" : ", ").append(bits.byteAt(i));
    }
    return text.append(bits.size > BYTES_SHOWN ? ", ...>>" : ">>").toString();
  }
}
