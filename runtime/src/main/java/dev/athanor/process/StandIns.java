package dev.athanor.process;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Carriers that run while others are blocked by a process that waits and cannot be unmounted: so there are always as many at work as there
 * are cores. The one of rank n works while at least n are blocked, and is kept for the next time.
 */
final class StandIns {
  private final AtomicInteger blocked = new AtomicInteger();
  private final Carriers carriers;
  private final long stackSize;

  StandIns(Carriers carriers, long stackSize) {
    this.carriers = carriers;
    this.stackSize = stackSize;
  }

  /** A carrier is about to be blocked. */
  void begin() {
    int rank = blocked.incrementAndGet();
    for (var carrier : carriers.all()) {
      if (carrier.rank == rank) {
        LockSupport.unpark(carrier);
        return;
      }
    }
    start(rank);
  }

  private synchronized void start(int rank) {
    for (var carrier : carriers.all()) {
      if (carrier.rank == rank) {
        return;
      }
    }
    var carrier = new Carrier(carriers, carriers.all().length + 1, rank, stackSize);
    carriers.add(carrier);
    carrier.start();
  }

  /** It goes on. */
  void end() {
    blocked.decrementAndGet();
  }

  boolean isNeeded(Carrier carrier) {
    return carrier.rank <= blocked.get();
  }

  /** Sleeps until it is needed, or a little less. */
  void rest(Carrier carrier) {
    if (!isNeeded(carrier)) {
      LockSupport.park(this);
    }
  }
}
