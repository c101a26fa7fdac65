package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.LexWarning;
import dev.athanor.compiler.lex.Token;
import dev.athanor.term.Atom;
import java.util.ArrayList;
import java.util.List;

/** What the parser frowns upon. */
final class Warnings {
  private static final String EMPTY_PARENS =
      "invalid expression (). If you want to invoke or define a function, make sure there are no spaces between the "
          + "function name and its arguments. If you wanted to pass an empty block or code, pass a value instead, such as "
          + "a nil or an atom";
  private static final String EMPTY_CLAUSE =
      "an expression is always required on the right side of ->. Please provide a value after ->";
  private static final String TRAILING_COMMA =
      "trailing commas are not allowed inside function/macro call arguments";
  private static final String AMBIGUOUS_PIPE =
      """
      parentheses are required when piping into a function call. For example:

          foo 1 %1$s bar 2 %1$s baz 3

      is ambiguous and should be written as

          foo(1) %1$s bar(2) %1$s baz(3)

      Ambiguous pipe found at:""";
  private static final String AMBIGUOUS_KEYWORD =
      """
      missing parentheses for expression following "%s:" keyword. Parentheses are required to solve ambiguity inside \
      keywords.

      This error happens when you have function calls without parentheses inside keywords. For example:

          function(arg, one: nested_call a, b, c)
          function(arg, one: if expr, do: :this, else: :that)

      In the examples above, we don't know if the arguments "b" and "c" apply to the function "function" or \
      "nested_call". Or if the keywords "do" and "else" apply to the function "function" or "if". You can solve this by \
      explicitly adding parentheses:

          function(arg, one: if(expr, do: :this, else: :that))
          function(arg, one: nested_call(a, b, c))

      Ambiguity found at:""";
  private static final String OLD_NOT_IN =
      "\"not expr1 in expr2\" is deprecated, use \"expr1 not in expr2\" instead";

  private final List<LexWarning> all = new ArrayList<>();

  List<LexWarning> all() {
    return all;
  }

  void emptyParens(Token opening) {
    at(opening, EMPTY_PARENS);
  }

  void emptyClause(Token stab) {
    at(stab, EMPTY_CLAUSE);
  }

  void trailingComma(Token comma) {
    at(comma, TRAILING_COMMA);
  }

  void ambiguousPipe(Token operator) {
    at(operator, AMBIGUOUS_PIPE.formatted(((Atom) operator.value()).name()));
  }

  void oldNotIn(Token operator) {
    at(operator, OLD_NOT_IN);
  }

  /** For a call of several arguments without parentheses as the value of a key. */
  void ambiguousKeyword(Object key, Object call) {
    if (key instanceof Atom name) {
      all.add(new LexWarning(Metadata.line(call), 0, AMBIGUOUS_KEYWORD.formatted(name.name())));
    }
  }

  /** For such a call on the right of an operator that has a block on its left. */
  void ambiguousOperand(Token operator) {
    all.add(
        new LexWarning(
            operator.line(),
            0,
            "missing parentheses on expression following operator \"" + ((Atom) operator.value()).name()
                + "\", you must add parentheses to avoid ambiguities"));
  }

  private void at(Token token, String message) {
    all.add(new LexWarning(token.line(), token.column(), message));
  }
}
