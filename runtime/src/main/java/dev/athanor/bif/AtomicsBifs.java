package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple2;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** {@code :atomics}: arrays of 64-bit integers that processes share. Java because they are the JVM's. */
@BifModule("atomics")
public final class AtomicsBifs {
  private static final Atom SIGNED = Atom.of("signed");
  private static final Atom SIZE = Atom.of("size");
  private static final Atom MAX = Atom.of("max");
  private static final Atom MIN = Atom.of("min");
  private static final Atom MEMORY = Atom.of("memory");
  private static final long HEADER_BYTES = 40;
  private static final BigInteger LARGEST_UNSIGNED = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private AtomicsBifs() {}

  /** An array; what {@link Reference#resource} holds. */
  record Numbers(AtomicLongArray values, boolean signed) {
    /** The term of 64 bits. */
    Object term(long bits) {
      return signed || bits >= 0 ? (Object) bits : unsigned(bits);
    }

    /** Whether the array can hold this integer. */
    boolean holds(Object value) {
      return signed
          ? value instanceof Long
          : value instanceof Long small ? small >= 0 : value instanceof BigInteger large && isUnsigned(large);
    }
  }

  private static BigInteger unsigned(long bits) {
    return BigInteger.valueOf(bits).and(LARGEST_UNSIGNED);
  }

  private static boolean isUnsigned(BigInteger value) {
    return value.signum() >= 0 && value.bitLength() <= Long.SIZE;
  }

  /** Whether it may be added to a number: any integer of 64 bits, signed or not. */
  static boolean isIncrement(Object value) {
    return value instanceof Long || value instanceof BigInteger large && isUnsigned(large);
  }

  static long bits(Object integer) {
    return integer instanceof Long small ? small : ((BigInteger) integer).longValue();
  }

  /** A new array of zeros, with the option {@code {:signed, boolean}}. */
  @Bif("new")
  public static Object create(Object arity, Object options) {
    var items = Lists.toJava(options);
    boolean right =
        arity instanceof Long size
            && size > 0
            && size <= Integer.MAX_VALUE - 8
            && items != null
            && items.stream().allMatch(AtomicsBifs::isOption);
    if (!right) {
      throw BadArgument.erts("atomics", "new", arity, options);
    }
    boolean signed = items.isEmpty() || ((Tuple2) items.getLast()).e1 == Atoms.TRUE;
    return Reference.make(new Numbers(new AtomicLongArray(((Long) arity).intValue()), signed));
  }

  private static boolean isOption(Object item) {
    return item instanceof Tuple2 pair && pair.e0 == SIGNED && ErlangFlags.isBoolean(pair.e1);
  }

  private static Numbers numbers(Object array) {
    return array instanceof Reference reference && reference.resource() instanceof Numbers numbers ? numbers : null;
  }

  /** Whether there is such an array with such an index, which counts from 1. */
  private static boolean reaches(Numbers numbers, Object index) {
    return numbers != null && index instanceof Long at && at >= 1 && at <= numbers.values.length();
  }

  private static int place(Object index) {
    return ((Long) index).intValue() - 1;
  }

  /** Sets a number. */
  @Bif
  public static Object put(Object array, Object index, Object value) {
    var numbers = numbers(array);
    if (!reaches(numbers, index) || !numbers.holds(value)) {
      throw BadArgument.erts("atomics", "put", array, index, value);
    }
    numbers.values.set(place(index), bits(value));
    return Atoms.OK;
  }

  /** A number. */
  @Bif
  public static Object get(Object array, Object index) {
    var numbers = numbers(array);
    if (!reaches(numbers, index)) {
      throw BadArgument.erts("atomics", "get", array, index);
    }
    return numbers.term(numbers.values.get(place(index)));
  }

  /** Adds to a number, which wraps around. */
  @Bif
  public static Object add(Object array, Object index, Object increment) {
    sum("add", array, index, increment, 1);
    return Atoms.OK;
  }

  /** Adds to a number and gives the sum. */
  @Bif
  public static Object addGet(Object array, Object index, Object increment) {
    return sum("add_get", array, index, increment, 1);
  }

  /** Subtracts from a number, which wraps around. */
  @Bif
  public static Object sub(Object array, Object index, Object decrement) {
    sum("sub", array, index, decrement, -1);
    return Atoms.OK;
  }

  /** Subtracts from a number and gives the difference. */
  @Bif
  public static Object subGet(Object array, Object index, Object decrement) {
    return sum("sub_get", array, index, decrement, -1);
  }

  private static Object sum(String function, Object array, Object index, Object change, int sign) {
    var numbers = numbers(array);
    if (!reaches(numbers, index) || !isIncrement(change)) {
      throw BadArgument.erts("atomics", function, array, index, change);
    }
    return numbers.term(numbers.values.addAndGet(place(index), sign * bits(change)));
  }

  /** Sets a number and gives the one before. */
  @Bif
  public static Object exchange(Object array, Object index, Object value) {
    var numbers = numbers(array);
    if (!reaches(numbers, index) || !numbers.holds(value)) {
      throw BadArgument.erts("atomics", "exchange", array, index, value);
    }
    return numbers.term(numbers.values.getAndSet(place(index), bits(value)));
  }

  /** Sets a number if it is the expected one and gives {@code :ok}; otherwise gives what it is. */
  @Bif
  public static Object compareExchange(Object array, Object index, Object expected, Object desired) {
    var numbers = numbers(array);
    if (!reaches(numbers, index) || !numbers.holds(expected) || !numbers.holds(desired)) {
      throw BadArgument.erts("atomics", "compare_exchange", array, index, expected, desired);
    }
    long before = numbers.values.compareAndExchange(place(index), bits(expected), bits(desired));
    return before == bits(expected) ? Atoms.OK : numbers.term(before);
  }

  /** Size, range and memory of an array. */
  @Bif
  public static Object info(Object array) {
    var numbers = numbers(array);
    if (numbers == null) {
      throw BadArgument.erts("atomics", "info", array);
    }
    long size = numbers.values.length();
    return MapTerm.of(
        MAX, numbers.signed ? (Object) Long.MAX_VALUE : LARGEST_UNSIGNED,
        MEMORY, HEADER_BYTES + Long.BYTES * size,
        MIN, numbers.signed ? Long.MIN_VALUE : 0L,
        SIZE, size);
  }
}
