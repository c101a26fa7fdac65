package dev.athanor.term;

import java.math.BigInteger;
import java.util.Random;

/** Random terms from a seed; small ranges, so that equal ones are common. */
public final class RandomTerms {
  private static final String[] ATOMS = {"a", "b", "ok", "", "é", "łódź", "true", "nil"};
  private static final double[] FLOATS = {0.0, -0.0, 1.0, 2.0, -1.5, 1.0e300, 9007199254740992.0};
  private static final int DEEPEST = 3;

  private final Random random;

  /** Terms of that seed. */
  public RandomTerms(long seed) {
    random = new Random(seed);
  }

  /** The next term. */
  public Object next() {
    return next(DEEPEST);
  }

  private Object next(int depth) {
    return switch (random.nextInt(depth > 0 ? 13 : 9)) {
      case 0, 1, 2 -> (long) random.nextInt(6) - 2;
      case 3 -> Numbers.normal(BigInteger.valueOf(random.nextInt(3) - 1).shiftLeft(random.nextInt(80)));
      case 4 -> FLOATS[random.nextInt(FLOATS.length)];
      case 5, 6 -> Atom.of(ATOMS[random.nextInt(ATOMS.length)]);
      case 7 -> bits();
      case 8 -> EmptyList.EMPTY;
      case 9, 10 -> Tuple.of(several(depth));
      case 11 -> list(depth);
      default -> map(depth);
    };
  }

  private Object[] several(int depth) {
    var terms = new Object[random.nextInt(6)];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = next(depth - 1);
    }
    return terms;
  }

  private Object list(int depth) {
    var list = Lists.of(several(depth));
    return random.nextInt(8) == 0 ? Lists.reverse(list, next(0)) : list;
  }

  private MapTerm map(int depth) {
    int size = random.nextInt(10) == 0 ? 30 + random.nextInt(10) : random.nextInt(4);
    MapTerm map = MapTerm.EMPTY;
    for (int i = 0; i < size; i++) {
      map = map.put(size > 4 ? (Object) (long) random.nextInt(100) : next(depth - 1), next(depth - 1));
    }
    return map;
  }

  private Bitstring bits() {
    var bytes = new byte[random.nextInt(5)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(3));
    }
    var whole = Bitstring.of(bytes);
    long size = whole.bitSize();
    if (size == 0 || random.nextBoolean()) {
      return whole;
    }
    long from = random.nextInt((int) size);
    return whole.slice(from, random.nextInt((int) (size - from) + 1));
  }
}
