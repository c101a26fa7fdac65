package dev.athanor.compiler.lex;

/** What to say where somebody wrote {@code do} as if it were an argument. */
public final class DoAdvice {
  /** What comes after {@code do} in the message. */
  public static final String TEXT =
      """
      . In case you wanted to write a "do" expression, you must either use do-blocks or separate the keyword argument \
      with comma. For example, you should either write:

          if some_condition? do
            :this
          else
            :that
          end

      or the equivalent construct:

          if(some_condition?, do: :this, else: :that)

      where "some_condition?" is the first argument and the second argument is a keyword list.

      You may see this error if you forget a trailing comma before the "do" in a "do" block""";

  private DoAdvice() {}
}
