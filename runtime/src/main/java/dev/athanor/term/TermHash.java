package dev.athanor.term;

/**
 * Hash codes that agree with {@link Equality#exact}: what maps and tables use inside. They depend only on the
 * term, never on the run, so that large maps print in the same order every time. {@code :erlang.phash2/2} is another
 * function.
 */
public final class TermHash {
  static final int EMPTY_LIST = 0x3b9ac9ff;

  private TermHash() {}

  /** The hash of a term. */
  public static int of(Object term) {
    if (term instanceof Atom atom) {
      return atom.hashCode();
    }
    if (term instanceof Long number) {
      return of((long) number);
    }
    if (term instanceof Bitstring bits) {
      return ofBits(bits);
    }
    if (term instanceof Tuple tuple) {
      return ofTuple(tuple);
    }
    if (term instanceof Cons list) {
      return ofList(list);
    }
    // Maps tell their own; so do identifiers, funs and the other numbers.
    return term instanceof MapTerm map ? map.entriesHash() : mix(term.hashCode() + (term instanceof Number ? 1 : 0));
  }

  /** The hash of a small integer. */
  public static int of(long number) {
    return mix(Long.hashCode(number * 0x9e3779b97f4a7c15L));
  }

  static int ofAtomName(String name) {
    return mix(name.hashCode() + 3);
  }

  static int ofEntry(Object key, Object value) {
    return mix(of(key) * 31 + of(value));
  }

  private static int ofList(Cons list) {
    int hash = 7;
    Object rest = list;
    while (rest instanceof Cons cell) {
      hash = hash * 31 + of(cell.head);
      rest = cell.tail;
    }
    return mix(hash * 31 + of(rest));
  }

  private static int ofTuple(Tuple tuple) {
    int size = tuple.size();
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = hash * 31 + of(tuple.get(i));
    }
    return mix(hash);
  }

  private static int ofBits(Bitstring bits) {
    int hash = bits.tail == 0 ? 5 : bits.tailBits() + 17;
    if (bits.shift == 0) {
      for (int i = bits.offset, end = bits.offset + bits.size; i < end; i++) {
        hash = hash * 31 + bits.bytes[i];
      }
    } else {
      for (int i = 0; i < bits.size; i++) {
        hash = hash * 31 + (byte) bits.byteAt(i);
      }
    }
    return mix(hash);
  }

  /** The finaliser of MurmurHash3: every input bit reaches every output bit. */
  static int mix(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
