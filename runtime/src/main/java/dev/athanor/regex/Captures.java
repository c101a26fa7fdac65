package dev.athanor.regex;

import dev.athanor.regex.RunOptions.Type;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.text.CharData;
import dev.athanor.text.Utf8;
import java.util.List;

/** Gives matches to programs in the form they asked for. */
final class Captures {
  private static final Tuple2 UNSET = new Tuple2(-1L, 0L);

  private final CompiledPattern pattern;
  private final Bitstring subject;
  private final Object spec;
  private final Type type;

  Captures(CompiledPattern pattern, Bitstring subject, Object spec, Type type) {
    this.pattern = pattern;
    this.subject = subject;
    this.spec = spec;
    this.type = type;
  }

  /** Whether nothing but the fact of the match is asked for. */
  boolean areNone() {
    return spec == RunOptions.NONE
        || spec == EmptyList.EMPTY
        || spec == RunOptions.ALL_NAMES && pattern.names().isEmpty();
  }

  /** The captures of a match as a list. */
  Object of(int[] match) {
    if (spec == RunOptions.ALL) {
      return range(match, 0, match.length / 2);
    }
    if (spec == RunOptions.ALL_BUT_FIRST) {
      return range(match, 1, match.length / 2);
    }
    if (spec == RunOptions.FIRST) {
      return range(match, 0, 1);
    }
    var list = new ListBuilder();
    if (spec == RunOptions.ALL_NAMES) {
      pattern.names().values().forEach(numbers -> list.add(firstSet(match, numbers)));
    } else {
      for (var id : Lists.toJava(spec)) {
        list.add(byId(match, id));
      }
    }
    return list.toList();
  }

  /** Whether everything that is asked for by name or number is a name or number. */
  boolean areValid() {
    return !(Lists.isProper(spec)) || Lists.toJava(spec).stream().allMatch(Captures::isId);
  }

  private static boolean isId(Object id) {
    return id instanceof Long || id instanceof Atom || CharData.toBinary(id, true) != null;
  }

  private Object range(int[] match, int from, int end) {
    var list = new ListBuilder();
    for (int i = from; i < end; i++) {
      list.add(group(match, i));
    }
    return list.toList();
  }

  private Object byId(int[] match, Object id) {
    if (id instanceof Long number) {
      return group(match, number >= 0 && number < match.length / 2 ? (int) (long) number : match.length);
    }
    var name = id instanceof Atom atom ? atom.name() : CharData.toBinary(id, true).text();
    var numbers = pattern.names().get(name);
    return numbers == null ? group(match, match.length) : firstSet(match, numbers);
  }

  private Object firstSet(int[] match, List<Integer> numbers) {
    for (int number : numbers) {
      if (number < match.length / 2 && match[2 * number] >= 0) {
        return group(match, number);
      }
    }
    return group(match, match.length);
  }

  /** One group; a number that the match does not have is one that is not set. */
  private Object group(int[] match, int number) {
    boolean set = number < match.length / 2 && match[2 * number] >= 0;
    int from = set ? match[2 * number] : 0;
    int end = set ? match[2 * number + 1] : 0;
    return switch (type) {
      case INDEX -> set ? new Tuple2((long) from, (long) (end - from)) : UNSET;
      case BINARY -> part(from, end);
      case LIST -> charlist(from, end);
    };
  }

  private Bitstring part(int from, int end) {
    return Utf8.part(subject, subject.offset + from, subject.offset + Math.max(from, end));
  }

  private Object charlist(int from, int end) {
    return charlist(subject, from, end, pattern.options().unicode());
  }

  /** Bytes of a binary as a list: of code points, or of bytes. */
  static Object charlist(Bitstring text, int from, int end, boolean unicode) {
    var list = new ListBuilder();
    int last = text.offset + end;
    for (int at = text.offset + from; at < last; ) {
      int point = unicode ? Utf8.decode(text.bytes, at, last) : text.bytes[at] & 0xff;
      list.add((long) point);
      at += unicode ? Utf8.width(point) : 1;
    }
    return list.toList();
  }
}
