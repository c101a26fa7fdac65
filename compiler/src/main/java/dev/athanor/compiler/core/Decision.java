package dev.athanor.compiler.core;

import java.util.List;

/** A decision graph: what is tested in which order to find the first clause that matches. A node may be reached in several ways. Made by {@link Matrix}, turned into IR by {@link Matching}. */
sealed interface Decision {
  /** No clause matches. */
  record Fail() implements Decision {}

  /** The row's patterns match. If it has guards and they do not let it pass, {@code otherwise} decides. */
  record Success(Row row, Decision otherwise) implements Decision {}

  /** Steps on the way. */
  record Then(List<Step> steps, Decision next) implements Decision {}

  /** A test. */
  record Branch(Test test, Decision yes, Decision no) implements Decision {}

  /** The forms that a term may have. */
  record Choose(Local subject, List<Way> ways, Decision otherwise) implements Decision {}

  /** What follows from a form, with the parts that are needed. */
  record Way(Form form, List<Local> parts, Decision next) {}

  /** Where {@code first} fails, {@code second} decides; it knows nothing of what the first has found out. */
  record Fallback(Decision first, Decision second) implements Decision {}
}
