package dev.athanor.text;

import dev.athanor.term.Bitstring;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Unicode's normal forms. */
public final class Normalization {
  private Normalization() {}

  /** The aligned binary in a normal form; the same one where it is in it already. Wrong bytes stay and separate what is around them. */
  public static Bitstring of(Bitstring text, Normalizer.Form form) {
    int end = text.offset + text.size;
    int at = text.offset;
    if (Utf8.asciiEnd(text.bytes, at, end) == end) {
      return text;
    }
    var out = new Utf8Builder(text.size + 16);
    while (at < end) {
      int valid = Utf8.validEnd(text.bytes, at, end);
      addNormal(text.bytes, at, valid, form, out);
      if (valid < end) {
        out.add(text.bytes[valid++]);
      }
      at = valid;
    }
    return out.toBinary();
  }

  private static void addNormal(byte[] bytes, int from, int end, Normalizer.Form form, Utf8Builder out) {
    var part = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    var normal = Normalizer.normalize(part, form).getBytes(StandardCharsets.UTF_8);
    out.add(normal, 0, normal.length);
  }
}
