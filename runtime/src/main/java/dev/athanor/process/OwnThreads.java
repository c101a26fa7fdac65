package dev.athanor.process;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * The scheduler of last resort, where the JVM does not let us schedule virtual threads: each process is one on the JDK's own
 * scheduler. Everything works except priorities, very deep recursion and fairness among processes that never wait.
 */
final class OwnThreads implements Scheduler {
  private final Timers timers;

  OwnThreads(Timers timers) {
    this.timers = timers;
  }

  @Override
  public Fiber fiberFor(Process process) {
    return new ThreadFiber(process, this, Threads.virtual(() -> Life.live(process)));
  }

  /** The fiber of a process that is the calling thread's way to take part: it has no body of its own. */
  static Fiber attached(Process process) {
    return new ThreadFiber(process, null, Thread.currentThread());
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public int parallelism() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Load[] loads() {
    var loads = new Load[parallelism()];
    Arrays.fill(loads, new Load(0, 0, 0));
    return loads;
  }

  private static final class ThreadFiber extends Fiber {
    /** Where its children run; {@code null} for the node's, which an attached thread asks for only when it has any. */
    private final Scheduler scheduler;

    private final Thread thread;

    ThreadFiber(Process process, Scheduler scheduler, Thread thread) {
      super(process);
      this.scheduler = scheduler;
      this.thread = thread;
    }

    @Override
    void start() {
      thread.start();
    }

    @Override
    void await() {
      if (process.mailbox.fallAsleep()) {
        boolean interrupted = false;
        do {
          LockSupport.park(process);
          // Only something in the inbox ends the wait; with the flag set, park would not even begin.
          interrupted |= Thread.interrupted();
        } while (process.mailbox.isAsleep());
        if (interrupted) {
          thread.interrupt();
        }
      }
    }

    @Override
    void wake() {
      LockSupport.unpark(thread);
    }

    @Override
    void giveWay() {
      Thread.yield();
    }

    @Override
    boolean othersWait() {
      return scheduler != null;
    }

    @Override
    Scheduler scheduler() {
      return scheduler != null ? scheduler : Node.scheduler();
    }
  }
}
