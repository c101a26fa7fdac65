package dev.athanor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunQueueTest {
  private static VirtualFiber fiber() {
    return (VirtualFiber) new ControlledScheduler(0).fiberFor(null);
  }

  @Test
  void firstInFirstOutWhileItGrowsAndShrinks() {
    var queue = new RunQueue();
    var fibers = new VirtualFiber[5000];
    for (int i = 0; i < fibers.length; i++) {
      fibers[i] = fiber();
    }
    int taken = 0;
    for (int round = 0; round < 3; round++) {
      int added = 0;
      taken = 0;
      while (taken < fibers.length) {
        for (int i = 0; i < 7 && added < fibers.length; i++) {
          queue.add(fibers[added++]);
        }
        for (int i = 0; i < (added < fibers.length ? 3 : 11) && taken < added; i++) {
          assertEquals(fibers[taken++], queue.take());
        }
      }
      assertTrue(queue.isEmpty());
      assertNull(queue.take());
      queue.forgetTaken();
    }
  }

  @Test
  void thievesAndOwnerTakeEachFiberOnce() throws InterruptedException {
    var queue = new RunQueue();
    int fibers = 20_000;
    int rounds = 10;
    var all = new VirtualFiber[fibers];
    for (int i = 0; i < fibers; i++) {
      all[i] = fiber();
    }
    for (int round = 0; round < rounds; round++) {
      var done = new AtomicBoolean();
      var finished = new CountDownLatch(2);
      var count = new AtomicInteger();
      var seen = Collections.synchronizedMap(new IdentityHashMap<VirtualFiber, Boolean>());
      for (int t = 0; t < 2; t++) {
        Thread.ofPlatform().start(() -> {
          var mine = new ArrayList<VirtualFiber>();
          while (!done.get() || !queue.isEmpty()) {
            var fiber = queue.take();
            if (fiber != null) {
              mine.add(fiber);
            }
          }
          mine.forEach(fiber -> seen.put(fiber, true));
          count.addAndGet(mine.size());
          finished.countDown();
        });
      }
      var own = new ArrayList<VirtualFiber>();
      for (int i = 0; i < fibers; i++) {
        queue.add(all[i]);
        if (i % 5 == 0) {
          var fiber = queue.take();
          if (fiber != null) {
            own.add(fiber);
          } else {
            queue.forgetTaken();
          }
        }
      }
      done.set(true);
      finished.await();
      own.forEach(fiber -> seen.put(fiber, true));
      assertEquals(fibers, seen.size());
      assertEquals(fibers, count.get() + own.size());
    }
  }
}
