package dev.athanor.compiler.driver;

import dev.athanor.compiler.lex.LexWarning;
import dev.athanor.compiler.parse.ParseOptions;
import dev.athanor.compiler.parse.ParseResult;
import dev.athanor.compiler.parse.Parser;
import dev.athanor.compiler.source.EncodingException;
import dev.athanor.compiler.source.Source;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Parses text on behalf of programs: what is wrong with it becomes Elixir's exceptions and diagnostics. */
final class SourceText {
  private SourceText() {}

  /** The quoted form of a file; warnings are reported. Raises {@code SyntaxError} and its like. */
  static Object parse(Process self, Bitstring text, Bitstring file) {
    var warnings = new ArrayList<LexWarning>();
    try {
      return parse(decoded(() -> Source.of(file.text(), text)), ParseOptions.DEFAULT, file, warnings).quoted();
    } finally {
      warn(self, warnings, file);
    }
  }

  /** Parses, and collects warnings; raises {@code SyntaxError}, {@code TokenMissingError} or {@code MismatchedDelimiterError}. */
  static ParseResult parse(Source source, ParseOptions options, Bitstring file, List<LexWarning> warnings) {
    try {
      return Parser.parse(source, options, warnings);
    } catch (SyntaxException wrong) {
      throw SyntaxErrors.exception(wrong.fault(), source, file, options.lexing().line());
    }
  }

  /** A source; raises {@code UnicodeConversionError} where its text is no UTF-8. */
  static Source decoded(Supplier<Source> maker) {
    try {
      return maker.get();
    } catch (EncodingException invalid) {
      throw UnicodeErrors.of(invalid);
    }
  }

  /** Reports what the lexer and the parser frowned upon. */
  static void warn(Process self, List<LexWarning> warnings, Bitstring file) {
    var reports = new Reports(self);
    for (var warning : warnings) {
      var position = Tuple.of((long) warning.line(), (long) warning.column());
      reports.emit(
          new Report(Report.WARNING, position, file, Bitstring.of(warning.message()), EmptyList.EMPTY, Atoms.NIL),
          true);
    }
  }
}
