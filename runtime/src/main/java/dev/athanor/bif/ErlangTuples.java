package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.Arrays;

/** The functions of {@code :erlang} on tuples. Indexes count from 1. Java because tuples are. */
@BifModule("erlang")
public final class ErlangTuples {
  private static final int LARGEST = (1 << 24) - 1;

  private ErlangTuples() {}

  /** The element at an index. */
  @Bif
  public static Object element(Object index, Object tuple) {
    var element = Guards.element(index, tuple);
    if (element == null) {
      throw bad("element", index, tuple);
    }
    return element;
  }

  /** The tuple with the element at an index replaced. */
  @Bif("setelement")
  public static Object setElement(Object index, Object tuple, Object element) {
    if (tuple instanceof Tuple t && index instanceof Long i && i >= 1 && i <= t.size()) {
      return t.with((int) (i - 1), element);
    }
    throw bad("setelement", index, tuple, element);
  }

  /** How many elements. */
  @Bif
  public static Object tupleSize(Object tuple) {
    var size = Guards.tupleSize(tuple);
    if (size == null) {
      throw bad("tuple_size", tuple);
    }
    return size;
  }

  /** The elements as a list. */
  @Bif
  public static Object tupleToList(Object tuple) {
    if (!(tuple instanceof Tuple t)) {
      throw bad("tuple_to_list", tuple);
    }
    Object list = EmptyList.EMPTY;
    for (int i = t.size() - 1; i >= 0; i--) {
      list = new Cons(t.get(i), list);
    }
    return list;
  }

  /** The tuple of a list's elements. */
  @Bif
  public static Object listToTuple(Object list) {
    var elements = Lists.toArray(list);
    if (elements == null || elements.length > LARGEST) {
      throw bad("list_to_tuple", list);
    }
    return Tuple.of(elements);
  }

  /** A tuple of that size, all elements the same. */
  @Bif
  public static Object makeTuple(Object size, Object element) {
    if (!isSize(size)) {
      throw bad("make_tuple", size, element);
    }
    return Tuple.of(filled(size, element));
  }

  /** A tuple of that size, all elements the same but for those in a list of {@code {index, element}}. */
  @Bif
  public static Object makeTuple(Object size, Object element, Object others) {
    if (!isSize(size) || !Lists.isProper(others)) {
      throw bad("make_tuple", size, element, others);
    }
    var elements = filled(size, element);
    for (var rest = others; rest instanceof Cons cell; rest = cell.tail()) {
      if (!(cell.head instanceof Tuple2 pair && pair.e0 instanceof Long index && index >= 1 && index <= elements.length)) {
        throw bad("make_tuple", size, element, others);
      }
      elements[(int) (index - 1)] = pair.e1;
    }
    return Tuple.of(elements);
  }

  /** The tuple with one more element at the end. */
  @Bif
  public static Object appendElement(Object tuple, Object element) {
    if (!(tuple instanceof Tuple t) || t.size() == LARGEST) {
      throw bad("append_element", tuple, element);
    }
    return inserted(t, t.size(), element);
  }

  /** The tuple with one more element at an index. */
  @Bif
  public static Object insertElement(Object index, Object tuple, Object element) {
    if (tuple instanceof Tuple t && t.size() < LARGEST && index instanceof Long i && i >= 1 && i <= t.size() + 1L) {
      return inserted(t, (int) (i - 1), element);
    }
    throw bad("insert_element", index, tuple, element);
  }

  /** The tuple without the element at an index. */
  @Bif
  public static Object deleteElement(Object index, Object tuple) {
    if (!(tuple instanceof Tuple t && index instanceof Long i && i >= 1 && i <= t.size())) {
      throw bad("delete_element", index, tuple);
    }
    var elements = t.toArray();
    var fewer = Arrays.copyOf(elements, elements.length - 1);
    System.arraycopy(elements, (int) (long) i, fewer, (int) (i - 1), elements.length - (int) (long) i);
    return Tuple.of(fewer);
  }

  private static Tuple inserted(Tuple tuple, int at, Object element) {
    var elements = tuple.toArray();
    var more = Arrays.copyOf(elements, elements.length + 1);
    System.arraycopy(elements, at, more, at + 1, elements.length - at);
    more[at] = element;
    return Tuple.of(more);
  }

  private static boolean isSize(Object size) {
    return size instanceof Long count && count >= 0 && count <= LARGEST;
  }

  private static Object[] filled(Object size, Object element) {
    var elements = new Object[((Long) size).intValue()];
    Arrays.fill(elements, element);
    return elements;
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.erts("erlang", function, arguments);
  }
}
