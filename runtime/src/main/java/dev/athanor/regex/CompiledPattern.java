package dev.athanor.regex;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pattern ready to run. To programs it is {@code {:re_pattern, groups, unicode, use_crlf, binary}}; the binary holds the options and the
 * source, so that it can be a literal in compiled code, and is what {@link #of} finds the compiled pattern by.
 */
final class CompiledPattern {
  private static final Atom RE_PATTERN = Atom.of("re_pattern");

  /** "ERCP", which PCRE's own compiled patterns begin with as well. */
  private static final byte[] MAGIC = {'E', 'R', 'C', 'P'};

  private static final int HEADER = MAGIC.length + 5;

  /** How many compiled patterns are kept; programs that make ever new ones start over at that number. */
  private static final int MOST_KEPT = 4096;

  private static final ConcurrentHashMap<Bitstring, CompiledPattern> KEPT = new ConcurrentHashMap<>();

  private final Bitstring code;
  private final PatternParser.Parsed parsed;
  private final Program program;

  /** The programs for other line ends than the pattern's own. */
  private final Map<PatternOptions.Newline, Program> others = new ConcurrentHashMap<>();

  private CompiledPattern(Bitstring code, PatternParser.Parsed parsed) {
    this.code = code;
    this.parsed = parsed;
    this.program = Assembler.assemble(parsed, parsed.options().newline());
  }

  /** Compiles the source; raises {@link PatternError}. */
  static CompiledPattern compile(byte[] source, PatternOptions options) {
    var code = encode(source, options);
    var kept = KEPT.get(code);
    return kept != null ? kept : keep(new CompiledPattern(code, PatternParser.parse(source, options)));
  }

  private static CompiledPattern keep(CompiledPattern pattern) {
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    KEPT.put(pattern.code, pattern);
    return pattern;
  }

  private static Bitstring encode(byte[] source, PatternOptions options) {
    var code = new byte[HEADER + source.length];
    System.arraycopy(MAGIC, 0, code, 0, MAGIC.length);
    for (int i = 0; i < 4; i++) {
      code[MAGIC.length + i] = (byte) (options.flags() >>> 8 * i);
    }
    code[HEADER - 1] = (byte) options.newline().ordinal();
    System.arraycopy(source, 0, code, HEADER, source.length);
    return Bitstring.of(code);
  }

  /** The compiled pattern of a {@code :re_pattern} tuple, or {@code null} for any other term. */
  static CompiledPattern of(Object term) {
    if (!(term instanceof Tuple tuple && tuple.size() == 5 && tuple.get(0) == RE_PATTERN)) {
      return null;
    }
    if (!(tuple.get(4) instanceof Bitstring code && code.tail == 0)) {
      return null;
    }
    var kept = KEPT.get(code);
    return kept != null ? kept : decode(code.toBytes());
  }

  private static CompiledPattern decode(byte[] code) {
    if (code.length < HEADER) {
      return null;
    }
    int flags = 0;
    for (int i = 0; i < 4; i++) {
      if (code[i] != MAGIC[i]) {
        return null;
      }
      flags |= (code[MAGIC.length + i] & 0xff) << 8 * i;
    }
    int newline = code[HEADER - 1];
    var newlines = PatternOptions.Newline.values();
    if (newline < 0 || newline >= newlines.length) {
      return null;
    }
    var source = Arrays.copyOfRange(code, HEADER, code.length);
    try {
      return compile(source, new PatternOptions(flags, newlines[newline]));
    } catch (PatternError _) {
      return null;
    }
  }

  /** The tuple that programs see. */
  Object toTerm() {
    var options = parsed.options();
    boolean pairs = Assembler.isPair(options.newline());
    return Tuple.of(RE_PATTERN, (long) groupCount(), options.unicode() ? 1L : 0L, pairs ? 1L : 0L, code);
  }

  PatternOptions options() {
    return parsed.options();
  }

  /** How many groups it has. */
  int groupCount() {
    return parsed.groups().highest();
  }

  /** The groups by name, in the order of the names. */
  Map<String, List<Integer>> names() {
    return parsed.groups().names();
  }

  /** The program to run. */
  Program program() {
    return program;
  }

  /** The program with what ends a line instead of what the pattern says. */
  Program program(PatternOptions.Newline newline) {
    if (newline == parsed.options().newline()) {
      return program;
    }
    return others.computeIfAbsent(newline, wanted -> Assembler.assemble(parsed, wanted));
  }
}
