package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.Arrays;

/**
 * The functions of {@code :lists} that call a fun for each element. Java because these loops are under everything else, and one that
 * makes a list can do so from front to back, in constant stack, where Elixir has to recurse to the list's end or reverse.
 */
@BifModule("lists")
public final class ListsLoops {
  private static final Atom BAD_FILTER = Atom.of("bad_filter");
  private static final Atom BAD_GENERATOR = Atom.of("bad_generator");

  private ListsLoops() {}

  /** Whether the fun gives {@code true} for all elements. */
  @Bif
  public static boolean all(Process self, Object fun, Object list) {
    var test = fun("all", fun, 1, list);
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      if (!holds(self, test, cell.head)) {
        return false;
      }
    }
    end("all", rest, list, fun);
    return true;
  }

  /** Whether the fun gives {@code true} for an element. */
  @Bif
  public static boolean any(Process self, Object fun, Object list) {
    var test = fun("any", fun, 1, list);
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      if (holds(self, test, cell.head)) {
        return true;
      }
    }
    end("any", rest, list, fun);
    return false;
  }

  /** Calls the fun with each element. */
  @Bif
  public static Object foreach(Process self, Object fun, Object list) {
    var action = fun("foreach", fun, 1, list);
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      call(self, action, cell.head);
    }
    end("foreach", rest, null, fun);
    return Atoms.OK;
  }

  /** Calls the fun with each element and the result so far. */
  @Bif
  public static Object foldl(Process self, Object fun, Object initial, Object list) {
    var step = fun("foldl", fun, 2, initial, list);
    var result = initial;
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      result = call(self, step, cell.head, result);
    }
    end("foldl", rest, list, fun, result);
    return result;
  }

  /** Calls the fun with each element and the result so far, from the last to the first. */
  @Bif
  public static Object foldr(Process self, Object fun, Object initial, Object list) {
    var step = fun("foldr", fun, 2, initial, list);
    var elements = elements("foldr", list, fun, initial);
    var result = initial;
    for (int i = elements.length - 1; i >= 0; i--) {
      result = call(self, step, elements[i], result);
    }
    return result;
  }

  /** The list of what the fun makes of the elements. */
  @Bif
  public static Object map(Process self, Object fun, Object list) {
    var change = fun("map", fun, 1, list);
    var mapped = new ListBuilder();
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      mapped.add(call(self, change, cell.head));
    }
    end("map", rest, list, fun);
    return mapped.toList();
  }

  /** The elements for which the fun gives {@code true}. */
  @Bif
  public static Object filter(Process self, Object fun, Object list) {
    var test = fun("filter", fun, 1, list);
    var kept = new ListBuilder();
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      var keep = call(self, test, cell.head);
      if (keep == Atoms.TRUE) {
        kept.add(cell.head);
      } else if (keep != Atoms.FALSE) {
        throw ErlangException.error(new Tuple2(BAD_FILTER, keep));
      }
    }
    if (rest != EmptyList.EMPTY) {
      throw ErlangException.error(new Tuple2(BAD_GENERATOR, rest));
    }
    return kept.toList();
  }

  /** The elements for which the fun gives {@code true}, and the values for which it gives <code>{true, value}</code>. */
  @Bif
  public static Object filtermap(Process self, Object fun, Object list) {
    var choose = fun("filtermap", fun, 1, list);
    var kept = new ListBuilder();
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      var choice = call(self, choose, cell.head);
      if (choice instanceof Tuple2 pair && pair.e0 == Atoms.TRUE) {
        kept.add(pair.e1);
      } else if (isTrue(choice)) {
        kept.add(cell.head);
      }
    }
    end("filtermap", rest, null, fun);
    return kept.toList();
  }

  /** The lists that the fun makes of the elements one behind the other. */
  @Bif
  public static Object flatmap(Process self, Object fun, Object list) {
    var change = fun("flatmap", fun, 1, list);
    var joined = new ListBuilder();
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      var part = call(self, change, cell.head);
      for (; part instanceof Cons inner; part = inner.tail()) {
        joined.add(inner.head);
      }
      if (part != EmptyList.EMPTY) {
        ErlangLists.append(part, EmptyList.EMPTY);
      }
    }
    end("flatmap", rest, null, fun);
    return joined.toList();
  }

  /** {@link #map} and {@link #foldl} in one: the fun gives {@code {element, result}}. */
  @Bif
  public static Object mapfoldl(Process self, Object fun, Object initial, Object list) {
    var step = fun("mapfoldl", fun, 2, initial, list);
    var mapped = new ListBuilder();
    var result = initial;
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      var pair = pair(call(self, step, cell.head, result));
      mapped.add(pair.e0);
      result = pair.e1;
    }
    end("mapfoldl", rest, null, fun, result);
    return new Tuple2(mapped.toList(), result);
  }

  /** {@link #map} and {@link #foldr} in one: the fun gives {@code {element, result}}. */
  @Bif
  public static Object mapfoldr(Process self, Object fun, Object initial, Object list) {
    var step = fun("mapfoldr", fun, 2, initial, list);
    var elements = elements("mapfoldr", list, fun, initial);
    Object mapped = EmptyList.EMPTY;
    var result = initial;
    for (int i = elements.length - 1; i >= 0; i--) {
      var pair = pair(call(self, step, elements[i], result));
      mapped = new Cons(pair.e0, mapped);
      result = pair.e1;
    }
    return new Tuple2(mapped, result);
  }

  /** The elements for which the fun gives {@code true}, and the others. */
  @Bif
  public static Object partition(Process self, Object fun, Object list) {
    var test = fun("partition", fun, 1, list);
    var yes = new ListBuilder();
    var no = new ListBuilder();
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      (holds(self, test, cell.head) ? yes : no).add(cell.head);
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause(
          "partition_1", fun, rest, ListsBifs.reverse(yes.toList()), ListsBifs.reverse(no.toList()));
    }
    return new Tuple2(yes.toList(), no.toList());
  }

  private static Object call(Process self, Fun fun, Object a) {
    count(self);
    return self.finish(fun.call(self, a));
  }

  private static Object call(Process self, Fun fun, Object a, Object b) {
    count(self);
    return self.finish(fun.call(self, a, b));
  }

  private static void count(Process self) {
    if (--self.reductions < 0) {
      self.endTurn();
    }
  }

  private static boolean holds(Process self, Fun test, Object element) {
    return isTrue(call(self, test, element));
  }

  private static boolean isTrue(Object answer) {
    if (answer == Atoms.TRUE) {
      return true;
    }
    if (answer == Atoms.FALSE) {
      return false;
    }
    throw ErlangException.error(Tuple.of(Atoms.CASE_CLAUSE, answer));
  }

  private static Tuple2 pair(Object result) {
    if (result instanceof Tuple2 pair) {
      return pair;
    }
    throw ErlangException.error(Tuple.of(Atoms.BADMATCH, result));
  }

  private static Fun fun(String function, Object fun, int arity, Object... others) {
    if (fun instanceof Fun f && f.arity() == arity) {
      return f;
    }
    var arguments = new Object[others.length + 1];
    arguments[0] = fun;
    System.arraycopy(others, 0, arguments, 1, others.length);
    throw ListsBifs.noClause(function, arguments);
  }

  /**
   * Fails where a list does not end in {@code []}, as OTP's functions do: those that look at the list in a {@code case} first say so
   * of {@code whole}, what was no list at all; others, for which it is {@code null}, and all that got further, fail in their loop.
   */
  private static void end(String function, Object rest, Object whole, Object... before) {
    if (rest == EmptyList.EMPTY) {
      return;
    }
    if (rest == whole) {
      throw ErlangException.error(Tuple.of(Atoms.CASE_CLAUSE, whole));
    }
    var arguments = Arrays.copyOf(before, before.length + 1);
    arguments[before.length] = rest;
    throw ListsBifs.noClause(function + "_1", arguments);
  }

  private static Object[] elements(String function, Object list, Object... before) {
    var elements = Lists.toArray(list);
    if (elements == null) {
      var rest = list;
      while (rest instanceof Cons cell) {
        rest = cell.tail();
      }
      end(function, rest, null, before);
    }
    return elements;
  }
}
