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
import dev.athanor.term.Numbers;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The functions of {@code :lists} that take no funs and are no sorting. Java for speed: they are the loops under everything else. Those
 * that OTP writes in Erlang fail as its clauses do, with the arguments that the failing step had.
 */
@BifModule("lists")
public final class ListsBifs {
  /** What the functions that zip do with lists of different lengths unless told otherwise. */
  private static final Atom FAIL = Atom.of("fail");

  private ListsBifs() {}

  /** An integer as a count: -1 for what is none or negative; what no list is long enough for is the largest long. */
  private static long count(Object integer) {
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

  /** The list without its last element. */
  @Bif
  public static Object droplast(Object list) {
    var kept = new ListBuilder();
    var rest = list;
    while (rest instanceof Cons cell && cell.tail() != EmptyList.EMPTY) {
      kept.add(cell.head);
      rest = cell.tail();
    }
    if (!(rest instanceof Cons)) {
      throw noClause("droplast", rest);
    }
    return kept.toList();
  }

  /** The last element. */
  @Bif
  public static Object last(Object list) {
    if (!(list instanceof Cons first)) {
      throw noClause("last", list);
    }
    var cell = first;
    while (cell.tail() instanceof Cons next) {
      cell = next;
    }
    if (cell.tail() != EmptyList.EMPTY) {
      throw noClause("last", cell.head, cell.tail());
    }
    return cell.head;
  }

  /** The element at an index from 1. */
  @Bif
  public static Object nth(Object index, Object list) {
    long number = count(index);
    if (number < 1) {
      throw noClause("nth", index, list);
    }
    long left = number;
    var rest = list;
    while (left > 1 && rest instanceof Cons cell) {
      left--;
      rest = cell.tail();
    }
    if (rest instanceof Cons cell) {
      return cell.head;
    }
    throw noClause(left == number ? "nth" : "nth_1", left, rest);
  }

  /** The list without its first elements. */
  @Bif
  public static Object nthtail(Object count, Object list) {
    long number = count(count);
    if (number < 0) {
      throw noClause("nthtail", count, list);
    }
    long left = number;
    var rest = list;
    while (left > 0 && rest instanceof Cons cell) {
      left--;
      rest = cell.tail();
    }
    if (left == 0 && (rest instanceof Cons || rest == EmptyList.EMPTY || number > 0)) {
      return rest;
    }
    throw noClause(left == number ? "nthtail" : "nthtail_1", left, rest);
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

  /** Whether the second list begins with the first. */
  @Bif
  public static boolean prefix(Object prefix, Object list) {
    var left = prefix;
    var rest = list;
    while (left instanceof Cons a && rest instanceof Cons b) {
      if (!Equality.exact(a.head, b.head)) {
        return false;
      }
      left = a.tail();
      rest = b.tail();
    }
    if (left == EmptyList.EMPTY && ErlangTypes.isList(rest)) {
      return true;
    }
    if (left instanceof Cons && rest == EmptyList.EMPTY) {
      return false;
    }
    throw noClause("prefix", left, rest);
  }

  /** Whether the second list ends with the first. */
  @Bif
  public static boolean suffix(Object suffix, Object list) {
    long more = (Long) ErlangLists.length(list) - (Long) ErlangLists.length(suffix);
    return more >= 0 && Equality.exact(suffix, nthtail(more, list));
  }

  /** The first elements; all where there are not as many. */
  @Bif
  public static Object sublist(Object list, Object count) {
    long number = count(count);
    if (number < 0 || !ErlangTypes.isList(list)) {
      throw noClause(Numbers.isInteger(count) && ErlangTypes.isList(list) ? "sublist_2" : "sublist", list, count);
    }
    return firsts(list, number);
  }

  /** The elements from a position on; all that are left where there are not as many. */
  @Bif
  public static Object sublist(Object list, Object start, Object count) {
    long from = count(start);
    long number = count(count);
    if (from < 1 || number < 0) {
      throw noClause("sublist", list, start, count);
    }
    var rest = list;
    long left = from;
    for (; left > 1 && rest instanceof Cons cell; left--) {
      rest = cell.tail();
    }
    if (!ErlangTypes.isList(rest)) {
      throw from == 1 ? noClause("sublist_2", rest, count) : noClause("sublist", rest, left, count);
    }
    return firsts(rest, number);
  }

  private static Object firsts(Object list, long count) {
    var kept = new ListBuilder();
    var rest = list;
    long left = count;
    for (; left > 0 && rest instanceof Cons cell; left--) {
      kept.add(cell.head);
      rest = cell.tail();
    }
    if (left > 0 && rest != EmptyList.EMPTY) {
      throw noClause("sublist_2", rest, left);
    }
    return kept.toList();
  }

  /** The first elements and the others. */
  @Bif
  public static Object split(Object count, Object list) {
    long number = count(count);
    if (number < 0 || !ErlangTypes.isList(list)) {
      throw BadArgument.plain(Atoms.BADARG, "lists", "split", count, list);
    }
    var firsts = new ListBuilder();
    var rest = list;
    for (long left = number; left > 0; left--) {
      if (!(rest instanceof Cons cell)) {
        throw rest == EmptyList.EMPTY
            ? BadArgument.plain(Atoms.BADARG, "lists", "split", count, list)
            : noClause("split", left, rest, Lists.reverse(firsts.toList(), EmptyList.EMPTY));
      }
      firsts.add(cell.head);
      rest = cell.tail();
    }
    return new Tuple2(firsts.toList(), rest);
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

  /** Pairs of the elements of two lists of the same length. */
  @Bif
  public static Object zip(Object first, Object second) {
    var zipped = new ListBuilder();
    var a = first;
    var b = second;
    while (a instanceof Cons x && b instanceof Cons y) {
      zipped.add(new Tuple2(x.head, y.head));
      a = x.tail();
      b = y.tail();
    }
    if (a != EmptyList.EMPTY || b != EmptyList.EMPTY) {
      throw noClause("zip", a, b, FAIL);
    }
    return zipped.toList();
  }

  /** Triples of the elements of three lists of the same length. */
  @Bif("zip3")
  public static Object zipThree(Object first, Object second, Object third) {
    var zipped = new ListBuilder();
    var a = first;
    var b = second;
    var c = third;
    while (a instanceof Cons x && b instanceof Cons y && c instanceof Cons z) {
      zipped.add(new Tuple3(x.head, y.head, z.head));
      a = x.tail();
      b = y.tail();
      c = z.tail();
    }
    if (a != EmptyList.EMPTY || b != EmptyList.EMPTY || c != EmptyList.EMPTY) {
      throw noClause("zip3", a, b, c, FAIL);
    }
    return zipped.toList();
  }

  /** The lists of the first and of the second elements of pairs. */
  @Bif
  public static Object unzip(Object pairs) {
    var firsts = new ListBuilder();
    var seconds = new ListBuilder();
    var rest = pairs;
    while (rest instanceof Cons cell && cell.head instanceof Tuple2 pair) {
      firsts.add(pair.e0);
      seconds.add(pair.e1);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause("unzip", rest, Lists.reverse(firsts.toList(), EmptyList.EMPTY), Lists.reverse(seconds.toList(), EmptyList.EMPTY));
    }
    return new Tuple2(firsts.toList(), seconds.toList());
  }

  /** The lists of the first, of the second and of the third elements of triples. */
  @Bif("unzip3")
  public static Object unzipThree(Object triples) {
    var firsts = new ListBuilder();
    var seconds = new ListBuilder();
    var thirds = new ListBuilder();
    var rest = triples;
    while (rest instanceof Cons cell && cell.head instanceof Tuple3 triple) {
      firsts.add(triple.e0);
      seconds.add(triple.e1);
      thirds.add(triple.e2);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw noClause(
          "unzip3",
          rest,
          Lists.reverse(firsts.toList(), EmptyList.EMPTY),
          Lists.reverse(seconds.toList(), EmptyList.EMPTY),
          Lists.reverse(thirds.toList(), EmptyList.EMPTY));
    }
    return new Tuple3(firsts.toList(), seconds.toList(), thirds.toList());
  }

  static ErlangException noClause(String function, Object... arguments) {
    return BadArgument.plain(Atoms.FUNCTION_CLAUSE, "lists", function, arguments);
  }
}
