package dev.athanor.term;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.athanor.error.ErlangException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitstringBuilderTest {
  @Test
  void bigEndianIntegersBeginWithTheHighestBit() {
    var built =
        new BitstringBuilder(2).integer(5L, 3, false, 1).integer(-2L, 13, false, 2).integer(0x123456789aL, 40, false, 3);
    assertBytes(built, 0xbf, 0xfe, 0x12, 0x34, 0x56, 0x78, 0x9a);
  }

  @Test
  void littleEndianIntegersKeepBitsBeyondWholeBytesForTheEnd() {
    assertBytes(new BitstringBuilder(2).integer(0x4bcL, 12, true, 1).integer(7L, 4, true, 2), 0xbc, 0x47);
    assertBytes(new BitstringBuilder(0).integer(0x0102L, 16, true, 1), 2, 1);
  }

  @Test
  void integersBeyond64BitsAreSignExtendedOrCut() {
    assertBytes(new BitstringBuilder(0).integer(-2L, 72, false, 1), 255, 255, 255, 255, 255, 255, 255, 255, 254);
    assertBytes(new BitstringBuilder(0).integer(-2L, 72, true, 1), 254, 255, 255, 255, 255, 255, 255, 255, 255);
    var large = BigInteger.ONE.shiftLeft(80).add(BigInteger.valueOf(0x1122));
    assertBytes(new BitstringBuilder(0).integer(large, 72, false, 1), 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22);
    assertBytes(new BitstringBuilder(0).integer(large, 16, true, 1), 0x22, 0x11);
  }

  @Test
  void floatsOfAllSizes() {
    assertBytes(new BitstringBuilder(0).floating(1L, 16, false, 1), 0x3c, 0);
    assertBytes(new BitstringBuilder(0).floating(65520.0, 16, false, 1), 0x7c, 0);
    assertBytes(new BitstringBuilder(0).floating(1.0e300, 32, false, 1), 0x7f, 0x80, 0, 0);
    assertBytes(new BitstringBuilder(0).floating(-1.5, 64, true, 1), 0, 0, 0, 0, 0, 0, 0xf8, 0xbf);
  }

  @Test
  void charactersInEveryEncoding() {
    assertBytes(
        new BitstringBuilder(0).utf8(0x24L, 1).utf8(0xa2L, 1).utf8(0x20acL, 1).utf8(0x10348L, 1),
        0x24, 0xc2, 0xa2, 0xe2, 0x82, 0xac, 0xf0, 0x90, 0x8d, 0x88);
    assertBytes(new BitstringBuilder(0).utf16(0x20acL, false, 1).utf16(0x10348L, true, 1), 0x20, 0xac, 0, 0xd8, 0x48, 0xdf);
    assertBytes(new BitstringBuilder(0).utf32(0x10348L, true, 1), 0x48, 3, 1, 0);
  }

  @Test
  void threeBinariesJoinedGrowInPlaceOrAreCopied() {
    var text = Bitstring.of("ab");
    var first = BitstringBuilder.concat(Bitstring.of("-"), text, Bitstring.of(","));
    var second = BitstringBuilder.concat(first, text, Bitstring.EMPTY);
    var third = BitstringBuilder.concat(second, Bitstring.of("c"), text);
    var other = BitstringBuilder.concat(second, Bitstring.of("d"), text);
    assertSame(second.bytes, third.bytes);
    assertEquals(List.of("-ab,", "-ab,ab", "-ab,abcab", "-ab,abdab"), List.of(first.text(), second.text(), third.text(), other.text()));
    assertEquals("b,ab", BitstringBuilder.concat(Bitstring.of("abc").sliceBytes(1, 1), Bitstring.of(","), text).text());
    var shifted = new BitstringBuilder(0).integer(1L, 4, false, 1).literal(text).toBitstring().slice(4, 16);
    assertEquals("-ab,ababab", BitstringBuilder.concat(second, shifted, shifted).text());
    assertThrows(ErlangException.class, () -> BitstringBuilder.concat(third, text.slice(0, 3), text));
    assertThrows(ErlangException.class, () -> BitstringBuilder.concat(third, text, Atoms.OK));
    assertThrows(ErlangException.class, () -> BitstringBuilder.concat(1L, text, text));
  }

  @Test
  void bitstringsGoInWhereverTheyLie() {
    var source = Bitstring.of(new byte[] {0x12, 0x34, 0x56, 0x78, (byte) 0x9a, (byte) 0xbc, (byte) 0xde, (byte) 0xf0, 0x11, 0x22});
    var built = new BitstringBuilder(0).integer(1L, 4, false, 1).literal(source.slice(4, 68)).bits(source, 12L, 1, 2);
    assertEquals(84, built.bitSize());
    assertBytes(built, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x11, 0x12, 0x30);
  }

  @Test
  void appendingWritesBehindTheNewestEndAndCopiesOlderOnes() {
    var first = BitstringBuilder.concat(Bitstring.of("ab"), Bitstring.of("c"));
    var second = BitstringBuilder.appending(first, 8, 1, 1).utf8(100L, 2).toBitstring();
    var third = BitstringBuilder.appending(second, 8, 1, 1).utf8(101L, 2).toBitstring();
    var other = BitstringBuilder.appending(second, 8, 1, 1).utf8(102L, 2).toBitstring();
    assertSame(second.bytes, third.bytes);
    assertEquals("abc", first.text());
    assertEquals("abcd", second.text());
    assertEquals("abcde", third.text());
    assertEquals("abcdf", other.text());
  }

  @Test
  void appendsBitByBit() {
    Bitstring grown = Bitstring.EMPTY;
    var random = new Random(7);
    var expected = BigInteger.ONE;
    for (int i = 0; i < 3000; i++) {
      int bits = 1 + random.nextInt(12);
      long value = random.nextLong() & (1L << bits) - 1;
      grown = BitstringBuilder.appending(grown, 1, 1, 1).integer(value, bits, false, 2).toBitstring();
      expected = expected.shiftLeft(bits).or(BigInteger.valueOf(value));
    }
    assertEquals(
        expected.clearBit(expected.bitLength() - 1), Numbers.big(BitReader.integer(grown, 0, grown.bitSize(), false, false)));
  }

  @Test
  void errorsNameTheSegment() {
    assertFails("{3,'integer','type','a'}", () -> new BitstringBuilder(0).octet(Atom.of("a"), 3));
    assertFails("{1,'integer','size',-1}", () -> new BitstringBuilder(0).integer(1L, -1L, 1, false, 1));
    assertFails("{2,'float','invalid',33}", () -> new BitstringBuilder(0).floating(1.0, 33L, 1, false, 2));
    assertFails("{2,'binary','short',<<\"abc\">>}", () -> new BitstringBuilder(0).bits(Bitstring.of("abc"), 4L, 8, 2));
    assertFails("{1,'binary','unit',<<3 bits>>}", () -> BitstringBuilder.concat(Bitstring.ofBits(new byte[] {1}, 3), Bitstring.EMPTY));
    assertFails("{2,'utf8','type',55296}", () -> new BitstringBuilder(0).utf8(0xd800L, 2));
  }

  private static void assertFails(String cause, Runnable build) {
    var error = assertThrows(ErlangException.class, build::run);
    assertSame(Atoms.BADARG, error.reason());
    assertEquals(cause, error.info().get(Atoms.CAUSE).toString());
  }

  private static void assertBytes(BitstringBuilder built, int... expected) {
    var bytes = new byte[expected.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) expected[i];
    }
    assertArrayEquals(bytes, built.toBitstring().toBytes());
  }
}
