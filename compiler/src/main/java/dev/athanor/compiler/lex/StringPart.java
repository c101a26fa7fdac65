package dev.athanor.compiler.lex;

import dev.athanor.term.Bitstring;
import java.util.List;

/** A part of a text literal. */
public sealed interface StringPart {
  /** Text as it is. */
  record Text(Bitstring text) implements StringPart {}

  /**
   * An interpolation.
   *
   * @param line the line of its {@code #}
   * @param column the column of its {@code #}
   * @param endLine the line of its closing brace
   * @param endColumn the column of its closing brace
   * @param tokens what is inside
   */
  record Interpolation(int line, int column, int endLine, int endColumn, List<Token> tokens) implements StringPart {}
}
