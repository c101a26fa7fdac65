package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.receiveForever;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that wait without a stack, those that wait with one, and what changes from one to the other. */
class HostedFiberTest {
  private static final Object STOP = atom("stop");

  static {
    HostedFiber.openShortWay();
  }

  @RegisterExtension final OpenCarriers carriers = new OpenCarriers(2, 128L << 20);

  /** A server as compiled code is one: sums numbers, and gives the sum to whoever asks for it with his pid; {@code {:run, body}} runs Java code. */
  private static final class Sum extends Fun {
    private final long sum;
    private final boolean isAfterWait;

    Sum(long sum, boolean isAfterWait) {
      this.sum = sum;
      this.isAfterWait = isAfterWait;
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    public Atom module() {
      return Atoms.ERLANG;
    }

    @Override
    public Object call(Process self) {
      if (!isAfterWait) {
        self.beginReceive();
      }
      var message = self.nextArrived();
      if (message == null) {
        return self.parkUntilNews(new Sum(sum, true));
      }
      self.acceptMessage();
      return switch (message) {
        case Long number -> self.park(new Sum(sum + number, false));
        case Pid asker -> {
          Signals.send(self, asker, sum);
          yield self.park(new Sum(sum, false));
        }
        case Tuple2 work -> {
          ((Runnable) work.e1).run();
          yield self.park(new Sum(sum, false));
        }
        default -> sum;
      };
    }
  }

  private static long ask(Process self, Pid sum) {
    Signals.send(self, sum, self.pid());
    return (long) receiveForever(self);
  }

  /** Waits until a process sleeps. */
  private static Process asleep(Process self, Pid pid) {
    var process = pid.process();
    while (!process.mailbox.isAsleep()) {
      Running.giveWay(self);
    }
    return process;
  }

  private static Thread threadOf(Process process) {
    return ((VirtualFiber) process.fiber).thread();
  }

  private static Object work(Runnable body) {
    return Tuple.of(STOP, body);
  }

  @Test
  void whoWaitsInTailPositionHasNoThread() {
    carriers.in(self -> {
      var sum = Spawn.spawn(self, new Sum(0, false));
      assertNull(threadOf(asleep(self, sum)));
      for (long i = 1; i <= 100; i++) {
        Signals.send(self, sum, i);
        asleep(self, sum);
      }
      assertEquals(5050L, ask(self, sum));
      assertEquals(atom("waiting"), Running.info(self, sum, "status"));
      assertNull(threadOf(asleep(self, sum)));
      var other = Running.waiter(self);
      assertNotNull(threadOf(asleep(self, other)));
      var monitor = Signals.monitor(self, sum);
      Signals.exit(self, sum, Atoms.KILL);
      assertEquals(atom("killed"), Running.down(self, monitor));
      return null;
    });
  }

  @Test
  void whoIsCalledByOneThatGoesOnKeepsTheStack() {
    carriers.in(self -> {
      var result = new CompletableFuture<Object>();
      var outer = Spawn.spawn(self, (Process child) -> result.complete(child.apply(new Sum(1, false))));
      assertNotNull(threadOf(asleep(self, outer)));
      Signals.send(self, outer, 2L);
      assertEquals(3L, ask(self, outer));
      var monitor = Signals.monitor(self, outer);
      Signals.send(self, outer, STOP);
      assertEquals(Atoms.NORMAL, Running.down(self, monitor));
      assertEquals(3L, result.join());
      return null;
    });
  }

  @Test
  void javaCodeMayBlockAndBeInterrupted() {
    carriers.in(self -> {
      var sum = Spawn.spawn(self, new Sum(7, false));
      var lock = new ReentrantLock();
      var latch = new CountDownLatch(1);
      lock.lock();
      Signals.send(self, sum, work(lock::lock));
      Signals.send(self, sum, work(lock::unlock));
      Signals.send(self, sum, work(() -> Thread.currentThread().interrupt()));
      Running.giveWay(self);
      lock.unlock();
      assertEquals(7L, ask(self, sum));
      asleep(self, sum);
      Signals.send(self, sum, work(() -> {
        assertFalse(Thread.currentThread().isInterrupted());
        latch.countDown();
      }));
      assertEquals(7L, ask(self, sum));
      latch.await();
      return null;
    });
  }

  @Test
  void threadLocalsAreGoneWithTheTurn() {
    carriers.in(self -> {
      var local = new ThreadLocal<String>();
      var seen = new ArrayList<String>();
      for (int i = 0; i < 4; i++) {
        var sum = Spawn.spawn(self, new Sum(0, false));
        asleep(self, sum);
        Signals.send(self, sum, work(() -> {
          seen.add(local.get());
          local.set("mine");
        }));
        var monitor = Signals.monitor(self, sum);
        Signals.send(self, sum, STOP);
        Running.down(self, monitor);
      }
      seen.forEach(value -> assertNull(value));
      assertEquals(4, seen.size());
      return null;
    });
  }

  /** Half of them also wait in the middle of something, so that threads go from hand to hand. */
  @Test
  void threadsAreSharedByMany() {
    carriers.in(self -> {
      var sums = new ArrayList<Pid>();
      for (int i = 0; i < 2000; i++) {
        sums.add(Spawn.spawn(self, new Sum(i, false)));
      }
      var askers = new ArrayList<Pid>();
      for (int i = 0; i < 200; i++) {
        int first = i * 10;
        askers.add(Spawn.spawn(self, (Process child) -> {
          long all = 0;
          for (var sum : sums.subList(first, first + 10)) {
            Signals.send(child, sum, 1L);
            all += ask(child, sum);
          }
          Signals.send(child, self.pid(), all);
        }));
      }
      long all = 0;
      for (int i = 0; i < askers.size(); i++) {
        all += (long) receiveForever(self);
      }
      assertEquals(1999L * 1000 + 2000, all);
      for (var sum : sums) {
        var monitor = Signals.monitor(self, sum);
        Signals.send(self, sum, STOP);
        assertEquals(Atoms.NORMAL, Running.down(self, monitor));
      }
      return null;
    });
  }
}
