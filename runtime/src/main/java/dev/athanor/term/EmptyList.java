package dev.athanor.term;

/** The empty list {@code []}, a term that exists once. */
public final class EmptyList {
  /** {@code []}. */
  public static final EmptyList EMPTY = new EmptyList();

  private EmptyList() {}

  @Override
  public int hashCode() {
    return TermHash.EMPTY_LIST;
  }

  @Override
  public String toString() {
    return "[]";
  }
}
