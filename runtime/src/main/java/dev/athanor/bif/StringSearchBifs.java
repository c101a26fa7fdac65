package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.text.Needles;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code :elixir_string}, searching: a pattern is a non-empty binary or a list of such; anything else raises what {@code
 * :binary} raises. Java because splitting and replacing are the hottest loops of text programs.
 */
@BifModule("elixir_string")
public final class StringSearchBifs {
  private StringSearchBifs() {}

  /** The parts between all matches. */
  @Bif
  public static Object split(Object string, Object pattern) {
    var text = Utf8.aligned(string);
    var needles = needles("split", string, pattern);
    int end = text.offset + text.size;
    int start = text.offset;
    var list = new ListBuilder();
    if (needles != null) {
      for (int at = needles.find(text.bytes, start, end); at >= 0; at = needles.find(text.bytes, start, end)) {
        list.add(Utf8.part(text, start, at));
        start = needles.matchEnd();
      }
    }
    return list.add(Utf8.part(text, start, end)).toList();
  }

  /** As {@link #split(Object, Object)}, without empty parts. */
  @Bif
  public static Object splitTrim(Object string, Object pattern) {
    var text = Utf8.aligned(string);
    var needles = needles("split", string, pattern);
    int end = text.offset + text.size;
    int start = text.offset;
    var list = new ListBuilder();
    if (needles != null) {
      for (int at = needles.find(text.bytes, start, end); at >= 0; at = needles.find(text.bytes, start, end)) {
        if (at > start) {
          list.add(Utf8.part(text, start, at));
        }
        start = needles.matchEnd();
      }
    }
    return end > start ? list.add(Utf8.part(text, start, end)).toList() : list.toList();
  }

  /** {@code {index, length}} in bytes of the first match in a list, or {@code []}. */
  @Bif
  public static Object firstMatch(Object string, Object pattern) {
    var text = Utf8.aligned(string);
    var needles = needles("match", string, pattern);
    int at = needles == null ? -1 : needles.find(text.bytes, text.offset, text.offset + text.size);
    return at < 0 ? EmptyList.EMPTY : Lists.of(place(text, at, needles));
  }

  /** {@code {index, length}} in bytes of all matches. */
  @Bif
  public static Object matches(Object string, Object pattern) {
    var text = Utf8.aligned(string);
    var needles = needles("matches", string, pattern);
    var list = new ListBuilder();
    int end = text.offset + text.size;
    for (int at = needles == null ? -1 : needles.find(text.bytes, text.offset, end); at >= 0; ) {
      list.add(place(text, at, needles));
      at = needles.find(text.bytes, needles.matchEnd(), end);
    }
    return list.toList();
  }

  private static Object place(Bitstring text, int at, Needles needles) {
    return new Tuple2((long) (at - text.offset), (long) (needles.matchEnd() - at));
  }

  /** How many matches. */
  @Bif
  public static Object count(Object string, Object pattern) {
    var text = Utf8.aligned(string);
    var needles = needles("matches", string, pattern);
    long count = 0;
    int end = text.offset + text.size;
    for (int at = needles == null ? -1 : needles.find(text.bytes, text.offset, end); at >= 0; count++) {
      at = needles.find(text.bytes, needles.matchEnd(), end);
    }
    return count;
  }

  /** Whether there is a match. */
  @Bif
  public static boolean contains(Object string, Object pattern) {
    var text = Utf8.aligned(string);
    var needles = needles("match", string, pattern);
    return needles != null && needles.find(text.bytes, text.offset, text.offset + text.size) >= 0;
  }

  /** The string with all matches, or the first only, replaced. */
  @Bif
  public static Object replace(Object string, Object pattern, Object replacement, Object global) {
    var text = Utf8.aligned(string);
    var needles = needles("replace", string, pattern, replacement);
    int end = text.offset + text.size;
    int start = text.offset;
    int at = needles == null ? -1 : needles.find(text.bytes, start, end);
    if (at < 0) {
      return string;
    }
    var insertion = Utf8.aligned(replacement);
    var out = new Utf8Builder(text.size + insertion.size);
    boolean all = global == Atoms.TRUE;
    while (at >= 0) {
      out.add(text.bytes, start, at).add(insertion);
      start = needles.matchEnd();
      at = all ? needles.find(text.bytes, start, end) : -1;
    }
    return out.add(text.bytes, start, end).toBinary();
  }

  /** Whether the string begins with the part. */
  @Bif
  public static boolean startsWith(Object string, Object part) {
    var text = Utf8.aligned(string);
    return Needles.startsWith(text.bytes, text.offset, text.offset + text.size, Utf8.aligned(part));
  }

  /** Whether the string ends with the part. */
  @Bif
  public static boolean endsWith(Object string, Object part) {
    var text = Utf8.aligned(string);
    var ending = Utf8.aligned(part);
    int end = text.offset + text.size;
    return ending.size <= text.size && Needles.startsWith(text.bytes, end - ending.size, end, ending);
  }

  /** What to look for; {@code null} for the pattern {@code []}, which never matches. */
  private static Needles needles(
      String function, Object string, Object pattern, Object... more) {
    if (pattern instanceof Bitstring one && one.tail == 0 && one.size > 0) {
      return Needles.of(Utf8.aligned(one));
    }
    if (pattern == EmptyList.EMPTY) {
      return null;
    }
    var several = pattern instanceof Cons ? Lists.toArray(pattern) : null;
    if (several == null) {
      throw invalid(function, string, pattern, more);
    }
    var needles = new Bitstring[several.length];
    for (int i = 0; i < several.length; i++) {
      if (!(several[i] instanceof Bitstring one && one.tail == 0 && one.size > 0)) {
        throw invalid(function, string, pattern, more);
      }
      needles[i] = Utf8.aligned(several[i]);
    }
    return Needles.of(needles);
  }

  private static ErlangException invalid(String function, Object string, Object pattern, Object[] more) {
    var arguments = new ArrayList<Object>(List.of(string, pattern));
    arguments.addAll(List.of(more));
    arguments.add(EmptyList.EMPTY);
    return BadArgument.stdlib("binary", function, arguments.toArray());
  }
}
