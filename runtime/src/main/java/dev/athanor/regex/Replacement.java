package dev.athanor.regex;

import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/** The text that {@code :re.replace} puts in place of a match: {@code &} is the match, {@code \1}, {@code \g1} and {@code \g{1}} are groups. */
final class Replacement {
  /** Text, or a group where {@code text} is {@code null}. */
  private record Piece(Bitstring text, int group) {}

  private final List<Piece> pieces = new ArrayList<>();

  Replacement(Bitstring source) {
    int end = source.offset + source.size;
    int start = source.offset;
    int at = start;
    while (at < end) {
      int c = source.bytes[at];
      int next = at + 1 < end ? source.bytes[at + 1] : 0;
      if (c == '&') {
        addText(source, start, at);
        pieces.add(new Piece(null, 0));
        start = ++at;
      } else if (c == '\\' && isReference(source, at)) {
        addText(source, start, at);
        at = start = addReference(source, at + 1);
      } else if (c == '\\' && (next == '&' || next == '\\')) {
        addText(source, start, at);
        start = at + 1;
        at += 2;
      } else {
        at++;
      }
    }
    addText(source, start, end);
  }

  private static boolean isReference(Bitstring source, int backslash) {
    int end = source.offset + source.size;
    int at = backslash + 1;
    if (at < end && source.bytes[at] == 'g') {
      at++;
      if (at < end && source.bytes[at] == '{') {
        int close = skipDigits(source, at + 1);
        return close > at + 1 && close < end && source.bytes[close] == '}';
      }
    }
    return at < end && PatternReader.isDigit(source.bytes[at]);
  }

  private static int skipDigits(Bitstring source, int from) {
    int at = from;
    while (at < source.offset + source.size && PatternReader.isDigit(source.bytes[at])) {
      at++;
    }
    return at;
  }

  private int addReference(Bitstring source, int from) {
    int at = source.bytes[from] == 'g' ? from + 1 : from;
    boolean braced = source.bytes[at] == '{';
    int digits = braced ? at + 1 : at;
    int end = skipDigits(source, digits);
    long number = 0;
    for (int i = digits; i < end; i++) {
      number = Math.min(number * 10 + source.bytes[i] - '0', Integer.MAX_VALUE);
    }
    pieces.add(new Piece(null, (int) number));
    return braced ? end + 1 : end;
  }

  private void addText(Bitstring source, int from, int to) {
    if (to > from) {
      pieces.add(new Piece(Utf8.part(source, from, to), 0));
    }
  }

  /** The text for a match, as a list of its pieces. */
  Object of(Bitstring subject, int[] match) {
    var list = new ListBuilder();
    for (var piece : pieces) {
      list.add(piece.text != null ? piece.text : group(subject, match, piece.group));
    }
    return list.toList();
  }

  /** What a group captured; the empty binary where it is not set. */
  static Bitstring group(Bitstring subject, int[] match, int group) {
    if (group >= match.length / 2 || match[2 * group] < 0) {
      return Bitstring.EMPTY;
    }
    return Utf8.part(subject, subject.offset + match[2 * group], subject.offset + match[2 * group + 1]);
  }
}
