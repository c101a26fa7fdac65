package dev.athanor.op;

import dev.athanor.process.Process;
import dev.athanor.term.Numbers;

/**
 * Numbers that compiled code holds unboxed. An integer is a {@code long} and a reference: the reference is {@code null} while the integer fits, otherwise
 * it is the term, whatever that is. A function that gives an integer unboxed returns a {@code long}; {@link #WIDE} says that the result is in the process.
 */
public final class Unboxed {
  /** The result that is none: the term is in {@code Process.wide}. */
  public static final long WIDE = Long.MIN_VALUE;

  private Unboxed() {}

  /** The term that a {@code long} and a reference are. */
  public static Object term(long value, Object other) {
    return other == null ? (Object) value : other;
  }

  /** The {@code long} of a term; zero where {@link #other} is not {@code null}. */
  public static long small(Object term) {
    return term instanceof Long value ? value : 0;
  }

  /** The reference of a term: {@code null} for an integer that fits. */
  public static Object other(Object term) {
    return term instanceof Long ? null : term;
  }

  /** What {@code toDouble} is of the term that a {@code long} and a reference are. */
  public static double toDouble(long value, Object other) {
    return other == null ? value : Numbers.toDouble(other);
  }

  /** The value of a float; not a number for any other term. */
  public static double floating(Object term) {
    return term instanceof Double value ? value : Double.NaN;
  }

  /** Gives a term as the result of a function that returns a {@code long}. */
  public static long give(Object term, Process self) {
    if (term instanceof Long value && value != WIDE) {
      return value;
    }
    self.wide = term;
    return WIDE;
  }

  /** The term that a function returning a {@code long} gave. */
  public static Object taken(long result, Process self) {
    return result == WIDE ? take(self) : (Object) result;
  }

  /** The term that came with {@link #WIDE}. */
  public static Object take(Process self) {
    var term = self.wide;
    self.wide = null;
    return term;
  }
}
