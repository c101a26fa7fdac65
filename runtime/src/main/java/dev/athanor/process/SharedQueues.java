package dev.athanor.process;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The processes that wait for any carrier: those woken from outside (timers, Java threads), and those of other than normal priority, of which there are few. A queue for each priority. Any
 * thread adds and takes.
 */
final class SharedQueues {
  /** {@code low} has its turn when nobody else waits, and now and then where somebody does. */
  private static final int LOW_TURNS = 8;

  private final Queue<VirtualFiber> max = new ConcurrentLinkedQueue<>();
  private final Queue<VirtualFiber> high = new ConcurrentLinkedQueue<>();
  private final Queue<VirtualFiber> normal = new ConcurrentLinkedQueue<>();
  private final Queue<VirtualFiber> low = new ConcurrentLinkedQueue<>();

  /** How many wait, or are about to. */
  private final AtomicInteger size = new AtomicInteger();

  int size() {
    return size.get();
  }

  boolean isEmpty() {
    return size.get() == 0;
  }

  void add(VirtualFiber fiber) {
    // First, so that who sees none has not overlooked one that is added.
    size.incrementAndGet();
    queueOf(fiber.priority()).add(fiber);
  }

  private Queue<VirtualFiber> queueOf(Priority priority) {
    return switch (priority) {
      case MAX -> max;
      case HIGH -> high;
      case NORMAL -> normal;
      case LOW -> low;
    };
  }

  /** What is before a carrier's own queue in the turn with this number. */
  VirtualFiber takeBefore(long turn) {
    var fiber = max.poll();
    if (fiber == null) {
      fiber = high.poll();
    }
    if (fiber == null && turn % LOW_TURNS == 0) {
      fiber = low.poll();
    }
    if (fiber == null && (turn & 1) == 0) {
      fiber = normal.poll();
    }
    return taken(fiber);
  }

  /** What a carrier takes whose own queue is empty. */
  VirtualFiber takeAfter() {
    var fiber = normal.poll();
    return taken(fiber != null ? fiber : low.poll());
  }

  private VirtualFiber taken(VirtualFiber fiber) {
    if (fiber != null) {
      size.decrementAndGet();
    }
    return fiber;
  }
}
