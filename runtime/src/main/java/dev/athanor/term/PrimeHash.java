package dev.athanor.term;

import java.math.BigInteger;

/**
 * The hash of {@code :erlang.phash/2}, older than {@link PortableHash} and still what {@code :dict} and {@code :sets} place their elements by, which
 * programs can see. Byte by byte the running hash is multiplied by a prime near 2^28, another one for each type.
 */
public final class PrimeHash {
  private static final int BYTE = 268440163;
  private static final int INTEGER = 268439161;
  private static final int POSITIVE = 268435459;
  private static final int NEGATIVE = 268436141;
  private static final int PID = 268438633;
  private static final int FLOAT = 268437017;
  private static final int PORT = 268438039;
  private static final int LIST_END = 268437511;
  private static final int TUPLE = 268439627;
  private static final int REFERENCE = 268440479;
  private static final int LAST_BITS = 268440581;
  private static final int MAP = 268440593;
  private static final int MAP_PLUS = 268440611;

  private PrimeHash() {}

  /** The 32 bits of a term's hash. */
  public static int of(Object term) {
    return add(term, 0);
  }

  private static int add(Object term, int hash) {
    return switch (term) {
      case Atom atom -> hash * BYTE + PortableHash.nameHash(atom);
      case Long number -> integer(number, hash);
      case Bitstring bits -> bits(bits, hash);
      case Tuple tuple -> tuple(tuple, hash);
      case Cons list -> list(list, hash);
      case EmptyList _ -> hash * POSITIVE + 1;
      case MapTerm map -> hash * MAP + MAP_PLUS + PortableHash.of(map);
      case Double number -> floating(number, hash);
      case BigInteger number -> big(number, hash);
      case Pid pid -> word((int) pid.number() & 0xfffffff, PID, hash) * FLOAT;
      case Port port -> word((int) port.number(), TUPLE, hash) * REFERENCE;
      case Reference reference -> word((int) reference.number(), TUPLE, hash) * REFERENCE;
      default -> hash * PORT + term.hashCode();
    };
  }

  private static int integer(long number, int hash) {
    long magnitude = Math.abs(number);
    int mixed = word((int) magnitude, INTEGER, hash);
    if (magnitude >>> 32 != 0) {
      mixed = word((int) (magnitude >>> 32), INTEGER, mixed);
    }
    return mixed * (number < 0 ? NEGATIVE : POSITIVE);
  }

  /** As a small integer, in words of 32 bits; a last word of zeros does not count. */
  private static int big(BigInteger number, int hash) {
    int mixed = hash;
    var left = number.abs();
    while (left.signum() != 0) {
      mixed = word(left.intValue(), INTEGER, mixed);
      left = left.shiftRight(32);
    }
    return mixed * (number.signum() < 0 ? NEGATIVE : POSITIVE);
  }

  private static int word(int word, int prime, int hash) {
    int mixed = hash;
    for (int shift = 0; shift < 32; shift += 8) {
      mixed = mixed * prime + (word >>> shift & 0xff);
    }
    return mixed;
  }

  private static int floating(double number, int hash) {
    long bits = Double.doubleToRawLongBits(number == 0 ? 0.0 : number);
    return hash * FLOAT + (int) (bits ^ bits >>> 32);
  }

  private static int tuple(Tuple tuple, int hash) {
    int mixed = hash;
    for (int i = 0; i < tuple.size(); i++) {
      mixed = add(tuple.get(i), mixed);
    }
    return mixed * TUPLE + tuple.size();
  }

  private static int list(Cons list, int hash) {
    int mixed = hash;
    Object rest = list;
    while (rest instanceof Cons cell) {
      mixed =
          cell.head instanceof Long octet && octet >= 0 && octet <= 255
              ? mixed * INTEGER + octet.intValue()
              : add(cell.head, mixed);
      rest = cell.tail;
    }
    return add(rest, mixed) * LIST_END;
  }

  private static int bits(Bitstring bits, int hash) {
    int mixed = hash;
    for (int i = 0; i < bits.size; i++) {
      mixed = mixed * BYTE + bits.byteAt(i);
    }
    if (bits.tail != 0) {
      mixed = (mixed * BYTE + bits.tailBits()) * LAST_BITS + bits.tail;
    }
    return mixed * NEGATIVE + bits.size;
  }
}
