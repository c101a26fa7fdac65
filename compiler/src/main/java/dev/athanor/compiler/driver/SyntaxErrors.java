package dev.athanor.compiler.driver;

import dev.athanor.compiler.source.Position;
import dev.athanor.compiler.source.Source;
import dev.athanor.compiler.source.SyntaxFault;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a text that is no program gives: the error of {@code Code.string_to_quoted/2}, and the exceptions of {@code Code.string_to_quoted!/2}. */
final class SyntaxErrors {
  private static final Atom SYNTAX_ERROR = Atom.of("Elixir.SyntaxError");
  private static final Atom TOKEN_MISSING = Atom.of("Elixir.TokenMissingError");
  private static final Atom MISMATCHED = Atom.of("Elixir.MismatchedDelimiterError");
  private static final Atom DESCRIPTION = Atom.of("description");
  private static final Atom SNIPPET = Atom.of("snippet");
  private static final Atom END_LINE = Atom.of("end_line");
  private static final Atom END_COLUMN = Atom.of("end_column");
  private static final Atom OPENING = Atom.of("opening_delimiter");
  private static final Atom CLOSING = Atom.of("closing_delimiter");
  private static final Atom EXPECTED = Atom.of("expected_delimiter");
  private static final Atom ERROR_TYPE = Atom.of("error_type");
  private static final Atom MISMATCHED_DELIMITER = Atom.of("mismatched_delimiter");
  private static final String INCOMPLETE = "syntax error before: ";
  private static final String AT_END = " at end of file";

  private SyntaxErrors() {}

  /** {@code {metadata, message, token}}, where the message is a binary or one for either side of the token. */
  static Tuple tuple(SyntaxFault fault) {
    var message = Bitstring.of(fault.message());
    return switch (fault) {
      case SyntaxFault.Unexpected unexpected ->
          Tuple.of(
              place(unexpected.position()),
              unexpected.suffixOrNull() == null ? message : Tuple.of(message, Bitstring.of(unexpected.suffix())),
              Bitstring.of(fault.token()));
      case SyntaxFault.MissingTerminator missing -> Tuple.of(place(missing), message, Bitstring.of(""));
      case SyntaxFault.MismatchedDelimiter mismatched -> Tuple.of(place(mismatched), message, Bitstring.of(fault.token()));
    };
  }

  private static Object place(Position at) {
    return at.column() == 0
        ? Lists.of(Tuple.of(Atoms.LINE, (long) at.line()))
        : Lists.of(Tuple.of(Atoms.LINE, (long) at.line()), Tuple.of(Atoms.COLUMN, (long) at.column()));
  }

  private static Object place(SyntaxFault.MissingTerminator fault) {
    return Lists.of(
        Tuple.of(OPENING, Atom.of(fault.opening())),
        Tuple.of(EXPECTED, Atom.of(fault.expected())),
        Tuple.of(Atoms.LINE, (long) fault.position().line()),
        Tuple.of(Atoms.COLUMN, (long) fault.position().column()),
        Tuple.of(END_LINE, (long) fault.end().line()),
        Tuple.of(END_COLUMN, (long) fault.end().column()));
  }

  private static Object place(SyntaxFault.MismatchedDelimiter fault) {
    return Lists.of(
        Tuple.of(Atoms.LINE, (long) fault.position().line()),
        Tuple.of(Atoms.COLUMN, (long) fault.position().column()),
        Tuple.of(END_LINE, (long) fault.end().line()),
        Tuple.of(END_COLUMN, (long) fault.end().column()),
        Tuple.of(ERROR_TYPE, MISMATCHED_DELIMITER),
        Tuple.of(OPENING, Atom.of(fault.opening())),
        Tuple.of(CLOSING, Atom.of(fault.closing())),
        Tuple.of(EXPECTED, Atom.of(fault.expected())));
  }

  /** The exception for a fault. */
  static ErlangException exception(SyntaxFault fault, Source source, Bitstring file, int firstLine) {
    return ErlangException.error(
        switch (fault) {
          case SyntaxFault.Unexpected unexpected when isIncomplete(unexpected) ->
              common(TOKEN_MISSING, fault, snippet(source, firstLine, fault.position(), fault.position()), file)
                  .put(DESCRIPTION, Bitstring.of(incomplete(unexpected)))
                  .put(END_LINE, Atoms.NIL)
                  .put(END_COLUMN, Atoms.NIL)
                  .put(OPENING, Atoms.NIL)
                  .put(EXPECTED, Atoms.NIL);
          case SyntaxFault.Unexpected _ ->
              common(SYNTAX_ERROR, fault, snippet(source, firstLine, fault.position(), fault.position()), file);
          case SyntaxFault.MissingTerminator missing ->
              common(TOKEN_MISSING, fault, snippet(source, firstLine, missing.position(), missing.end()), file)
                  .put(END_LINE, (long) missing.end().line())
                  .put(END_COLUMN, (long) missing.end().column())
                  .put(OPENING, Atom.of(missing.opening()))
                  .put(EXPECTED, Atom.of(missing.expected()));
          case SyntaxFault.MismatchedDelimiter mismatched ->
              common(MISMATCHED, fault, snippet(source, firstLine, mismatched.position(), mismatched.end()), file)
                  .put(END_LINE, (long) mismatched.end().line())
                  .put(END_COLUMN, (long) mismatched.end().column())
                  .put(OPENING, Atom.of(mismatched.opening()))
                  .put(CLOSING, Atom.of(mismatched.closing()))
                  .put(EXPECTED, Atom.of(mismatched.expected()));
        });
  }

  /** Whether the text ends in the middle of an expression. */
  private static boolean isIncomplete(SyntaxFault.Unexpected fault) {
    return fault.token().isEmpty() && (fault.message().equals(INCOMPLETE) || fault.message().endsWith(AT_END));
  }

  private static String incomplete(SyntaxFault.Unexpected fault) {
    return fault.message().equals(INCOMPLETE) ? "syntax error: expression is incomplete" : fault.message();
  }

  private static MapTerm common(Atom exception, SyntaxFault fault, Bitstring snippet, Bitstring file) {
    var at = fault.position();
    return MapTerm.of(
        Atoms.STRUCT, exception,
        Atoms.EXCEPTION, Atoms.TRUE,
        Atoms.FILE, file,
        Atoms.LINE, (long) at.line(),
        Atoms.COLUMN, at.column() == 0 ? Atoms.NIL : (Object) (long) at.column(),
        SNIPPET, at.column() == 0 ? Atoms.NIL : snippet,
        DESCRIPTION, Bitstring.of(fault.explanation()));
  }

  /** The lines from one place to another. */
  private static Bitstring snippet(Source source, int firstLine, Position from, Position to) {
    return Bitstring.of(
        IntStream.rangeClosed(from.line() - firstLine + 1, to.line() - firstLine + 1)
            .mapToObj(source::line)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")));
  }
}
