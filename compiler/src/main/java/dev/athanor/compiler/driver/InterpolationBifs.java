package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.compiler.expand.Failures;
import dev.athanor.compiler.lex.Escapes;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;

/** {@code :elixir_interpolation}: escapes in strings that are not read by the compiler. */
@BifModule("elixir_interpolation")
public final class InterpolationBifs {
  private static final Atom NEWLINE = Atom.of("newline");
  private static final Atom HEX = Atom.of("hex");
  private static final Atom UNICODE = Atom.of("unicode");

  private InterpolationBifs() {}

  /** A binary with escapes replaced as in double quotes; raises {@code ArgumentError} for one that stands for nothing. */
  @Bif
  public static Object unescapeString(Object text) {
    return unescape(binary(text), Escapes.Rules.OF_STRINGS);
  }

  /** The same, where a fun says what escapes stand for: a character or {@code false}; and whether {@code :newline}, {@code :hex} and {@code :unicode} are taken. */
  @Bif
  public static Object unescapeString(Process self, Object text, Object map) {
    return unescape(binary(text), new MappedRules(self, (Fun) map));
  }

  private static Bitstring binary(Object text) {
    if (text instanceof Bitstring binary && binary.isBinary()) {
      return binary;
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_interpolation", "unescape_string", text);
  }

  private static Bitstring unescape(Bitstring text, Escapes.Rules rules) {
    try {
      return Escapes.unescape(text, rules, message -> System.err.println("warning: " + message));
    } catch (Escapes.InvalidEscape invalid) {
      throw Failures.argumentError(invalid.getMessage());
    }
  }

  private record MappedRules(Process self, Fun map) implements Escapes.Rules {
    @Override
    public int character(int character) {
      return self.apply(map, (long) character) instanceof Long mapped ? mapped.intValue() : -1;
    }

    @Override
    public boolean newline() {
      return self.apply(map, NEWLINE) == Atoms.TRUE;
    }

    @Override
    public boolean hex() {
      return self.apply(map, HEX) == Atoms.TRUE;
    }

    @Override
    public boolean unicode() {
      return self.apply(map, UNICODE) == Atoms.TRUE;
    }
  }
}
