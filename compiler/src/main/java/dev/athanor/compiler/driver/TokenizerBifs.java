package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.compiler.lex.LexOptions;
import dev.athanor.compiler.lex.Lexer;
import dev.athanor.compiler.lex.NameTerms;
import dev.athanor.compiler.lex.TokenTerms;
import dev.athanor.compiler.source.Source;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;

/** {@code :elixir_tokenizer}: the tokens of a text, for those who look at them without parsing. */
@BifModule("elixir_tokenizer")
public final class TokenizerBifs {
  private static final Atom CHECK_TERMINATORS = Atom.of("check_terminators");

  private TokenizerBifs() {}

  /** As {@link #tokenize(Object, Object, Object, Object)}, from the first column. */
  @Bif
  public static Object tokenize(Object charlist, Object line, Object options) {
    return tokenize(charlist, line, 1L, options);
  }

  /**
   * {@code {:ok, line, column, warnings, reversed_tokens, open_delimiters}} or {@code {:error, reason, rest, warnings,
   * tokens}}. With {@code check_terminators: false} delimiters need not match.
   */
  @Bif
  public static Object tokenize(Object charlist, Object line, Object column, Object options) {
    try {
      var result = Lexer.tokenize(Source.of("nofile", codePoints(charlist)), lexing(line, column, options));
      return Tuple.of(
          Atoms.OK,
          (long) result.line(),
          (long) result.column(),
          EmptyList.EMPTY,
          TokenTerms.of(result.tokens().reversed()),
          EmptyList.EMPTY);
    } catch (SyntaxException wrong) {
      return Tuple.of(
          Atoms.ERROR, SyntaxErrors.tuple(wrong.fault()), EmptyList.EMPTY, EmptyList.EMPTY, EmptyList.EMPTY);
    }
  }

  private static LexOptions lexing(Object line, Object column, Object options) {
    boolean checks = Lists.keyword(options, CHECK_TERMINATORS, Atoms.TRUE) != Atoms.FALSE;
    return new LexOptions(
        "nofile",
        ((Long) line).intValue(),
        ((Long) column).intValue(),
        1,
        true,
        checks ? LexOptions.TerminatorCheck.STRICT : LexOptions.TerminatorCheck.NONE,
        false,
        null,
        false);
  }

  private static int[] codePoints(Object charlist) {
    var characters = new StringBuilder();
    for (var rest = charlist; rest instanceof Cons cell; rest = cell.tail()) {
      characters.appendCodePoint(((Long) cell.head).intValue());
    }
    return characters.codePoints().toArray();
  }

  /** The name at the start of a charlist: see {@link NameTerms#of}. */
  @Bif
  public static Object identifier(Object charlist) {
    return NameTerms.of(codePoints(charlist));
  }
}
