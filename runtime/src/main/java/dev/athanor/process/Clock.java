package dev.athanor.process;

import java.time.Instant;

/** Erlang's clocks, in nanoseconds, which is their native unit here. */
public final class Clock {
  /** Where OTP lets its monotonic time begin on 64-bit machines. */
  private static final long BEGINNING = -576_460_752_000_000_000L;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long STARTED = System.nanoTime();

  private Clock() {}

  /** Erlang monotonic time: never goes back. */
  public static long monotonic() {
    return System.nanoTime() - STARTED + BEGINNING;
  }

  /** The monotonic time at which the node started. */
  public static long beginning() {
    return BEGINNING;
  }

  /** Wall clock time since 1970. */
  public static long wall() {
    var now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }

  /** What Erlang system time is ahead of Erlang monotonic time, at this moment. */
  public static long offset() {
    return wall() - monotonic();
  }

  /** The reading of {@link Timers#now} that belongs to an Erlang monotonic time. */
  static long deadline(long monotonic) {
    return monotonic - BEGINNING + STARTED;
  }
}
