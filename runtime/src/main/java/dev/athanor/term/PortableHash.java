package dev.athanor.term;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The hash of {@code :erlang.phash2/1}, the same on every node and in every release of OTP, and here as well.
 *
 * <p>Numbers, tags and lengths are mixed into the running hash by Bob Jenkins' 96 bit mix (Dr. Dobb's, September 1997), with
 * multiples of the golden ratio as the constants that tell the types apart; binaries go through his lookup2 hash. Compound terms
 * mix their parts in order, the elements of a tuple from the first to the last; a map mixes the exclusive or of the
 * hashes of its entries, so that order does not count. Whether a term is the first thing hashed matters: an atom or
 * {@code []} alone is its own hash.
 */
public final class PortableHash {
  private static final int GOLDEN_RATIO = 0x9e3779b9;
  private static final int LIST_END = GOLDEN_RATIO * 2;
  private static final int ATOM = GOLDEN_RATIO * 3;
  private static final int BYTES_OF_LIST = GOLDEN_RATIO * 4;
  private static final int PID = GOLDEN_RATIO * 5;
  private static final int PORT = GOLDEN_RATIO * 6;
  private static final int REFERENCE = GOLDEN_RATIO * 7;
  private static final int TUPLE = GOLDEN_RATIO * 9;
  private static final int NEGATIVE = GOLDEN_RATIO * 10;
  private static final int POSITIVE = GOLDEN_RATIO * 11;
  private static final int FLOAT = GOLDEN_RATIO * 12;
  private static final int BINARY = GOLDEN_RATIO * 13;
  private static final int LAST_BITS = GOLDEN_RATIO * 15;
  private static final int MAP = GOLDEN_RATIO * 16;
  private static final int MAP_ENTRIES = GOLDEN_RATIO * 19;

  private static final int EMPTY_LIST_ALONE = 0xcec2c42e;
  private static final int EMPTY_LIST = 2;

  /** The least and the greatest integer that are hashed as small ones. */
  private static final long LEAST_SMALL = -(1 << 27);
  private static final long GREATEST_SMALL = (1 << 27) - 1;

  private PortableHash() {}

  /** The 32 bits of a term's hash. */
  public static int of(Object term) {
    return mixTerm(term, 0);
  }

  private static int mixTerm(Object term, int hash) {
    return switch (term) {
      case Atom atom -> hash == 0 ? nameHash(atom) : mix(nameHash(atom), 0, ATOM, hash);
      case Long number -> integer(number, hash);
      case Bitstring bits -> bits(bits, hash);
      case Tuple tuple -> tuple(tuple, hash);
      case Cons list -> list(list, hash);
      case EmptyList _ -> hash == 0 ? EMPTY_LIST_ALONE : mix(EMPTY_LIST, 0, LIST_END, hash);
      case MapTerm map -> map(map, hash);
      case Double number -> floating(number, hash);
      case BigInteger number -> big(number, hash);
      case Pid pid -> mix((int) pid.number() & 0xfffffff, 0, PID, hash);
      case Port port -> mix((int) port.number(), 0, PORT, hash);
      case Reference reference -> mix((int) reference.number(), 0, REFERENCE, hash);
      case Fun fun -> mix(fun.hashCode(), nameHash(fun.module()), GOLDEN_RATIO, hash);
      default -> throw new IllegalArgumentException("not a term: " + term.getClass());
    };
  }

  private static int integer(long number, int hash) {
    if (number < LEAST_SMALL || number > GREATEST_SMALL) {
      return number < 0
          ? mix((int) -number, (int) (-number >>> 32), NEGATIVE, hash)
          : mix((int) number, (int) (number >>> 32), POSITIVE, hash);
    }
    int small = (int) number;
    return mix(small, 0, GOLDEN_RATIO, small < 0 ? mix(-small, 0, GOLDEN_RATIO, hash) : hash);
  }

  private static int big(BigInteger number, int hash) {
    int constant = number.signum() < 0 ? NEGATIVE : POSITIVE;
    var magnitude = number.abs().toByteArray();
    int mixed = hash;
    for (int end = magnitude.length; end > (magnitude[0] == 0 ? 1 : 0); end -= 8) {
      mixed = mix(word(magnitude, end), word(magnitude, end - 4), constant, mixed);
    }
    return mixed;
  }

  /** The four bytes before an index as a number; bytes before the array's start are zero. */
  private static int word(byte[] bytes, int end) {
    int word = 0;
    for (int i = Math.max(0, end - 4); i < end; i++) {
      word = word << 8 | bytes[i] & 0xff;
    }
    return word;
  }

  private static int floating(double number, int hash) {
    long bits = Double.doubleToRawLongBits(number == 0 ? 0.0 : number);
    return mix((int) (bits >>> 32), (int) bits, FLOAT, hash);
  }

  private static int tuple(Tuple tuple, int hash) {
    int size = tuple.size();
    int mixed = mix(size, 0, TUPLE, hash);
    for (int i = 0; i < size; i++) {
      mixed = mixTerm(tuple.get(i), mixed);
    }
    return mixed;
  }

  private static int list(Cons list, int hash) {
    int mixed = hash;
    Object rest = list;
    while (rest instanceof Cons) {
      // Runs of bytes go in four at a time.
      int word = 0;
      int count = 0;
      while (rest instanceof Cons cell && cell.head instanceof Long octet && octet >= 0 && octet <= 255) {
        word = word << 8 | octet.intValue();
        if (++count == 4) {
          mixed = mix(word, 0, BYTES_OF_LIST, mixed);
          word = 0;
          count = 0;
        }
        rest = cell.tail;
      }
      if (count > 0) {
        mixed = mix(word, 0, BYTES_OF_LIST, mixed);
      }
      if (rest instanceof Cons cell) {
        mixed = mixTerm(cell.head, mixed);
        rest = cell.tail;
      }
    }
    return mixTerm(rest, mixed);
  }

  private static int map(MapTerm map, int hash) {
    int mixed = mix(map.size(), 0, MAP, hash);
    if (map.size() == 0) {
      return mixed;
    }
    int entries = 0;
    var keys = map.keys();
    var values = map.values();
    for (int i = 0; i < keys.length; i++) {
      entries ^= mixTerm(values[i], mixTerm(keys[i], 0));
    }
    return mix(entries, 0, MAP_ENTRIES, mixed);
  }

  private static int bits(Bitstring bits, int hash) {
    int initial = BINARY + hash;
    if (bits.bitSize() == 0) {
      return initial;
    }
    var aligned = bits.shift == 0 ? bits : Bitstring.ofBits(bits.toBytes(), bits.bitSize());
    int mixed = block(aligned.bytes, aligned.offset, aligned.size, initial);
    return bits.tail == 0 ? mixed : mix(bits.tail, aligned.tailBits(), LAST_BITS, mixed);
  }

  /** Jenkins' lookup2. */
  private static int block(byte[] bytes, int from, int length, int initial) {
    var state = new State(GOLDEN_RATIO, GOLDEN_RATIO, initial);
    int at = from;
    int left = length;
    for (; left >= 12; left -= 12, at += 12) {
      state.a += little(bytes, at, 4);
      state.b += little(bytes, at + 4, 4);
      state.c += little(bytes, at + 8, 4);
      state.mix();
    }
    // The lowest byte of the last c is kept for the length.
    state.a += little(bytes, at, Math.min(left, 4));
    state.b += little(bytes, at + 4, Math.clamp(left - 4, 0, 4));
    state.c += length + (little(bytes, at + 8, Math.max(left - 8, 0)) << 8);
    state.mix();
    return state.c;
  }

  private static int little(byte[] bytes, int from, int count) {
    int word = 0;
    for (int i = count - 1; i >= 0; i--) {
      word = word << 8 | bytes[from + i] & 0xff;
    }
    return word;
  }

  private static int mix(int x, int y, int constant, int hash) {
    var state = new State(constant + x, constant + y, hash);
    state.mix();
    return state.c;
  }

  /** The hash of an atom's name: P. J. Weinberger's over its characters, where those below 256 count as one byte. */
  static int nameHash(Atom atom) {
    int hash = 0;
    var name = atom.name();
    if (Utf8.isLatin1(name)) {
      for (int i = 0; i < name.length(); i++) {
        hash = nameHash(hash, name.charAt(i));
      }
      return hash;
    }
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] & 0xff;
      if ((octet & 0xfe) == 0xc2) {
        octet = (octet << 6 | bytes[++i] & 0x3f) & 0xff;
      }
      hash = nameHash(hash, octet);
    }
    return hash;
  }

  private static int nameHash(int hash, int octet) {
    int next = (hash << 4) + octet;
    int high = next & 0xf0000000;
    return high == 0 ? next : next ^ high >>> 24 ^ high;
  }

  /** The three words that Jenkins' mix works on. */
  private static final class State {
    int a;
    int b;
    int c;

    State(int a, int b, int c) {
      this.a = a;
      this.b = b;
      this.c = c;
    }

    void mix() {
      a = (a - b - c) ^ (c >>> 13);
      b = (b - c - a) ^ (a << 8);
      c = (c - a - b) ^ (b >>> 13);
      a = (a - b - c) ^ (c >>> 12);
      b = (b - c - a) ^ (a << 16);
      c = (c - a - b) ^ (b >>> 5);
      a = (a - b - c) ^ (c >>> 3);
      b = (b - c - a) ^ (a << 10);
      c = (c - a - b) ^ (b >>> 15);
    }
  }
}
