package dev.athanor.compiler.core;

/** How the value of a {@link Local} is held in the JVM's local variables. */
public enum Rep {
  /** A reference to the term. */
  TERM(1),

  /** A {@code long}: an integer known to fit. */
  LONG(2),

  /** A {@code double}: a term known to be a float. */
  DOUBLE(2),

  /**
   * A {@code long} and a reference: an integer that fits while the reference is {@code null}, otherwise the term itself. Any term can be
   * held so, but only small integers gain from it.
   */
  INTEGER(3);

  private final int slots;

  Rep(int slots) {
    this.slots = slots;
  }

  /** How many of the JVM's local variables it takes. */
  public int slots() {
    return slots;
  }
}
