package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Clock;
import dev.athanor.term.Atom;
import dev.athanor.term.Tuple;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The clocks of {@code :erlang}. Java because they are the JVM's. The native unit is the nanosecond. */
@BifModule("erlang")
public final class ErlangTime {
  private static final long NANOS = 1_000_000_000L;
  private static final long MICROS = 1_000_000L;

  /** The last time that {@code now/0} gave, in microseconds. */
  private static final AtomicLong LAST_NOW = new AtomicLong();

  private ErlangTime() {}

  /** Monotonic time in native units. */
  @Bif
  public static Object monotonicTime() {
    return Clock.monotonic();
  }

  /** Monotonic time in a unit. */
  @Bif
  public static Object monotonicTime(Object unit) {
    return in(Clock.monotonic(), unit, "monotonic_time");
  }

  /** System time in native units. */
  @Bif
  public static Object systemTime() {
    return Clock.wall();
  }

  /** System time in a unit. */
  @Bif
  public static Object systemTime(Object unit) {
    return in(Clock.wall(), unit, "system_time");
  }

  /** What system time is ahead of monotonic time, in native units. */
  @Bif
  public static Object timeOffset() {
    return Clock.offset();
  }

  /** What system time is ahead of monotonic time, in a unit. */
  @Bif
  public static Object timeOffset(Object unit) {
    return in(Clock.offset(), unit, "time_offset");
  }

  /** System time as {@code {megaseconds, seconds, microseconds}}. */
  @Bif
  public static Object timestamp() {
    return triple(Clock.wall() / 1000);
  }

  /** As {@code timestamp/0}, but greater with every call. */
  @Bif
  public static Object now() {
    long wall = Clock.wall() / 1000;
    return triple(LAST_NOW.updateAndGet(last -> Math.max(last + 1, wall)));
  }

  public static Object triple(long micros) {
    return Tuple.of(micros / MICROS / MICROS, micros / MICROS % MICROS, micros % MICROS);
  }

  /** A time in another unit, rounded down. */
  @Bif
  public static Object convertTimeUnit(Object time, Object from, Object to) {
    long fromPerSecond = perSecond(from);
    long toPerSecond = perSecond(to);
    if (!(time instanceof Long || time instanceof BigInteger) || fromPerSecond <= 0 || toPerSecond <= 0) {
      throw BadArgument.erts("erlang", "convert_time_unit", time, from, to);
    }
    var exact = time instanceof Long small ? BigInteger.valueOf(small) : (BigInteger) time;
    var divided = exact.multiply(BigInteger.valueOf(toPerSecond)).divideAndRemainder(BigInteger.valueOf(fromPerSecond));
    var converted = divided[1].signum() < 0 ? divided[0].subtract(BigInteger.ONE) : divided[0];
    return converted.bitLength() < Long.SIZE ? (Object) converted.longValue() : converted;
  }

  /** Nanoseconds in a unit, rounded down. */
  static Object in(long nanos, Object unit, String function) {
    long perSecond = perSecond(unit);
    if (perSecond <= 0) {
      throw BadArgument.erts("erlang", function, unit);
    }
    if (NANOS % perSecond == 0) {
      return Math.floorDiv(nanos, NANOS / perSecond);
    }
    return convertTimeUnit(nanos, NANOS, unit);
  }

  /** How many of a unit a second has; 0 for what is no unit. */
  static long perSecond(Object unit) {
    return switch (unit) {
      case Long parts -> Math.max(0, parts);
      case Atom name ->
          switch (name.name()) {
            case "second", "seconds" -> 1;
            case "millisecond", "milli_seconds" -> 1000;
            case "microsecond", "micro_seconds" -> MICROS;
            case "nanosecond", "nano_seconds", "native", "perf_counter" -> NANOS;
            default -> 0;
          };
      default -> 0;
    };
  }
}
