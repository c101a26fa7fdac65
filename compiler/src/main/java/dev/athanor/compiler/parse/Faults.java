package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.DoAdvice;
import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.source.Position;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.compiler.source.SyntaxFault;
import dev.athanor.term.Atom;

/** What the parser says of texts that are no programs. */
final class Faults {
  private static final String BEFORE = "syntax error before: ";
  private static final String AMBIGUOUS_ARGUMENT =
      """
      unexpected comma. Parentheses are required to solve ambiguity in nested calls.

      This error happens when you have nested function calls without parentheses. For example:

          parent_call a, nested_call b, c, d

      In the example above, we don't know if the parameters "c" and "d" apply to the function "parent_call" or \
      "nested_call". You can solve this by explicitly adding parentheses:

          parent_call a, nested_call(b, c, d)

      Or by adding commas (in case a nested call is not intended):

          parent_call a, nested_call, b, c, d

      Elixir cannot compile otherwise. Syntax error before:\s""";
  private static final String AMBIGUOUS_ELEMENT =
      """
      unexpected comma. Parentheses are required to solve ambiguity inside containers.

      This error may happen when you forget a comma in a list or other container:

          [a, b c, d]

      Or when you have ambiguous calls:

          [function a, b, c]

      In the example above, we don't know if the values "b" and "c" belongs to the list or the function "function". You \
      can solve this by explicitly adding parentheses:

          [one, function(a, b, c)]

      Elixir cannot compile otherwise. Syntax error before:\s""";
  private static final String SPACE_BEFORE_PARENS =
      "unexpected parentheses. If you are making a function call, do not insert spaces between the function name and "
          + "the opening parentheses. Syntax error before: ";
  private static final String AFTER_KEYWORDS_IN_CALL =
      """
      unexpected expression after keyword list. Keyword lists must always come as the last argument. Therefore, this is \
      not allowed:

          function_call(1, some: :option, 2)

      Instead, wrap the keyword in brackets:

          function_call(1, [some: :option], 2)

      Syntax error after:\s""";
  private static final String AFTER_KEYWORDS_IN_DATA =
      """
      unexpected expression after keyword list. Keyword lists must always come last in lists and maps. Therefore, this \
      is not allowed:

          [some: :value, :another]
          %{some: :value, another => value}

      Instead, reorder it to be the last entry:

          [:another, some: :value]
          %{another => value, some: :value}

      Syntax error after:\s""";
  private static final String MANY_ACCESS_ARGUMENTS =
      """
      too many arguments when accessing a value. The value[key] notation in Elixir expects either a single argument or a \
      keyword list. The following examples are allowed:

          value[one]
          value[one: 1, two: 2]
          value[[one, two, three]]

      These are invalid:

          value[1, 2, 3]
          value[one, two, three]

      Syntax error after:\s""";
  private static final String ONLY_KEYWORDS =
      "unexpected keyword list inside %s. Did you mean to write a map (using %%{...}) or a list (using [...]) instead? "
          + "Syntax error after: ";
  private static final String ATOM_BEFORE_ALIAS =
      "atom cannot be followed by an alias. If the '.' was meant to be part of the atom's name, the atom name must be "
          + "quoted. Syntax error before: ";
  private static final String LONE_STEP =
      "the range step operator (//) must immediately follow the range definition operator (..), for example: 1..9//2. If "
          + "you wanted to define a default argument, use (\\\\) instead. Syntax error before: ";
  private static final String LATE_CLAUSE =
      "unexpected operator ->. If you want to define multiple clauses, the first expression must use ->. "
          + "Syntax error before: ";
  private static final String FN_WITHOUT_CLAUSE =
      "expected anonymous functions to be defined with -> inside: ";

  private Faults() {}

  /** A token that cannot stand where it is. */
  static SyntaxException unexpected(Token token) {
    return new SyntaxException(
        new SyntaxFault.Unexpected(
            new Position(token.line(), token.column()), BEFORE, null, TokenText.of(token), TokenText.shown(token)));
  }

  /** A key that follows an expression. */
  static SyntaxException unexpectedKey(Token token) {
    if (token.value() == Keys.DO) {
      return new SyntaxException(
          new SyntaxFault.Unexpected(
              new Position(token.line(), token.column()), "unexpected keyword: ", DoAdvice.TEXT, "do:", "do:"));
    }
    return at(token, BEFORE, "'" + ((Atom) token.value()).name() + ":'");
  }

  /** A call of several arguments without parentheses among the arguments of another one. */
  static SyntaxException ambiguousArgument(Object call) {
    return SyntaxException.unexpected(Metadata.line(call), Metadata.column(call), AMBIGUOUS_ARGUMENT, "','");
  }

  /** A call of several arguments without parentheses in a container. */
  static SyntaxException ambiguousElement(Object call) {
    return SyntaxException.unexpected(Metadata.line(call), Metadata.column(call), AMBIGUOUS_ELEMENT, "','");
  }

  /** Parentheses around several arguments after a space. */
  static SyntaxException spaceBeforeParens(Token opening) {
    return at(opening, SPACE_BEFORE_PARENS, "'('");
  }

  /** An argument after a keyword list. */
  static SyntaxException afterKeywordsInCall(Token comma) {
    return at(comma, AFTER_KEYWORDS_IN_CALL, "','");
  }

  /** An element after a keyword list. */
  static SyntaxException afterKeywordsInData(Token comma) {
    return at(comma, AFTER_KEYWORDS_IN_DATA, "','");
  }

  /** {@code value[a, b]}. */
  static SyntaxException manyAccessArguments(Token comma) {
    return at(comma, MANY_ACCESS_ARGUMENTS, "','");
  }

  /** A tuple or bitstring of nothing but keywords. */
  static SyntaxException onlyKeywords(Token opening, String container) {
    return at(opening, ONLY_KEYWORDS.formatted(container), TokenText.of(opening));
  }

  /** {@code :a.B}. */
  static SyntaxException atomBeforeAlias(Token alias) {
    return at(alias, ATOM_BEFORE_ALIAS, "'.'");
  }

  /** {@code //} that does not follow a range. */
  static SyntaxException loneStep(Token step) {
    return at(step, LONE_STEP, "'//'");
  }

  /** A clause after an expression that is none. */
  static SyntaxException lateClause(Object clause) {
    return SyntaxException.unexpected(Metadata.line(clause), Metadata.column(clause), LATE_CLAUSE, "'->'");
  }

  /** {@code fn} without clauses. */
  static SyntaxException fnWithoutClause(Token fn) {
    return at(fn, FN_WITHOUT_CLAUSE, "'fn'");
  }

  /** A literal that the encoder refuses. */
  static SyntaxException refusedLiteral(Token token, String reason) {
    return at(token, reason + ": ", "literal");
  }

  private static SyntaxException at(Token token, String message, String text) {
    return SyntaxException.unexpected(token.line(), token.column(), message, text);
  }

  /** The token that stands for the end of the text; faults there are put at the last token. */
  static Token end(Token last) {
    return last == null
        ? new Token(TokenKind.END_OF_TOKENS, 1, 1, null, null)
        : new Token(TokenKind.END_OF_TOKENS, last.line(), last.column(), null, null);
  }
}
