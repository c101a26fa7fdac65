package dev.athanor.bif;

import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.IntegerText;
import dev.athanor.term.Numbers;
import java.math.BigInteger;

/**
 * {@code :elixir_integer}: what {@code Integer} does by dividing again and again. Java because each step of a large integer takes time for
 * all of its words. Callers have checked the arguments.
 */
@BifModule("elixir_integer")
public final class IntegerBifs {
  private IntegerBifs() {}

  /** The digits to a base of at least 2, highest first, all with the sign of the integer. */
  @Bif
  public static Object digits(Object integer, Object base) {
    if (!(base instanceof Long to)) {
      return large(Numbers.big(integer), (BigInteger) base);
    }
    if (integer instanceof BigInteger large) {
      return IntegerText.digits(large, to);
    }
    long number = (Long) integer;
    return to == 10 ? decimals(number) : small(number, to);
  }

  private static Object decimals(long number) {
    long left = number;
    Object list = EmptyList.EMPTY;
    while (left != (int) left) {
      long rest = left / 10;
      list = new Cons(left - rest * 10, list);
      left = rest;
    }
    int few = (int) left;
    do {
      int rest = few / 10;
      list = new Cons((long) (few - rest * 10), list);
      few = rest;
    } while (few != 0);
    return list;
  }

  private static Object small(long number, long base) {
    long left = number;
    Object list = EmptyList.EMPTY;
    do {
      list = new Cons(left % base, list);
      left /= base;
    } while (left != 0);
    return list;
  }

  private static Object large(BigInteger integer, BigInteger base) {
    Object list = EmptyList.EMPTY;
    var left = integer;
    do {
      var parts = left.divideAndRemainder(base);
      list = new Cons(Numbers.normal(parts[1]), list);
      left = parts[0];
    } while (left.signum() != 0);
    return list;
  }

  /** The greatest common divisor, at least 0. */
  @Bif
  public static Object gcd(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y && x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
      return euclid(Math.abs(x), Math.abs(y));
    }
    return Numbers.normal(Numbers.big(a).gcd(Numbers.big(b)));
  }

  private static long euclid(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}
