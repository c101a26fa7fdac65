package dev.athanor.term;

/** The tuple of no elements. */
public final class Tuple0 extends Tuple {
  /** The only one. */
  public static final Tuple0 EMPTY = new Tuple0();

  private Tuple0() {}

  @Override
  public int size() {
    return 0;
  }

  @Override
  public Object get(int index) {
    throw outOfBounds(index, 0);
  }
}
