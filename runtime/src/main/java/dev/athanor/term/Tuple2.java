package dev.athanor.term;

/** A tuple of two elements. */
public final class Tuple2 extends Tuple {
  /** Element 0. */
  public final Object e0;
  /** Element 1. */
  public final Object e1;

  /** Makes the tuple. */
  public Tuple2(Object e0, Object e1) {
    this.e0 = e0;
    this.e1 = e1;
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public Object get(int index) {
    return switch (index) {
      case 0 -> e0;
      case 1 -> e1;
      default -> throw outOfBounds(index, 2);
    };
  }
}
