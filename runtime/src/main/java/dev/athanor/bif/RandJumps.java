package dev.athanor.bif;

import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple2;

/** The jumps of the generators in {@link RandBifs}: 2^64 steps for those of 116 bits, 2^512 for those of 928 and 1024, or 2^20 where the name says so. */
@BifModule("rand")
public final class RandJumps {
  private RandJumps() {}

  /** Each is calculated when it is first needed. */
  private static final class Xorshift {
    static final RandJump JUMP =
        new RandJump(
            state -> {
              long next = RandBifs.xorshifted(state[1], state[0]);
              state[0] = state[1];
              state[1] = next;
            },
            2,
            116,
            64);
  }

  private static final class Xoroshiro {
    static final RandJump JUMP =
        new RandJump(
            state -> {
              var next = (Cons) ((Tuple2) RandBifs.xoroshiroPlus(new Cons(state[0], state[1]))).e1;
              state[0] = (Long) next.head;
              state[1] = (Long) next.tail();
            },
            2,
            116,
            64);
  }

  private static final class XoroshiroLarge {
    static final RandJump FAR = new RandJump(XoroshiroLarge::advance, 16, 928, 512);
    static final RandJump NEAR = new RandJump(XoroshiroLarge::advance, 16, 928, 20);

    private static void advance(long[] state) {
      long s15 = state[0];
      long s0 = state[1];
      System.arraycopy(state, 1, state, 0, 15);
      long x = s15 ^ s0;
      state[0] = RandBifs.rotated(x, 45);
      state[15] = RandBifs.rotated(s0, 44) ^ x ^ x << 9 & RandBifs.MASK_58;
    }
  }

  private static final class XorshiftLarge {
    static final RandJump JUMP =
        new RandJump(
            state -> {
              long s0 = state[0];
              long s1 = state[1];
              System.arraycopy(state, 1, state, 0, 15);
              s1 ^= s1 << 31;
              state[0] = s1 ^ s1 >>> 11 ^ s0 ^ s0 >>> 30;
              state[15] = s0;
            },
            16,
            1024,
            512);
  }

  /** The jump of xorshift116. */
  @Bif("exsp_jump_state")
  public static Object xorshift(Object state) {
    return pair(Xorshift.JUMP.from(words(state)));
  }

  /** The jump of xoroshiro116. */
  @Bif("exrop_jump_state")
  public static Object xoroshiro(Object state) {
    return pair(Xoroshiro.JUMP.from(words(state)));
  }

  /** The jump of xoroshiro928. */
  @Bif("exro928_jump_2pow512")
  public static Object xoroshiroLarge(Object state) {
    return ring(XoroshiroLarge.FAR.from(ring((Tuple2) state)));
  }

  /** A shorter jump of xoroshiro928. */
  @Bif("exro928_jump_2pow20")
  public static Object xoroshiroLargeNear(Object state) {
    return ring(XoroshiroLarge.NEAR.from(ring((Tuple2) state)));
  }

  /** The jump of xorshift1024. */
  @Bif("exs1024_jump_state")
  public static Object xorshiftLarge(Object state) {
    return ring(XorshiftLarge.JUMP.from(ring((Tuple2) state)));
  }

  private static long[] words(Object state) {
    var words = (Cons) state;
    return new long[] {(Long) words.head, (Long) words.tail()};
  }

  private static Cons pair(long[] words) {
    return new Cons(words[0], words[1]);
  }

  private static long[] ring(Tuple2 state) {
    var all = Lists.toArray(Lists.reverse(Lists.reverse(state.e0, EmptyList.EMPTY), Lists.reverse(state.e1, EmptyList.EMPTY)));
    var words = new long[all.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = Numbers.big(all[i]).longValue();
    }
    return words;
  }

  private static Tuple2 ring(long[] words) {
    Object list = EmptyList.EMPTY;
    for (int i = words.length - 1; i >= 0; i--) {
      list = new Cons(Numbers.unsigned(words[i]), list);
    }
    return new Tuple2(list, EmptyList.EMPTY);
  }
}
