package dev.athanor.text;

import dev.athanor.term.Bitstring;
import java.util.Locale;

/**
 * Upper, lower and title case by Unicode's full mappings: one code point may become several ({@code ß} to {@code SS}). Bytes that
 * belong to no valid sequence stay as they are. Where nothing changes the same binary is given back.
 */
public final class CaseMapping {
  /** Which rules apply beyond the plain ones. */
  public enum Mode {
    /** Unicode's unconditional mappings. */
    DEFAULT,
    /** Only the letters A to Z. */
    ASCII,
    /** A sigma at the end of a word has its own lower case. */
    GREEK,
    /** I with and without a dot are two letters. */
    TURKIC
  }

  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;
  private static final int COMBINING_DOT = 0x307;
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int CAPITAL_IOTA = 0x399;
  private static final int IOTA_BELOW = 0x345;

  private CaseMapping() {}

  /** The aligned binary in upper case. */
  public static Bitstring upcase(Bitstring text, Mode mode) {
    var bytes = text.bytes;
    int end = text.offset + text.size;
    int at = text.offset;
    while (at < end && bytes[at] >= 0 && !isSmall(bytes[at])) {
      at++;
    }
    if (at == end) {
      return text;
    }
    var out = new Utf8Builder(text.size);
    out.add(bytes, text.offset, at);
    while (at < end) {
      int octet = bytes[at];
      if (octet >= 0) {
        out.addPoint(mode == Mode.TURKIC && octet == 'i' ? DOTTED_CAPITAL_I : isSmall(octet) ? octet - 32 : octet);
        at++;
      } else {
        at = mode == Mode.ASCII ? copyByte(bytes, at, out) : upcasePoint(bytes, at, end, out);
      }
    }
    return out.toBinary();
  }

  private static boolean isSmall(int octet) {
    return octet >= 'a' && octet <= 'z';
  }

  private static boolean isCapital(int octet) {
    return octet >= 'A' && octet <= 'Z';
  }

  private static int copyByte(byte[] bytes, int at, Utf8Builder out) {
    out.add(bytes[at]);
    return at + 1;
  }

  private static int upcasePoint(byte[] bytes, int at, int end, Utf8Builder out) {
    int point = Utf8.decode(bytes, at, end);
    if (point < 0) {
      return copyByte(bytes, at, out);
    }
    addUpper(point, out);
    return at + Utf8.width(point);
  }

  private static void addUpper(int point, Utf8Builder out) {
    if (mayExpand(point)) {
      Character.toString(point).toUpperCase(Locale.ROOT).codePoints().forEach(out::addPoint);
    } else {
      out.addPoint(Character.toUpperCase(point));
    }
  }

  /** Whether the upper or title case of a code point may be more than one; only these blocks hold such letters. */
  private static boolean mayExpand(int point) {
    return switch (point >>> 8) {
      case 0x00, 0x01, 0x03, 0x05, 0x1E, 0x1F, 0xFB -> Character.toString(point).toUpperCase(Locale.ROOT).length() > 1;
      default -> false;
    };
  }

  /** The aligned binary in lower case. */
  public static Bitstring downcase(Bitstring text, Mode mode) {
    var bytes = text.bytes;
    int end = text.offset + text.size;
    int at = text.offset;
    while (at < end && bytes[at] >= 0 && !isCapital(bytes[at])) {
      at++;
    }
    if (at == end) {
      return text;
    }
    var out = new Utf8Builder(text.size);
    out.add(bytes, text.offset, at);
    while (at < end) {
      int octet = bytes[at];
      if (octet >= 0) {
        at = mode == Mode.TURKIC && octet == 'I' ? downcaseTurkicI(bytes, at, end, out) : downcaseAscii(octet, at, out);
      } else {
        at = mode == Mode.ASCII ? copyByte(bytes, at, out) : downcasePoint(text, at, mode, out);
      }
    }
    return out.toBinary();
  }

  private static int downcaseAscii(int octet, int at, Utf8Builder out) {
    out.add(isCapital(octet) ? octet + 32 : octet);
    return at + 1;
  }

  /** Without a dot it is the dotless letter; a combining dot above that follows is taken away with it. */
  private static int downcaseTurkicI(byte[] bytes, int at, int end, Utf8Builder out) {
    if (at + 1 < end && Utf8.decode(bytes, at + 1, end) == COMBINING_DOT) {
      out.add('i');
      return at + 1 + Utf8.width(COMBINING_DOT);
    }
    out.addPoint(DOTLESS_SMALL_I);
    return at + 1;
  }

  private static int downcasePoint(Bitstring text, int at, Mode mode, Utf8Builder out) {
    int end = text.offset + text.size;
    int point = Utf8.decode(text.bytes, at, end);
    if (point < 0) {
      return copyByte(text.bytes, at, out);
    }
    int next = at + Utf8.width(point);
    if (point == DOTTED_CAPITAL_I) {
      out.add('i');
      if (mode != Mode.TURKIC) {
        out.addPoint(COMBINING_DOT);
      }
    } else if (point == CAPITAL_SIGMA && mode == Mode.GREEK) {
      out.addPoint(isFinal(text, at, next) ? FINAL_SIGMA : SMALL_SIGMA);
    } else {
      out.addPoint(Character.toLowerCase(point));
    }
    return next;
  }

  /** Whether letters come before the place and none after it, case-ignorable characters aside. */
  private static boolean isFinal(Bitstring text, int at, int next) {
    return letterBefore(text.bytes, text.offset, at) && !letterAfter(text.bytes, next, text.offset + text.size);
  }

  private static boolean letterBefore(byte[] bytes, int from, int end) {
    int at = end;
    while (at > from) {
      int point = Utf8.decodeBefore(bytes, from, at);
      if (point < 0 || !isIgnorable(point)) {
        return point >= 0 && isCased(point);
      }
      at -= Utf8.width(point);
    }
    return false;
  }

  private static boolean letterAfter(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int point = Utf8.decode(bytes, at, end);
      if (point < 0 || !isIgnorable(point)) {
        return point >= 0 && isCased(point);
      }
      at += Utf8.width(point);
    }
    return false;
  }

  private static boolean isCased(int point) {
    return Character.isLowerCase(point) || Character.isUpperCase(point) || Character.isTitleCase(point);
  }

  private static boolean isIgnorable(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default ->
          switch (point) {
            case '\'', '.', ':', 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027 -> true;
            case 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A -> true;
            default -> false;
          };
    };
  }

  /** Adds the title case of a code point. */
  public static void addTitle(int point, Mode mode, Utf8Builder out) {
    if (mode == Mode.TURKIC && point == 'i') {
      out.addPoint(DOTTED_CAPITAL_I);
    } else if (mode == Mode.ASCII) {
      out.addPoint(isSmall(point) ? point - 32 : point);
    } else if (Character.toTitleCase(point) == point && mayExpand(point)) {
      addExpandedTitle(point, out);
    } else {
      out.addPoint(Character.toTitleCase(point));
    }
  }

  /** The first capital of the upper case stays, later ones become small: {@code ﬁ} is FI in upper and Fi in title case. */
  private static void addExpandedTitle(int point, Utf8Builder out) {
    boolean capital = false;
    for (int upper : Character.toString(point).toUpperCase(Locale.ROOT).codePoints().toArray()) {
      if (capital) {
        out.addPoint(upper == CAPITAL_IOTA ? IOTA_BELOW : Character.toLowerCase(upper));
      } else {
        out.addPoint(upper);
      }
      capital |= Character.toLowerCase(upper) != upper;
    }
  }
}
