package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple;

/**
 * The functions that guards may call, as guards see them: {@code null} where the ordinary function raises, which makes
 * the guard fail. A method here has the Java name of the {@link Bif} method of the same function and takes the same
 * arguments, so the compiler finds it by that; functions that never fail are not here. The operators on numbers are in {@link Numbers}
 * under the names they have in {@link Arithmetic}.
 */
public final class Guards {
  private Guards() {}

  /** The element of a tuple at an index from 1. */
  public static Object element(Object index, Object tuple) {
    return tuple instanceof Tuple t && index instanceof Long i && i >= 1 && i <= t.size() ? t.get((int) (i - 1)) : null;
  }

  /** The first element of a list. */
  public static Object hd(Object list) {
    return list instanceof Cons cell ? cell.head : null;
  }

  /** A list without its first element. */
  public static Object tl(Object list) {
    return list instanceof Cons cell ? cell.tail() : null;
  }

  /** How many elements a proper list has. */
  public static Object length(Object list) {
    int length = Lists.length(list);
    return length < 0 ? null : (Object) (long) length;
  }

  /** How many elements a tuple has. */
  public static Object tupleSize(Object tuple) {
    return tuple instanceof Tuple t ? (Object) (long) t.size() : null;
  }

  /** How many elements a tuple, or how many whole bytes a bitstring has. */
  public static Object size(Object term) {
    return switch (term) {
      case Tuple tuple -> (long) tuple.size();
      case Bitstring bits -> (long) bits.size;
      default -> null;
    };
  }

  /** How many bytes a bitstring takes. */
  public static Object byteSize(Object bits) {
    return bits instanceof Bitstring b ? (Object) (long) b.byteSize() : null;
  }

  /** How many bits a bitstring has. */
  public static Object bitSize(Object bits) {
    return bits instanceof Bitstring b ? (Object) b.bitSize() : null;
  }

  /** How many entries a map has. */
  public static Object mapSize(Object map) {
    return map instanceof MapTerm m ? (Object) (long) m.size() : null;
  }

  /** The value of a key. */
  public static Object mapGet(Object key, Object map) {
    return map instanceof MapTerm m ? m.get(key) : null;
  }

  /** Whether a map has the key. */
  public static Object isMapKey(Object key, Object map) {
    return map instanceof MapTerm m ? Atom.of(m.has(key)) : null;
  }

  /** Whether the term is a fun of that arity. */
  public static Object isFunction(Object term, Object arity) {
    if (!(arity instanceof Long count)) {
      return Numbers.isInteger(arity) && Numbers.big(arity).signum() > 0 ? Atoms.FALSE : null;
    }
    return count < 0 ? null : Atom.of(term instanceof Fun fun && fun.arity() == count);
  }

  /** The part of a binary that {@code {start, length}} names. */
  public static Object binaryPart(Object binary, Object part) {
    return part instanceof Tuple pair && pair.size() == 2 ? binaryPart(binary, pair.get(0), pair.get(1)) : null;
  }

  /** The part of a binary from a position on; a negative length counts backwards. */
  public static Object binaryPart(Object binary, Object start, Object length) {
    if (!(binary instanceof Bitstring bits && bits.tail == 0 && start instanceof Long from && length instanceof Long count)) {
      return null;
    }
    long first = count < 0 ? from + count : from;
    long size = Math.abs(count);
    return first < 0 || from < 0 || size < 0 || first > bits.size || size > bits.size - first
        ? null
        : bits.sliceBytes((int) first, (int) size);
  }
}
