package dev.athanor.compiler.lex;

/** The sentences of the lexer that more than one part of it says. */
final class Message {
  static final String UNEXPECTED_TOKEN = "unexpected token: ";
  static final String UNEXPECTED_WORD = "unexpected reserved word: ";
  static final String OUTDENTED_HEREDOC =
      """
      outdented heredoc line. The contents inside the heredoc should be indented at the same level as the closing %s. \
      The following is forbidden:

          def text do
            \"""
          contents
            \"""
          end

      Instead make sure the contents are indented as much as the heredoc closing:

          def text do
            \"""
            contents
            \"""
          end

      The current heredoc line is indented too little""";
  static final String CHARLIST_STRING =
      """
      using single-quoted strings to represent charlists is deprecated.
      Use ~c"" if you indeed want a charlist or use "" instead.
      You may run "mix format --migrate" to change all single-quoted
      strings to use the ~c sigil and fix this warning.""";
  static final String CHARLIST_HEREDOC =
      "single-quoted string represent charlists. Use ~c''' if you indeed want a charlist or use \"\"\" instead";
  static final String QUOTED_ATOM =
      "found quoted atom \"%s\" but the quotes are not required. Atoms made exclusively of ASCII letters, numbers, "
          + "underscores, beginning with a letter or underscore, and optionally ending with ! or ? do not require quotes";
  static final String QUOTED_KEY =
      "found quoted keyword \"%s\" but the quotes are not required. Note that keywords are always atoms, even when "
          + "quoted. Similar to atoms, keywords made exclusively of ASCII letters, numbers, and underscores and not "
          + "beginning with a number do not require quotes";
  static final String QUOTED_CALL =
      "found quoted call \"%s\" but the quotes are not required. Calls made exclusively of Unicode letters, numbers, "
          + "and underscores and not beginning with a number do not require quotes";
  static final String INTERPOLATED_CALL =
      "interpolation is not allowed when calling function/macro. Found interpolation in a call starting with: ";
  static final String AFTER_NUMBER =
      " If you intended to write a number, make sure to separate the number from the character (using comma, space, "
          + "etc). If you meant to write a function name or a variable, note that identifiers in Elixir cannot start "
          + "with numbers. Unexpected token: ";
  static final String CALLED_ALIAS =
      """
      unexpected ( after alias %s. Function names and identifiers in Elixir start with lowercase characters or \
      underscore. For example:

          hello_world()
          _starting_with_underscore()
          numb3rs_are_allowed()
          may_finish_with_question_mark?()
          may_finish_with_exclamation_mark!()

      Unexpected token:\s""";
  static final String SPACE_IN_MAP =
      """
      unexpected space between % and {

      If you want to define a map, write %{...}, with no spaces.
      If you want to define a struct, write %StructName{...}.

      Syntax error before:\s""";
  static final String SIGIL_NAME =
      "invalid sigil name, it should be either a one-letter lowercase letter or an uppercase letter optionally followed "
          + "by uppercase letters and digits, got: ";
  static final String SIGIL_DELIMITERS = ". The available delimiters are: //, ||, \"\", '', (), [], {}, <>";
  static final String ATOM_TOO_LONG = "atom length must be less than system limit: ";
  static final String UNSAFE_ATOM = "unsafe atom does not exist: ";

  private Message() {}

  /** A code point as messages name it: a name or the character in quotes, then its column and number. */
  static String codePoint(int codePoint, int column) {
    var name = controlName(codePoint);
    return name == null ? quotedCodePoint(codePoint, column) : name + where(codePoint, column);
  }

  /** A code point in quotes, then its column and number. */
  static String quotedCodePoint(int codePoint, int column) {
    return "\"" + Character.toString(codePoint) + "\"" + where(codePoint, column);
  }

  private static String where(int codePoint, int column) {
    return " (column " + column + ", code point " + number(codePoint) + ")";
  }

  /** {@code U+0041}; code points beyond the first plane have no room in it and become stars, as in Elixir. */
  static String number(int codePoint) {
    var digits = Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT);
    return "U+" + (digits.length() > 4 ? "****" : "0".repeat(4 - digits.length()) + digits);
  }

  /** The name of a control character that has an escape, otherwise {@code null}. */
  static String controlName(int codePoint) {
    return switch (codePoint) {
      case 0 -> "null byte";
      case 7 -> "alert";
      case '\b' -> "backspace";
      case 127 -> "delete";
      case 27 -> "escape";
      case '\f' -> "form feed";
      case '\n' -> "newline";
      case '\r' -> "carriage return";
      case ' ' -> "space";
      case '\t' -> "tab";
      case 11 -> "vertical tab";
      default -> null;
    };
  }
}
