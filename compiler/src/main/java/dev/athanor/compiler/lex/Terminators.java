package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.Position;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.compiler.source.SyntaxFault;
import java.util.ArrayList;
import java.util.List;

/**
 * The delimiters that are open, and the guesses, by indentation, at which of them somebody forgot to close.
 *
 * <p>Whoever forgets an {@code end} is told of it only at the end of the file, for every {@code do} after the forgotten one
 * takes the {@code end} of the one around it. Two signs point to the right place: a {@code do} (or {@code fn}) that is
 * indented no deeper than the one it is in, and an {@code end} that is indented deeper than its {@code do}.
 */
final class Terminators {
  /** What is open, innermost last; {@code null} where nobody checks. */
  private ArrayList<OpenDelimiter> open;

  /** The last line with a {@code do} that seems to lack its {@code end}; 0 for none. */
  private int suspectDo;

  private int suspectFn;

  /** The last line with an {@code end} that seems to be one too many; 0 for none. */
  private int suspectEnd;

  Terminators(boolean checked) {
    this.open = checked ? new ArrayList<>() : null;
  }

  /** What is open, innermost last. */
  List<OpenDelimiter> open() {
    return open == null ? List.of() : open;
  }

  boolean isEmpty() {
    return open == null || open.isEmpty();
  }

  /** Begins anew for the inside of an interpolation, always checked, and gives what {@link #leave} needs to go back. */
  ArrayList<OpenDelimiter> enter() {
    var outer = open;
    open = new ArrayList<>();
    return outer;
  }

  void leave(ArrayList<OpenDelimiter> outer) {
    open = outer;
  }

  /** Opens a delimiter. */
  void open(OpenDelimiter delimiter) {
    if (open != null) {
      if (!open.isEmpty()) {
        suspect(open.getLast(), delimiter);
      }
      open.add(delimiter);
    }
  }

  private void suspect(OpenDelimiter outer, OpenDelimiter inner) {
    if (outer.kind() == inner.kind() && inner.indentation() <= outer.indentation()) {
      if (inner.kind() == TokenKind.DO) {
        suspectDo = outer.line();
      } else if (inner.kind() == TokenKind.FN) {
        suspectFn = outer.line();
      }
    }
  }

  /** Closes a delimiter, or throws where that is not the one to close. */
  void close(TokenKind closing, int line, int column, int indentation) {
    if (open == null) {
      return;
    }
    if (open.isEmpty()) {
      throw unopened(closing, line, column);
    }
    var opening = open.removeLast();
    if (opening.closing() != closing) {
      throw mismatched(opening, closing, line, column);
    }
    if (opening.kind() == TokenKind.DO && indentation > opening.indentation()) {
      suspectEnd = line;
    }
  }

  private SyntaxException unopened(TokenKind closing, int line, int column) {
    var at = new Position(line, column);
    if (closing != TokenKind.END) {
      return new SyntaxException(new SyntaxFault.Unexpected(at, Message.UNEXPECTED_TOKEN, closing.atom().name()));
    }
    var hint = suspectEnd == 0
        ? ""
        : "\nhint: the \"end\" on line " + suspectEnd
            + " may not have a matching \"do\" defined before it (based on indentation)";
    return new SyntaxException(new SyntaxFault.Unexpected(at, Message.UNEXPECTED_WORD, hint, "end", "end"));
  }

  private static SyntaxException mismatched(OpenDelimiter opening, TokenKind closing, int line, int column) {
    return new SyntaxException(
        new SyntaxFault.MismatchedDelimiter(
            new Position(opening.line(), opening.column()),
            new Position(line, column),
            opening.kind().atom().name(),
            closing.atom().name(),
            opening.closing().atom().name(),
            closing == TokenKind.END ? Message.UNEXPECTED_WORD : Message.UNEXPECTED_TOKEN));
  }

  /** Where the text ends while something is open. */
  SyntaxException missing(int endLine, int endColumn) {
    var opening = open.getLast();
    var expected = opening.closing().atom().name();
    return new SyntaxException(
        new SyntaxFault.MissingTerminator(
            new Position(opening.line(), opening.column()),
            new Position(endLine, endColumn),
            opening.kind().atom().name(),
            expected,
            "missing terminator: " + expected + hint(opening.kind())));
  }

  private String hint(TokenKind kind) {
    int line = kind == TokenKind.DO ? suspectDo : kind == TokenKind.FN ? suspectFn : 0;
    return line == 0
        ? ""
        : "\nhint: it looks like the \"" + kind.atom().name() + "\" on line " + line
            + " does not have a matching \"end\"";
  }
}
