package dev.athanor.regex;

/** A pattern that cannot be compiled: PCRE's text and the offset in bytes that it gives. */
public final class PatternError extends RuntimeException {
  private final int offset;

  PatternError(String text, int offset) {
    super(text, null, false, false);
    this.offset = offset;
  }

  /** Where in the pattern. */
  public int offset() {
    return offset;
  }
}
