package dev.athanor.term;

/** A tuple of four elements. */
public final class Tuple4 extends Tuple {
  /** Element 0. */
  public final Object e0;
  /** Element 1. */
  public final Object e1;
  /** Element 2. */
  public final Object e2;
  /** Element 3. */
  public final Object e3;

  /** Makes the tuple. */
  public Tuple4(Object e0, Object e1, Object e2, Object e3) {
    this.e0 = e0;
    this.e1 = e1;
    this.e2 = e2;
    this.e3 = e3;
  }

  @Override
  public int size() {
    return 4;
  }

  @Override
  public Object get(int index) {
    return switch (index) {
      case 0 -> e0;
      case 1 -> e1;
      case 2 -> e2;
      case 3 -> e3;
      default -> throw outOfBounds(index, 4);
    };
  }
}
