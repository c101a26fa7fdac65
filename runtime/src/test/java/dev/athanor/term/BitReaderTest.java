package dev.athanor.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitReaderTest {
  private static final Bitstring BYTES =
      Bitstring.of(new byte[] {0x12, (byte) 0xf4, 0x56, 0x78, (byte) 0x9a, (byte) 0xbc, (byte) 0xde, (byte) 0xf0, 0x11, (byte) 0x82});

  @Test
  void bigEndian() {
    assertEquals(0x2f, BitReader.unsigned(BYTES, 4, 8));
    assertEquals(0x12f456789abcdef0L, BitReader.unsigned(BYTES, 0, 64));
    assertEquals(0x2f456789abcdef01L, BitReader.unsigned(BYTES, 4, 64));
    assertEquals(2, BitReader.unsigned(BYTES, 76, 4));
    assertEquals(-8, BitReader.signed(BYTES, 72, 4));
    assertEquals(0, BitReader.signed(BYTES, 72, 0));
  }

  @Test
  void littleEndian() {
    assertEquals(0xf412, BitReader.unsignedLittle(BYTES, 0, 16));
    assertEquals(0x5f412, BitReader.unsignedLittle(BYTES, 0, 20));
    assertEquals(0x512, BitReader.unsignedLittle(Bitstring.of(new byte[] {0x12, 0x5f}), 0, 12));
    assertEquals(-32239, BitReader.signedLittle(BYTES, 64, 16));
  }

  @Test
  void everyPositionAndSizeAgreesWithBigIntegers() {
    var random = new Random(3);
    var bytes = new byte[40];
    random.nextBytes(bytes);
    var whole = Bitstring.of(bytes);
    for (int i = 0; i < 20_000; i++) {
      int at = random.nextInt(200);
      int bits = random.nextInt(320 - at);
      var view = random.nextBoolean() ? whole : whole.slice(7, 313);
      int shift = view == whole ? 0 : 7;
      bits = Math.min(bits, (int) view.bitSize() - at);
      boolean little = random.nextBoolean();
      boolean signed = random.nextBoolean();
      assertEquals(
          expected(bytes, at + shift, bits, signed, little),
          Numbers.big(BitReader.integer(view, at, bits, signed, little)),
          at + " " + bits + " " + signed + " " + little);
    }
  }

  private static BigInteger expected(byte[] bytes, int at, int bits, boolean signed, boolean little) {
    var all = new BigInteger(1, bytes).shiftRight(bytes.length * 8 - at - bits);
    var value = all.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    if (little) {
      int rest = bits % 8;
      var high = value.and(BigInteger.ONE.shiftLeft(rest).subtract(BigInteger.ONE));
      var low = value.shiftRight(rest);
      value = high;
      for (int i = 0; i < bits / 8; i++) {
        value = value.shiftLeft(8).or(low.and(BigInteger.valueOf(255)));
        low = low.shiftRight(8);
      }
    }
    return signed && bits > 0 && value.testBit(bits - 1) ? value.subtract(BigInteger.ONE.shiftLeft(bits)) : value;
  }

  @Test
  void builtIntegersAreReadBack() {
    var random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      int before = random.nextInt(9);
      int bits = random.nextInt(150);
      boolean little = random.nextBoolean();
      var value = Numbers.normal(new BigInteger(bits, random));
      var built = new BitstringBuilder(random.nextInt(20)).integer(0L, before, false, 1).integer(value, bits, little, 2).octet(5L, 3);
      assertEquals(value, BitReader.integer(built.toBitstring(), before, bits, false, little));
    }
  }

  @Test
  void floats() {
    var bits = new BitstringBuilder(0).integer(1L, 3, false, 1).floating(-2.75, 64, false, 2).floating(0.5, 32, true, 3).floating(3.0, 16, false, 4);
    var built = bits.toBitstring();
    assertEquals(-2.75, BitReader.floating(built, 3, 64, false));
    assertEquals(0.5, BitReader.floating(built, 67, 32, true));
    assertEquals(3.0, BitReader.floating(built, 99, 16, false));
    assertEquals(Double.NaN, BitReader.floating(Bitstring.of(new byte[] {0x7f, (byte) 0x80, 0, 0}), 0, 32, false));
  }

  @Test
  void wellFormedCharacters() {
    for (int c : new int[] {0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff}) {
      var built = new BitstringBuilder(0).integer(1L, 1, false, 1).utf8(c).utf16(c, true).utf32((long) c, false, 1).toBitstring();
      assertEquals(c, BitReader.utf8(built, 1));
      int at = 1 + BitReader.utf8Bits(c);
      assertEquals(c, BitReader.utf16(built, at, true));
      assertEquals(c, BitReader.utf32(built, at + BitReader.utf16Bits(c), false));
    }
  }

  @Test
  void illFormedCharacters() {
    for (int[] bytes :
        new int[][] {
          {}, {0x80}, {0xc0, 0x80}, {0xc1, 0xbf}, {0xc3}, {0xc3, 0x28}, {0xe0, 0x9f, 0xbf}, {0xed, 0xa0, 0x80}, {0xe2, 0x82},
          {0xf0, 0x8f, 0xbf, 0xbf}, {0xf4, 0x90, 0x80, 0x80}, {0xf5, 0x80, 0x80, 0x80}, {0xff}
        }) {
      var array = new byte[bytes.length];
      for (int i = 0; i < array.length; i++) {
        array[i] = (byte) bytes[i];
      }
      assertEquals(-1, BitReader.utf8(Bitstring.of(array), 0));
    }
    assertEquals(-1, BitReader.utf16(Bitstring.of(new byte[] {(byte) 0xd8, 0}), 0, false));
    assertEquals(-1, BitReader.utf16(Bitstring.of(new byte[] {(byte) 0xdc, 0, (byte) 0xdc, 0}), 0, false));
    assertEquals(-1, BitReader.utf32(Bitstring.of(new byte[] {0, 0x11, 0, 0}), 0, false));
  }
}
