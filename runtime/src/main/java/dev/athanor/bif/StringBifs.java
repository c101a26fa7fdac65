package dev.athanor.bif;

import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.text.Graphemes;
import dev.athanor.text.Needles;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import dev.athanor.text.Whitespace;

/**
 * {@code :elixir_string}, characters: what {@code String} does by walking over code points and grapheme clusters. Java because
 * these are the hottest loops of text programs. Callers have checked that strings are binaries and positions integers.
 */
@BifModule("elixir_string")
public final class StringBifs {
  private StringBifs() {}

  /** How many grapheme clusters. */
  @Bif
  public static Object length(Object string) {
    var text = Utf8.aligned(string);
    return (long) Graphemes.count(text.bytes, text.offset, text.offset + text.size);
  }

  /** The grapheme clusters. */
  @Bif
  public static Object graphemes(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    var list = new ListBuilder();
    for (int at = text.offset; at < end; ) {
      int next = Graphemes.next(text.bytes, at, end);
      list.add(Utf8.part(text, at, next));
      at = next;
    }
    return list.toList();
  }

  /** The code points as strings; a byte that belongs to no valid sequence stands alone. */
  @Bif
  public static Object codepoints(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    var list = new ListBuilder();
    for (int at = text.offset; at < end; ) {
      int next = at + Utf8.width(Utf8.decode(text.bytes, at, end));
      list.add(Utf8.part(text, at, next));
      at = next;
    }
    return list.toList();
  }

  /** How many bytes the first {@code count} grapheme clusters take; all bytes where there are fewer. */
  @Bif
  public static Object byteOffset(Object string, Object count) {
    var text = Utf8.aligned(string);
    return (long) (skip(text, count) - text.offset);
  }

  /** The index in bytes where the last grapheme cluster begins; the string is not empty. */
  @Bif
  public static Object lastOffset(Object string) {
    var text = Utf8.aligned(string);
    return (long) (Graphemes.lastStart(text.bytes, text.offset, text.offset + text.size) - text.offset);
  }

  /** The grapheme cluster at a position from 0 on, or {@code nil}. */
  @Bif
  public static Object at(Object string, Object position) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    int at = skip(text, position);
    return at < end ? Utf8.part(text, at, Graphemes.next(text.bytes, at, end)) : Atoms.NIL;
  }

  /** {@code count} grapheme clusters from a position on, or as many as there are. */
  @Bif
  public static Object slice(Object string, Object start, Object count) {
    var text = Utf8.aligned(string);
    int from = skip(text, start);
    int end = Graphemes.skip(text.bytes, from, text.offset + text.size, saturated(count));
    return Utf8.part(text, from, end);
  }

  /** {@code size} bytes from {@code start} on, without the rest of a sequence before them and without a sequence cut off at their end. */
  @Bif
  public static Object byteSlice(Object string, Object start, Object size) {
    var text = Utf8.aligned(string);
    int last = text.offset + text.size;
    int from = text.offset + (int) (long) start;
    while (from < last && Utf8.isContinuation(text.bytes[from])) {
      from++;
    }
    int end = (int) Math.min(last, from + saturated(size));
    return Utf8.part(text, from, Utf8.wholeEnd(text.bytes, from, end));
  }

  private static int skip(Bitstring text, Object count) {
    return Graphemes.skip(text.bytes, text.offset, text.offset + text.size, saturated(count));
  }

  /** The integer as a count of characters: what does not fit is more than any string has. */
  private static long saturated(Object integer) {
    return integer instanceof Long small ? small : Long.MAX_VALUE;
  }

  /** The grapheme clusters in reverse. Wrong bytes stay where they are, and what is between them is reversed by itself. */
  @Bif
  public static Object reverse(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    var reversed = new byte[text.size];
    int at = text.offset;
    while (at < end) {
      int valid = Utf8.validEnd(text.bytes, at, end);
      reverse(text.bytes, at, valid, reversed, at - text.offset);
      for (at = valid; at < end && Utf8.decode(text.bytes, at, end) < 0; at++) {
        reversed[at - text.offset] = text.bytes[at];
      }
    }
    return Bitstring.of(reversed);
  }

  private static void reverse(byte[] bytes, int from, int end, byte[] target, int start) {
    int to = start + end - from;
    for (int at = from; at < end; ) {
      int next = Graphemes.next(bytes, at, end);
      to -= next - at;
      if (next - at == 1) {
        target[to] = bytes[at];
      } else {
        System.arraycopy(bytes, at, target, to, next - at);
      }
      at = next;
    }
  }

  /** Whether it is valid UTF-8. */
  @Bif
  public static boolean valid(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    return Utf8.validEnd(text.bytes, text.offset, end) == end;
  }

  /** The string with every longest wrong sequence replaced: a cut-off sequence as a whole, any other wrong byte alone. */
  @Bif
  public static Object replaceInvalid(Object string, Object replacement) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    int at = text.offset;
    int valid = Utf8.validEnd(text.bytes, at, end);
    if (valid == end) {
      return string;
    }
    var mark = Utf8.aligned(replacement);
    var out = new Utf8Builder(text.size + mark.size);
    while (valid < end) {
      out.add(text.bytes, at, valid).add(mark);
      at = Utf8.invalidEnd(text.bytes, valid, end);
      valid = Utf8.validEnd(text.bytes, at, end);
    }
    return out.add(text.bytes, at, end).toBinary();
  }

  /** The words: parts between white space, none of them empty. */
  @Bif
  public static Object words(Object string) {
    var text = Utf8.aligned(string);
    var bytes = text.bytes;
    int end = text.offset + text.size;
    var list = new ListBuilder();
    int start = text.offset;
    for (int at = text.offset; at < end; ) {
      int point = Utf8.decode(bytes, at, end);
      int next = at + Utf8.width(point);
      if (Whitespace.parts(point)) {
        if (at > start) {
          list.add(Utf8.part(text, start, at));
        }
        start = next;
      }
      at = next;
    }
    return end > start ? list.add(Utf8.part(text, start, end)).toList() : list.toList();
  }

  /** The string without white space at both ends. */
  @Bif
  public static Object trim(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    int from = Whitespace.skip(text.bytes, text.offset, end);
    return part(string, text, from, Whitespace.skipBack(text.bytes, from, end));
  }

  /** The string without white space at its beginning. */
  @Bif
  public static Object trimLeading(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    return part(string, text, Whitespace.skip(text.bytes, text.offset, end), end);
  }

  /** The string without white space at its end. */
  @Bif
  public static Object trimTrailing(Object string) {
    var text = Utf8.aligned(string);
    return part(string, text, text.offset, Whitespace.skipBack(text.bytes, text.offset, text.offset + text.size));
  }

  private static Object part(Object whole, Bitstring text, int from, int end) {
    return end - from == text.size ? whole : Utf8.part(text, from, end);
  }

  /** How many bytes the copies of a non-empty part at the string's beginning take. */
  @Bif
  public static Object leadingCopies(Object string, Object part) {
    var text = Utf8.aligned(string);
    var copy = Utf8.aligned(part);
    int at = 0;
    while (startsWith(text, at, copy)) {
      at += copy.size;
    }
    return (long) at;
  }

  /** How many bytes the copies of a non-empty part at the string's end take. */
  @Bif
  public static Object trailingCopies(Object string, Object part) {
    var text = Utf8.aligned(string);
    var copy = Utf8.aligned(part);
    int at = text.size;
    while (at >= copy.size && startsWith(text, at - copy.size, copy)) {
      at -= copy.size;
    }
    return (long) (text.size - at);
  }

  private static boolean startsWith(Bitstring text, int at, Bitstring part) {
    return Needles.startsWith(text.bytes, text.offset + at, text.offset + text.size, part);
  }

  /** The list of the code points of a valid string as integers; the atom {@code nil} for an invalid one. */
  @Bif
  public static Object charlist(Object string) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    var list = new ListBuilder();
    for (int at = text.offset; at < end; ) {
      int point = Utf8.decode(text.bytes, at, end);
      if (point < 0) {
        return Atoms.NIL;
      }
      list.add((long) point);
      at += Utf8.width(point);
    }
    return list.toList();
  }
}
