package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.io.StandardIo;
import dev.athanor.io.Terminal;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;

/** {@code :athanor_io}: what {@code :io} can do without the I/O protocol. Java because it is faster. */
@BifModule("athanor_io")
public final class IoServerBifs {
  private static final Object REQUEST = Atom.of("request");
  private static final Atom LATIN1 = Atom.of("latin1");
  private static final Atom UNICODE = Atom.of("unicode");

  private IoServerBifs() {}

  /**
   * Writes chardata to a device of the node: {@code :ok} or {@code {:error, reason}}; {@code :request} where the caller has to send a request
   * instead (another device, one that has requests waiting, chars that are none).
   */
  @Bif
  public static Object putChars(Process self, Object device, Object encoding, Object chars) {
    if (encoding != LATIN1 && encoding != UNICODE) {
      throw BadArgument.erts("athanor_io", "put_chars", device, encoding, chars);
    }
    var result = StandardIo.put(self, device, chars, encoding == LATIN1);
    return result == null ? REQUEST : result;
  }

  /** Whether {@code :stdin}, {@code :stdout} or {@code :stderr} is a terminal. */
  @Bif("is_terminal")
  public static boolean isTerminal(Object stream) {
    return switch (stream) {
      case Atom name when name.name().equals("stdin") -> Terminal.isInput();
      case Atom name when name.name().equals("stdout") -> Terminal.isOutput();
      case Atom name when name.name().equals("stderr") -> Terminal.isError();
      default -> throw BadArgument.erts("athanor_io", "is_terminal", stream);
    };
  }
}
