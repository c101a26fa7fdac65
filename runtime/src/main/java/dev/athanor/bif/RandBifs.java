package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/**
 * The generators of {@code :rand}: from a state to {@code {number, next state}}. Java because their numbers of 58 and 64 bits are {@code long}s here.
 * What is built on them is in {@code rand.ex}.
 *
 * <p>All but {@code exs1024} are of Sebastiano Vigna's and David Blackman's families, with words of 58 bits as OTP has them, so that they stay small integers
 * there.
 */
@BifModule("rand")
public final class RandBifs {
  static final long MASK_58 = (1L << 58) - 1;
  private static final long MASK_59 = (1L << 59) - 1;
  private static final long MASK_32 = (1L << 32) - 1;
  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

  /** The multiplier of xorshift1024*. */
  private static final long STAR = 1181783497276652981L;

  private static final long MWC_MULTIPLIER = 0x7fa6502;

  private RandBifs() {}

  /** SplitMix64: <code>{number of 64 bits, state}</code>. */
  @Bif("splitmix64_next")
  public static Object splitMix(Object state) {
    long x = Numbers.big(state).longValue() + GOLDEN_RATIO;
    return new Tuple2(Numbers.unsigned(splitMixed(x)), Numbers.unsigned(x));
  }

  private static long splitMixed(long x) {
    long z = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A list of numbers of 58 bits, none of them zero, from a seed. */
  @Bif("seed58")
  public static Object seeds(Object count, Object seed) {
    if (!(count instanceof Long number && number >= 0 && Numbers.isInteger(seed))) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "rand", "seed58", count, seed);
    }
    var seeds = new Object[number.intValue()];
    long x = Numbers.big(seed).longValue();
    for (int i = 0; i < seeds.length; ) {
      x += GOLDEN_RATIO;
      long z = splitMixed(x) & MASK_58;
      if (z != 0) {
        seeds[i++] = z;
      }
    }
    return Lists.of(seeds);
  }

  /** Xorshift116+. */
  @Bif("exsp_next")
  public static Object xorshiftPlus(Object state) {
    var words = words(state, "exsp_next");
    long s1 = word(words.head);
    long s0 = word(words.tail());
    long next = xorshifted(s0, s1);
    return new Tuple2(s0 + next & MASK_58, new Cons(s0, next));
  }

  /** Xorshift116**, the default: Xorshift116 with the StarStar scrambler. */
  @Bif("exsss_next")
  public static Object xorshiftStarStar(Object state) {
    var words = words(state, "exsss_next");
    long s1 = word(words.head);
    long s0 = word(words.tail());
    return new Tuple2(starStar(s0), new Cons(s0, xorshifted(s0, s1)));
  }

  static long xorshifted(long s0, long s1) {
    long s = s1 ^ s1 << 24 & MASK_58;
    return s ^ s0 ^ s >>> 11 ^ s0 >>> 41;
  }

  /** {@code rotate(s * 5, 7) * 9} of 58 bits. */
  private static long starStar(long s) {
    return rotated(s * 5 & MASK_58, 7) * 9 & MASK_58;
  }

  static long rotated(long word, int by) {
    return (word << by | word >>> 58 - by) & MASK_58;
  }

  /** Xoroshiro116+. */
  @Bif("exrop_next")
  public static Object xoroshiroPlus(Object state) {
    var words = words(state, "exrop_next");
    long s0 = word(words.head);
    long s1 = word(words.tail());
    long x = s1 ^ s0;
    long next = rotated(s0, 24) ^ x ^ x << 2 & MASK_58;
    return new Tuple2(s0 + s1 & MASK_58, new Cons(next, rotated(x, 35)));
  }

  /** Xoroshiro928 without a scrambler: <code>{{s15, s0}, state}</code>. */
  @Bif("exro928_next")
  public static Object xoroshiroLarge(Object state) {
    var lists = ring(state, "exro928_next");
    var first = (Cons) lists.e0;
    return new Tuple2(new Tuple2(first.head, ((Cons) first.tail()).head), advanced(lists));
  }

  /** Xoroshiro928**. */
  @Bif("exro928ss_next")
  public static Object xoroshiroLargeStarStar(Object state) {
    var lists = ring(state, "exro928ss_next");
    var second = (Cons) ((Cons) lists.e0).tail();
    return new Tuple2(starStar(word(second.head)), advanced(lists));
  }

  /** The state of Xoroshiro928 after a step. */
  @Bif("exro928_next_state")
  public static Object xoroshiroLargeState(Object state) {
    return advanced(ring(state, "exro928_next_state"));
  }

  /** The state <code>{[s15, s0, ...], reversed rest}</code>, with at least two words in the first list. */
  private static Tuple2 ring(Object state, String function) {
    if (state instanceof Tuple2 lists && lists.e0 instanceof Cons first) {
      return first.tail() instanceof Cons
          ? lists
          : new Tuple2(new Cons(first.head, Lists.reverse(lists.e1, EmptyList.EMPTY)), EmptyList.EMPTY);
    }
    throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "rand", function, state);
  }

  private static Object advanced(Tuple2 lists) {
    var first = (Cons) lists.e0;
    var second = (Cons) first.tail();
    long s15 = word(first.head);
    long s0 = word(second.head);
    long x = s15 ^ s0;
    long changed = rotated(s0, 44) ^ x ^ x << 9 & MASK_58;
    return new Tuple2(new Cons(rotated(x, 45), second.tail()), new Cons(changed, lists.e1));
  }

  /** Xorshift1024*: the state is {@code {list, reversed rest}}. */
  @Bif("exs1024s_next")
  public static Object xorshiftLarge(Object state) {
    if (!(state instanceof Tuple2 lists && lists.e0 instanceof Cons first)) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "rand", "exs1024s_next", state);
    }
    if (!(first.tail() instanceof Cons second)) {
      var whole = new Cons(first.head, Lists.reverse(lists.e1, EmptyList.EMPTY));
      return xorshiftLarge(new Tuple2(whole, EmptyList.EMPTY));
    }
    long s0 = Numbers.big(first.head).longValue();
    long s1 = Numbers.big(second.head).longValue();
    s1 ^= s1 << 31;
    long changed = s1 ^ s1 >>> 11 ^ s0 ^ s0 >>> 30;
    var next = new Tuple2(new Cons(Numbers.unsigned(changed), second.tail()), new Cons(first.head, lists.e1));
    return new Tuple2(Numbers.unsigned(changed * STAR), next);
  }

  /** A multiply-with-carry generator of 59 bits: the next state. */
  @Bif("mwc59")
  public static Object multiplyWithCarry(Object state) {
    long x = word(state);
    return MWC_MULTIPLIER * (x & MASK_32) + (x >>> 32);
  }

  /** A number of 59 bits from a state of {@link #multiplyWithCarry}. */
  @Bif("mwc59_value")
  public static Object multiplyWithCarryValue(Object state) {
    long x = word(state);
    long x1 = x ^ x << 4 & MASK_59;
    return x1 ^ x1 << 27 & MASK_59;
  }

  /** A number of 32 bits from a state of {@link #multiplyWithCarry}. */
  @Bif("mwc59_value32")
  public static Object multiplyWithCarryWord(Object state) {
    long x = word(state) & MASK_32;
    return x ^ x << 8 & MASK_32;
  }

  /** The ziggurat's table of which numbers lie inside a layer, 0 to 255. */
  @Bif("normal_inside")
  public static Object normalInside(Object layer) {
    return ZigguratTables.INSIDE[((Long) layer).intValue()];
  }

  /** The ziggurat's table of the widths of layers. */
  @Bif("normal_width")
  public static Object normalWidth(Object layer) {
    return ZigguratTables.WIDTH[((Long) layer).intValue()];
  }

  /** The ziggurat's table of densities. */
  @Bif("normal_density")
  public static Object normalDensity(Object layer) {
    return ZigguratTables.DENSITY[((Long) layer).intValue()];
  }

  private static Cons words(Object state, String function) {
    if (state instanceof Cons words && words.head instanceof Long && words.tail() instanceof Long) {
      return words;
    }
    throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "rand", function, state);
  }

  private static long word(Object word) {
    if (word instanceof Long number) {
      return number;
    }
    throw ErlangException.error(Tuple.of(Atoms.BADMATCH, word));
  }
}
