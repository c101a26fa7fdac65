package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Numbers;

/**
 * The operators on numbers of {@code :erlang}. What they do is in {@link Numbers}; here is what they raise: {@code badarith}
 * where an operand is of the wrong kind, zero divides or a float overflows, {@code system_limit} where an integer
 * gets too large. Guards call the methods of the same names in {@link Numbers} instead. Java because these are the language's operators.
 */
@BifModule("erlang")
public final class Arithmetic {
  private Arithmetic() {}

  /** {@code a + b}. */
  @Bif("+")
  public static Object add(Object a, Object b) {
    var sum = Numbers.add(a, b);
    return sum != null ? sum : fail("+", a, b);
  }

  /** {@code a - b}. */
  @Bif("-")
  public static Object subtract(Object a, Object b) {
    var difference = Numbers.subtract(a, b);
    return difference != null ? difference : fail("-", a, b);
  }

  /** {@code a * b}. */
  @Bif("*")
  public static Object multiply(Object a, Object b) {
    var product = Numbers.multiply(a, b);
    return product != null ? product : fail("*", a, b);
  }

  /** {@code a / b}: a float. Division is an instruction on floats: it fails in the name of the function that divides. */
  @Bif("/")
  public static Object divide(Object a, Object b) {
    var ratio = Numbers.divide(a, b);
    if (ratio == null) {
      throw ErlangException.error(Atoms.BADARITH);
    }
    return ratio;
  }

  /** {@code div(a, b)}: towards zero. */
  @Bif("div")
  public static Object intDivide(Object a, Object b) {
    var quotient = Numbers.intDivide(a, b);
    return quotient != null ? quotient : badArithmetic("div", a, b);
  }

  /** {@code rem(a, b)}: with the sign of {@code a}. */
  @Bif("rem")
  public static Object remainder(Object a, Object b) {
    var remainder = Numbers.remainder(a, b);
    return remainder != null ? remainder : badArithmetic("rem", a, b);
  }

  /** {@code +a}: the number itself. */
  @Bif("+")
  public static Object plus(Object a) {
    var same = Numbers.plus(a);
    return same != null ? same : badArithmetic("+", a);
  }

  /** {@code -a}. */
  @Bif("-")
  public static Object negate(Object a) {
    var negated = Numbers.negate(a);
    return negated != null ? negated : badArithmetic("-", a);
  }

  /** Bitwise and. */
  @Bif("band")
  public static Object bitAnd(Object a, Object b) {
    var bits = Numbers.bitAnd(a, b);
    return bits != null ? bits : badArithmetic("band", a, b);
  }

  /** Bitwise or. */
  @Bif("bor")
  public static Object bitOr(Object a, Object b) {
    var bits = Numbers.bitOr(a, b);
    return bits != null ? bits : badArithmetic("bor", a, b);
  }

  /** Bitwise exclusive or. */
  @Bif("bxor")
  public static Object bitXor(Object a, Object b) {
    var bits = Numbers.bitXor(a, b);
    return bits != null ? bits : badArithmetic("bxor", a, b);
  }

  /** Bitwise not. */
  @Bif("bnot")
  public static Object bitNot(Object a) {
    var bits = Numbers.bitNot(a);
    return bits != null ? bits : badArithmetic("bnot", a);
  }

  /** Shifts left; a negative count shifts right. */
  @Bif("bsl")
  public static Object shiftLeft(Object a, Object by) {
    var shifted = Numbers.shiftLeft(a, by);
    return shifted != null ? shifted : fail("bsl", a, by);
  }

  /** Shifts right; a negative count shifts left. */
  @Bif("bsr")
  public static Object shiftRight(Object a, Object by) {
    var shifted = Numbers.shiftRight(a, by);
    return shifted != null ? shifted : fail("bsr", a, by);
  }

  /** The number without its sign. */
  @Bif
  public static Object abs(Object a) {
    var magnitude = Numbers.abs(a);
    return magnitude != null ? magnitude : badArgument("abs", a);
  }

  /** The number as a float. */
  @Bif("float")
  public static Object toFloat(Object a) {
    var converted = Numbers.toFloat(a);
    return converted != null ? converted : badArgument("float", a);
  }

  /** The nearest integer, halves away from zero. */
  @Bif
  public static Object round(Object a) {
    var rounded = Numbers.round(a);
    return rounded != null ? rounded : badArgument("round", a);
  }

  /** The number without its fraction. */
  @Bif("trunc")
  public static Object truncate(Object a) {
    var truncated = Numbers.truncate(a);
    return truncated != null ? truncated : badArgument("trunc", a);
  }

  /** The largest integer not above the number. */
  @Bif
  public static Object floor(Object a) {
    var rounded = Numbers.floor(a);
    return rounded != null ? rounded : badArgument("floor", a);
  }

  /** The smallest integer not below the number. */
  @Bif
  public static Object ceil(Object a) {
    var rounded = Numbers.ceil(a);
    return rounded != null ? rounded : badArgument("ceil", a);
  }

  /** Where two integers have no result it would be too large: no other reason is left. */
  private static Object fail(String operator, Object a, Object b) {
    throw Numbers.isInteger(a) && Numbers.isInteger(b)
        ? BadArgument.explained(Atoms.SYSTEM_LIMIT, "erl_erts_errors", "erlang", operator, a, b)
        : BadArgument.arithmetic("erlang", operator, a, b);
  }

  private static Object badArithmetic(String operator, Object... operands) {
    throw BadArgument.arithmetic("erlang", operator, operands);
  }

  private static Object badArgument(String function, Object a) {
    throw BadArgument.erts("erlang", function, a);
  }
}
