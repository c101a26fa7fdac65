package dev.athanor.compiler.core;

import java.util.List;

/** One thing that is done on the way through an {@link Expr.Block} or before a {@link Test.Given}. */
public sealed interface Step {
  /** Gives a variable its value. */
  record Bind(Local local, Expr value) implements Step {}

  /** Evaluates for the effect. */
  record Effect(Expr value) implements Step {}

  /** Goes on if the test holds; otherwise {@code otherwise} is the value of the block (in a {@code Given} it must not have one). */
  record Require(Test test, Expr otherwise) implements Step {}

  /** Takes the parts out of a term that has passed the test for its form; places of parts that nobody needs are {@code null}. */
  record Unpack(Local subject, Form form, List<Local> parts) implements Step {}

  /** In a guard: gives a variable the value of a function, or lets the guard fail where the function has none. */
  record Attempt(Local local, Primitive function, List<Expr> arguments) implements Step {}
}
