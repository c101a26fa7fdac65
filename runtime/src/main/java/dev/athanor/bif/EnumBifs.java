package dev.athanor.bif;

import dev.athanor.error.MatchErrors;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.function.Function;

/**
 * {@code :elixir_enum}: what {@code Enum} does by changing one map for each element of a list. Java because a table that can be changed makes
 * one map at the end instead of one for each element. All give {@code false} for an improper list, before any fun is called.
 */
@BifModule("elixir_enum")
public final class EnumBifs {
  private EnumBifs() {}

  /** How often each element is there, as a map. */
  @Bif
  public static Object frequencies(Object list) {
    var counts = new HashMap<Object, long[]>();
    return count(list, counts) == EmptyList.EMPTY ? toMap(counts, count -> count[0]) : Atoms.FALSE;
  }

  /** Counts the elements; gives what the list ends with. */
  private static Object count(Object list, HashMap<Object, long[]> counts) {
    var rest = list;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      var count = counts.get(cell.head);
      if (count == null) {
        counts.put(cell.head, new long[] {1});
      } else {
        count[0]++;
      }
    }
    return rest;
  }

  /** The map of what was collected. Apart from the loops that collect, since C2 would make this a part of each of them, and take 50 ms for it. */
  private static <T> Object toMap(HashMap<Object, T> collected, Function<T, Object> toValue) {
    var entries = new Object[2 * collected.size()];
    int at = 0;
    for (var entry : collected.entrySet()) {
      entries[at++] = entry.getKey();
      entries[at++] = toValue.apply(entry.getValue());
    }
    return MapTerm.of(entries);
  }

  /** The first occurrence of each element. */
  @Bif
  public static Object uniq(Object list) {
    var kept = new ListBuilder();
    return ListsBifs.keepFirst(list, new HashSet<>(), kept) == EmptyList.EMPTY ? kept.toList() : Atoms.FALSE;
  }

  /** A map of lists of what one fun gives for the elements, by what another gives. The last element is the first that they are called with. */
  @Bif
  public static Object groupBy(Process self, Object list, Object keyFun, Object valueFun) {
    var elements = Lists.toArray(list);
    if (elements == null) {
      return Atoms.FALSE;
    }
    return toMap(grouped(self, elements, keyFun, valueFun), group -> group);
  }

  private static HashMap<Object, Object> grouped(Process self, Object[] elements, Object keyFun, Object valueFun) {
    var groups = new HashMap<Object, Object>();
    for (int i = elements.length - 1; i >= 0; i--) {
      var key = call(self, keyFun, elements[i]);
      var value = call(self, valueFun, elements[i]);
      groups.put(key, new Cons(value, groups.getOrDefault(key, EmptyList.EMPTY)));
    }
    return groups;
  }

  private static Object call(Process self, Object fun, Object element) {
    if (--self.reductions < 0) {
      self.endTurn();
    }
    if (fun instanceof Fun known) {
      return self.finish(known.call(self, element));
    }
    throw MatchErrors.badFun(fun);
  }
}
