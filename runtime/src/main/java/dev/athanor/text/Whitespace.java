package dev.athanor.text;

/** Unicode's white space. */
public final class Whitespace {
  private Whitespace() {}

  /** Whether the code point is white space, so that it is trimmed. */
  public static boolean trims(int point) {
    if (point <= ' ') {
      return point == ' ' || point >= '\t' && point <= '\r';
    }
    return point >= 0x85 && trimsBeyondAscii(point);
  }

  private static boolean trimsBeyondAscii(int point) {
    return switch (point) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> point >= 0x2000 && point <= 0x200A;
    };
  }

  /** Whether the code point is white space at which words part: all but those that forbid a break. */
  public static boolean parts(int point) {
    return trims(point) && point != 0xA0 && point != 0x2007 && point != 0x202F;
  }

  /** Index of the first code point that is no white space, or {@code end}. */
  public static int skip(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int point = Utf8.decode(bytes, at, end);
      if (!trims(point)) {
        return at;
      }
      at += Utf8.width(point);
    }
    return end;
  }

  /** Index after the last code point that is no white space, or {@code from}. */
  public static int skipBack(byte[] bytes, int from, int end) {
    int at = end;
    while (at > from) {
      int point = Utf8.decodeBefore(bytes, from, at);
      if (!trims(point)) {
        return at;
      }
      at -= Utf8.width(point);
    }
    return from;
  }
}
