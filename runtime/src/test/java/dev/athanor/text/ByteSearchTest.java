package dev.athanor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.term.Bitstring;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
  @Test
  void findsWhatALoopFinds() {
    var random = new Random(31);
    for (int round = 0; round < 20_000; round++) {
      var bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(3) - 1 + (random.nextBoolean() ? 0 : 0x80));
      }
      byte wanted = (byte) (random.nextInt(4) - 1 + (random.nextBoolean() ? 0 : 0x80));
      int from = random.nextInt(bytes.length + 1);
      int end = from + random.nextInt(bytes.length - from + 1);
      int expected = from;
      while (expected < end && bytes[expected] != wanted) {
        expected++;
      }
      assertEquals(expected == end ? -1 : expected, ByteSearch.indexOf(bytes, wanted, from, end));
    }
  }

  @Test
  void needlesFindWhatStringsFind() {
    var random = new Random(32);
    for (int round = 0; round < 20_000; round++) {
      var text = randomText(random, 60);
      var part = randomText(random, 20) + "a";
      int from = random.nextInt(text.length() + 1);
      var bytes = text.getBytes(StandardCharsets.US_ASCII);
      var needles = Needles.of(Bitstring.of(part));
      int found = needles.find(bytes, from, bytes.length);
      assertEquals(text.indexOf(part, from), found);
      if (found >= 0) {
        assertEquals(found + part.length(), needles.matchEnd());
      }
    }
  }

  private static String randomText(Random random, int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(random.nextInt(8) == 0 ? 'b' : 'a');
    }
    return text.toString();
  }
}
