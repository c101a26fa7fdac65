package dev.athanor.text;

/**
 * Text as it stands between the quotes of a literal: what cannot be printed, the delimiter, the backslash and the beginning of an
 * interpolation are escaped.
 */
public final class Escapes {
  private static final String HEX = "0123456789ABCDEF";

  /** For each ASCII character the letter after its backslash, {@code -1} for hexadecimal digits, 0 for no escape. */
  private static final byte[] SHORT = shortEscapes();

  private Escapes() {}

  private static byte[] shortEscapes() {
    var escapes = new byte[128];
    for (int i = 0; i < ' '; i++) {
      escapes[i] = -1;
    }
    escapes[0] = '0';
    escapes[7] = 'a';
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes[0x0B] = 'v';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes[0x1B] = 'e';
    escapes[0x7F] = 'd';
    escapes['\\'] = '\\';
    return escapes;
  }

  /** Index of the first byte that may need an escape, or {@code end}. */
  public static int plainEnd(byte[] bytes, int from, int end, int delimiter) {
    int at = from;
    while (at < end && bytes[at] >= 0 && SHORT[bytes[at]] == 0 && bytes[at] != delimiter && bytes[at] != '#') {
      at++;
    }
    return at;
  }

  /** Adds at most {@code limit} characters, escaped, and gives the index after them; the beginning of an interpolation is one. */
  public static int add(byte[] bytes, int from, int end, int delimiter, long limit, Utf8Builder out) {
    int at = from;
    for (long left = limit; left > 0 && at < end; left--) {
      int octet = bytes[at];
      if (octet == '#' && at + 1 < end && bytes[at + 1] == '{') {
        out.add("\\#{");
        at += 2;
      } else if (octet >= 0) {
        addAscii(octet, delimiter, out);
        at++;
      } else {
        at += addBeyondAscii(bytes, at, end, out);
      }
    }
    return at;
  }

  private static void addAscii(int octet, int delimiter, Utf8Builder out) {
    int escape = SHORT[octet];
    if (escape < 0) {
      addHex(octet, out);
    } else if (escape > 0) {
      out.add('\\').add(escape);
    } else {
      if (octet == delimiter) {
        out.add('\\');
      }
      out.add(octet);
    }
  }

  private static int addBeyondAscii(byte[] bytes, int at, int end, Utf8Builder out) {
    int point = Utf8.decode(bytes, at, end);
    if (point < 0) {
      addHex(bytes[at] & 0xff, out);
      return 1;
    }
    addPoint(point, out);
    return Utf8.width(point);
  }

  private static void addPoint(int point, Utf8Builder out) {
    if (point < 0xA0) {
      addHex(point, out);
    } else if (point == 0xFFFE || point == 0xFFFF) {
      out.add("\\x{").add(digits(point)).add('}');
    } else if (isInvisible(point)) {
      out.add("\\u").add(digits(point));
    } else {
      out.addPoint(point);
    }
  }

  private static void addHex(int octet, Utf8Builder out) {
    out.add("\\x").add(HEX.charAt(octet >>> 4)).add(HEX.charAt(octet & 15));
  }

  private static String digits(int point) {
    var digits = new char[4];
    for (int i = 0; i < 4; i++) {
      digits[i] = HEX.charAt(point >>> (12 - 4 * i) & 15);
    }
    return new String(digits);
  }

  /** Whether a reader would not see that the character is there, or it would change the direction of the text around it. */
  private static boolean isInvisible(int point) {
    return switch (point) {
      case 0xA0, 0x34F, 0x61C, 0x2028, 0x2029, 0x205F, 0xFEFF -> true;
      default ->
          point >= 0x2000 && point <= 0x200F
              || point >= 0x202A && point <= 0x202E
              || point >= 0x2060 && point <= 0x2064
              || point >= 0x2066 && point <= 0x2069
              || point >= 0xFFF9 && point <= 0xFFFC;
    };
  }
}
