package dev.athanor.bif;

import java.util.BitSet;

/**
 * Jumps of generators whose step is linear over GF(2): the state as far ahead as {@code 2^k} steps lead, in about as many steps as the state has bits.
 *
 * <p>The step satisfies its characteristic polynomial, so that far power of it is the remainder of {@code x^(2^k)}, a sum of few powers: the state looked for is the
 * exclusive or of those states among the next ones whose power occurs. The polynomial need not be known: a bit of the state, watched for
 * twice as many steps, determines it (J. L. Massey, "Shift-register synthesis and BCH decoding", IEEE Transactions on Information Theory 15, 1969).
 */
final class RandJump {
  /** Changes a state to the next one. */
  interface Step {
    void advance(long[] state);
  }

  private final Step step;
  private final int words;

  /** Which powers make up the jump. */
  private final BitSet powers;

  /** The jump of {@code 2^exponent} steps of a generator with so many words and bits of state. */
  RandJump(Step step, int words, int bits, int exponent) {
    this.step = step;
    this.words = words;
    var characteristic = connection(watched(bits), bits);
    var power = new BitSet();
    power.set(1);
    for (int i = 0; i < exponent; i++) {
      power = reduced(squared(power), characteristic, bits);
    }
    this.powers = power;
  }

  /** The state after the jump. */
  long[] from(long[] state) {
    var present = state.clone();
    var sum = new long[words];
    for (int i = 0; i < powers.length(); i++) {
      if (powers.get(i)) {
        for (int k = 0; k < words; k++) {
          sum[k] ^= present[k];
        }
      }
      step.advance(present);
    }
    return sum;
  }

  /** The lowest bit of the state's first word over twice as many steps as it has bits. */
  private BitSet watched(int bits) {
    var state = new long[words];
    state[0] = 1;
    var seen = new BitSet(2 * bits);
    for (int i = 0; i < 2 * bits; i++) {
      seen.set(i, (state[0] & 1) != 0);
      step.advance(state);
    }
    return seen;
  }

  /** The polynomial of the shortest shift register that gives a sequence: Berlekamp's and Massey's algorithm. The highest power is {@code degree}. */
  private static BitSet connection(BitSet sequence, int degree) {
    var current = new BitSet();
    current.set(0);
    var last = (BitSet) current.clone();
    int length = 0;
    int since = 1;
    for (int i = 0; i < 2 * degree; i++) {
      boolean differs = sequence.get(i);
      for (int k = 1; k <= length; k++) {
        differs ^= current.get(k) && sequence.get(i - k);
      }
      if (!differs) {
        since++;
        continue;
      }
      var before = (BitSet) current.clone();
      addShifted(current, last, since);
      if (2 * length <= i) {
        length = i + 1 - length;
        last = before;
        since = 1;
      } else {
        since++;
      }
    }
    // The register's polynomial is the characteristic one back to front.
    var characteristic = new BitSet();
    for (int k = 0; k <= degree; k++) {
      characteristic.set(degree - k, current.get(k));
    }
    return characteristic;
  }

  private static void addShifted(BitSet to, BitSet polynomial, int shift) {
    for (int k = polynomial.nextSetBit(0); k >= 0; k = polynomial.nextSetBit(k + 1)) {
      to.flip(k + shift);
    }
  }

  private static BitSet squared(BitSet polynomial) {
    var square = new BitSet();
    for (int k = polynomial.nextSetBit(0); k >= 0; k = polynomial.nextSetBit(k + 1)) {
      square.set(2 * k);
    }
    return square;
  }

  private static BitSet reduced(BitSet polynomial, BitSet modulus, int degree) {
    for (int top = polynomial.length() - 1; top >= degree; top = polynomial.length() - 1) {
      addShifted(polynomial, modulus, top - degree);
    }
    return polynomial;
  }
}
