package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import java.util.HashMap;

/** The functions of {@code :erlang} on lists. Java because lists are. */
@BifModule("erlang")
public final class ErlangLists {
  /** Up to so many elements to remove, comparing each is cheaper than a table. */
  private static final int FEW = 6;

  private ErlangLists() {}

  /** The first element. */
  @Bif
  public static Object hd(Object list) {
    if (list instanceof Cons cell) {
      return cell.head;
    }
    throw BadArgument.erts("erlang", "hd", list);
  }

  /** Everything after the first element. */
  @Bif
  public static Object tl(Object list) {
    if (list instanceof Cons cell) {
      return cell.tail();
    }
    throw BadArgument.erts("erlang", "tl", list);
  }

  /** How many elements. */
  @Bif
  public static Object length(Object list) {
    int length = Lists.length(list);
    if (length < 0) {
      throw BadArgument.erts("erlang", "length", list);
    }
    return (long) length;
  }

  /** A proper list followed by any term. */
  @Bif("++")
  public static Object append(Object list, Object tail) {
    var joined = new ListBuilder();
    var rest = list;
    while (rest instanceof Cons cell) {
      joined.add(cell.head);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw BadArgument.erts("erlang", "++", list, tail);
    }
    return joined.toList(tail);
  }

  /** The first list without the first occurrence of each element of the second. Linear: elements to remove are counted in a table. */
  @Bif("--")
  public static Object subtract(Object list, Object removed) {
    int count = Lists.length(removed);
    if (count < 0 || Lists.length(list) < 0) {
      throw BadArgument.erts("erlang", "--", list, removed);
    }
    return count <= FEW ? withoutFew(list, removed, count) : withoutMany(list, removed, count);
  }

  private static Object withoutFew(Object list, Object removed, int count) {
    var pending = Lists.toArray(removed);
    int left = count;
    var kept = new ListBuilder();
    var rest = list;
    while (left > 0 && rest instanceof Cons cell) {
      int at = indexOf(pending, left, cell.head);
      if (at < 0) {
        kept.add(cell.head);
      } else {
        left--;
        pending[at] = pending[left];
      }
      rest = cell.tail();
    }
    return kept.toList(rest);
  }

  private static int indexOf(Object[] terms, int length, Object term) {
    for (int i = 0; i < length; i++) {
      if (Equality.exact(terms[i], term)) {
        return i;
      }
    }
    return -1;
  }

  private static Object withoutMany(Object list, Object removed, int count) {
    var pending = new HashMap<Object, int[]>();
    for (var rest = removed; rest instanceof Cons cell; rest = cell.tail()) {
      pending.computeIfAbsent(cell.head, _ -> new int[1])[0]++;
    }
    int left = count;
    var kept = new ListBuilder();
    var rest = list;
    while (left > 0 && rest instanceof Cons cell) {
      var times = pending.get(cell.head);
      if (times == null || times[0] == 0) {
        kept.add(cell.head);
      } else {
        times[0]--;
        left--;
      }
      rest = cell.tail();
    }
    return kept.toList(rest);
  }
}
