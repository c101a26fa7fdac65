package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Tuple2;
import dev.athanor.text.BaseEncoding;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import java.util.Locale;
import java.util.Map;

/** {@code :elixir_base}: what {@code Base} stands on. Java because these loops run over every byte. */
@BifModule("elixir_base")
public final class BaseBifs {
  private static final String UPPER = "0123456789ABCDEF";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String BASE_32 = LETTERS + "234567";
  private static final String HEX_32 = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
  private static final String BASE_62 = LETTERS + lower(LETTERS) + "0123456789";
  private static final Atom BAD_CHARACTER = Atom.of("bad_character");
  private static final Atom BAD_PADDING = Atom.of("bad_padding");

  private static final Map<Atom, BaseEncoding> ENCODINGS =
      Map.ofEntries(
          Map.entry(Atom.of("upper16"), new BaseEncoding(UPPER, "")),
          Map.entry(Atom.of("lower16"), new BaseEncoding(lower(UPPER), "")),
          Map.entry(Atom.of("mixed16"), new BaseEncoding(UPPER, lower(UPPER))),
          Map.entry(Atom.of("upper32"), new BaseEncoding(BASE_32, "")),
          Map.entry(Atom.of("lower32"), new BaseEncoding(lower(BASE_32), "")),
          Map.entry(Atom.of("mixed32"), new BaseEncoding(BASE_32, lower(BASE_32))),
          Map.entry(Atom.of("hex_upper32"), new BaseEncoding(HEX_32, "")),
          Map.entry(Atom.of("hex_lower32"), new BaseEncoding(lower(HEX_32), "")),
          Map.entry(Atom.of("hex_mixed32"), new BaseEncoding(HEX_32, lower(HEX_32))),
          Map.entry(Atom.of("base64"), new BaseEncoding(BASE_62 + "+/", "")),
          Map.entry(Atom.of("url64"), new BaseEncoding(BASE_62 + "-_", "")));

  private BaseBifs() {}

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A binary in an encoding. */
  @Bif
  public static Object encode(Object encoding, Object binary, Object pads) {
    var text = Utf8.aligned(binary);
    return Bitstring.of(ENCODINGS.get(encoding).encode(text.bytes, text.offset, text.size, pads == Atoms.TRUE));
  }

  /** The binary that a text in an encoding stands for; {@code {:bad_character, byte}} or {@code :bad_padding} where it is none. */
  @Bif
  public static Object decode(Object encoding, Object string, Object pads) {
    var text = Utf8.aligned(string);
    var wrong = check(ENCODINGS.get(encoding), text, pads == Atoms.TRUE);
    return wrong != null
        ? wrong
        : Bitstring.of(ENCODINGS.get(encoding).decode(text.bytes, text.offset, text.offset + text.size));
  }

  /** Whether a text is one in an encoding. */
  @Bif
  public static boolean valid(Object encoding, Object string, Object pads) {
    return check(ENCODINGS.get(encoding), Utf8.aligned(string), pads == Atoms.TRUE) == null;
  }

  /** Padding is looked at when the last eight characters are reached, wrong characters before that are reported first. */
  private static Object check(BaseEncoding encoding, Bitstring text, boolean pads) {
    int end = text.offset + text.size;
    int last = text.offset + Math.max(text.size - 1, 0) / 8 * 8;
    int wrong = encoding.wrongAt(text.bytes, text.offset, last);
    if (wrong < 0) {
      if (!encoding.isWhole(text.size, pads)) {
        return BAD_PADDING;
      }
      wrong = encoding.wrongAt(text.bytes, last, encoding.textEnd(text.bytes, text.offset, end));
    }
    return wrong < 0 ? null : new Tuple2(BAD_CHARACTER, (long) (text.bytes[wrong] & 0xff));
  }

  /** The binary without spaces, tabs, carriage returns and line feeds. */
  @Bif
  public static Object withoutWhitespace(Object string) {
    var text = Utf8.aligned(string);
    var out = new Utf8Builder(text.size);
    for (int at = text.offset; at < text.offset + text.size; at++) {
      int c = text.bytes[at];
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        out.add(c);
      }
    }
    return out.size() == text.size ? string : out.toBinary();
  }
}
