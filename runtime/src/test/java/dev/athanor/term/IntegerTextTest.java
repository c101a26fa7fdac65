package dev.athanor.term;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerTextTest {
  private static String text(Object integer, int base) {
    return new String(IntegerText.of(integer, base), StandardCharsets.ISO_8859_1);
  }

  private static Object parse(String text, int base) {
    var bytes = ("<" + text + ">").getBytes(StandardCharsets.ISO_8859_1);
    return IntegerText.parse(bytes, 1, bytes.length - 1, base);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 9, 10, 99, 100, Integer.MAX_VALUE, 2147483648L, 999_999_999_999L, Long.MAX_VALUE})
  void smallIntegers(long number) {
    assertEquals(Long.toString(number), text(number, 10));
    assertEquals(Long.toString(-number), text(-number, 10));
    assertEquals(Long.toString(number, 16).toUpperCase(), text(number, 16));
    assertEquals(-number, parse(Long.toString(-number), 10));
  }

  @Test
  void theLeastSmallInteger() {
    assertEquals("-9223372036854775808", text(Long.MIN_VALUE, 10));
    assertEquals(Long.MIN_VALUE, parse("-9223372036854775808", 10));
  }

  /** Sizes around one word, around a block of words, and beyond what is taken apart at once. */
  @ParameterizedTest
  @ValueSource(ints = {64, 65, 127, 128, 129, 1000, 2047, 2048, 2049, 33_000, 140_000})
  void largeIntegersThereAndBack(int bits) {
    var random = new Random(bits);
    for (int base : new int[] {2, 3, 8, 10, 16, 36}) {
      var top = BigInteger.ONE.shiftLeft(bits);
      for (var number : new BigInteger[] {new BigInteger(bits, random).or(top), top, top.subtract(BigInteger.ONE), top.negate()}) {
        var term = Numbers.normal(number);
        var text = number.toString(base).toUpperCase();
        assertEquals(text, text(term, base));
        assertEquals(term, parse(text, base));
        assertEquals(term, parse(text.toLowerCase(), base));
      }
    }
  }

  @Test
  void digitsToAnyBase() {
    var number = BigInteger.valueOf(7).pow(999);
    for (long base : new long[] {2, 10, 1_000_000_007, 1L << 32, (1L << 33) + 1, 1L << 62, Long.MAX_VALUE}) {
      for (var signed : new BigInteger[] {number, number.negate()}) {
        Object expected = EmptyList.EMPTY;
        for (var left = signed; left.signum() != 0; left = left.divide(BigInteger.valueOf(base))) {
          expected = new Cons(left.remainder(BigInteger.valueOf(base)).longValue(), expected);
        }
        assertEquals(expected, IntegerText.digits(signed, base));
      }
    }
  }

  @Test
  void zerosBeforeTheDigits() {
    assertEquals(12L, parse("0".repeat(5000) + "12", 10));
    assertEquals(0L, parse("-" + "0".repeat(40), 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "-", "1a", "--1", " 1", "1 ", "1_0", "1234567890123456789x", "/", ":", "\u00b2"})
  void noIntegers(String text) {
    assertNull(parse(text, 10));
  }

  @Test
  void readsOnlyWhatItIsGiven() {
    assertArrayEquals("12".getBytes(StandardCharsets.ISO_8859_1), IntegerText.of(12L, 10));
    assertEquals(35L, parse("Z", 36));
    assertNull(parse("8", 8));
  }
}
