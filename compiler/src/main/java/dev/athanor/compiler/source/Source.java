package dev.athanor.compiler.source;

import dev.athanor.term.Bitstring;
import java.nio.charset.StandardCharsets;

/**
 * A text to compile and the name of the file it is from. The text is an array of code points, so that a column is a
 * difference of two indexes. Immutable; the array must not be changed.
 */
public final class Source {
  private final String file;
  private final int[] codePoints;

  private Source(String file, int[] codePoints) {
    this.file = file;
    this.codePoints = codePoints;
  }

  /** A source of that text. */
  public static Source of(String file, String text) {
    return new Source(file, text.codePoints().toArray());
  }

  /** A source of these code points; the array is kept. */
  public static Source of(String file, int[] codePoints) {
    return new Source(file, codePoints);
  }

  /** A source of UTF-8. Throws {@link EncodingException} where the binary is no UTF-8. */
  public static Source of(String file, Bitstring text) {
    return new Source(file, Utf8.decode(text));
  }

  /** The name of the file, as it stands in diagnostics. */
  public String file() {
    return file;
  }

  /** The text; not to be changed. */
  public int[] codePoints() {
    return codePoints;
  }

  /** The text of a line, counted from 1, without its end; {@code null} where there is no such line. */
  public String line(int number) {
    int start = startOfLine(number);
    return start < 0 ? null : slice(start, endOfLine(start));
  }

  private int startOfLine(int number) {
    int line = 1;
    int at = 0;
    while (line < number && at < codePoints.length) {
      if (codePoints[at++] == '\n') {
        line++;
      }
    }
    return line == number && number > 0 ? at : -1;
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < codePoints.length && codePoints[end] != '\n') {
      end++;
    }
    return end < codePoints.length && end > start && codePoints[end - 1] == '\r' ? end - 1 : end;
  }

  /** The text between two indexes. */
  public String slice(int from, int to) {
    return new String(codePoints, from, to - from);
  }

  /** The whole text. */
  public String slice() {
    return slice(0, codePoints.length);
  }

  /** The whole text as UTF-8. */
  public Bitstring text() {
    return Bitstring.of(slice().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Source[" + file + "]";
  }
}
