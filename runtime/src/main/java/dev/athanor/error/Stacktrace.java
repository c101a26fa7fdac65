package dev.athanor.error;

import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;

/** Translates the JVM's stack traces to Elixir's. */
final class Stacktrace {
  private Stacktrace() {}

  /** The list of {@code {module, function, arity or arguments, location}}, innermost first. */
  static Object of(ErlangException exception, Tuple origin) {
    Object frames = EmptyList.EMPTY;
    return origin == null ? frames : new Cons(origin, frames);
  }
}
