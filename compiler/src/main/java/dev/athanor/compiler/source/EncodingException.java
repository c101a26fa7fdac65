package dev.athanor.compiler.source;

import dev.athanor.term.Bitstring;

/** A source that is no UTF-8. What Elixir raises for it is a {@code UnicodeConversionError} with this message. */
public final class EncodingException extends RuntimeException {
  private static final int BYTES_SHOWN = 50;

  private final transient Bitstring decoded;
  private final transient Bitstring rest;

  /**
   * For bytes that stop being UTF-8.
   *
   * @param text the whole binary
   * @param validBytes how many of its bytes are UTF-8
   * @param incomplete whether the rest is the beginning of a code point whose end is missing
   */
  EncodingException(Bitstring text, int validBytes, boolean incomplete) {
    super(message(text, validBytes, incomplete), null, false, false);
    this.decoded = text.sliceBytes(0, validBytes);
    this.rest = text.sliceBytes(validBytes, text.size - validBytes);
  }

  /** The bytes before the first that are wrong. */
  public Bitstring decoded() {
    return decoded;
  }

  /** The bytes from the first wrong one on. */
  public Bitstring rest() {
    return rest;
  }

  private static String message(Bitstring text, int from, boolean incomplete) {
    var message = new StringBuilder(incomplete ? "incomplete" : "invalid").append(" encoding starting at <<");
    int shown = Math.min(text.size - from, BYTES_SHOWN);
    for (int i = 0; i < shown; i++) {
      message.append(i == 0 ? "" : ", ").append(text.byteAt(from + i));
    }
    return message.append(from + shown < text.size ? ", ...>>" : ">>").toString();
  }
}
