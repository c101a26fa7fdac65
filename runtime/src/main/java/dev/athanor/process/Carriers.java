package dev.athanor.process;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The scheduler: one {@link Carrier} for each core, each with a {@link RunQueue}.
 *
 * <p><b>Where a process goes.</b> One that is woken by a process goes to the queue of the waker's carrier: the message is in that core's
 * cache, and the waker mostly waits right after, for the answer. One that is woken from outside (timers, Java threads) goes to a queue
 * that all share, and so do those of other than normal priority, of which there are few. Other carriers leave a carrier its last waiting
 * process unless the one it runs uses up its turns or takes longer than a millisecond: two processes that talk to each other stay together.
 *
 * <p><b>Who runs next.</b> {@code max}, then {@code high}, then by turns the carrier's own queue and the shared one, now and then {@code low},
 * then whatever another carrier has.
 *
 * <p><b>Sleeping carriers.</b> A carrier without work marks itself idle, looks at all queues once more, and sleeps. Whoever adds work does so
 * before looking for idle carriers, so one sees the other. The single process that waits for a carrier does not wake another: its
 * own will most likely be free in a microsecond. But it may be in a long Java call instead; therefore, while some carriers work, one of
 * the idle ones, the <em>watcher</em>, looks every millisecond whether something was left lying; where none is idle, those that work look now
 * and then. When all are idle nobody looks. When all are in long Java calls, {@link Watch} does.
 */
final class Carriers extends VirtualScheduler {
  private static final long WATCH_NANOS = 1_000_000;
  private static final int SPINS = Integer.getInteger("athanor.spins", 500);
  private static final int CLOCK_SPINS = 16;
  private static final long SPIN_NANOS = 50_000;
  private static final int LOOK_TURNS = 64;

  /** To ask the clock takes longer than half a turn, so a carrier asks now and then; a turn that was used up asks always. */
  private static final int TIMER_TURNS = 32;

  private final int parallelism;
  private final StandIns standIns;
  private final Watch watch = new Watch(this);
  private final long stackSize;

  /** Computed when it is first needed. */
  private volatile long mostFrozen;

  /** All carriers, those that stand in for others last; replaced as a whole. */
  private volatile Carrier[] carriers;

  private final WheelTimers timers = new WheelTimers();
  private final SharedQueues shared = new SharedQueues();
  private final AtomicInteger idleCount = new AtomicInteger();
  private final AtomicBoolean spinning = new AtomicBoolean();
  private final AtomicReference<Carrier> watcher = new AtomicReference<>();
  private volatile boolean open = true;

  /** The stack size is that of the carriers, in bytes: it bounds how deep a process may be. */
  Carriers(int parallelism, long stackSize) {
    this.parallelism = parallelism;
    this.standIns = new StandIns(this, stackSize);
    this.stackSize = stackSize;
    this.carriers = new Carrier[parallelism];
    for (int i = 0; i < parallelism; i++) {
      carriers[i] = new Carrier(this, i + 1, 0, stackSize);
    }
  }

  void open() {
    timers.open();
    watch.open();
    for (var carrier : carriers) {
      carrier.start();
    }
  }

  void close() {
    open = false;
    timers.close();
    watch.close();
    for (var carrier : carriers) {
      LockSupport.unpark(carrier);
    }
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public Timers timers() {
    return timers;
  }

  Carrier[] all() {
    return carriers;
  }

  /** Adds a carrier that stands in for others. */
  void add(Carrier carrier) {
    var more = Arrays.copyOf(carriers, carriers.length + 1);
    more[carriers.length] = carrier;
    carriers = more;
  }

  boolean isNeeded(Carrier carrier) {
    return standIns.isNeeded(carrier);
  }

  /** A carrier that is not needed leaves its processes to the others and sleeps. */
  void retire(Carrier carrier) {
    leaveToOthers(carrier);
    standIns.rest(carrier);
  }

  private void leaveToOthers(Carrier carrier) {
    VirtualFiber fiber;
    while ((fiber = carrier.queue.take()) != null) {
      share(fiber);
    }
    carrier.queue.forgetTaken();
  }

  @Override
  void pinned(boolean blocked) {
    var own = VirtualThreads.currentCarrier() instanceof Carrier carrier && carrier.all == this ? carrier : null;
    if (own != null) {
      own.pinned = blocked;
    }
    if (!blocked) {
      standIns.end();
      return;
    }
    if (own != null) {
      leaveToOthers(own);
    }
    standIns.begin();
  }

  @Override
  long mostFrozen() {
    if (mostFrozen == 0) {
      mostFrozen = FrozenStack.most(stackSize);
    }
    return mostFrozen;
  }

  /** A carrier does not get on: another one works in its place, until {@link #restore}. */
  void replace(Carrier carrier) {
    carrier.replaced = true;
    standIns.begin();
  }

  /** A carrier that was stuck gets on. */
  void restore(Carrier carrier) {
    carrier.replaced = false;
    standIns.end();
  }

  /** Whether a carrier sleeps. */
  boolean anyIdle() {
    return idleCount.get() > 0;
  }

  /** Somebody looks whether there is work that nobody does; if so a carrier that sleeps is woken, and it is true. */
  boolean isNeglected() {
    lookAround();
    boolean work = anyWork();
    if (work && anyIdle()) {
      wakeOne();
    }
    return work;
  }

  @Override
  public int parallelism() {
    return parallelism;
  }

  @Override
  public Load[] loads() {
    var known = carriers;
    var loads = new Load[parallelism];
    int common = shared.size();
    for (int i = 0; i < loads.length; i++) {
      var carrier = known[i];
      loads[i] = new Load(carrier.queue.size() + common, carrier.turns, carrier.idleNanos());
      common = 0;
    }
    return loads;
  }

  @Override
  void enqueue(VirtualFiber fiber) {
    if (VirtualThreads.currentCarrier() instanceof Carrier carrier && carrier.all == this) {
      enqueueAt(carrier, fiber);
    } else {
      share(fiber);
    }
  }

  @Override
  void enqueueAt(Seat seat, VirtualFiber fiber) {
    enqueueAt(seat.carrier, fiber);
  }

  private void enqueueAt(Carrier carrier, VirtualFiber fiber) {
    if (fiber.priority() != Priority.NORMAL) {
      share(fiber);
      return;
    }
    carrier.queue.add(fiber);
    if (idleCount.get() > 0) {
      seekHelp(carrier);
    }
  }

  /** Puts it where everybody looks. */
  private void share(VirtualFiber fiber) {
    shared.add(fiber);
    if (idleCount.get() > 0) {
      wakeOne();
    }
  }

  private void seekHelp(Carrier carrier) {
    if (carrier.queue.size() > 1 ? !spinning.get() : watcher.get() == null) {
      wakeOne();
    }
  }

  private void wakeOne() {
    for (var carrier : carriers) {
      if (carrier.unmarkIdle()) {
        woken();
        LockSupport.unpark(carrier);
        return;
      }
    }
  }

  @Override
  boolean othersWait(Seat seat) {
    var carrier = seat.carrier;
    carrier.asked++;
    boolean crowded = !carrier.queue.isEmpty();
    if (crowded) {
      carrier.yielding = true;
      if (idleCount.get() > 0) {
        wakeOne();
      }
    }
    long now = System.nanoTime();
    boolean othersWait = crowded || !shared.isEmpty() || timers.isDue(now);
    seat.turnNanos = carrier.usedUp(now, othersWait);
    return othersWait;
  }

  /** What the carrier runs next, or {@code null} when there is nothing. */
  VirtualFiber next(Carrier carrier) {
    var fiber = find(carrier);
    if (fiber != null && watcher.get() == carrier) {
      stopWatching();
    }
    return fiber;
  }

  private VirtualFiber find(Carrier carrier) {
    long turn = ++carrier.turns;
    if (carrier.yielding || turn % TIMER_TURNS == 0) {
      timers.turnIfDue();
    }
    var fiber = shared.isEmpty() ? null : shared.takeBefore(turn);
    if (fiber == null && turn % LOOK_TURNS == 0) {
      fiber = abandoned();
    }
    if (fiber == null) {
      fiber = carrier.queue.take();
    }
    return fiber != null ? fiber : elsewhere(carrier);
  }

  /** A process that waits for a carrier that does not get on: no idle carrier takes it where there is none. */
  private VirtualFiber abandoned() {
    for (var carrier : carriers) {
      if (carrier.queue.size() > 0 && carrier.isStuck()) {
        return carrier.queue.take();
      }
    }
    lookAround();
    return null;
  }

  private VirtualFiber elsewhere(Carrier carrier) {
    timers.turnIfDue();
    // What a timer has just woken waits in the carrier's own queue; a single one there nobody else takes, and the carrier must not fall asleep over it.
    var woken = carrier.queue.take();
    if (woken != null) {
      return woken;
    }
    var fiber = shared.takeAfter();
    return fiber != null ? fiber : steal(carrier);
  }

  private VirtualFiber steal(Carrier thief) {
    var victims = carriers;
    int start = (int) thief.turns;
    for (int i = 0; i < victims.length; i++) {
      var victim = victims[Math.floorMod(start + i, victims.length)];
      if (victim.canSpare()) {
        var fiber = victim.queue.take();
        if (fiber != null) {
          return fiber;
        }
      }
    }
    return null;
  }

  private void stopWatching() {
    watcher.set(null);
    if (idleCount.get() > 0) {
      wakeOne();
    }
  }

  /** The carrier has found nothing: it looks around for some microseconds, then sleeps until there is work. */
  void rest(Carrier carrier) {
    if (spin()) {
      return;
    }
    carrier.queue.forgetTaken();
    carrier.markIdle();
    boolean allIdle = idleCount.incrementAndGet() == parallelism;
    if (allIdle) {
      watcher.compareAndSet(carrier, null);
    }
    if (!anyWork()) {
      if (!allIdle && becomesWatcher(carrier)) {
        watch(carrier);
      } else {
        carrier.rest();
      }
    }
    if (carrier.unmarkIdle()) {
      woken();
    }
  }

  private void woken() {
    if (idleCount.decrementAndGet() == 0) {
      watch.allWork();
    }
  }

  private boolean becomesWatcher(Carrier carrier) {
    return watcher.get() == carrier || watcher.compareAndSet(null, carrier);
  }

  private boolean spin() {
    if (!spinning.compareAndSet(false, true)) {
      return false;
    }
    boolean found = false;
    long end = System.nanoTime() + SPIN_NANOS;
    for (int i = 0; i < SPINS && !found; i++) {
      Thread.onSpinWait();
      found = anyWork();
      // As long as this is interpreted, so many rounds would take a millisecond, of a core that the JVM's compilers need.
      if (i % CLOCK_SPINS == 0 && System.nanoTime() - end > 0) {
        break;
      }
    }
    spinning.set(false);
    return found;
  }

  private boolean anyWork() {
    if (!shared.isEmpty()) {
      return true;
    }
    for (var carrier : carriers) {
      if (carrier.canSpare()) {
        return true;
      }
    }
    return false;
  }

  private void watch(Carrier watcher) {
    lookAround();
    watcher.rest(WATCH_NANOS);
  }

  private void lookAround() {
    for (var carrier : carriers) {
      carrier.look();
    }
  }
}
