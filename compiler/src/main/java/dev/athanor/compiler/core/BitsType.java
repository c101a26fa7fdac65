package dev.athanor.compiler.core;

/** The types of the segments of {@code <<...>>}. */
public enum BitsType {
  INTEGER,
  FLOAT,
  /** {@code binary} and {@code bitstring}, which differ in their unit. */
  BITS,
  UTF8,
  UTF16,
  UTF32;

  /** Whether a segment of this type is a character, whose size is not given. */
  public boolean isCharacter() {
    return this == UTF8 || this == UTF16 || this == UTF32;
  }
}
