package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.TermOrder;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The functions of {@code :lists} that take no funs, are no sorting, and neither cut lists ({@link ListsParts}) nor zip them ({@link ListsZips}). Java for speed: they are the loops under everything else. Those
 * that OTP writes in Erlang fail as its clauses do, with the arguments that the failing step had.
 */
@BifModule("lists")
public final class ListsBifs {
  private ListsBifs() {}

  /** An integer as a count: -1 for what is none or negative; what no list is long enough for is the largest long. */
  static long count(Object integer) {
    return switch (integer) {
      case Long number -> Math.max(number, -1);
      case BigInteger number -> number.signum() < 0 ? -1 : Long.MAX_VALUE;
      default -> -1;
    };
  }

  /** The list back to front. */
  @Bif
  public static Object reverse(Object list) {
    var reversed = Lists.reverse(list, EmptyList.EMPTY);
    if (reversed != null) {
      return reversed;
    }
    throw list instanceof Cons first && first.tail() instanceof Cons second
        ? BadArgument.stdlib("lists", "reverse", second.tail(), Lists.of(second.head, first.head))
        : noClause("reverse", list);
  }

  /** The list back to front, followed by any term. */
  @Bif
  public static Object reverse(Object list, Object tail) {
    var reversed = Lists.reverse(list, tail);
    if (reversed == null) {
      throw BadArgument.stdlib("lists", "reverse", list, tail);
    }
    return reversed;
  }

  /** Whether the list has that element, of the same type. */
  @Bif
  public static boolean member(Object element, Object list) {
    var rest = list;
    if (element instanceof Long value) {
      long wanted = value;
      while (rest instanceof Cons cell) {
        if (cell.head instanceof Long found && found == wanted) {
          return true;
        }
        rest = cell.tail();
      }
    } else if (element instanceof Atom) {
      while (rest instanceof Cons cell) {
        if (cell.head == element) {
          return true;
        }
        rest = cell.tail();
      }
    } else {
      while (rest instanceof Cons cell) {
        if (Equality.exact(element, cell.head)) {
          return true;
        }
        rest = cell.tail();
      }
    }
    if (rest != EmptyList.EMPTY) {
      throw BadArgument.stdlib("lists", "member", element, list);
    }
    return false;
  }

  /** A proper list followed by any term. */
  @Bif
  public static Object append(Object list, Object tail) {
    return ErlangLists.append(list, tail);
  }

  /** The lists of a list one behind the other. */
  @Bif
  public static Object append(Object lists) {
    var joined = new ListBuilder();
    var rest = lists;
    while (rest instanceof Cons cell && cell.tail() != EmptyList.EMPTY) {
      copy(cell.head, joined, cell.tail());
      rest = cell.tail();
    }
    if (!(rest instanceof Cons last)) {
      if (rest == EmptyList.EMPTY) {
        return rest;
      }
      throw noClause("append", rest);
    }
    return joined.toList(last.head);
  }

  private static void copy(Object list, ListBuilder into, Object behind) {
    var rest = list;
    while (rest instanceof Cons cell) {
      into.add(cell.head);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw BadArgument.erts("erlang", "++", list, append(behind));
    }
  }

  /** The first list without the first occurrence of each element of the second. */
  @Bif
  public static Object subtract(Object list, Object removed) {
    return ErlangLists.subtract(list, removed);
  }

  /** The list without the first occurrence of an element. */
  @Bif
  public static Object delete(Object element, Object list) {
    var kept = new ListBuilder();
    var rest = list;
    while (rest instanceof Cons cell) {
      if (Equality.exact(element, cell.head)) {
        return kept.toList(cell.tail());
      }
      kept.add(cell.head);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause("delete", element, rest);
    }
    return list;
  }

  /** The same element that many times. */
  @Bif
  public static Object duplicate(Object count, Object element) {
    if (!(count instanceof Long number && number >= 0)) {
      throw noClause("duplicate", count, element);
    }
    Object list = EmptyList.EMPTY;
    for (long i = 0; i < number; i++) {
      list = new Cons(element, list);
    }
    return list;
  }

  /** Lists inside the list, at any depth, replaced by their elements. */
  @Bif
  public static Object flatten(Object list) {
    if (!ErlangTypes.isList(list)) {
      throw noClause("flatten", list);
    }
    return flat(list, EmptyList.EMPTY);
  }

  /** {@link #flatten(Object)} followed by a list. */
  @Bif
  public static Object flatten(Object list, Object tail) {
    if (!ErlangTypes.isList(list) || !ErlangTypes.isList(tail)) {
      throw noClause("flatten", list, tail);
    }
    return flat(list, tail);
  }

  private static Object flat(Object list, Object tail) {
    var flat = new ListBuilder();
    // What comes after the lists that are being walked through, innermost first.
    Cons pending = null;
    for (var rest = list; ; ) {
      if (rest instanceof Cons cell) {
        if (ErlangTypes.isList(cell.head)) {
          pending = new Cons(cell.tail(), pending);
          rest = cell.head;
        } else {
          flat.add(cell.head);
          rest = cell.tail();
        }
      } else if (rest != EmptyList.EMPTY) {
        throw noClause("do_flatten", rest, pending == null ? tail : pending.head);
      } else if (pending == null) {
        return flat.toList(tail);
      } else {
        rest = pending.head;
        pending = (Cons) pending.tail();
      }
    }
  }

  /** How many elements {@link #flatten(Object)} would give. */
  @Bif
  public static Object flatlength(Object list) {
    long length = 0;
    var pending = new ArrayDeque<Object>();
    for (var rest = list; rest != null; ) {
      switch (rest) {
        case Cons cell when ErlangTypes.isList(cell.head) -> {
          pending.push(cell.tail());
          rest = cell.head;
        }
        case Cons cell -> {
          length++;
          rest = cell.tail();
        }
        case EmptyList _ -> rest = pending.poll();
        default -> throw noClause("flatlength", rest, length);
      }
    }
    return length;
  }

  /** The sum of numbers; 0 for none. */
  @Bif
  public static Object sum(Object list) {
    Object sum = 0L;
    var rest = list;
    while (rest instanceof Cons cell) {
      sum = Arithmetic.add(sum, cell.head);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause("sum", rest, sum);
    }
    return sum;
  }

  /** The first of the greatest elements. */
  @Bif
  public static Object max(Object list) {
    if (!(list instanceof Cons first)) {
      throw noClause("max", list);
    }
    var max = first.head;
    var rest = first.tail();
    while (rest instanceof Cons cell) {
      if (TermOrder.greater(cell.head, max)) {
        max = cell.head;
      }
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause("max", rest, max);
    }
    return max;
  }

  /** The first of the least elements. */
  @Bif
  public static Object min(Object list) {
    if (!(list instanceof Cons first)) {
      throw noClause("min", list);
    }
    var min = first.head;
    var rest = first.tail();
    while (rest instanceof Cons cell) {
      if (TermOrder.less(cell.head, min)) {
        min = cell.head;
      }
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause("min", rest, min);
    }
    return min;
  }

  /** The integers from a first to a last one. */
  @Bif
  public static Object seq(Object first, Object last) {
    if (first instanceof Long from && last instanceof Long to && from - 1 <= to) {
      Object list = EmptyList.EMPTY;
      for (long i = to; i >= from; i--) {
        list = new Cons(i, list);
      }
      return list;
    }
    throw noClause("seq", first, last);
  }

  /** The integers from a first one in steps, none beyond the last. */
  @Bif
  public static Object seq(Object first, Object last, Object step) {
    if (!(first instanceof Long from && last instanceof Long to && step instanceof Long by) || !isSequence(from, to, by)) {
      throw BadArgument.stdlib("lists", "seq", first, last, step);
    }
    Object list = EmptyList.EMPTY;
    if (by == 0) {
      return new Cons(first, list);
    }
    for (long left = (to - from + by) / by; left > 0; left--) {
      list = new Cons(from + (left - 1) * by, list);
    }
    return list;
  }

  private static boolean isSequence(long from, long to, long by) {
    return by > 0 ? from - by <= to : by < 0 ? from - by >= to : from == to;
  }

  /** The separator between each two elements. */
  @Bif
  public static Object join(Object separator, Object list) {
    if (!(list instanceof Cons first)) {
      if (list == EmptyList.EMPTY) {
        return list;
      }
      throw noClause("join", separator, list);
    }
    var joined = new ListBuilder().add(first.head);
    var rest = first.tail();
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      joined.add(separator).add(cell.head);
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause("join_prepend", separator, rest);
    }
    return joined.toList();
  }

  /** The first occurrence of each element. */
  @Bif
  public static Object uniq(Object list) {
    var seen = new HashSet<Object>();
    var kept = new ListBuilder();
    var rest = keepFirst(list, seen, kept);
    if (rest != EmptyList.EMPTY) {
      MapTerm known = MapTerm.EMPTY;
      for (var element : seen) {
        known = known.put(element, Atoms.TRUE);
      }
      throw noClause("uniq_1", rest, known);
    }
    return kept.toList();
  }

  /** Adds the elements that are not among those seen to both, and gives what the list ends with. */
  static Object keepFirst(Object list, Set<Object> seen, ListBuilder kept) {
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      if (seen.add(cell.head)) {
        kept.add(cell.head);
      }
    }
    return rest;
  }

  static ErlangException noClause(String function, Object... arguments) {
    return BadArgument.plain(Atoms.FUNCTION_CLAUSE, "lists", function, arguments);
  }
}
