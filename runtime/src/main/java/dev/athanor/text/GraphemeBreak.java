package dev.athanor.text;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How a code point joins its neighbours into a grapheme cluster: the property Grapheme_Cluster_Break of Unicode's annex 29
 * together with Extended_Pictographic, derived from the properties that the JDK has.
 *
 * <p>As in OTP, spacing marks count as {@link #EXTEND}, and conjuncts of Indic scripts (rule GB9c) are not joined. Pages of 256
 * code points are filled when first needed.
 */
final class GraphemeBreak {
  static final byte OTHER = 0;
  static final byte CR = 1;
  static final byte LF = 2;
  static final byte CONTROL = 3;
  static final byte EXTEND = 4;
  static final byte ZWJ = 5;
  static final byte PREPEND = 6;
  static final byte REGIONAL = 7;
  static final byte PICTOGRAPHIC = 8;
  static final byte L = 9;
  static final byte V = 10;
  static final byte T = 11;
  static final byte LV = 12;
  static final byte LVT = 13;

  private static final AtomicReferenceArray<byte[]> PAGES = new AtomicReferenceArray<>(0x1100);

  /** Spacing marks that stand alone all the same: pairs of first and last. */
  private static final int[] STANDING_ALONE = {
    0x102B, 0x102C, 0x1038, 0x1038, 0x1062, 0x1064, 0x1067, 0x106D, 0x1083, 0x1083, 0x1087, 0x108C, 0x108F, 0x108F,
    0x109A, 0x109C, 0x1A61, 0x1A61, 0x1A63, 0x1A64, 0xAA7B, 0xAA7B, 0xAA7D, 0xAA7D, 0x11720, 0x11721
  };

  /** Code points that join what follows: pairs of first and last. */
  private static final int[] PREPENDED = {
    0x0600, 0x0605, 0x06DD, 0x06DD, 0x070F, 0x070F, 0x0890, 0x0891, 0x08E2, 0x08E2, 0x0D4E, 0x0D4E, 0x110BD, 0x110BD,
    0x110CD, 0x110CD, 0x111C2, 0x111C3, 0x1193F, 0x1193F, 0x11941, 0x11941, 0x11A3A, 0x11A3A, 0x11A84, 0x11A89,
    0x11D46, 0x11D46, 0x11F02, 0x11F02
  };

  /** Code points that join what precedes without being marks: pairs of first and last. */
  private static final int[] EXTENDING = {
    0x0E33, 0x0E33, 0x0EB3, 0x0EB3, 0x200C, 0x200C, 0xFF9E, 0xFF9F, 0x1F3FB, 0x1F3FF, 0xE0020, 0xE007F
  };

  /** Unassigned code points that are reserved for invisible ones: pairs of first and last. */
  private static final int[] RESERVED_INVISIBLE = {0x2065, 0x2065, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF};

  private GraphemeBreak() {}

  static byte of(int point) {
    var page = PAGES.getAcquire(point >>> 8);
    return (page != null ? page : fill(point >>> 8))[point & 0xff];
  }

  private static byte[] fill(int number) {
    var page = new byte[256];
    for (int i = 0; i < 256; i++) {
      page[i] = classify(number << 8 | i);
    }
    PAGES.setRelease(number, page);
    return page;
  }

  private static byte classify(int point) {
    if (point == '\r') {
      return CR;
    }
    if (point == '\n') {
      return LF;
    }
    if (point == 0x200D) {
      return ZWJ;
    }
    if (within(EXTENDING, point)) {
      return EXTEND;
    }
    if (within(PREPENDED, point)) {
      return PREPEND;
    }
    return hangul(point) != OTHER ? hangul(point) : byType(point);
  }

  private static byte byType(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> CONTROL;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> EXTEND;
      case Character.COMBINING_SPACING_MARK -> within(STANDING_ALONE, point) ? OTHER : EXTEND;
      case Character.UNASSIGNED -> within(RESERVED_INVISIBLE, point) ? CONTROL : symbol(point);
      default -> symbol(point);
    };
  }

  private static byte symbol(int point) {
    if (point >= 0x1F1E6 && point <= 0x1F1FF) {
      return REGIONAL;
    }
    return Character.isExtendedPictographic(point) ? PICTOGRAPHIC : OTHER;
  }

  private static byte hangul(int point) {
    if (point >= 0xAC00 && point <= 0xD7A3) {
      return (point - 0xAC00) % 28 == 0 ? LV : LVT;
    }
    if (point >= 0x1100 && point <= 0x115F || point >= 0xA960 && point <= 0xA97C) {
      return L;
    }
    if (point >= 0x1160 && point <= 0x11A7 || point >= 0xD7B0 && point <= 0xD7C6) {
      return V;
    }
    return point >= 0x11A8 && point <= 0x11FF || point >= 0xD7CB && point <= 0xD7FB ? T : OTHER;
  }

  private static boolean within(int[] ranges, int point) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (point >= ranges[i] && point <= ranges[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
