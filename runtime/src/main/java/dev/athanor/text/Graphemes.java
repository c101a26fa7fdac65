package dev.athanor.text;

import static dev.athanor.text.GraphemeBreak.CONTROL;
import static dev.athanor.text.GraphemeBreak.CR;
import static dev.athanor.text.GraphemeBreak.EXTEND;
import static dev.athanor.text.GraphemeBreak.L;
import static dev.athanor.text.GraphemeBreak.LF;
import static dev.athanor.text.GraphemeBreak.LV;
import static dev.athanor.text.GraphemeBreak.LVT;
import static dev.athanor.text.GraphemeBreak.PICTOGRAPHIC;
import static dev.athanor.text.GraphemeBreak.PREPEND;
import static dev.athanor.text.GraphemeBreak.REGIONAL;
import static dev.athanor.text.GraphemeBreak.T;
import static dev.athanor.text.GraphemeBreak.V;
import static dev.athanor.text.GraphemeBreak.ZWJ;

/**
 * Extended grapheme clusters (Unicode annex 29, rules GB3 to GB13 without GB9c). A byte that belongs to no valid sequence is a
 * cluster of its own.
 *
 * <p>Two ASCII bytes in a row are joined only if they are CR LF, so the loops look at the next byte before they decode anything.
 */
public final class Graphemes {
  private Graphemes() {}

  /** Index after the cluster that starts at {@code at}, which is below {@code end}. */
  public static int next(byte[] bytes, int at, int end) {
    int lead = bytes[at];
    if (lead >= 0 && (at + 1 == end || bytes[at + 1] >= 0)) {
      return lead == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }
    int point = Utf8.decode(bytes, at, end);
    return point < 0 ? at + 1 : extend(bytes, at + Utf8.width(point), end, GraphemeBreak.of(point));
  }

  private static int extend(byte[] bytes, int from, int end, byte first) {
    int at = from;
    byte left = first;
    // Whether the cluster so far is a pictograph and marks, and whether the regional indicators so far are odd in number.
    boolean pictograph = first == PICTOGRAPHIC;
    boolean odd = first == REGIONAL;
    while (at < end) {
      int point = Utf8.decode(bytes, at, end);
      if (point < 0) {
        return at;
      }
      byte right = GraphemeBreak.of(point);
      if (!joins(left, right, pictograph, odd)) {
        return at;
      }
      pictograph = right == PICTOGRAPHIC || pictograph && (right == EXTEND || right == ZWJ);
      odd = right == REGIONAL && !odd;
      left = right;
      at += Utf8.width(point);
    }
    return end;
  }

  private static boolean joins(byte left, byte right, boolean pictograph, boolean odd) {
    if (left <= CONTROL && left >= CR) {
      return left == CR && right == LF;
    }
    return switch (right) {
      case EXTEND, ZWJ -> true;
      case CR, LF, CONTROL -> false;
      case PICTOGRAPHIC -> left == PREPEND || left == ZWJ && pictograph;
      case REGIONAL -> left == PREPEND || left == REGIONAL && odd;
      case L, LV, LVT -> left == PREPEND || left == L;
      case V -> left == PREPEND || left == L || left == LV || left == V;
      case T -> left == PREPEND || left == LV || left == V || left == LVT || left == T;
      default -> left == PREPEND;
    };
  }

  /** How many clusters there are. */
  public static int count(byte[] bytes, int from, int end) {
    int count = 0;
    for (int at = from; at < end; count++) {
      at = next(bytes, at, end);
    }
    return count;
  }

  /** Index after the first {@code count} clusters, or {@code end} where there are fewer. */
  public static int skip(byte[] bytes, int from, int end, long count) {
    int at = from;
    for (long left = count; left > 0 && at < end; left--) {
      at = next(bytes, at, end);
    }
    return at;
  }

  /** Index where the last cluster begins; there must be one. */
  public static int lastStart(byte[] bytes, int from, int end) {
    int at = end - 1;
    while (at > from && !isSureBreak(bytes[at - 1], bytes[at])) {
      at--;
    }
    int next = next(bytes, at, end);
    while (next < end) {
      at = next;
      next = next(bytes, at, end);
    }
    return at;
  }

  /** Whether there is a break between two bytes whatever surrounds them. */
  private static boolean isSureBreak(byte left, byte right) {
    return left >= 0 && right >= 0 && !(left == '\r' && right == '\n');
  }
}
