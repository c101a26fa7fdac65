package dev.athanor.bif;

import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Numbers;
import java.math.BigInteger;
import java.security.SecureRandom;

/** Random bytes and arithmetic of {@code :crypto}. Java because the JDK has them. */
@BifModule("crypto")
public final class CryptoRandom {
  private static final SecureRandom RANDOM = new SecureRandom();

  private CryptoRandom() {}

  /** Random bytes fit for keys. */
  @Bif
  public static Object strongRandBytes(Object count) {
    if (!(count instanceof Long size && size >= 0 && size <= Integer.MAX_VALUE - 8)) {
      throw CryptoErrors.plain("strong_rand_bytes_nif", count);
    }
    var bytes = new byte[size.intValue()];
    RANDOM.nextBytes(bytes);
    return Bitstring.of(bytes);
  }

  /** A random integer from the first number on, below the second. */
  @Bif
  public static Object randUniform(Object from, Object to) {
    if (!Numbers.isInteger(from) || !Numbers.isInteger(to) || Numbers.big(from).compareTo(Numbers.big(to)) >= 0) {
      throw CryptoErrors.plain("rand_uniform", from, to);
    }
    var range = Numbers.big(to).subtract(Numbers.big(from));
    BigInteger drawn;
    do {
      drawn = new BigInteger(range.bitLength(), RANDOM);
    } while (drawn.compareTo(range) >= 0);
    return Numbers.normal(drawn.add(Numbers.big(from)));
  }

  /** The bytes of one iodata, each combined by exclusive or with that of another of the same size. */
  @Bif
  public static Object exor(Object a, Object b) {
    var x = CryptoErrors.bytes(a);
    var y = CryptoErrors.bytes(b);
    if (x.length != y.length) {
      throw CryptoErrors.plain("do_exor", Bitstring.of(x), Bitstring.of(y));
    }
    for (int i = 0; i < x.length; i++) {
      x[i] ^= y[i];
    }
    return Bitstring.of(x);
  }

  /** {@code base ^ exponent} modulo a number, as bytes; {@code :error} never happens. Each may be an integer or bytes. */
  @Bif
  public static Object modPow(Object base, Object exponent, Object modulus) {
    var result = unsigned(base).modPow(unsigned(exponent), unsigned(modulus));
    int size = Math.max(1, (result.bitLength() + 7) / 8);
    return new BitstringBuilder(size).integer(Numbers.normal(result), 8L * size, false, 1).toBitstring();
  }

  /** The integer of bytes, the highest first. */
  @Bif
  public static Object bytesToInteger(Object bytes) {
    return Numbers.normal(new BigInteger(1, CryptoErrors.bytes(bytes)));
  }

  private static BigInteger unsigned(Object number) {
    return Numbers.isInteger(number) ? Numbers.big(number) : new BigInteger(1, CryptoErrors.bytes(number));
  }
}
