package dev.athanor.term;

/** A tuple of one element. */
public final class Tuple1 extends Tuple {
  /** Element 0. */
  public final Object e0;

  /** Makes the tuple. */
  public Tuple1(Object e0) {
    this.e0 = e0;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public Object get(int index) {
    return switch (index) {
      case 0 -> e0;
      default -> throw outOfBounds(index, 1);
    };
  }
}
