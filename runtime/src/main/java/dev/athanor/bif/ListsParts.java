package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple2;

/** The functions of {@code :lists} that give parts of lists, or ask about them. Java for speed; they fail as the clauses of OTP do. */
@BifModule("lists")
public final class ListsParts {
  private ListsParts() {}

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
      throw ListsBifs.noClause("droplast", rest);
    }
    return kept.toList();
  }

  /** The last element. */
  @Bif
  public static Object last(Object list) {
    if (!(list instanceof Cons first)) {
      throw ListsBifs.noClause("last", list);
    }
    var cell = first;
    while (cell.tail() instanceof Cons next) {
      cell = next;
    }
    if (cell.tail() != EmptyList.EMPTY) {
      throw ListsBifs.noClause("last", cell.head, cell.tail());
    }
    return cell.head;
  }

  /** The element at an index from 1. */
  @Bif
  public static Object nth(Object index, Object list) {
    long number = ListsBifs.count(index);
    if (number < 1) {
      throw ListsBifs.noClause("nth", index, list);
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
    throw ListsBifs.noClause(left == number ? "nth" : "nth_1", left, rest);
  }

  /** The list without its first elements. */
  @Bif
  public static Object nthtail(Object count, Object list) {
    long number = ListsBifs.count(count);
    if (number < 0) {
      throw ListsBifs.noClause("nthtail", count, list);
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
    throw ListsBifs.noClause(left == number ? "nthtail" : "nthtail_1", left, rest);
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
    throw ListsBifs.noClause("prefix", left, rest);
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
    long number = ListsBifs.count(count);
    if (number < 0 || !ErlangTypes.isList(list)) {
      throw ListsBifs.noClause(Numbers.isInteger(count) && ErlangTypes.isList(list) ? "sublist_2" : "sublist", list, count);
    }
    return firsts(list, number);
  }

  /** The elements from a position on; all that are left where there are not as many. */
  @Bif
  public static Object sublist(Object list, Object start, Object count) {
    long from = ListsBifs.count(start);
    long number = ListsBifs.count(count);
    if (from < 1 || number < 0) {
      throw ListsBifs.noClause("sublist", list, start, count);
    }
    var rest = list;
    long left = from;
    for (; left > 1 && rest instanceof Cons cell; left--) {
      rest = cell.tail();
    }
    if (!ErlangTypes.isList(rest)) {
      throw from == 1 ? ListsBifs.noClause("sublist_2", rest, count) : ListsBifs.noClause("sublist", rest, left, count);
    }
    return firsts(rest, number);
  }

  /** The first elements and the others. */
  @Bif
  public static Object split(Object count, Object list) {
    long number = ListsBifs.count(count);
    if (number < 0 || !ErlangTypes.isList(list)) {
      throw BadArgument.plain(Atoms.BADARG, "lists", "split", count, list);
    }
    var firsts = new ListBuilder();
    var rest = list;
    for (long left = number; left > 0; left--) {
      if (!(rest instanceof Cons cell)) {
        throw rest == EmptyList.EMPTY
            ? BadArgument.plain(Atoms.BADARG, "lists", "split", count, list)
            : ListsBifs.noClause("split", left, rest, Lists.reverse(firsts.toList(), EmptyList.EMPTY));
      }
      firsts.add(cell.head);
      rest = cell.tail();
    }
    return new Tuple2(firsts.toList(), rest);
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
      throw ListsBifs.noClause("sublist_2", rest, left);
    }
    return kept.toList();
  }
}
