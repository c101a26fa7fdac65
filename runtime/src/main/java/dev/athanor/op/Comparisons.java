package dev.athanor.op;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.TupleN;
import java.math.BigInteger;

/** Comparisons with what the code knows, and tests for types that are more than one class. */
public final class Comparisons {
  private Comparisons() {}

  /** {@code term === number}. */
  public static boolean isExactly(Object term, long number) {
    return term instanceof Long value && value == number;
  }

  /** {@code term == number}. */
  public static boolean equals(Object term, long number) {
    return term instanceof Long value ? value == number : Equality.loose(term, number);
  }

  /** Whether a term is a tuple of that size, which is more than four. */
  public static boolean isTuple(Object term, int size) {
    return term instanceof TupleN tuple && tuple.elements.length == size;
  }

  /** {@code is_integer(term)}. */
  public static boolean isInteger(Object term) {
    return term instanceof Long || term instanceof BigInteger;
  }

  /** {@code is_number(term)}. */
  public static boolean isNumber(Object term) {
    return term instanceof Long || term instanceof Double || term instanceof BigInteger;
  }

  /** {@code is_list(term)}. */
  public static boolean isList(Object term) {
    return term instanceof Cons || term == EmptyList.EMPTY;
  }

  /** {@code is_boolean(term)}. */
  public static boolean isBoolean(Object term) {
    return term == Atoms.TRUE || term == Atoms.FALSE;
  }

  /** Whether a term is neither {@code nil} nor {@code false}. */
  public static boolean isTruthy(Object term) {
    return term != Atoms.FALSE && term != Atoms.NIL;
  }

  /** The hash by which a switch finds an atom. */
  public static int hash(Object atom) {
    return ((Atom) atom).hashCode();
  }
}
