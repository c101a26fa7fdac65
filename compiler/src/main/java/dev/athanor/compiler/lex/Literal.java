package dev.athanor.compiler.lex;

import java.util.ArrayList;
import java.util.Arrays;

/** A text literal while it is read: waiting on a list while an interpolation in it is. */
final class Literal {
  /** What is made of the text. */
  enum Use {
    STRING("string"),
    ATOM("atom"),
    CALL("function name"),
    SIGIL("sigil"),
    HEREDOC("heredoc");

    /** How the message about a missing delimiter calls it. */
    final String name;

    Use(String name) {
      this.name = name;
    }
  }

  /** A piece of text as it stands in the source, and where it begins. */
  record Raw(String text, int line) {}

  final Use use;

  /** Where the token begins. */
  final int line;

  final int column;

  /** Where the opening delimiter is. */
  final int delimiterColumn;

  final int opening;
  final int closing;
  final boolean heredoc;
  final boolean interpolates;

  /** The letters of a sigil's name; {@code null} for other literals. */
  final String sigil;

  /** {@link Raw} text and {@link StringPart.Interpolation}s. */
  final ArrayList<Object> parts = new ArrayList<>();

  /** How many blanks the closing delimiter of a heredoc has before it. */
  int indentation;

  /** Where the interpolation begins that is being read. */
  int interpolationLine;

  int interpolationColumn;

  /** The tokens and open delimiters around the interpolation that is being read. */
  ArrayList<Token> outerTokens;

  ArrayList<OpenDelimiter> outerDelimiters;

  private int[] buffer = new int[32];
  private int length;
  private int bufferLine;

  Literal(Use use, int line, int column, int delimiterColumn, int opening, boolean heredoc, String sigil) {
    this.use = use;
    this.line = line;
    this.column = column;
    this.delimiterColumn = delimiterColumn;
    this.opening = opening;
    this.closing = closing(opening);
    this.heredoc = heredoc;
    this.interpolates = sigil == null || Cursor.isLower(sigil.charAt(0));
    this.sigil = sigil;
  }

  private static int closing(int opening) {
    return switch (opening) {
      case '(' -> ')';
      case '[' -> ']';
      case '{' -> '}';
      case '<' -> '>';
      default -> opening;
    };
  }

  void append(int codePoint, int line) {
    if (length == 0) {
      bufferLine = line;
    }
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * length);
    }
    buffer[length++] = codePoint;
  }

  /** Makes a part of the text appended so far, if there is any. */
  void flush() {
    if (length > 0) {
      parts.add(new Raw(new String(buffer, 0, length), bufferLine));
      length = 0;
    }
  }

  String openingText() {
    var delimiter = Character.toString(opening);
    return heredoc ? delimiter.repeat(3) : delimiter;
  }

  String closingText() {
    var delimiter = Character.toString(closing);
    return heredoc ? delimiter.repeat(3) : delimiter;
  }
}
