package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Dates and times of day in {@code :erlang}. Java because the time zone is the JVM's. */
@BifModule("erlang")
public final class ErlangCalendar {
  private ErlangCalendar() {}

  /** The local date. */
  @Bif
  public static Object date() {
    return date(LocalDateTime.now());
  }

  /** The local time of day. */
  @Bif
  public static Object time() {
    return time(LocalDateTime.now());
  }

  /** The local date and time. */
  @Bif
  public static Object localtime() {
    return both(LocalDateTime.now());
  }

  /** The date and time in UTC. */
  @Bif
  public static Object universaltime() {
    return both(LocalDateTime.now(ZoneOffset.UTC));
  }

  /** UTC of a local date and time. */
  @Bif
  public static Object localtimeToUniversaltime(Object local) {
    return toUniversal(local, Atoms.UNDEFINED, local);
  }

  /** UTC of a local date and time; where the clock was set back the flag tells whether it is in daylight saving time. */
  @Bif
  public static Object localtimeToUniversaltime(Object local, Object daylightSaving) {
    if (daylightSaving != Atoms.UNDEFINED && !ErlangFlags.isBoolean(daylightSaving)) {
      throw BadArgument.erts("erlang", "localtime_to_universaltime", local, daylightSaving);
    }
    return toUniversal(local, daylightSaving, local, daylightSaving);
  }

  private static Object toUniversal(Object local, Object daylightSaving, Object... arguments) {
    var time = parse(local);
    if (time == null) {
      throw BadArgument.erts("erlang", "localtime_to_universaltime", arguments);
    }
    var zoned = time.atZone(ZoneId.systemDefault());
    var chosen = daylightSaving == Atoms.FALSE ? zoned.withLaterOffsetAtOverlap() : zoned.withEarlierOffsetAtOverlap();
    var universal = LocalDateTime.ofInstant(chosen.toInstant(), ZoneOffset.UTC);
    // As mktime does: daylight saving time asked for where there is none is taken to be an hour ahead.
    boolean isSummer = ZoneId.systemDefault().getRules().isDaylightSavings(chosen.toInstant());
    return both(daylightSaving == Atoms.TRUE && !isSummer ? universal.minusHours(1) : universal);
  }

  /** The local date and time of one in UTC. */
  @Bif
  public static Object universaltimeToLocaltime(Object universal) {
    var time = parse(universal);
    if (time == null) {
      throw BadArgument.erts("erlang", "universaltime_to_localtime", universal);
    }
    return both(LocalDateTime.ofInstant(time.toInstant(ZoneOffset.UTC), ZoneId.systemDefault()));
  }

  /** The date and time in UTC of seconds since 1970. */
  @Bif
  public static Object posixtimeToUniversaltime(Object seconds) {
    if (!(seconds instanceof Long since) || Math.abs(since) > Instant.MAX.getEpochSecond() / 2) {
      throw BadArgument.erts("erlang", "posixtime_to_universaltime", seconds);
    }
    return both(LocalDateTime.ofEpochSecond(since, 0, ZoneOffset.UTC));
  }

  /** Seconds since 1970 of a date and time in UTC. */
  @Bif
  public static Object universaltimeToPosixtime(Object universal) {
    var time = parse(universal);
    if (time == null) {
      throw BadArgument.erts("erlang", "universaltime_to_posixtime", universal);
    }
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  private static Tuple3 date(LocalDateTime time) {
    return Tuple.of((long) time.getYear(), (long) time.getMonthValue(), (long) time.getDayOfMonth());
  }

  private static Tuple3 time(LocalDateTime time) {
    return Tuple.of((long) time.getHour(), (long) time.getMinute(), (long) time.getSecond());
  }

  private static Tuple2 both(LocalDateTime time) {
    return Tuple.of(date(time), time(time));
  }

  /** The date and time of <code>{{year, month, day}, {hour, minute, second}}</code>; {@code null} for anything else. */
  private static LocalDateTime parse(Object term) {
    if (!(term instanceof Tuple2 pair && pair.e0 instanceof Tuple3 date && pair.e1 instanceof Tuple3 time)) {
      return null;
    }
    try {
      return LocalDateTime.of(
          number(date.e0), number(date.e1), number(date.e2), number(time.e0), number(time.e1), number(time.e2));
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  private static int number(Object term) {
    return term instanceof Long value && value >= 0 && value <= Integer.MAX_VALUE ? value.intValue() : -1;
  }
}
