package dev.athanor.io.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.athanor.term.Atom;
import dev.athanor.term.Lists;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHandleTest {
  @TempDir private Path folder;

  private Path file(String contents) throws IOException {
    return Files.writeString(folder.resolve("file"), contents);
  }

  private static FileHandle open(Path file, String... modes) throws IOException {
    var list = new Object[modes.length];
    for (int i = 0; i < modes.length; i++) {
      list[i] = Atom.of(modes[i]);
    }
    var known = OpenModes.of(Lists.of(list));
    return new FileHandle(FileChannel.open(file, known.options()), known, null);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes);
  }

  @Test
  void linesEndInALineFeed() throws IOException {
    try (var handle = open(file("one\ntwo\r\n\nlast"), "read")) {
      assertEquals("one\n", text(handle.readLine()));
      assertEquals("two\n", text(handle.readLine()));
      assertEquals("\n", text(handle.readLine()));
      assertEquals("last", text(handle.readLine()));
      assertNull(handle.readLine());
    }
  }

  @Test
  void aLineMayBeLongerThanABlock() throws IOException {
    var line = "x".repeat(20_000) + "\n";
    try (var handle = open(file(line + line), "read")) {
      assertEquals(line, text(handle.readLine()));
      assertEquals(20_001, handle.position());
      assertEquals(line, text(handle.readLine()));
    }
  }

  @Test
  void thePositionIsWhereTheProgramIsAfterReadingAhead() throws IOException {
    try (var handle = open(file("one\ntwo\nthree"), "read", "write")) {
      handle.readLine();
      assertEquals(4, handle.position());
      handle.write("TWO".getBytes());
      assertEquals("\nthree", text(handle.read(100)));
      assertNull(handle.read(1));
      assertArrayEquals(new byte[0], handle.read(0));
      assertEquals("TWO", text(handle.readAt(4, 3)));
      assertNull(handle.readAt(100, 1));
    }
  }

  @Test
  void truncatingGoesBothWays() throws IOException {
    var path = file("hello");
    try (var handle = open(path, "read", "write")) {
      handle.position(2);
      handle.truncate();
      assertEquals("he", Files.readString(path));
      handle.position(4);
      handle.truncate();
      assertEquals("he\0\0", Files.readString(path));
      assertThrows(IOException.class, () -> handle.position(-1));
    }
  }

  @Test
  void whatWasNotAskedForIsRefused() throws IOException {
    try (var handle = open(file("x"), "read")) {
      assertThrows(NonWritableChannelException.class, () -> handle.write(new byte[1]));
    }
  }

  @Test
  void appendingGoesToTheEndWhereverThePositionIs() throws IOException {
    var path = file("ab");
    try (var handle = open(path, "append")) {
      handle.position(0);
      handle.write("c".getBytes());
    }
    assertEquals("abc", Files.readString(path));
  }
}
