package dev.athanor.text;

/** Which characters Elixir calls printable. */
public final class Printable {
  private Printable() {}

  /** Whether the first {@code limit} code points are all printable. */
  public static boolean isPrintable(byte[] bytes, int from, int end, long limit) {
    int at = from;
    for (long left = limit; left > 0 && at < end; left--) {
      int octet = bytes[at];
      if (octet >= ' ') {
        at++;
        continue;
      }
      int point = Utf8.decode(bytes, at, end);
      if (point < 0 || !isPrintable(point)) {
        return false;
      }
      at += Utf8.width(point);
    }
    return true;
  }

  /** Whether the code point has a glyph or an escape of its own. */
  public static boolean isPrintable(int point) {
    if (point < ' ') {
      return point >= 7 && point <= '\r' || point == 0x1B;
    }
    return point < 0x80 || point >= 0xA0 && point != 0xFFFE && point != 0xFFFF && (point & ~0x7FF) != 0xD800;
  }

  /** Whether the code point is an ASCII character with a glyph or an escape of its own: what charlists are made of. */
  public static boolean isAsciiPrintable(int point) {
    return point >= ' ' && point <= '~' || point >= 7 && point <= '\r' || point == 0x1B;
  }
}
