package dev.athanor.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that looks whether carriers get on: {@code DORMANT -> LOOKING -> DORMANT}.
 *
 * <p>Compiled code ends its turn every some microseconds; Java code does not: a key derivation, a product of huge integers, somebody's library. As many such
 * calls as there are cores would stop every other process for as long as they take. (On the BEAM they run on dirty schedulers.) An idle carrier sees to
 * what waits at a stuck one ({@link Carriers}); this thread looks while there is none. A carrier whose process has not come to the end of its turn at {@value #LOOKS} looks, while
 * others wait, is replaced by one that stands in ({@link StandIns}) until it gets on.
 *
 * <p>Being there anyhow, it also opens the {@link ShortWay} when the node has been up for a moment.
 */
final class Watch implements Runnable {
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  /** After this time it pays to get the short way ready. */
  private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** More than one, since a pause of the collector can lie between two looks. */
  private static final int LOOKS = 3;

  /** How many may be replaced at once. The others have to wait until one gets on. */
  private static final int MOST_REPLACED = 64;

  private final Carriers carriers;
  private final Thread thread = Threads.watch(this);
  private int replaced;
  private volatile boolean dormant;

  Watch(Carriers carriers) {
    this.carriers = carriers;
  }

  void open() {
    thread.start();
  }

  void close() {
    LockSupport.unpark(thread);
  }

  /** The last idle carrier has been woken. Any thread. */
  void allWork() {
    if (dormant) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    LockSupport.parkNanos(this, START_NANOS);
    HostedFiber.openShortWay();
    while (carriers.isOpen()) {
      LockSupport.parkNanos(this, PERIOD_NANOS);
      if (replaced == 0 && carriers.anyIdle()) {
        rest();
      } else {
        look();
      }
    }
  }

  private void rest() {
    dormant = true;
    while (carriers.isOpen() && carriers.anyIdle()) {
      LockSupport.park(this);
    }
    dormant = false;
  }

  private void look() {
    boolean neglected = carriers.isNeglected();
    for (var carrier : carriers.all()) {
      boolean stands = standsStill(carrier);
      if (carrier.replaced && !stands) {
        replaced--;
        carriers.restore(carrier);
      } else if (neglected && carrier.looksWithoutStep >= LOOKS && !carrier.replaced && replaced < MOST_REPLACED) {
        replaced++;
        carriers.replace(carrier);
      }
    }
  }

  /** Whether it works, and has not come to the end of a turn since the last look. One that sleeps, or is blocked and replaced for that, does not work. */
  private boolean standsStill(Carrier carrier) {
    long steps = carrier.turns + carrier.asked;
    boolean stands = steps == carrier.stepsSeen && !carrier.isIdle() && !carrier.pinned && carriers.isNeeded(carrier);
    carrier.stepsSeen = steps;
    carrier.looksWithoutStep = stands ? carrier.looksWithoutStep + 1 : 0;
    return stands;
  }
}
