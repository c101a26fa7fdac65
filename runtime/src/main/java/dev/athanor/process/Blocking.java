package dev.athanor.process;

import java.util.concurrent.Executor;

/**
 * Java calls that would block a carrier: files, name lookups, native code. They run on a pool of platform threads while the process
 * waits as it does for a message, so its core serves others, and it can be killed meanwhile.
 *
 * <p>Not needed for sockets, locks and queues, where virtual threads step aside by themselves.
 */
public final class Blocking {
  private static final Executor POOL = Threads.blockingPool();

  private Blocking() {}

  /** A call that may block. */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Makes the call. */
    T get() throws X;
  }

  /**
   * Makes the call on another thread and waits for it. When the process is ended meanwhile, that thread is interrupted.
   *
   * @return what the call returns; what it throws is thrown here
   */
  public static <T, X extends Exception> T run(Process self, Work<T, X> work) throws X {
    var job = new Job<>(self, work);
    POOL.execute(job);
    try {
      self.awaitCondition(job::isDone);
    } catch (ProcessExit exit) {
      job.interrupt();
      throw exit;
    }
    return job.result();
  }

  private static final class Job<T, X extends Exception> implements Runnable {
    private final Process process;
    private final Work<T, X> work;
    private T result;
    private Throwable failure;
    private Thread thread;
    private volatile boolean done;

    Job(Process process, Work<T, X> work) {
      this.process = process;
      this.work = work;
    }

    @Override
    public void run() {
      if (begin()) {
        try {
          result = work.get();
        } catch (Throwable thrown) {
          // Thrown again where the result is asked for.
          failure = thrown;
        }
        finish();
      }
    }

    private synchronized boolean begin() {
      if (!done) {
        thread = Thread.currentThread();
      }
      return !done;
    }

    private void finish() {
      synchronized (this) {
        thread = null;
        // An interrupt meant for this job must not reach the next one on the thread.
        Thread.interrupted();
        done = true;
      }
      process.nudge();
    }

    synchronized void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
      done = true;
    }

    boolean isDone() {
      return done;
    }

    @SuppressWarnings("unchecked")
    T result() throws X {
      switch (failure) {
        case null -> {
          return result;
        }
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        default -> throw (X) failure;
      }
    }
  }
}
