package dev.athanor.compiler.emit;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Primitive;

/** An operand of arithmetic, evaluated as far as it has an effect: what is left to do may be done twice, or not at all. */
sealed interface Operand {
  /** A number of the source. */
  record Literal(Object term) implements Operand {}

  /** A {@code long} in a slot. */
  record Small(int slot) implements Operand {}

  /** A {@code long} and a reference in slots. */
  record Pair(int slot) implements Operand {}

  /** A {@code double} in a slot. */
  record Floating(int slot) implements Operand {}

  /** A term in a slot. */
  record Term(int slot) implements Operand {}

  /** Arithmetic on other operands; {@code second} is {@code null} for operators with one. */
  record Node(Primitive primitive, Operand first, Operand second, boolean isFloat, int line) implements Operand {}

  /** The square root of a float. */
  record Root(Operand operand, Expr.Call call) implements Operand {}

  /** Whether something is left to be computed, which may raise. */
  default boolean isComputed() {
    return this instanceof Node || this instanceof Root;
  }
}
