package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.math.BigInteger;

/**
 * The functions of {@code :lists} that look at one element of each tuple in a list, found by its position from 1. Keys are
 * compared by value; what is no tuple or too small is never found. Java for speed.
 */
@BifModule("lists")
public final class ListsKeys {
  private static final Atom VALUE = Atom.of("value");

  private ListsKeys() {}

  /** The first tuple with the key, or {@code false}. */
  @Bif
  public static Object keyfind(Object key, Object position, Object tuples) {
    var found = find(key, position, tuples, "keyfind");
    return found == null ? Atoms.FALSE : found;
  }

  /** Whether there is a tuple with the key. */
  @Bif
  public static boolean keymember(Object key, Object position, Object tuples) {
    return find(key, position, tuples, "keymember") != null;
  }

  /** {@code {:value, tuple}} of the first tuple with the key, or {@code false}. */
  @Bif
  public static Object keysearch(Object key, Object position, Object tuples) {
    var found = find(key, position, tuples, "keysearch");
    return found == null ? Atoms.FALSE : new Tuple2(VALUE, found);
  }

  private static Object find(Object key, Object position, Object tuples, String function) {
    if (!(position instanceof Long number && number >= 1)) {
      throw BadArgument.stdlib("lists", function, key, position, tuples);
    }
    int index = index(number);
    var rest = tuples;
    if (key instanceof Long value) {
      // Without a call for each integer that is another one.
      long wanted = value;
      while (rest instanceof Cons cell) {
        var element = element(cell.head, index);
        if (element instanceof Long found ? found == wanted : element != null && Equality.loose(element, key)) {
          return cell.head;
        }
        rest = cell.tail();
      }
    } else {
      while (rest instanceof Cons cell) {
        if (has(cell.head, index, key)) {
          return cell.head;
        }
        rest = cell.tail();
      }
    }
    return notFound(rest, key, position, tuples, function);
  }

  private static Object notFound(Object rest, Object key, Object position, Object tuples, String function) {
    if (rest != EmptyList.EMPTY) {
      throw BadArgument.stdlib("lists", function, key, position, tuples);
    }
    return null;
  }

  /** The list without the first tuple with the key. */
  @Bif
  public static Object keydelete(Object key, Object position, Object tuples) {
    int index = index("keydelete", position, key, position, tuples);
    var kept = new ListBuilder();
    var rest = tuples;
    while (rest instanceof Cons cell && !has(cell.head, index, key)) {
      kept.add(cell.head);
      rest = cell.tail();
    }
    if (rest instanceof Cons cell) {
      return kept.toList(cell.tail());
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause("keydelete3", key, position, rest);
    }
    return tuples;
  }

  /** The list with the first tuple with the key replaced. */
  @Bif
  public static Object keyreplace(Object key, Object position, Object tuples, Object replacement) {
    if (!(replacement instanceof Tuple)) {
      throw ListsBifs.noClause("keyreplace", key, position, tuples, replacement);
    }
    int index = index("keyreplace", position, key, position, tuples, replacement);
    var kept = new ListBuilder();
    var rest = tuples;
    while (rest instanceof Cons cell && !has(cell.head, index, key)) {
      kept.add(cell.head);
      rest = cell.tail();
    }
    if (rest instanceof Cons cell) {
      return kept.add(replacement).toList(cell.tail());
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause("keyreplace3", key, position, rest, replacement);
    }
    return tuples;
  }

  /** The list with the first tuple with the key replaced, or the tuple added at the end. */
  @Bif
  public static Object keystore(Object key, Object position, Object tuples, Object tuple) {
    if (!(tuple instanceof Tuple)) {
      throw ListsBifs.noClause("keystore", key, position, tuples, tuple);
    }
    int index = index("keystore", position, key, position, tuples, tuple);
    var kept = new ListBuilder();
    var rest = tuples;
    while (rest instanceof Cons cell && !has(cell.head, index, key)) {
      kept.add(cell.head);
      rest = cell.tail();
    }
    if (rest instanceof Cons cell) {
      return kept.add(tuple).toList(cell.tail());
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause(rest == tuples ? "keystore" : "keystore2", key, position, rest, tuple);
    }
    return kept.add(tuple).toList();
  }

  /** {@code {:value, tuple, others}} of the first tuple with the key, or {@code false}. */
  @Bif
  public static Object keytake(Object key, Object position, Object tuples) {
    int index = index("keytake", position, key, position, tuples);
    var others = new ListBuilder();
    var rest = tuples;
    while (rest instanceof Cons cell && !has(cell.head, index, key)) {
      others.add(cell.head);
      rest = cell.tail();
    }
    if (rest instanceof Cons cell) {
      return new Tuple3(VALUE, cell.head, others.toList(cell.tail()));
    }
    if (rest != EmptyList.EMPTY) {
      throw ListsBifs.noClause("keytake", key, position, rest, Lists.reverse(others.toList(), EmptyList.EMPTY));
    }
    return Atoms.FALSE;
  }

  private static boolean has(Object term, int index, Object key) {
    var element = element(term, index);
    return element == key || element != null && !(key instanceof Atom) && Equality.loose(element, key);
  }

  /** The element of a tuple, or {@code null} where the term is no tuple or too small. Pairs and triples, which most are, take no virtual call. */
  private static Object element(Object term, int index) {
    if (term instanceof Tuple2 pair) {
      return index == 0 ? pair.e0 : index == 1 ? pair.e1 : null;
    }
    if (term instanceof Tuple3 triple) {
      return index == 0 ? triple.e0 : index == 1 ? triple.e1 : index == 2 ? triple.e2 : null;
    }
    return term instanceof Tuple tuple && index < tuple.size() ? tuple.get(index) : null;
  }

  private static int index(String function, Object position, Object... arguments) {
    if (position instanceof Long number && number >= 1) {
      return index(number);
    }
    if (position instanceof BigInteger number && number.signum() > 0) {
      return Integer.MAX_VALUE;
    }
    throw ListsBifs.noClause(function, arguments);
  }

  /** A position from 1 as an index; positions beyond any tuple become one that no tuple has. */
  private static int index(long position) {
    return (int) Math.min(position - 1, Integer.MAX_VALUE);
  }
}
