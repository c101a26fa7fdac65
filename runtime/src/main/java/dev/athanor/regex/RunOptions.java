package dev.athanor.regex;

import dev.athanor.regex.PatternOptions.Newline;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/** The options of {@code :re.run/3}, {@code :re.replace/4} and {@code :re.split/3}. */
final class RunOptions {
  /** What a capture is given as. */
  enum Type {
    /** Offset and length. */
    INDEX,
    /** A charlist. */
    LIST,
    /** A binary. */
    BINARY
  }

  /** How many steps back a run may take: PCRE's own default. */
  private static final long DEFAULT_LIMIT = 10_000_000;


  static final Atom ALL = Atom.of("all");
  static final Atom ALL_BUT_FIRST = Atom.of("all_but_first");
  static final Atom ALL_NAMES = Atom.of("all_names");
  static final Atom FIRST = Atom.of("first");
  static final Atom NONE = Atom.of("none");

  private static final Atom ANCHORED = Atom.of("anchored");
  private static final Atom CAPTURE = Atom.of("capture");
  private static final Atom INDEX = Atom.of("index");
  private static final Atom LIST = Atom.of("list");
  private static final Atom BINARY = Atom.of("binary");
  private static final Atom IODATA = Atom.of("iodata");

  PatternOptions compile = PatternOptions.NONE;
  boolean compiles;
  boolean global;
  boolean anchored;
  boolean reportErrors;
  boolean group;
  boolean trim;
  boolean iodata = true;
  boolean captures;
  boolean returns;

  /** Whether {@code parts} is 0, which is another way to say {@code trim}. */
  boolean noParts;
  long offset;
  long limit = DEFAULT_LIMIT;
  long parts;
  Object captured = ALL;
  Type type = Type.INDEX;
  boolean notBol;
  boolean notEol;
  boolean notEmpty;
  boolean notEmptyAtStart;

  /** What ends a line instead of what the pattern says, or {@code null}. */
  Newline newline;

  private RunOptions() {}

  /** The options of a list, or {@code null} where something in it is none. */
  static RunOptions of(Object list) {
    var options = new RunOptions();
    var rest = list;
    while (rest instanceof Cons cell) {
      if (!options.add(cell.head)) {
        return null;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? options : null;
  }

  private boolean add(Object option) {
    return switch (option) {
      case Atom name -> addFlag(name);
      case Tuple2 pair -> addPair(pair);
      case Tuple3 triple -> triple.e0 == CAPTURE && capture(triple.e1) && captureType(triple.e2);
      default -> false;
    };
  }

  private boolean addFlag(Atom name) {
    switch (name.name()) {
      case "global" -> global = true;
      case "report_errors" -> reportErrors = true;
      case "group" -> group = true;
      case "trim" -> trim = true;
      case "notbol" -> notBol = true;
      case "noteol" -> notEol = true;
      case "notempty" -> notEmpty = true;
      case "notempty_atstart" -> notEmptyAtStart = true;
      default -> {
        anchored |= name == ANCHORED;
        return addCompileOption(name, name != ANCHORED && !name.name().startsWith("bsr_"));
      }
    }
    return true;
  }

  private boolean addCompileOption(Object option, boolean onlyCompiles) {
    var more = compile.plus(option);
    if (more == null) {
      return false;
    }
    compile = more;
    compiles |= onlyCompiles;
    return true;
  }

  private boolean addPair(Tuple2 pair) {
    var value = pair.e1;
    return switch (pair.e0 instanceof Atom name ? name.name() : "") {
      case "capture" -> capture(value);
      case "offset" -> value instanceof Long number && number >= 0 && setOffset(number);
      case "match_limit" -> value instanceof Long number && number >= 0 && setLimit(number);
      case "match_limit_recursion" -> value instanceof Long number && number >= 0;
      case "newline" -> addCompileOption(pair, false) && setNewline(compile.newline());
      case "return" -> returns(value);
      case "parts" -> parts(value);
      default -> false;
    };
  }

  private boolean setOffset(long number) {
    offset = number;
    return true;
  }

  private boolean setLimit(long number) {
    limit = number;
    return true;
  }

  private boolean setNewline(Newline changed) {
    newline = changed;
    return true;
  }

  private boolean parts(Object value) {
    if (value instanceof Long number && number >= 0) {
      parts = number;
      noParts = number == 0;
      return true;
    }
    return value == Atoms.INFINITY;
  }

  private boolean returns(Object value) {
    iodata = value == IODATA;
    returns = true;
    return iodata || captureType(value) && type != Type.INDEX;
  }

  private boolean capture(Object spec) {
    captured = spec;
    captures = true;
    return spec == ALL
        || spec == ALL_BUT_FIRST
        || spec == ALL_NAMES
        || spec == FIRST
        || spec == NONE
        || Lists.isProper(spec);
  }

  private boolean captureType(Object name) {
    if (name == INDEX) {
      type = Type.INDEX;
    } else if (name == LIST) {
      type = Type.LIST;
    } else if (name == BINARY) {
      type = Type.BINARY;
    } else {
      return false;
    }
    return true;
  }
}
