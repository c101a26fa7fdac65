package dev.athanor.process;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Timers by the tick at which they are due, in hierarchical wheels (Varghese and Lauck, "Hashed and hierarchical timing wheels", SOSP 1987).
 *
 * <p>The lowest level has a slot for each of the next 256 ticks, each higher one 64 slots that are as wide as the whole level below. A
 * timer goes to the lowest level whose slots reach its tick; when the time gets to a slot of a higher level, what it
 * holds is distributed to the levels below. So starting and cancelling take constant time, and each timer moves down at most five
 * times. A bit for each slot tells whether it holds anything, which lets the time jump over empty ticks and tells when to look next.
 *
 * <p>A tick is 2^18 nanoseconds, 0.26 ms. A timer's tick is the first one that ends at or after its deadline; those of one tick
 * fire in the order of their deadlines. Not thread-safe.
 */
final class TimerWheel {
  private static final int TICK_SHIFT = 18;
  private static final int FINE_BITS = 8;
  private static final int COARSE_BITS = 6;
  private static final int COARSE_LEVELS = 5;
  private static final int FINE_SLOTS = 1 << FINE_BITS;
  private static final int COARSE_SLOTS = 1 << COARSE_BITS;
  private static final long NEVER = Long.MAX_VALUE;

  /** As far ahead as the highest level reaches; later timers wait there and are distributed again. */
  private static final long REACH = 1L << FINE_BITS + COARSE_LEVELS * COARSE_BITS;

  // Without Comparator.comparingLong: its lambda can be serialised, so the ahead-of-time cache does not hold it.
  private static final Comparator<Timer> BY_DEADLINE = (one, other) -> Long.compare(one.deadline, other.deadline);

  /** The first timer of each slot; slots of higher levels follow those of lower ones. */
  private final Timer[] slots = new Timer[FINE_SLOTS + COARSE_LEVELS * COARSE_SLOTS];

  /** A bit for each slot that holds timers: four words for the lowest level, one for each other. */
  private final long[] occupied = new long[FINE_SLOTS / 64 + COARSE_LEVELS];

  /** The tick up to which everything has fired. */
  private long tick;

  private int size;

  TimerWheel(long now) {
    tick = now >> TICK_SHIFT;
  }

  /** How many timers it holds. */
  int size() {
    return size;
  }

  /** Adds a timer; one whose deadline has passed is due at the next tick. */
  void add(Timer timer) {
    size++;
    place(timer);
  }

  private void place(Timer timer) {
    long due = Math.max(tick + 1, tickOf(timer.deadline));
    long distance = due - tick;
    if (distance < FINE_SLOTS) {
      link(timer, (int) due & FINE_SLOTS - 1);
      return;
    }
    int level = levelFor(distance);
    long reachable = Math.min(due, tick + REACH - (1L << shiftOf(COARSE_LEVELS - 1)));
    link(timer, slotOf(level, reachable));
  }

  /** When a timer with this deadline fires: the end of its tick. */
  static long dueTime(long deadline) {
    return tickOf(deadline) << TICK_SHIFT;
  }

  /** The first tick that ends at or after the deadline. */
  private static long tickOf(long deadline) {
    return (deadline >> TICK_SHIFT) + ((deadline & (1L << TICK_SHIFT) - 1) == 0 ? 0 : 1);
  }

  private static int levelFor(long distance) {
    int level = 0;
    while (level < COARSE_LEVELS - 1 && distance >= 1L << shiftOf(level + 1)) {
      level++;
    }
    return level;
  }

  /** A slot of the level is {@code 2^shift} ticks wide. */
  private static int shiftOf(int level) {
    return FINE_BITS + level * COARSE_BITS;
  }

  private static int slotOf(int level, long due) {
    return FINE_SLOTS + level * COARSE_SLOTS + ((int) (due >> shiftOf(level)) & COARSE_SLOTS - 1);
  }

  private void link(Timer timer, int slot) {
    var first = slots[slot];
    timer.slot = slot;
    timer.previous = null;
    timer.following = first;
    if (first == null) {
      occupied[slot >> 6] |= 1L << slot;
    } else {
      first.previous = timer;
    }
    slots[slot] = timer;
  }

  /** Takes a timer out again, if it is in. */
  void remove(Timer timer) {
    if (timer.slot < 0) {
      return;
    }
    var previous = timer.previous;
    var following = timer.following;
    if (following != null) {
      following.previous = previous;
    }
    if (previous != null) {
      previous.following = following;
    } else {
      slots[timer.slot] = following;
      if (following == null) {
        occupied[timer.slot >> 6] &= ~(1L << timer.slot);
      }
    }
    leave(timer);
  }

  private void leave(Timer timer) {
    timer.previous = timer.following = null;
    timer.slot = -1;
    size--;
  }

  /** Lets the time pass and fires what is due. */
  void advance(long now) {
    long target = now >> TICK_SHIFT;
    while (true) {
      long event = nextEvent();
      if (event > target) {
        break;
      }
      tick = event;
      distribute();
      fire((int) event & FINE_SLOTS - 1);
    }
    tick = Math.max(tick, target);
  }

  /** When, in nanoseconds, {@link #advance} has something to do next; {@code Long.MAX_VALUE} when it has nothing. */
  long nextDue() {
    long event = nextEvent();
    return event == NEVER ? NEVER : event << TICK_SHIFT;
  }

  /** The next tick at which a timer is due or a slot is to be distributed. */
  private long nextEvent() {
    long earliest = nextFine();
    for (int level = 0; level < COARSE_LEVELS; level++) {
      long bits = occupied[FINE_SLOTS / 64 + level];
      if (bits != 0) {
        int shift = shiftOf(level);
        long current = tick >> shift;
        int here = (int) current & COARSE_SLOTS - 1;
        // Rotated so that bit 0 is the slot after the current one: the current one itself comes last, a whole round away.
        int distance = 1 + Long.numberOfTrailingZeros(Long.rotateRight(bits, here + 1));
        earliest = Math.min(earliest, current + distance << shift);
      }
    }
    return earliest;
  }

  private long nextFine() {
    int from = (int) (tick + 1) & FINE_SLOTS - 1;
    for (int words = 0; words <= FINE_SLOTS / 64; words++) {
      int word = (from >> 6) + words & FINE_SLOTS / 64 - 1;
      long bits = occupied[word];
      if (words == 0) {
        bits &= -1L << from;
      }
      if (bits != 0) {
        int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
        return tick + 1 + (slot - from & FINE_SLOTS - 1);
      }
    }
    return NEVER;
  }

  /** Moves what the higher levels hold for the current tick down. */
  private void distribute() {
    for (int level = 0; level < COARSE_LEVELS && (tick & (1L << shiftOf(level)) - 1) == 0; level++) {
      var timer = emptied(slotOf(level, tick));
      while (timer != null) {
        var following = timer.following;
        placeNow(timer);
        timer = following;
      }
    }
  }

  /** Like {@link #place}, but what is due at the current tick goes to the slot that fires next. */
  private void placeNow(Timer timer) {
    if (tickOf(timer.deadline) <= tick) {
      link(timer, (int) tick & FINE_SLOTS - 1);
    } else {
      place(timer);
    }
  }

  private Timer emptied(int slot) {
    var first = slots[slot];
    slots[slot] = null;
    occupied[slot >> 6] &= ~(1L << slot);
    return first;
  }

  private void fire(int slot) {
    var first = emptied(slot);
    if (first == null) {
      return;
    }
    if (first.following == null) {
      expire(first);
      return;
    }
    for (var timer : sorted(first)) {
      expire(timer);
    }
  }

  private static Timer[] sorted(Timer first) {
    int count = 0;
    for (var timer = first; timer != null; timer = timer.following) {
      count++;
    }
    var timers = new Timer[count];
    // The slot holds the last one linked first.
    for (var timer = first; timer != null; timer = timer.following) {
      timers[--count] = timer;
    }
    Arrays.sort(timers, BY_DEADLINE);
    return timers;
  }

  private void expire(Timer timer) {
    leave(timer);
    if (timer.expire()) {
      timer.fire();
    }
  }

  /** Takes out every timer of which the caller says so. */
  void removeIf(Predicate<Timer> orphan) {
    for (int slot = 0; slot < slots.length; slot++) {
      var timer = slots[slot];
      while (timer != null) {
        var following = timer.following;
        if (orphan.test(timer)) {
          remove(timer);
        }
        timer = following;
      }
    }
  }
}
