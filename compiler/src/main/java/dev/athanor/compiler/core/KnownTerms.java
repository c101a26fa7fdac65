package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/**
 * Expressions that only build a term of which everything is known. Most of a module's body is of this kind: the definitions in it are quoted code, which
 * is given to the compiler's own functions. What stands for itself is not copied.
 */
final class KnownTerms {
  /** What {@link #of} answers where something is not known. */
  static final Object UNKNOWN = new Object();

  private static final Atom TUPLE = Atom.of("{}");
  private static final Atom BAR = Atom.of("|");

  private KnownTerms() {}

  /** The term that an expression in expanded form is, or {@link #UNKNOWN}. */
  static Object of(Object quoted) {
    return switch (quoted) {
      case Tuple3 node -> node.e0 == TUPLE && Quoted.isList(node.e2) ? tuple(node.e2) : UNKNOWN;
      case Tuple2 pair -> pair(pair);
      case Cons list -> list(list);
      default -> quoted;
    };
  }

  private static Object tuple(Object elements) {
    int size = 0;
    for (var rest = elements; rest instanceof Cons cell; rest = cell.tail()) {
      size++;
    }
    var terms = new Object[size];
    int next = 0;
    for (var rest = elements; rest instanceof Cons cell; rest = cell.tail()) {
      var term = of(cell.head);
      if (term == UNKNOWN) {
        return UNKNOWN;
      }
      terms[next++] = term;
    }
    return Tuple.of(terms);
  }

  private static Object pair(Tuple2 pair) {
    var first = of(pair.e0);
    var second = first == UNKNOWN ? UNKNOWN : of(pair.e1);
    if (second == UNKNOWN) {
      return UNKNOWN;
    }
    return first == pair.e0 && second == pair.e1 ? pair : new Tuple2(first, second);
  }

  /** Runs over the list once to see what is known and whether anything changes, and again to build what does. */
  private static Object list(Cons list) {
    int size = 0;
    for (Object rest = list; rest instanceof Cons cell; rest = cell.tail()) {
      size++;
    }
    var terms = new Object[size];
    boolean same = true;
    int next = 0;
    for (Object rest = list; rest instanceof Cons cell; rest = cell.tail()) {
      if (next == size - 1 && Quoted.call(cell.head, BAR) != null) {
        return UNKNOWN;
      }
      var term = of(cell.head);
      if (term == UNKNOWN) {
        return UNKNOWN;
      }
      same &= term == cell.head;
      terms[next++] = term;
    }
    return same ? list : built(terms);
  }

  private static Object built(Object[] terms) {
    Object list = EmptyList.EMPTY;
    for (int i = terms.length - 1; i >= 0; i--) {
      list = new Cons(terms[i], list);
    }
    return list;
  }
}
