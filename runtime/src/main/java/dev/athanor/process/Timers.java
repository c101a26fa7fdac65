package dev.athanor.process;

/** A clock that can be asked to do things later. */
interface Timers {
  /** Nanoseconds from some fixed moment on; never goes back. */
  long now();

  /** Makes a new timer fire at its deadline or soon after, never before. Any thread. */
  void start(Timer timer);

  /** Keeps a timer from firing; {@code false} if it has fired or was cancelled before. Any thread. */
  boolean cancel(Timer timer);

  /** That many timers which are still to come have lost their purpose. */
  default void orphaned(int count) {}
}
