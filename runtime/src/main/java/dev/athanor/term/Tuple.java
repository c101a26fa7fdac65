package dev.athanor.term;

/**
 * A tuple. Sizes up to four have a class of their own without an array, so that {@code {:ok, value}} is one
 * object; compiled code tests for the class and reads the fields directly.
 */
public abstract sealed class Tuple permits Tuple0, Tuple1, Tuple2, Tuple3, Tuple4, TupleN {
  /** A tuple of these elements; the array may be kept, the caller must not change it afterwards. */
  public static Tuple of(Object... elements) {
    return switch (elements.length) {
      case 0 -> Tuple0.EMPTY;
      case 1 -> new Tuple1(elements[0]);
      case 2 -> new Tuple2(elements[0], elements[1]);
      case 3 -> new Tuple3(elements[0], elements[1], elements[2]);
      case 4 -> new Tuple4(elements[0], elements[1], elements[2], elements[3]);
      default -> new TupleN(elements);
    };
  }

  /** {@code {a, b}}. */
  public static Tuple2 of(Object a, Object b) {
    return new Tuple2(a, b);
  }

  /** {@code {a, b, c}}. */
  public static Tuple3 of(Object a, Object b, Object c) {
    return new Tuple3(a, b, c);
  }

  /** {@code {a, b, c, d}}. */
  public static Tuple4 of(Object a, Object b, Object c, Object d) {
    return new Tuple4(a, b, c, d);
  }

  /** How many elements. */
  public abstract int size();

  /** The element at an index from 0 to {@code size() - 1}; {@link IndexOutOfBoundsException} otherwise. */
  public abstract Object get(int index);

  /** A copy with one element replaced; {@link IndexOutOfBoundsException} for a bad index. */
  public Tuple with(int index, Object element) {
    var elements = toArray();
    elements[index] = element;
    return of(elements);
  }

  /** The elements in a new array. */
  public Object[] toArray() {
    var elements = new Object[size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = get(i);
    }
    return elements;
  }

  static IndexOutOfBoundsException outOfBounds(int index, int size) {
    return new IndexOutOfBoundsException("index " + index + " of a tuple of size " + size);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Tuple && Equality.exact(this, other);
  }

  @Override
  public final int hashCode() {
    return TermHash.of(this);
  }

  @Override
  public final String toString() {
    return TermText.of(this);
  }
}
