package dev.athanor.regex;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.text.CharData;
import dev.athanor.text.Utf8;
import java.util.List;

/** {@code :re}: compiling and running. */
@BifModule("re")
public final class ReBifs {
  private static final Atom MATCH = Atom.of("match");
  private static final Atom NOMATCH = Atom.of("nomatch");
  private static final Atom NAMELIST = Atom.of("namelist");
  private static final Atom COMPILE = Atom.of("compile");
  private static final Atom MATCH_LIMIT = Atom.of("match_limit");
  private static final Atom MATCH_LIMIT_RECURSION = Atom.of("match_limit_recursion");
  private static final Bitstring VERSION = Bitstring.of("8.45 2021-06-15");

  private ReBifs() {}

  /** The version of PCRE whose syntax this is. */
  @Bif
  public static Object version() {
    return VERSION;
  }

  /** {@code {:ok, pattern}} or {@code {:error, {text, offset}}}. */
  @Bif
  public static Object compile(Object source) {
    return compile(source, EmptyList.EMPTY);
  }

  /** As {@link #compile(Object)}, with options. */
  @Bif
  public static Object compile(Object source, Object options) {
    var known = PatternOptions.of(options);
    var text = known == null ? null : CharData.toBinary(source, known.unicode());
    if (text == null) {
      throw BadArgument.stdlib("re", "compile", source, options);
    }
    if (known.unicode() && !isUtf8(text)) {
      return Tuple.of(Atoms.ERROR, Tuple.of(charlist("invalid UTF-8 string"), (long) validSize(text)));
    }
    var bytes = text.toBytes();
    try {
      return Tuple.of(Atoms.OK, CompiledPattern.compile(bytes, known).toTerm());
    } catch (PatternError error) {
      return Tuple.of(Atoms.ERROR, toTerm(error));
    }
  }

  private static Object toTerm(PatternError error) {
    return Tuple.of(charlist(error.getMessage()), (long) error.offset());
  }

  private static Object charlist(String ascii) {
    var list = new ListBuilder();
    ascii.chars().forEach(c -> list.add((long) c));
    return list.toList();
  }

  /** The source's bytes, or {@code null} where it is none. */
  private static byte[] source(Object source, PatternOptions options) {
    var text = CharData.toBinary(source, options.unicode());
    return text == null || options.unicode() && !isUtf8(text) ? null : text.toBytes();
  }

  /** What is known of a compiled pattern; only its {@code namelist}. */
  @Bif
  public static Object inspect(Object pattern, Object item) {
    var compiled = CompiledPattern.of(pattern);
    if (compiled == null || item != NAMELIST) {
      throw BadArgument.stdlib("re", "inspect", pattern, item);
    }
    var names = compiled.names().keySet().stream().map(Bitstring::of).toList();
    return Tuple.of(NAMELIST, Lists.of(names));
  }

  /** {@code {:match, captures}} or {@code :nomatch}. */
  @Bif
  public static Object run(Process self, Object subject, Object pattern) {
    return run(self, subject, pattern, EmptyList.EMPTY);
  }

  /** As {@link #run(Process, Object, Object)}, with options. */
  @Bif
  public static Object run(Process self, Object subject, Object pattern, Object options) {
    var known = RunOptions.of(options);
    if (known == null || known.group || known.trim || known.returns || known.parts > 0) {
      throw badRun(subject, pattern, options);
    }
    CompiledPattern compiled;
    try {
      compiled = compiled(pattern, known);
    } catch (PatternError error) {
      if (known.reportErrors) {
        return Tuple.of(Atoms.ERROR, Tuple.of(COMPILE, toTerm(error)));
      }
      throw badRun(subject, pattern, options);
    }
    var text = compiled == null ? null : subject(subject, compiled.options().unicode());
    if (text == null || !isBorder(text, known.offset, compiled.options().unicode())) {
      throw badRun(subject, pattern, options);
    }
    var captures = new Captures(compiled, text, known.captured, known.type);
    if (!captures.areValid()) {
      throw badRun(subject, pattern, options);
    }
    known.anchored |= compiled.options().has(PatternOptions.ANCHORED);
    return run(new Run(compiled, text, known, self), captures, known);
  }

  /** The subject as a binary, valid UTF-8 if {@code unicode} is set; {@code null} where it is none. */
  static Bitstring subject(Object subject, boolean unicode) {
    var text = CharData.toBinary(subject, unicode);
    return text != null && unicode && !isUtf8(text) ? null : text;
  }

  private static boolean isUtf8(Bitstring text) {
    return validSize(text) == text.size;
  }

  private static int validSize(Bitstring text) {
    return Utf8.validEnd(text.bytes, text.offset, text.offset + text.size) - text.offset;
  }

  private static boolean isBorder(Bitstring text, long offset, boolean unicode) {
    return offset <= text.size
        && !(unicode && offset < text.size && Utf8.isContinuation(text.bytes[text.offset + (int) offset]));
  }

  private static Object run(Run run, Captures captures, RunOptions options) {
    var matches = options.global ? run.all((int) options.offset) : first(run, options);
    return switch (run.outcome()) {
      case STEP_LIMIT -> limit(options, MATCH_LIMIT);
      case DEPTH_LIMIT -> limit(options, MATCH_LIMIT_RECURSION);
      case MATCH, NO_MATCH -> matches.isEmpty() ? NOMATCH : matched(matches, captures, options.global);
    };
  }

  private static Object limit(RunOptions options, Atom limit) {
    return options.reportErrors ? Tuple.of(Atoms.ERROR, limit) : NOMATCH;
  }

  private static List<int[]> first(Run run, RunOptions options) {
    var match = run.first((int) options.offset);
    return match == null ? List.of() : List.of(match);
  }

  private static Object matched(List<int[]> matches, Captures captures, boolean global) {
    if (captures.areNone()) {
      return MATCH;
    }
    if (!global) {
      return Tuple.of(MATCH, captures.of(matches.getFirst()));
    }
    var list = new ListBuilder();
    matches.forEach(match -> list.add(captures.of(match)));
    return Tuple.of(MATCH, list.toList());
  }

  /** The compiled pattern, or one compiled with the options from a source; {@code null} where it is neither. */
  static CompiledPattern compiled(Object pattern, RunOptions options) {
    var known = CompiledPattern.of(pattern);
    if (known != null) {
      return options.compiles ? null : known;
    }
    var bytes = source(pattern, options.compile);
    return bytes == null ? null : CompiledPattern.compile(bytes, options.compile);
  }

  private static ErlangException badRun(Object subject, Object pattern, Object options) {
    return BadArgument.stdlib("re", "run", subject, pattern, options);
  }
}
