package dev.athanor.term;

/** Builds a list front to back without reversing it. Used by one thread; the list is finished by {@link #toList}. */
public final class ListBuilder {
  private Object first = EmptyList.EMPTY;
  private Cons last;

  /** Adds an element at the end. */
  public ListBuilder add(Object element) {
    var cell = new Cons(element, EmptyList.EMPTY);
    if (last == null) {
      first = cell;
    } else {
      last.tail = cell;
    }
    last = cell;
    return this;
  }

  /** Whether nothing was added yet. */
  public boolean isEmpty() {
    return last == null;
  }

  /** The list of what was added so far, to be looked at only by the thread that builds it. */
  public Object soFar() {
    return first;
  }

  /** The list of what was added; the builder must not be used afterwards. */
  public Object toList() {
    return first;
  }

  /** The list of what was added, followed by {@code tail}; the builder must not be used afterwards. */
  public Object toList(Object tail) {
    if (last == null) {
      return tail;
    }
    last.tail = tail;
    return first;
  }
}
