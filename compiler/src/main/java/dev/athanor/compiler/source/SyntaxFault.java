package dev.athanor.compiler.source;

/** Why a text is no Elixir program. */
public sealed interface SyntaxFault {
  /** Where the text stops being one; for delimiters, where the unclosed one is. */
  Position position();

  /** The text before the token in the message. */
  String message();

  /** The token named in the message; empty where there is none. */
  String token();

  /** What is said after the token; usually nothing. */
  default String suffix() {
    return "";
  }

  /** The whole sentence. */
  default String description() {
    return message() + token() + suffix();
  }

  /** The whole sentence as exceptions have it. */
  default String explanation() {
    return description();
  }

  /**
   * Something that cannot stand where it is: a {@code SyntaxError}.
   *
   * @param suffixOrNull said after the token; {@code null} for the faults that never have one
   * @param shown the token as people write it, with advice
   */
  record Unexpected(Position position, String message, String suffixOrNull, String token, String shown)
      implements SyntaxFault {
    /** A fault without a suffix. */
    public Unexpected(Position position, String message, String token) {
      this(position, message, null, token, token);
    }

    @Override
    public String explanation() {
      return message + shown + suffix();
    }

    @Override
    public String suffix() {
      return suffixOrNull == null ? "" : suffixOrNull;
    }
  }

  /**
   * The text ends before something was closed: a {@code TokenMissingError}.
   *
   * @param position of the opening delimiter
   * @param end where the text ends
   * @param opening the delimiter that was opened
   * @param expected the delimiter that would close it
   */
  record MissingTerminator(Position position, Position end, String opening, String expected, String message)
      implements SyntaxFault {
    @Override
    public String token() {
      return "";
    }
  }

  /**
   * Something was closed with the wrong delimiter: a {@code MismatchedDelimiterError}.
   *
   * @param position of the opening delimiter
   * @param end of the closing one
   * @param opening the delimiter that was opened
   * @param closing the delimiter that is there
   * @param expected the delimiter that should be there
   */
  record MismatchedDelimiter(
      Position position, Position end, String opening, String closing, String expected, String message)
      implements SyntaxFault {
    @Override
    public String token() {
      return closing;
    }
  }
}
