package dev.athanor.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.athanor.term.Atom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectCodeTest {
  private static ObjectCode sample() {
    var chunks = new LinkedHashMap<String, byte[]>();
    chunks.put("Docs", new byte[] {1, 2, 3, 4, 5});
    chunks.put("Attr", new byte[0]);
    var classes = List.of(new ClassBytes("Elixir.A", new byte[] {9}), new ClassBytes("Elixir.A$f0", new byte[] {8, 7}));
    return new ObjectCode(Atom.of("Elixir.Ä"), classes, chunks, "a.beam");
  }

  @Test
  void comesBack() throws ObjectCode.Malformed {
    var read = ObjectCode.of(sample().toBytes(), "b.beam");
    assertEquals(sample().module(), read.module());
    assertEquals("b.beam", read.path());
    assertEquals(List.of("Docs", "Attr"), List.copyOf(read.chunks().keySet()));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, read.chunks().get("Docs"));
    assertEquals("Elixir.A$f0", read.classes().getLast().name());
    assertArrayEquals(new byte[] {8, 7}, read.classes().getLast().bytes());
    assertArrayEquals(sample().toBytes(), sample().toBytes());
  }

  @Test
  void isAContainerThatToolsOfOtpCanRead() {
    var bytes = sample().toBytes();
    assertEquals("FOR1", new String(bytes, 0, 4, StandardCharsets.ISO_8859_1));
    assertEquals("BEAM", new String(bytes, 8, 4, StandardCharsets.ISO_8859_1));
    assertEquals(0, bytes.length % 4);
  }

  @Test
  void damageIsNoticed() {
    var bytes = sample().toBytes();
    assertThrows(ObjectCode.Malformed.class, () -> ObjectCode.of(new byte[3], null));
    assertThrows(ObjectCode.Malformed.class, () -> ObjectCode.of(Arrays.copyOf(bytes, bytes.length - 4), null));
    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 0x55;
      try {
        ObjectCode.of(changed, null);
      } catch (ObjectCode.Malformed expected) {
        assertEquals(ObjectCode.Malformed.class, expected.getClass());
      }
    }
  }
}
