package dev.athanor.term;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists as Java code makes and reads them. */
public final class Lists {
  private Lists() {}

  /** The proper list of these elements. */
  public static Object of(Object... elements) {
    Object list = EmptyList.EMPTY;
    for (int i = elements.length - 1; i >= 0; i--) {
      list = new Cons(elements[i], list);
    }
    return list;
  }

  /** The proper list of these elements. */
  public static Object of(Collection<?> elements) {
    return of(elements.toArray());
  }

  /** How many elements a proper list has; -1 for an improper list or a term that is none. */
  public static int length(Object list) {
    int length = 0;
    var rest = list;
    while (rest instanceof Cons cell) {
      length++;
      rest = cell.tail;
    }
    return rest == EmptyList.EMPTY ? length : -1;
  }

  /** Whether the term is a list that ends in {@code []}. */
  public static boolean isProper(Object list) {
    return length(list) >= 0;
  }

  /** The elements of a proper list in a new, changeable Java list; {@code null} for anything else. */
  public static List<Object> toJava(Object list) {
    var elements = new ArrayList<Object>();
    var rest = list;
    while (rest instanceof Cons cell) {
      elements.add(cell.head);
      rest = cell.tail;
    }
    return rest == EmptyList.EMPTY ? elements : null;
  }

  /** The elements of a proper list in a new array; {@code null} for anything else. */
  public static Object[] toArray(Object list) {
    int length = length(list);
    if (length < 0) {
      return null;
    }
    var elements = new Object[length];
    var rest = list;
    for (int i = 0; i < length; i++) {
      var cell = (Cons) rest;
      elements[i] = cell.head;
      rest = cell.tail;
    }
    return elements;
  }

  /** The reverse of a proper list, followed by {@code tail}; {@code null} where the list is not proper. */
  public static Object reverse(Object list, Object tail) {
    var reversed = tail;
    var rest = list;
    while (rest instanceof Cons cell) {
      reversed = new Cons(cell.head, reversed);
      rest = cell.tail;
    }
    return rest == EmptyList.EMPTY ? reversed : null;
  }

  /** The value of the first {@code {key, value}} in a keyword list, or {@code absent}. */
  public static Object keyword(Object list, Atom key, Object absent) {
    var rest = list;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 pair && pair.e0 == key) {
        return pair.e1;
      }
      rest = cell.tail;
    }
    return absent;
  }

  /** The text of a charlist, up to the first element that is no character. */
  public static String text(Object charlist) {
    var text = new StringBuilder();
    var rest = charlist;
    while (rest instanceof Cons cell && cell.head instanceof Long character) {
      text.appendCodePoint(character.intValue());
      rest = cell.tail();
    }
    return text.toString();
  }
}
