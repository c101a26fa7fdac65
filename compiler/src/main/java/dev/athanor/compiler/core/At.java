package dev.athanor.compiler.core;

/**
 * A place in a bitstring, in bits.
 *
 * @param start a {@code LONG}, or {@code null} for the beginning
 * @param offset how far behind it
 */
public record At(Local start, long offset) {
  /** The beginning. */
  public static final At BEGIN = new At(null, 0);

  /** The place some bits further on. */
  public At plus(long bits) {
    return new At(start, Math.addExact(offset, bits));
  }
}
