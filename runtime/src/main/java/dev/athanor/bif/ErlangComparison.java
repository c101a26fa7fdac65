package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atoms;
import dev.athanor.term.Equality;
import dev.athanor.term.TermOrder;

/** The operators of {@code :erlang} that compare terms, and those on booleans. Java because these are the language's operators. */
@BifModule("erlang")
public final class ErlangComparison {
  private ErlangComparison() {}

  /** Equal, numbers by value. */
  @Bif("==")
  public static boolean equal(Object a, Object b) {
    return Equality.loose(a, b);
  }

  /** Not equal, numbers by value. */
  @Bif("/=")
  public static boolean notEqual(Object a, Object b) {
    return !Equality.loose(a, b);
  }

  /** Equal and of the same type. */
  @Bif("=:=")
  public static boolean identical(Object a, Object b) {
    return Equality.exact(a, b);
  }

  /** Not equal or not of the same type. */
  @Bif("=/=")
  public static boolean notIdentical(Object a, Object b) {
    return !Equality.exact(a, b);
  }

  /** Before in the order of terms. */
  @Bif("<")
  public static boolean less(Object a, Object b) {
    return TermOrder.less(a, b);
  }

  /** Before or equal in the order of terms. */
  @Bif("=<")
  public static boolean lessOrEqual(Object a, Object b) {
    return TermOrder.lessOrEqual(a, b);
  }

  /** Behind in the order of terms. */
  @Bif(">")
  public static boolean greater(Object a, Object b) {
    return TermOrder.greater(a, b);
  }

  /** Behind or equal in the order of terms. */
  @Bif(">=")
  public static boolean greaterOrEqual(Object a, Object b) {
    return TermOrder.greaterOrEqual(a, b);
  }

  /** The one that comes first in the order of terms; the first argument if they are equal. */
  @Bif
  public static Object min(Object a, Object b) {
    return TermOrder.greater(a, b) ? b : a;
  }

  /** The one that comes last in the order of terms; the first argument if they are equal. */
  @Bif
  public static Object max(Object a, Object b) {
    return TermOrder.less(a, b) ? b : a;
  }

  /** The other boolean. */
  @Bif("not")
  public static boolean negation(Object a) {
    if (!ErlangTypes.isBoolean(a)) {
      throw BadArgument.erts("erlang", "not", a);
    }
    return a == Atoms.FALSE;
  }

  /** Whether both booleans are true; both are looked at. */
  @Bif("and")
  public static boolean conjunction(Object a, Object b) {
    return booleans("and", a, b) && a == Atoms.TRUE && b == Atoms.TRUE;
  }

  /** Whether one of the booleans is true; both are looked at. */
  @Bif("or")
  public static boolean disjunction(Object a, Object b) {
    return booleans("or", a, b) && (a == Atoms.TRUE || b == Atoms.TRUE);
  }

  /** Whether just one of the booleans is true. */
  @Bif("xor")
  public static boolean exclusion(Object a, Object b) {
    return booleans("xor", a, b) && a != b;
  }

  private static boolean booleans(String operator, Object a, Object b) {
    if (ErlangTypes.isBoolean(a) && ErlangTypes.isBoolean(b)) {
      return true;
    }
    throw BadArgument.erts("erlang", operator, a, b);
  }
}
