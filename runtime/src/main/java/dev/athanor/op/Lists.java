package dev.athanor.op;

import dev.athanor.term.Cons;

/** Long lists that the code writes out. */
public final class Lists {
  private Lists() {}

  /** The elements in front of a tail. */
  public static Object of(Object[] elements, Object tail) {
    var list = tail;
    for (int i = elements.length - 1; i >= 0; i--) {
      list = new Cons(elements[i], list);
    }
    return list;
  }
}
