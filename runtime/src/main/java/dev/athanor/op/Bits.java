package dev.athanor.op;

import dev.athanor.term.BitReader;
import dev.athanor.term.Bitstring;
import java.math.BigInteger;

/** Parts of bitstring patterns. Positions and sizes are in bits. */
public final class Bits {
  /** A size that no bitstring has. */
  private static final long NONE = -1;

  private Bits() {}

  /** The number of bits that a size and a unit come to; negative where the size is none. */
  public static long count(Object size, int unit) {
    return switch (size) {
      case Long units when units >= 0 -> units > Long.MAX_VALUE / unit / 2 ? Long.MAX_VALUE / 2 : units * unit;
      case BigInteger units when units.signum() > 0 -> Long.MAX_VALUE / 2;
      default -> NONE;
    };
  }

  /** How many bits a bitstring has behind a place. */
  public static long sizeBehind(Object bits, long at) {
    return ((Bitstring) bits).bitSize() - at;
  }

  /** The rest of a bitstring, from a place on. At zero anything is its own rest. */
  public static Object rest(Object bits, long at) {
    return at == 0 ? bits : slice((Bitstring) bits, at);
  }

  private static Object slice(Bitstring bits, long at) {
    return (at & 7) == 0 && bits.isBinary()
        ? bits.sliceBytes((int) (at >>> 3), bits.size - (int) (at >>> 3))
        : bits.slice(at, bits.bitSize() - at);
  }

  /** A part of a bitstring. */
  public static Object part(Bitstring bits, long at, long size) {
    return bits.slice(at, size);
  }

  /** The float of a computed size, or {@code null}. */
  public static Object floating(Bitstring bits, long at, long size, boolean little) {
    if (size != 16 && size != 32 && size != 64) {
      return null;
    }
    double value = BitReader.floating(bits, at, (int) size, little);
    return Double.isNaN(value) ? null : (Object) value;
  }

  /** Whether a bitstring has certain bits at a place; there are enough. */
  public static boolean isAt(Bitstring bits, long at, Bitstring expected) {
    if (((bits.shift + at | expected.shift) & 7) != 0 || expected.tail != 0) {
      return bits.slice(at, expected.bitSize()).equals(expected);
    }
    int from = bits.offset + (int) (bits.shift + at >>> 3);
    for (int i = 0; i < expected.size; i++) {
      if (bits.bytes[from + i] != expected.bytes[expected.offset + i]) {
        return false;
      }
    }
    return true;
  }
}
