package dev.athanor.term;

/** A tuple of three elements. */
public final class Tuple3 extends Tuple {
  /** Element 0. */
  public final Object e0;
  /** Element 1. */
  public final Object e1;
  /** Element 2. */
  public final Object e2;

  /** Makes the tuple. */
  public Tuple3(Object e0, Object e1, Object e2) {
    this.e0 = e0;
    this.e1 = e1;
    this.e2 = e2;
  }

  @Override
  public int size() {
    return 3;
  }

  @Override
  public Object get(int index) {
    return switch (index) {
      case 0 -> e0;
      case 1 -> e1;
      case 2 -> e2;
      default -> throw outOfBounds(index, 3);
    };
  }
}
