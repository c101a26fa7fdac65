package dev.athanor.process;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A scheduler for tests: one thread runs all processes, and a seeded random number decides before every turn which one is next, whether a
 * turn ends, and whether the next timer fires. Its clock moves only from timer to timer. So one seed is one order of everything.
 */
final class ControlledScheduler extends VirtualScheduler {
  private final Random random;
  private final List<VirtualFiber> runnable = new ArrayList<>();
  private final Clockwork timers = new Clockwork();
  private final Seat seat = new Seat(null);

  private Observer observer = new Observer() {};

  static {
    HostedFiber.openShortWay();
  }

  ControlledScheduler(long seed) {
    random = new Random(seed);
  }

  /** Somebody who wants to know what the scheduler decides. */
  interface Observer {
    /** The process is about to get a turn. */
    default void turn(Process process) {}

    /** The timer is about to fire. */
    default void fires(Timer timer) {}
  }

  void observe(Observer changed) {
    observer = changed;
  }

  @Override
  void enqueue(VirtualFiber fiber) {
    runnable.add(fiber);
  }

  @Override
  boolean othersWait(Seat seat) {
    return random.nextBoolean();
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public Load[] loads() {
    return new Load[] {new Load(runnable.size(), 0, 0)};
  }

  /** Starts a process without a parent. */
  Process start(Spawn.Body body) {
    var pid = Spawn.orphan(this, Spawn.fun(body));
    return pid.process();
  }

  /** A process that gives way, or not, as chance will have it. */
  static void pause(Process self) {
    self.reductions = 0;
    self.endTurn();
  }

  /** Runs until every process waits and no timer is left. */
  void run() {
    while (!runnable.isEmpty() || timers.hasPending()) {
      boolean tick = timers.hasPending() && (runnable.isEmpty() || random.nextInt(4) == 0);
      if (tick) {
        timers.fireNext(observer);
      } else {
        var next = runnable.remove(random.nextInt(runnable.size()));
        observer.turn(next.process);
        next.runTurn(seat);
      }
    }
  }

  long now() {
    return timers.now;
  }

  private static final class Clockwork implements Timers {
    private final PriorityQueue<Timer> pending =
        new PriorityQueue<>((a, b) -> Long.compare(a.deadline, b.deadline));

    private long now;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void start(Timer timer) {
      timer.arm();
      pending.add(timer);
    }

    @Override
    public boolean cancel(Timer timer) {
      if (timer.cancelArmed()) {
        timer.release();
        return true;
      }
      return false;
    }

    boolean hasPending() {
      pending.removeIf(timer -> !timer.isPending());
      return !pending.isEmpty();
    }

    void fireNext(Observer observer) {
      var timer = pending.poll();
      now = Math.max(now, timer.deadline);
      if (timer.expire()) {
        observer.fires(timer);
        timer.fire();
      }
    }
  }
}
