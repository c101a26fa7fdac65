package dev.athanor.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.athanor.compiler.source.EncodingException;
import dev.athanor.compiler.source.Source;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.term.Bitstring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text: it is a program, or it is refused with one of the documented faults. */
class FuzzTest {
  private static final long SEED = 20261121;
  private static final String[] PIECES = {
    "foo", "Foo", "foo:", ":foo", "@", ".", "..", "...", "(", ")", "[", "]", "{", "}", "<<", ">>", "%", "%{", "~r/", "\"", "'",
    "\"\"\"", "#{", "}", "\n", " ", ",", ";", "->", "do", "end", "fn", "when", "not", "in", "+", "-", "|>", "::", "|", "=", "=>",
    "&", "&1", "1", "0x", "1.0e", "?", "?\\", "\\", "else", "rescue", "é", "\u202e", "\0", "nil", "if", "a b", "<-", "\\\\", "//"
  };

  private static void parse(Bitstring text) {
    try {
      assertNotNull(Parser.parse(Source.of("nofile", text), ParseOptions.DEFAULT));
    } catch (SyntaxException | EncodingException _) {
      // what the text deserves
    }
  }

  private static void parse(String text) {
    parse(Bitstring.of(text));
  }

  @Test
  void randomBytes() {
    var random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      parse(Bitstring.of(bytes));
    }
  }

  @Test
  void randomPieces() {
    var random = new Random(SEED);
    for (int i = 0; i < 60_000; i++) {
      var text = new StringBuilder();
      for (int count = random.nextInt(14); count > 0; count--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      parse(text.toString());
    }
  }

  @Test
  void mutatedSources() throws IOException {
    var random = new Random(SEED);
    for (var source : sources()) {
      for (int i = 0; i < 60; i++) {
        parse(mutated(source, random));
      }
    }
  }

  private static List<String> sources() throws IOException {
    var library = Path.of("..", "lib", "elixir", "lib");
    try (var files = Files.list(library)) {
      return files
          .filter(file -> file.toString().endsWith(".ex"))
          .sorted()
          .map(FuzzTest::read)
          .map(text -> text.substring(0, Math.min(text.length(), 3000)))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String mutated(String source, Random random) {
    var text = new StringBuilder(source);
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  @Test
  void deepNesting() {
    for (var opening : List.of("(", "[", "{", "f(", "%{a: ", "fn -> ", "<<", "if a do ", "not ", "-", "a + (", "\"#{")) {
      parse(opening.repeat(100_000));
    }
    parse("(".repeat(100_000) + "1" + ")".repeat(100_000));
    parse("[".repeat(100_000) + "]".repeat(100_000));
    parse("a + ".repeat(100_000) + "1");
    parse("a |> ".repeat(100_000) + "b");
    parse("a = ".repeat(100_000) + "b");
    parse("fn -> ".repeat(100_000) + "1" + " end".repeat(100_000));
  }

  @Test
  void longLiterals() {
    parse("1".repeat(1_000_000));
    parse("\"" + "a".repeat(1_000_000) + "\"");
    parse("0x" + "f".repeat(1_000_000));
    assertThrows(SyntaxException.class, () -> Parser.parse(Source.of("nofile", ":" + "a".repeat(1_000_000)), ParseOptions.DEFAULT));
    parse("1." + "0".repeat(1_000_000) + "e10");
  }
}
