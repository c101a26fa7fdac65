package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The sorts of {@code :lists}, all stable but for {@link #sort(Object)}, as in OTP. Java for speed: a list is copied to an array and sorted there.
 *
 * <p>A list that is in order already is found so by one pass and given back as it is. Otherwise the order of terms is sorted by the
 * JDK's TimSort, integers alone by its quicksort on {@code long}s. Funs may be inconsistent, which TimSort punishes with an
 * exception, so they get a plain merge sort. It always asks {@code fun.(a, b)} with {@code a} the one that stood first: a
 * strict comparison then reverses equal elements, as in OTP.
 */
@BifModule("lists")
public final class ListsSorting {
  private ListsSorting() {}

  /** Sorts by the order of terms. */
  @Bif
  public static Object sort(Object list) {
    if (isInOrder(list)) {
      return list;
    }
    var elements = elements("sort", list);
    if (elements.length > 3 && beginsFalling(elements)) {
      reverse(elements);
    }
    return Lists.of(sorted(elements));
  }

  /** Whether it is a list in order. The first pair that is not decides. */
  private static boolean isInOrder(Object list) {
    if (!(list instanceof Cons cell)) {
      return list == EmptyList.EMPTY;
    }
    var before = cell.head;
    var rest = cell.tail();
    while (rest instanceof Cons next) {
      if (TermOrder.greater(before, next.head)) {
        return false;
      }
      before = next.head;
      rest = next.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  /** Sorts by the order of terms and leaves out what equals the element before it. */
  @Bif
  public static Object usort(Object list) {
    return distinct(sorted(elements("usort", list)), TermOrder.BY_VALUE);
  }

  /** Sorts tuples by the element at a position. */
  @Bif
  public static Object keysort(Object position, Object tuples) {
    var elements = tuples("keysort", position, tuples);
    if (elements.length < 2) {
      return tuples;
    }
    var order = byElement(position, elements);
    if (isSorted(elements, order)) {
      return tuples;
    }
    Arrays.sort(elements, order);
    return Lists.of(elements);
  }

  /** Sorts tuples by the element at a position and leaves out those whose element equals that of the one before. */
  @Bif
  public static Object ukeysort(Object position, Object tuples) {
    var elements = tuples("ukeysort", position, tuples);
    if (elements.length < 2) {
      return tuples;
    }
    var order = byElement(position, elements);
    Arrays.sort(elements, order);
    return distinct(elements, order);
  }

  /** Sorts by a fun that tells whether its first argument may stand before its second. */
  @Bif
  public static Object sort(Process self, Object fun, Object list) {
    var elements = Lists.toArray(list);
    if (elements == null || elements.length < 2 && !isOrder(fun)) {
      throw ListsBifs.noClause("sort", fun, list);
    }
    if (elements.length < 2) {
      return list;
    }
    new MergeSort(self, order(fun)).sort(elements);
    return Lists.of(elements);
  }

  /** Sorts by a fun and leaves out what is equal to the element before it, which is what the fun accepts in both orders. */
  @Bif
  public static Object usort(Process self, Object fun, Object list) {
    var elements = Lists.toArray(list);
    if (elements == null || !isOrder(fun)) {
      throw ListsBifs.noClause("usort", fun, list);
    }
    if (elements.length < 2) {
      return list;
    }
    var sort = new MergeSort(self, order(fun));
    sort.sort(elements);
    return sort.distinct(elements);
  }

  private static boolean isOrder(Object fun) {
    return fun instanceof Fun order && order.arity() == 2;
  }

  private static Fun order(Object fun) {
    if (fun instanceof Fun order) {
      return order;
    }
    throw ErlangException.error(Tuple.of(Atoms.BADFUN, fun));
  }

  private static Object[] sorted(Object[] elements) {
    if (!allLongs(elements)) {
      Arrays.sort(elements, TermOrder.BY_VALUE);
      return elements;
    }
    var numbers = new long[elements.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (Long) elements[i];
    }
    Arrays.sort(numbers);
    for (int i = 0; i < numbers.length; i++) {
      elements[i] = numbers[i];
    }
    return elements;
  }

  /**
   * Whether the first two neighbours that differ are in the wrong order. OTP's sort then takes a list of more than three elements from behind, so that
   * elements that are equal but not the same change places: {@code [3, 1.0, 1, 2]} becomes {@code [1, 1.0, 2, 3]}, while {@code [1.0, 1, 3, 2]} keeps
   * their order. Not for all that comes later in such a list: of 206 random ones of twos and threes of equal numbers 38 came out otherwise.
   */
  private static boolean beginsFalling(Object[] elements) {
    for (int i = 1; i < elements.length; i++) {
      int order = TermOrder.compare(elements[i - 1], elements[i]);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  private static void reverse(Object[] elements) {
    for (int i = 0, j = elements.length - 1; i < j; i++, j--) {
      var swap = elements[i];
      elements[i] = elements[j];
      elements[j] = swap;
    }
  }

  private static boolean allLongs(Object[] elements) {
    for (var element : elements) {
      if (!(element instanceof Long)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSorted(Object[] elements, Comparator<Object> order) {
    for (int i = 1; i < elements.length; i++) {
      if (order.compare(elements[i - 1], elements[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Object distinct(Object[] sorted, Comparator<Object> order) {
    Object list = EmptyList.EMPTY;
    for (int i = sorted.length - 1; i >= 0; i--) {
      if (i == 0 || order.compare(sorted[i - 1], sorted[i]) != 0) {
        list = new Cons(sorted[i], list);
      }
    }
    return list;
  }

  private static Comparator<Object> byElement(Object position, Object[] elements) {
    boolean pairs = true;
    for (var element : elements) {
      ErlangTuples.element(position, element);
      pairs &= element instanceof Tuple2;
    }
    int index = ((Long) position).intValue() - 1;
    if (pairs && index == 0) {
      return (a, b) -> TermOrder.compare(((Tuple2) a).e0, ((Tuple2) b).e0);
    }
    return (a, b) -> TermOrder.compare(((Tuple) a).get(index), ((Tuple) b).get(index));
  }

  private static Object[] elements(String function, Object list) {
    var elements = Lists.toArray(list);
    if (elements == null) {
      throw ListsBifs.noClause(function, list);
    }
    return elements;
  }

  private static Object[] tuples(String function, Object position, Object tuples) {
    var elements = position instanceof Long number && number >= 1 ? Lists.toArray(tuples) : null;
    if (elements == null) {
      throw ListsBifs.noClause(function, position, tuples);
    }
    return elements;
  }

  /**
   * Merge sort from the bottom up. Runs that are in order are found first, then neighbours are merged until one is left; {@code
   * ends} holds where each run ends.
   */
  private record MergeSort(Process self, Fun order) {
    void sort(Object[] elements) {
      var ends = runs(elements);
      var from = elements;
      var to = new Object[elements.length];
      int count = ends.length;
      while (count > 1) {
        int start = 0;
        int merged = 0;
        for (int i = 0; i < count; i += 2) {
          int middle = ends[i];
          int end = i + 1 < count ? ends[i + 1] : middle;
          merge(from, start, middle, end, to);
          ends[merged++] = end;
          start = end;
        }
        count = merged;
        var swap = from;
        from = to;
        to = swap;
      }
      if (from != elements) {
        System.arraycopy(from, 0, elements, 0, elements.length);
      }
    }

    Object distinct(Object[] sorted) {
      Object list = EmptyList.EMPTY;
      for (int i = sorted.length - 1; i >= 0; i--) {
        if (i == 0 || !inOrder(sorted[i], sorted[i - 1])) {
          list = new Cons(sorted[i], list);
        }
      }
      return list;
    }

    private int[] runs(Object[] elements) {
      var ends = new int[elements.length];
      int count = 0;
      for (int i = 1; i < elements.length; i++) {
        if (!inOrder(elements[i - 1], elements[i])) {
          ends[count++] = i;
        }
      }
      ends[count++] = elements.length;
      return Arrays.copyOf(ends, count);
    }

    private void merge(Object[] from, int start, int middle, int end, Object[] to) {
      int a = start;
      int b = middle;
      for (int i = start; i < end; i++) {
        boolean first = b == end || a < middle && inOrder(from[a], from[b]);
        to[i] = first ? from[a++] : from[b++];
      }
    }

    private boolean inOrder(Object a, Object b) {
      if (--self.reductions < 0) {
        self.endTurn();
      }
      return self.apply(order, a, b) == Atoms.TRUE;
    }
  }
}
