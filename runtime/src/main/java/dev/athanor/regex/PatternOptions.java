package dev.athanor.regex;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple2;
import java.util.Map;

/**
 * The options a pattern is compiled with.
 *
 * @param flags the sum of the constants here
 * @param newline what ends a line
 */
public record PatternOptions(int flags, Newline newline) {
  /** What ends a line. */
  public enum Newline {
    /** Line feed. */
    LF,
    /** Carriage return. */
    CR,
    /** Both in a row. */
    CRLF,
    /** Any of the three above. */
    ANYCRLF,
    /** Any of Unicode's line ends. */
    ANY
  }

  static final int CASELESS = 1;
  static final int MULTILINE = 1 << 1;
  static final int DOTALL = 1 << 2;
  static final int EXTENDED = 1 << 3;
  static final int UNGREEDY = 1 << 4;
  static final int DUPNAMES = 1 << 5;
  static final int EXTRA = 1 << 6;
  static final int UNICODE = 1 << 7;
  static final int UCP = 1 << 8;
  static final int ANCHORED = 1 << 9;
  static final int DOLLAR_ENDONLY = 1 << 10;
  static final int FIRSTLINE = 1 << 11;
  static final int NO_AUTO_CAPTURE = 1 << 12;
  static final int BSR_ANYCRLF = 1 << 13;
  static final int NEVER_UTF = 1 << 14;

  /** Options of Erlang that are a flag; 0 for those that need no care here. */
  private static final Map<Atom, Integer> FLAGS =
      Map.ofEntries(
          Map.entry(Atom.of("caseless"), CASELESS),
          Map.entry(Atom.of("multiline"), MULTILINE),
          Map.entry(Atom.of("dotall"), DOTALL),
          Map.entry(Atom.of("extended"), EXTENDED),
          Map.entry(Atom.of("ungreedy"), UNGREEDY),
          Map.entry(Atom.of("dupnames"), DUPNAMES),
          Map.entry(Atom.of("unicode"), UNICODE),
          Map.entry(Atom.of("ucp"), UCP),
          Map.entry(Atom.of("anchored"), ANCHORED),
          Map.entry(Atom.of("dollar_endonly"), DOLLAR_ENDONLY),
          Map.entry(Atom.of("firstline"), FIRSTLINE),
          Map.entry(Atom.of("no_auto_capture"), NO_AUTO_CAPTURE),
          Map.entry(Atom.of("bsr_anycrlf"), BSR_ANYCRLF),
          Map.entry(Atom.of("never_utf"), NEVER_UTF),
          Map.entry(Atom.of("bsr_unicode"), 0),
          Map.entry(Atom.of("no_start_optimize"), 0),
          Map.entry(Atom.of("export"), 0));

  private static final Atom NEWLINE = Atom.of("newline");
  private static final Map<Atom, Newline> NEWLINES =
      Map.of(
          Atom.of("lf"), Newline.LF,
          Atom.of("cr"), Newline.CR,
          Atom.of("crlf"), Newline.CRLF,
          Atom.of("anycrlf"), Newline.ANYCRLF,
          Atom.of("any"), Newline.ANY);

  /** No options. */
  static final PatternOptions NONE = new PatternOptions(0, Newline.LF);

  /** The options of a list, or {@code null} where something in it is none. */
  static PatternOptions of(Object list) {
    var options = NONE;
    var rest = list;
    while (rest instanceof Cons cell) {
      options = options.plus(cell.head);
      if (options == null) {
        return null;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? options : null;
  }

  /** With one more option, or {@code null} where it is none. */
  PatternOptions plus(Object option) {
    if (option instanceof Atom atom) {
      var flag = FLAGS.get(atom);
      return flag == null ? null : new PatternOptions(flags | flag, newline);
    }
    if (option instanceof Tuple2 pair && pair.e0 == NEWLINE) {
      var changed = pair.e1 instanceof Atom name ? NEWLINES.get(name) : null;
      return changed == null ? null : new PatternOptions(flags, changed);
    }
    return null;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  PatternOptions with(int flag) {
    return new PatternOptions(flags | flag, newline);
  }

  PatternOptions with(Newline changed) {
    return new PatternOptions(flags, changed);
  }

  boolean unicode() {
    return has(UNICODE);
  }

  /** One of the atoms {@code true} and {@code false} for {@code :re.inspect} and the like. */
  static Object atom(boolean value) {
    return value ? Atoms.TRUE : Atoms.FALSE;
  }
}
