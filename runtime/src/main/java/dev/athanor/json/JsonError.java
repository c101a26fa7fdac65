package dev.athanor.json;

import dev.athanor.term.Bitstring;

/** What is wrong with a text, and where. Ends a call inside this package and the builtins on it; no program sees it. */
public final class JsonError extends RuntimeException {
  /** What is wrong. */
  public enum Kind {
    /** The text ends too early. */
    UNEXPECTED_END,
    /** A byte that cannot stand there. */
    INVALID_BYTE,
    /** An escape that stands for no character, or a number that is too large. */
    UNEXPECTED_SEQUENCE
  }

  private final Kind kind;
  private final int position;
  private final int invalidByte;
  private final transient Bitstring sequence;

  private JsonError(Kind kind, int position, int invalidByte, Bitstring sequence) {
    super(null, null, false, false);
    this.kind = kind;
    this.position = position;
    this.invalidByte = invalidByte;
    this.sequence = sequence;
  }

  static JsonError unexpectedEnd(int position) {
    return new JsonError(Kind.UNEXPECTED_END, position, 0, null);
  }

  static JsonError invalidByte(int position, int octet) {
    return new JsonError(Kind.INVALID_BYTE, position, octet & 0xff, null);
  }

  static JsonError unexpectedSequence(int position, Bitstring sequence) {
    return new JsonError(Kind.UNEXPECTED_SEQUENCE, position, 0, sequence);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** Where, in bytes from the beginning. */
  public int position() {
    return position;
  }

  /** The byte that cannot stand there. */
  public long invalidByte() {
    return invalidByte;
  }

  /** The bytes that stand for nothing. */
  public Bitstring sequence() {
    return sequence;
  }
}
