package dev.athanor.regex;

import dev.athanor.regex.CharTest.Beyond;
import dev.athanor.term.Bitstring;
import dev.athanor.text.ByteSearch;
import dev.athanor.text.Graphemes;
import dev.athanor.text.Utf8;
import java.util.Arrays;

/** The characters that a pattern is tried on: bytes, or valid UTF-8. Places are offsets into the array of the bytes; -1 stands for none. */
final class Subject {
  final byte[] bytes;
  final int first;
  final int end;
  private final boolean unicode;

  /** An aligned bitstring. */
  Subject(Bitstring bitstring, boolean unicode) {
    this.bytes = bitstring.bytes;
    this.first = bitstring.offset;
    this.end = bitstring.offset + bitstring.size;
    this.unicode = unicode;
  }

  int width(int lead) {
    if (!unicode || lead >= 0) {
      return 1;
    }
    return lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
  }

  /** The place after the next character if it is in the set, otherwise -1. */
  int step(CharTest test, int at) {
    if (at >= end) {
      return -1;
    }
    int octet = bytes[at];
    if (octet >= 0 || !unicode) {
      return test.hasByte(octet & 0xff) ? at + 1 : -1;
    }
    if (test.beyond == Beyond.NONE) {
      return -1;
    }
    int next = at + width(octet);
    return test.beyond == Beyond.ALL || test.has(Utf8.decode(bytes, at, end)) ? next : -1;
  }

  /** The place after at most {@code most} characters of the set. */
  int span(CharTest test, int start, int most) {
    if (most < 0) {
      return span(test, start);
    }
    int at = start;
    if (!unicode) {
      int last = most > end - at ? end : at + most;
      while (at < last && test.hasByte(bytes[at] & 0xff)) {
        at++;
      }
      return at;
    }
    for (int left = most; left != 0; left--) {
      int next = step(test, at);
      if (next < 0) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** The place after all characters of the set that follow. */
  int span(CharTest test, int start) {
    final var bytes = this.bytes;
    final var in = test.first;
    final int last = end;
    final int lowest = unicode ? 0 : Byte.MIN_VALUE;
    int at = start;
    while (at < last) {
      int octet = bytes[at];
      if (octet >= lowest) {
        if (!in[octet & 0xff]) {
          return at;
        }
        at++;
      } else {
        int next = step(test, at);
        if (next < 0) {
          return at;
        }
        at = next;
      }
    }
    return at;
  }

  int stepBack(int at) {
    int before = at - 1;
    if (unicode) {
      while (Utf8.isContinuation(bytes[before])) {
        before--;
      }
    }
    return before;
  }

  int back(int at, int count) {
    int place = at;
    for (int left = count; left > 0; left--) {
      if (place <= first) {
        return -1;
      }
      place = stepBack(place);
    }
    return place;
  }

  int lineEnd(CharTest test, int at) {
    return isPair(at) ? at + 2 : step(test, at);
  }

  boolean isPair(int at) {
    return at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
  }

  int cluster(int at) {
    return unicode ? Graphemes.next(bytes, at, end) : isPair(at) ? at + 2 : at + 1;
  }

  int repeated(int from, int to, boolean caseless, int at) {
    int length = to - from;
    if (!caseless) {
      boolean same = end - at >= length && Arrays.equals(bytes, from, to, bytes, at, at + length);
      return same ? at + length : -1;
    }
    int here = at;
    for (int there = from; there < to; ) {
      if (here >= end || !isSameLetter(point(there), point(here))) {
        return -1;
      }
      there += width(bytes[there]);
      here += width(bytes[here]);
    }
    return here;
  }

  int point(int at) {
    return unicode ? Utf8.decode(bytes, at, end) : bytes[at] & 0xff;
  }

  private static boolean isSameLetter(int left, int right) {
    if (left == right) {
      return true;
    }
    for (int other : OtherCases.all(left)) {
      if (other == right) {
        return true;
      }
    }
    return false;
  }

  int indexOf(int octet, int start) {
    return ByteSearch.indexOf(bytes, (byte) octet, start, end);
  }

  int skipTo(boolean[] firstBytes, int start) {
    int at = start;
    while (at < end && !firstBytes[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }
}
