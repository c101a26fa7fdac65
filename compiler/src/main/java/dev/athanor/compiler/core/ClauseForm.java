package dev.athanor.compiler.core;

import dev.athanor.term.Tuple4;

/**
 * A clause of a function, as quoted and expanded terms. Those of a macro do not mention the caller, unless by {@code __CALLER__}.
 *
 * @param meta keyword list with {@code line}, and {@code file: {file, line}} where it comes from another file
 * @param arguments list of patterns
 * @param guards list of guards, any of which lets the clause match; empty for none
 * @param body the expression
 */
public record ClauseForm(Object meta, Object arguments, Object guards, Object body) {
  /** A clause from its term {@code {meta, arguments, guards, body}}. */
  public static ClauseForm of(Object term) {
    var tuple = (Tuple4) term;
    return new ClauseForm(tuple.e0, tuple.e1, tuple.e2, tuple.e3);
  }
}
