package dev.athanor.process;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where every thread is born. All are daemons: the JVM ends when the program says so, not when threads have run out.
 *
 * <ul>
 *   <li>{@code athanor-carrier-N}: run processes, one for each core
 *   <li>{@code athanor-timer}: fires timers while the carriers sleep
 *   <li>{@code athanor-watch}: looks whether carriers get on ({@link Watch}) while none of them sleeps
 *   <li>{@code athanor-blocking-N}: run Java calls that block ({@link Blocking}), as many as are needed up to a limit
 *   <li>{@code athanor-NAME}: one for each thing outside that has to be listened to (standard input, an external program)
 *   <li>{@code athanor-start}: gets ready what the first process needs, and is over
 *   <li>{@code athanor-end}: stops the node in order when the JVM is told to end
 * </ul>
 */
public final class Threads {
  /**
   * Address space for the frames of a process while it is mounted, committed as it is used: five million frames of plain recursion.
   */
  static final long CARRIER_STACK = Long.getLong("athanor.stack", 1L << 30);

  private static final int MOST_BLOCKING = Integer.getInteger("athanor.blocking", 64);
  private static final long BLOCKING_IDLE_SECONDS = 10;

  private Threads() {}

  /** A virtual thread on the JDK's own scheduler, not started. */
  static Thread virtual(Runnable body) {
    return Thread.ofVirtual().inheritInheritableThreadLocals(false).unstarted(body);
  }

  static Thread timer(Runnable body) {
    var thread = new Thread(null, body, "athanor-timer", 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    return thread;
  }

  static Thread watch(Runnable body) {
    var thread = daemon("athanor-watch", body);
    thread.setPriority(Thread.MAX_PRIORITY);
    return thread;
  }

  static ThreadPoolExecutor blockingPool() {
    var number = new AtomicInteger();
    var pool =
        new ThreadPoolExecutor(
            MOST_BLOCKING,
            MOST_BLOCKING,
            BLOCKING_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon("athanor-blocking-" + number.incrementAndGet(), work));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Starts a thread that listens to something outside, or writes to it. */
  public static Thread listener(String name, Runnable body) {
    var thread = daemon("athanor-" + name, body);
    thread.start();
    return thread;
  }

  /** Starts a thread that gets something ready. */
  static void preparation(Runnable body) {
    daemon("athanor-start", body).start();
  }

  /** A thread that the JVM starts when it is told to end, and waits for. */
  static Thread atEnd(Runnable body) {
    return new Thread(null, body, "athanor-end", 0, false);
  }

  private static Thread daemon(String name, Runnable body) {
    var thread = new Thread(null, body, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
