package dev.athanor.term;

/** A list cell {@code [head | tail]}. The tail of a proper list is another cell or {@link EmptyList#EMPTY}. */
public final class Cons {
  /** The first element. */
  public final Object head;

  /** Everything after the first element. Set once, by {@link ListBuilder} possibly after the cell was made. */
  Object tail;

  /** Makes {@code [head | tail]}. */
  public Cons(Object head, Object tail) {
    this.head = head;
    this.tail = tail;
  }

  /** Everything after the first element. */
  public Object tail() {
    return tail;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cons && Equality.exact(this, other);
  }

  @Override
  public int hashCode() {
    return TermHash.of(this);
  }

  @Override
  public String toString() {
    return TermText.of(this);
  }
}
