package dev.athanor.term;

/** A tuple of five or more elements. */
public final class TupleN extends Tuple {
  /** The elements; never changed. */
  public final Object[] elements;

  /** Makes a tuple around an array of at least five elements that nobody changes any more. */
  public TupleN(Object[] elements) {
    this.elements = elements;
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public Object get(int index) {
    return elements[index];
  }

  @Override
  public Object[] toArray() {
    return elements.clone();
  }
}
