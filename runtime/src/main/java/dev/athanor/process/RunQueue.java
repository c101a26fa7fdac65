package dev.athanor.process;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The fibers that wait for one carrier, first in, first out. Only the carrier that owns it adds; anybody takes, so an idle carrier can
 * steal.
 *
 * <p>A ring after Chase and Lev ("Dynamic circular work-stealing deque", SPAA 2005) of which both the owner and thieves use the end
 * where one steals, since processes want to be served in turn. {@code head} and {@code tail} only grow; an element is taken by
 * moving {@code head}, and the slot of an element is reused only after that. A taker reads {@code head}, then {@code tail}, then the ring,
 * then the element, and wins by compare-and-set on {@code head}: had anything of this changed meanwhile, {@code head} would have too.
 */
final class RunQueue {
  private static final int SMALLEST = 256;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();

  /** What {@code tail} is, for the owner. */
  private long end;

  private volatile VirtualFiber[] ring = new VirtualFiber[SMALLEST];

  /** Adds at the end. Only the owner calls it. What it wrote before is seen by whoever takes the fiber. */
  void add(VirtualFiber fiber) {
    long begin = head.get();
    var elements = ring;
    long size = end - begin;
    if (size == elements.length) {
      elements = resized(elements, begin, elements.length << 1);
    } else if (elements.length > SMALLEST && size < elements.length >> 3) {
      // A burst has passed: let go of the large array and the ended fibers it still names.
      elements = resized(elements, begin, elements.length >> 1);
    }
    elements[(int) end & elements.length - 1] = fiber;
    end++;
    if (size == 0) {
      // Nobody takes the only one from a carrier that gets on, so nobody has to be told at once.
      tail.lazySet(end);
    } else {
      // With a fence: the owner goes on to look for idle carriers, which look at the tail before they sleep.
      tail.set(end);
    }
  }

  private VirtualFiber[] resized(VirtualFiber[] old, long begin, int length) {
    var changed = new VirtualFiber[length];
    for (long at = begin; at < end; at++) {
      changed[(int) at & length - 1] = old[(int) at & old.length - 1];
    }
    ring = changed;
    return changed;
  }

  /** Takes the first, or {@code null} when there is none. Any thread. */
  VirtualFiber take() {
    while (true) {
      long begin = head.get();
      if (begin >= tail.get()) {
        return null;
      }
      var elements = ring;
      var fiber = elements[(int) begin & elements.length - 1];
      if (head.compareAndSet(begin, begin + 1)) {
        return fiber;
      }
    }
  }

  /** How many wait: exact when the owner asks and nobody steals. */
  int size() {
    return (int) Math.max(0, tail.get() - head.get());
  }

  /** Grows with each one taken. */
  long position() {
    return head.get();
  }

  boolean isEmpty() {
    return head.get() >= tail.get();
  }

  /** Forgets fibers that were taken long ago. Only the owner calls it, before it sleeps. */
  void forgetTaken() {
    // While the ring is empty nobody can win the race for any of its slots, so the owner may overwrite them.
    if (isEmpty()) {
      if (ring.length > SMALLEST) {
        ring = new VirtualFiber[SMALLEST];
      } else {
        Arrays.fill(ring, null);
      }
    }
  }
}
