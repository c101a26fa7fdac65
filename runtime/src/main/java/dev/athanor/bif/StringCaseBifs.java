package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.text.CaseMapping;
import dev.athanor.text.CaseMapping.Mode;
import dev.athanor.text.Graphemes;
import dev.athanor.text.Normalization;
import dev.athanor.text.Printable;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import java.text.Normalizer;
import java.util.Locale;

/**
 * {@code :elixir_string}, properties of characters: case, normal forms, what can be printed. Java because the JDK has Unicode's
 * tables.
 */
@BifModule("elixir_string")
public final class StringCaseBifs {
  private static final Atom ASCII = Atom.of("ascii");
  private static final Atom GREEK = Atom.of("greek");
  private static final Atom TURKIC = Atom.of("turkic");

  private StringCaseBifs() {}

  /** The string in upper case; modes are {@code default}, {@code ascii}, {@code greek} and {@code turkic}. */
  @Bif
  public static Object upcase(Object string, Object mode) {
    var text = Utf8.aligned(string);
    var upper = CaseMapping.upcase(text, mode(mode));
    return upper == text ? string : upper;
  }

  /** The string in lower case. */
  @Bif
  public static Object downcase(Object string, Object mode) {
    var text = Utf8.aligned(string);
    var lower = CaseMapping.downcase(text, mode(mode));
    return lower == text ? string : lower;
  }

  /** The string with its first code point in title case and all after the first grapheme cluster in lower case. */
  @Bif
  public static Object capitalize(Object string, Object mode) {
    var text = Utf8.aligned(string);
    if (text.size == 0) {
      return string;
    }
    int end = text.offset + text.size;
    int point = Utf8.decode(text.bytes, text.offset, end);
    if (point < 0) {
      return downcase(string, mode);
    }
    var out = new Utf8Builder(text.size + 2);
    CaseMapping.addTitle(point, mode(mode), out);
    int first = text.offset + Utf8.width(point);
    int rest = mode == ASCII ? first : Graphemes.next(text.bytes, text.offset, end);
    out.add(text.bytes, first, rest);
    return out.add(CaseMapping.downcase(text.sliceBytes(rest - text.offset, end - rest), mode(mode))).toBinary();
  }

  private static Mode mode(Object mode) {
    if (mode == ASCII) {
      return Mode.ASCII;
    }
    if (mode == GREEK) {
      return Mode.GREEK;
    }
    return mode == TURKIC ? Mode.TURKIC : Mode.DEFAULT;
  }

  /** The string in the normal form {@code nfc}, {@code nfd}, {@code nfkc} or {@code nfkd}; wrong bytes stay and separate. */
  @Bif
  public static Object normalize(Object string, Object form) {
    var text = Utf8.aligned(string);
    Bitstring normal = Normalization.of(text, Normalizer.Form.valueOf(((Atom) form).name().toUpperCase(Locale.ROOT)));
    return normal == text ? string : normal;
  }

  /** Whether the first {@code limit} code points (all of them for {@code infinity}) can be printed as they are. */
  @Bif
  public static boolean printable(Object string, Object limit) {
    var text = Utf8.aligned(string);
    long most = limit instanceof Long count ? count : Long.MAX_VALUE;
    return Printable.isPrintable(text.bytes, text.offset, text.offset + text.size, most);
  }
}
