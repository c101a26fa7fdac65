package dev.athanor.compiler.emit;

/** Code on threads with stacks of a chosen size. */
public final class Stacks {
  /** Enough for any recursion of a test. */
  public static final long LARGE = 1L << 30;

  private Stacks() {}

  /** Runs the code to its end on a stack of so many bytes; what it throws is thrown here. */
  public static void on(long size, Runnable code) {
    var failure = new Throwable[1];
    var thread = new Thread(null, code, "test", size);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    if (failure[0] != null) {
      throw new AssertionError(failure[0].getMessage(), failure[0]);
    }
  }
}
