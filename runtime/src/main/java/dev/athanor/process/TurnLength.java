package dev.athanor.process;

/**
 * How many reductions a process has for a turn. Most take some nanoseconds each and a turn of {@link TailCalls#REDUCTIONS} some microseconds. Where each
 * stands for much work (a large map is copied, a long binary searched) such a turn takes ten milliseconds and more, and everybody in the queue waits so long for each of those before
 * him. So a process whose turns take too long gets shorter ones, and long ones again when it does something else.
 */
final class TurnLength {
  static final long UNKNOWN = -1;

  private static final long LONG_NANOS = 1_500_000;
  private static final long SHORT_NANOS = 400_000;
  private static final int FEWEST = TailCalls.REDUCTIONS / 32;

  private TurnLength() {}

  /** What a process gets after a turn of so many reductions that it used up in so many nanoseconds. */
  static short next(short reductions, long nanos) {
    if (nanos > LONG_NANOS && reductions > FEWEST) {
      return (short) (reductions / 2);
    }
    boolean brief = nanos != UNKNOWN && nanos < SHORT_NANOS && reductions < TailCalls.REDUCTIONS;
    return brief ? (short) (reductions * 2) : reductions;
  }
}
