package dev.athanor.process;

import java.util.concurrent.atomic.AtomicLong;

/** The numbers of {@code :erlang.unique_integer}. They begin where OTP's do, at the smallest integer that takes one word there. */
public final class UniqueIntegers {
  private static final long SMALLEST = -576_460_752_303_423_488L;

  private static final AtomicLong ANY = new AtomicLong(SMALLEST);
  private static final AtomicLong POSITIVE = new AtomicLong();
  private static final AtomicLong MONOTONIC = new AtomicLong(SMALLEST);
  private static final AtomicLong POSITIVE_MONOTONIC = new AtomicLong();

  private UniqueIntegers() {}

  /** One that was not given before. */
  public static long next() {
    return ANY.incrementAndGet();
  }

  /** A positive one that was not given before. */
  public static long nextPositive() {
    return POSITIVE.incrementAndGet();
  }

  /** One larger than all that were given before. */
  public static long nextMonotonic() {
    return MONOTONIC.getAndIncrement();
  }

  /** A positive one larger than all that were given before. */
  public static long nextPositiveMonotonic() {
    return POSITIVE_MONOTONIC.incrementAndGet();
  }
}
