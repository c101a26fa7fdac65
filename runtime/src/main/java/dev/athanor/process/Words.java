package dev.athanor.process;

import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.ShapeMap;
import dev.athanor.term.Tuple;
import dev.athanor.term.TupleN;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Counts what terms would take on a BEAM heap, in words of eight bytes, each object once however often it is met. Stops when it has counted more than it was
 * asked to, so that a look at a large heap costs no more than its limit.
 */
final class Words {
  private static final int BYTES = 8;
  private static final int LARGEST_HEAP_BINARY = 64;

  private final long most;
  private final boolean sharedBinariesToo;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Object> open = new ArrayDeque<>();
  private long words;

  /** Counts up to so many words; binaries of more than 64 bytes, which BEAM's heaps share, count only where that is asked for. */
  Words(long most, boolean sharedBinariesToo) {
    this.most = most;
    this.sharedBinariesToo = sharedBinariesToo;
  }

  /** How many there are so far. */
  long count() {
    return words;
  }

  boolean isOver() {
    return words > most;
  }

  /** Counts a term and all that it holds; things that are no terms count nothing. */
  void add(Object term) {
    open.push(term);
    while (!open.isEmpty() && !isOver()) {
      var next = open.pop();
      if (isCompound(next) && !isRoom(next) && seen.add(next)) {
        words += own(next);
      }
    }
    open.clear();
  }

  private static boolean isCompound(Object term) {
    return switch (term) {
      case Cons _, Tuple _, MapTerm _, Bitstring _, Fun _, Double _, BigInteger _, Reference _, ListBuilder _, Object[] _ -> true;
      default -> false;
    };
  }

  /**
   * Whether a term is only the room for one: code makes that first, then computes, and perhaps waits for, what it is to hold, and then calls the constructor. Only
   * frames hold such a term.
   */
  private static boolean isRoom(Object term) {
    return switch (term) {
      case ShapeMap map -> map.values == null;
      case TupleN tuple -> tuple.elements == null;
      default -> false;
    };
  }

  /** The words of the term itself; what it holds is put on the stack. */
  private long own(Object term) {
    return switch (term) {
      case Cons cell -> {
        put(cell.tail());
        put(cell.head);
        yield 2;
      }
      case Tuple tuple -> {
        for (int i = 0; i < tuple.size(); i++) {
          put(tuple.get(i));
        }
        yield 1 + tuple.size();
      }
      case MapTerm map -> {
        map.forEach(
            (key, value) -> {
              put(key);
              put(value);
            });
        yield 3 + 2L * map.size();
      }
      case Bitstring bits -> bits.size <= LARGEST_HEAP_BINARY || sharedBinariesToo ? 2 + bits.size / BYTES : 3;
      case Fun fun -> held(fun.environment()) + 3;
      case BigInteger number -> 1 + number.bitLength() / Long.SIZE + 1;
      case ListBuilder list -> {
        put(list.soFar());
        yield 0;
      }
      case Object[] array -> held(array) - array.length;
      case Double _ -> 2;
      default -> 3;
    };
  }

  private long held(Object[] values) {
    for (var value : values) {
      put(value);
    }
    return values.length;
  }

  private void put(Object term) {
    if (term != null) {
      open.push(term);
    }
  }
}
