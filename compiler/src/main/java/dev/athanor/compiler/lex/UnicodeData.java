package dev.athanor.compiler.lex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of Unicode's security annex (UTS 39) that the JDK does not have. Loaded when a source first needs them. */
final class UnicodeData {
  private UnicodeData() {}

  /** The lines of a table, without comments. */
  static List<String> lines(String name) {
    try (var in = UnicodeData.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().filter(line -> line.charAt(0) != '#').toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A code point in hexadecimal digits. */
  static int codePoint(String digits) {
    return Integer.parseInt(digits, 16);
  }
}
