package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.receiveForever;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Carriers: fairness, priorities, wake-ups, deep stacks, and what a process may do without harm to others. */
class SchedulerTest {
  private static final long STACK = 128L << 20;
  private static final long SMALL_STACK = 8L << 20;

  @RegisterExtension final OpenCarriers carriers = new OpenCarriers(2, STACK);

  private <T> T in(Running.Giving<T> body) {
    return carriers.in(body);
  }

  private static void loopForever(Process self) {
    while (true) {
      self.reduce(1);
    }
  }

  @Test
  void endlessLoopsStarveNobody() {
    in(self -> {
      var loops = new ArrayList<Pid>();
      for (int i = 0; i < 8; i++) {
        loops.add(Spawn.spawn(self, SchedulerTest::loopForever));
      }
      var echo = Spawn.spawn(self, (Process child) -> {
        while (true) {
          Signals.send(self.pid(), receiveForever(child));
        }
      });
      for (long i = 0; i < 100; i++) {
        Signals.send(echo, i);
        assertEquals(i, receiveForever(self));
      }
      self.beginReceive(5L);
      assertEquals(Process.TIMED_OUT, self.nextMessage());
      loops.forEach(loop -> Signals.exit(self, loop, Atoms.KILL));
      return null;
    });
  }

  @Test
  void whatIsMoreUrgentRunsFirst() {
    var one = new Carriers(1, STACK);
    var order = new ArrayList<String>();
    var done = new CountDownLatch(1);
    Spawn.orphan(
        one,
        Spawn.fun(
            self -> {
              for (var priority : List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.MAX)) {
                var options = new SpawnOptions();
                options.flags = new Flags();
                options.flags.priority = priority;
                Spawn.start(self, Spawn.fun(_ -> order.add(priority.name())), options);
              }
              var last = new SpawnOptions();
              last.flags = new Flags();
              last.flags.priority = Priority.LOW;
              Spawn.start(self, Spawn.fun(_ -> done.countDown()), last);
            }));
    OpenCarriers.startUnwatched(one);
    await(done);
    one.close();
    assertEquals(List.of("MAX", "HIGH", "NORMAL", "LOW"), order);
  }

  @Test
  void lowPriorityIsNotStarvedByNormal() {
    var one = new Carriers(1, STACK);
    one.open();
    var done = new CountDownLatch(1);
    Spawn.orphan(
        one,
        Spawn.fun(
            self -> {
              var loop = Spawn.spawn(self, SchedulerTest::loopForever);
              self.changePriority(Priority.LOW);
              Running.giveWay(self);
              Signals.exit(self, loop, Atoms.KILL);
              done.countDown();
            }));
    await(done);
    one.close();
  }

  @Test
  void aDeepProcessIsPreemptedAndWaits() {
    in(self -> {
      var loop = Spawn.spawn(self, SchedulerTest::loopForever);
      var deep = Spawn.spawn(self, (Process child) -> {
        long depth = descend(child, 200_000);
        Signals.send(self.pid(), depth);
      });
      assertEquals(atom("bottom"), receiveForever(self));
      Signals.send(deep, atom("up"));
      assertEquals(200_000L, receiveForever(self));
      Signals.exit(self, loop, Atoms.KILL);
      return null;
    });
  }

  private static long descend(Process self, int levels) {
    self.reduce(1);
    if (levels == 0) {
      Signals.send(Running.parentOf(self), atom("bottom"));
      receiveForever(self);
      return 0;
    }
    return 1 + descend(self, levels - 1);
  }

  @Test
  void anOverflowEndsTheProcessAlone() {
    in(self -> {
      var started = Running.spawnMonitor(self, child -> overflow(child, self.pid(), 0));
      var reason = assertInstanceOf(Tuple2.class, downAmongOthers(self, started));
      assertEquals(atom("stack_overflow"), reason.e0);
      return null;
    });
  }

  /** Sends all the way down, so that most likely it overflows while it wakes somebody. */
  private static long overflow(Process self, Pid receiver, long depth) {
    Signals.send(receiver, depth);
    return 1 + overflow(self, receiver, depth + 1);
  }

  private static Object downAmongOthers(Process self, Spawn.Started started) {
    long expected = 0;
    while (true) {
      var message = receiveForever(self);
      if (message instanceof Long depth) {
        assertEquals(expected++, depth);
      } else {
        assertTrue(expected > 10_000, "depth " + expected);
        return ((Tuple) message).get(4);
      }
    }
  }

  @Test
  void whoeverAnOverflowingProcessWakesWakesUp() {
    var shallow = new Carriers(2, SMALL_STACK);
    shallow.open();
    Running.in(shallow, self -> {
      for (int i = 0; i < 10; i++) {
        var sleeper = Spawn.spawn(self, (Process child) -> {
          while (true) {
            Signals.send(self.pid(), receiveForever(child));
          }
        });
        var started = Running.spawnMonitor(self, child -> recurse(child, sleeper));
        Running.down(self, started.reference());
        Signals.send(sleeper, atom("awake"));
        Object message;
        do {
          message = Running.receive(self);
        } while (message != atom("awake"));
        Signals.exit(self, sleeper, Atoms.KILL);
      }
      return null;
    });
    shallow.close();
  }

  private static long recurse(Process self, Pid sleeper) {
    try {
      return 1 + recurse(self, sleeper);
    } finally {
      // On the way up, with hardly any stack left.
      Signals.send(sleeper, atom("poke"));
    }
  }

  @Test
  void lackOfMemoryEndsTheProcessAlone() {
    in(self -> {
      var reason =
          Running.reasonOf(self, _ -> {
            var hoard = new ArrayList<byte[]>();
            while (true) {
              hoard.add(new byte[Integer.MAX_VALUE - 8]);
            }
          });
      assertEquals(atom("out_of_memory"), ((Tuple2) reason).e0);
      return null;
    });
  }

  @Test
  void aJavaExceptionEndsTheProcessWithAReadableReason() {
    in(self -> {
      var reason =
          Running.reasonOf(self, _ -> {
            throw new IllegalStateException("no good");
          });
      var error = assertInstanceOf(Tuple3.class, ((Tuple2) reason).e0);
      assertEquals("{'java_exception','java.lang.IllegalStateException',<<\"no good\">>}", error.toString());
      return null;
    });
  }

  @Test
  void blockingCallsLeaveTheCarriersFree() {
    in(self -> {
      int calls = 8;
      var gate = new CountDownLatch(1);
      var inside = new CountDownLatch(calls);
      for (int i = 0; i < calls; i++) {
        long number = i;
        Spawn.spawn(self, (Process child) -> {
          long result =
              Blocking.run(
                  child,
                  () -> {
                    inside.countDown();
                    await(gate);
                    return number;
                  });
          Signals.send(self.pid(), result);
        });
      }
      Spawn.spawn(self, (Process child) -> {
        while (inside.getCount() > 0) {
          Running.giveWay(child);
        }
        gate.countDown();
      });
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        sum += (Long) Running.receive(self);
      }
      assertEquals(28L, sum);
      return null;
    });
  }

  @Test
  void aBlockingCallThrowsInTheProcess() {
    in(self -> {
      try {
        Blocking.run(
            self,
            () -> {
              throw new IOException("gone");
            });
        throw new AssertionError("nothing was thrown");
      } catch (IOException expected) {
        assertEquals("gone", expected.getMessage());
      }
      return null;
    });
  }

  @Test
  void aProcessInABlockingCallCanBeKilled() {
    in(self -> {
      var interrupted = new CountDownLatch(1);
      var entered = new CountDownLatch(1);
      var child = Spawn.spawn(self, (Process blocked) ->
          Blocking.run(
              blocked,
              () -> {
                entered.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                  interrupted.countDown();
                }
                return null;
              }));
      var monitor = Signals.monitor(self, child);
      Blocking.run(
          self,
          () -> {
            await(entered);
            return null;
          });
      Signals.exit(self, child, Atoms.KILL);
      assertEquals(Atoms.KILLED, Running.down(self, monitor));
      await(interrupted);
      return null;
    });
  }

  /** Waits for a message in its initialiser, where a virtual thread cannot be unmounted. */
  private static final class Pinning {
    static final Object MESSAGE;

    static {
      Signals.send(Running.parentOf(initialising), atom("inside"));
      MESSAGE = receiveForever(initialising);
    }
  }

  private static volatile Process initialising;

  @Test
  void aProcessThatCannotBeUnmountedWaitsAllTheSame() {
    in(self -> {
      var child = Spawn.spawn(self, (Process pinned) -> {
        initialising = pinned;
        Signals.send(self.pid(), Pinning.MESSAGE);
      });
      assertEquals(atom("inside"), Running.receive(self));
      Signals.send(child, atom("hello"));
      assertEquals(atom("hello"), Running.receive(self));
      return null;
    });
  }

  @Test
  void javaLocksWorkBetweenProcesses() {
    in(self -> {
      var lock = new ReentrantLock();
      var monitor = new Object();
      var count = new int[2];
      int processes = 20;
      for (int i = 0; i < processes; i++) {
        Spawn.spawn(self, (Process child) -> {
          for (int k = 0; k < 200; k++) {
            lock.lock();
            try {
              count[0]++;
              Running.giveWay(child);
            } finally {
              lock.unlock();
            }
            synchronized (monitor) {
              count[1]++;
              Running.giveWay(child);
            }
          }
          Signals.send(self.pid(), Atoms.OK);
        });
      }
      for (int i = 0; i < processes; i++) {
        assertEquals(Atoms.OK, Running.receive(self));
      }
      assertEquals(processes * 200, count[0]);
      assertEquals(processes * 200, count[1]);
      return null;
    });
  }

  @Test
  void wakeUpsAreNotLost() {
    in(self -> {
      int pairs = 50;
      long rounds = 2000;
      for (int i = 0; i < pairs; i++) {
        var right = Spawn.spawn(self, (Process child) -> {
          while (true) {
            var message = (Tuple2) receiveForever(child);
            Signals.send((Pid) message.e0, message.e1);
          }
        });
        Spawn.spawn(self, (Process child) -> {
          for (long k = 0; k < rounds; k++) {
            Signals.send(right, Tuple.of(child.pid(), k));
            assertEquals(k, receiveForever(child));
          }
          Signals.exit(child, right, Atoms.KILL);
          Signals.send(self.pid(), Atoms.OK);
        });
      }
      for (int i = 0; i < pairs; i++) {
        assertEquals(Atoms.OK, Running.receive(self));
      }
      return null;
    });
  }

  /** A ball goes from hand to hand until it has no hops left, then to the referee. */
  private record Ball(long hops, long seed) {
    Ball next() {
      return new Ball(hops - 1, seed * 6364136223846793005L + 1442695040888963407L);
    }

    int hand(int hands) {
      return (int) Math.floorMod(seed >> 33, (long) hands);
    }
  }

  @Test
  void noBallIsLostAmongManyHands() throws InterruptedException {
    int hands = 64;
    int balls = 40;
    long hops = 5000;
    var players = new Pid[hands];
    var ready = new CountDownLatch(1);
    var caught = new CompletableFuture<Integer>();
    Spawn.orphan(
        carriers.get(),
        Spawn.fun(
            self -> {
              for (int i = 0; i < hands; i++) {
                boolean impatient = i % 4 == 0;
                players[i] = Spawn.spawn(self, (Process child) -> play(child, players, self.pid(), impatient));
              }
              ready.countDown();
              int count = 0;
              while (count < balls) {
                receiveForever(self);
                count++;
              }
              caught.complete(count);
              for (var player : players) {
                Signals.exit(self, player, Atoms.KILL);
              }
            }));
    await(ready);
    // Half of them come from threads that are none of ours.
    for (int t = 0; t < 2; t++) {
      int half = t;
      Thread.ofPlatform().start(() -> {
        for (int i = half; i < balls; i += 2) {
          Signals.send(players[i], new Ball(hops, i * 977L + 1));
        }
      });
    }
    assertEquals(balls, caught.join());
  }

  private static void play(Process self, Pid[] players, Pid referee, boolean impatient) {
    while (true) {
      if (impatient) {
        self.beginReceive(1L);
      } else {
        self.beginReceive();
      }
      var message = self.nextMessage();
      if (message != Process.TIMED_OUT) {
        self.acceptMessage();
        var ball = ((Ball) message).next();
        Signals.send(self, ball.hops() == 0 ? referee : players[ball.hand(players.length)], ball);
      }
    }
  }

  @Test
  void javaThreadsSendToo() throws InterruptedException {
    int threads = 4;
    long each = 5000;
    var receiver = new CompletableFuture<Pid>();
    var sum = new CompletableFuture<Long>();
    Spawn.orphan(
        carriers.get(),
        Spawn.fun(
            self -> {
              receiver.complete(self.pid());
              long total = 0;
              for (long i = 0; i < threads * each; i++) {
                total += (Long) receiveForever(self);
              }
              sum.complete(total);
            }));
    var pid = receiver.join();
    for (int t = 0; t < threads; t++) {
      Thread.ofPlatform().start(() -> {
        for (long i = 1; i <= each; i++) {
          Signals.send(pid, i);
        }
      });
    }
    assertEquals(threads * each * (each + 1) / 2, sum.join());
  }

  @Test
  void manyProcessesLiveAtOnce() {
    in(self -> {
      int count = 50_000;
      var pids = new Pid[count];
      for (int i = 0; i < count; i++) {
        pids[i] = Spawn.spawn(self, (Process child) -> Signals.send(self.pid(), receiveForever(child)));
        self.reduce(50);
      }
      for (int i = 0; i < count; i++) {
        Signals.send(pids[i], (long) i);
      }
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += (Long) Running.receive(self);
      }
      assertEquals((long) count * (count - 1) / 2, sum);
      return null;
    });
  }

  @Test
  void aTailCallLoopIsPreemptedAndUsesNoStack() {
    in(self -> {
      var counter = new AtomicInteger();
      var loop = new Fun() {
        @Override
        public int arity() {
          return 1;
        }

        @Override
        public Atom module() {
          return atom("test");
        }

        @Override
        public Object call(Process process, Object left) {
          counter.incrementAndGet();
          if (left.equals(0L)) {
            return Atoms.OK;
          }
          return --process.tailBudget < 0
              ? process.park(this, (Long) left - 1)
              : call(process, (Long) left - 1);
        }
      };
      assertEquals(Atoms.OK, self.apply(loop, 100_000L));
      assertEquals(100_001, counter.get());
      return null;
    });
  }

  /** Nobody else has a turn on its carrier after it, and the compilers are done with the way of a turn. */
  @Test
  void aProcessThatHasEndedIsForgotten() throws InterruptedException {
    var one = new Carriers(1, SMALL_STACK);
    one.open();
    Running.in(one, self -> {
      var echo = Spawn.spawn(self, SchedulerTest::echoForever);
      for (long i = 0; i < 300_000; i++) {
        Signals.send(self, echo, Tuple.of(self.pid(), i));
        assertEquals(i, receiveForever(self));
      }
      Signals.exit(self, echo, Atoms.KILL);
      return null;
    });
    assertForgotten(
        Running.in(one, self -> {
          self.beginReceive(1L);
          self.nextMessage();
          return new WeakReference<>(self);
        }));
    one.close();
  }

  private static void echoForever(Process self) {
    while (true) {
      var request = (Tuple2) receiveForever(self);
      Signals.send(self, (Pid) request.e0, request.e1);
    }
  }

  @Test
  void whoeverWasAskedForgetsWhoAsked() throws InterruptedException {
    var asked = in(Running::waiter);
    assertForgotten(
        in(self -> {
          assertTrue(Running.sync(self, asked));
          return new WeakReference<>(self);
        }));
    assertTrue(Signals.exists(asked));
  }

  private static void assertForgotten(WeakReference<Process> process) throws InterruptedException {
    for (int look = 0; look < 100 && !process.refersTo(null); look++) {
      System.gc();
      Thread.sleep(look);
    }
    assertTrue(process.refersTo(null));
  }

  /** A timer that fires when the carrier has found nothing else wakes a single process, which nobody else takes. */
  @Test
  void aCarrierDoesNotFallAsleepOverWhatItsTimersWake() {
    var one = new Carriers(1, SMALL_STACK);
    one.open();
    var done = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      Spawn.orphan(
          one,
          Spawn.fun(
              self -> {
                for (int round = 0; round < 300; round++) {
                  self.beginReceive(1L);
                  self.nextMessage();
                }
                done.countDown();
              }));
    }
    await(done);
    one.close();
  }

  @Test
  void anErrorInsideIsAnErlangException() {
    in(self -> {
      try {
        self.beginReceive(atom("soon"));
        throw new AssertionError("nothing was raised");
      } catch (ErlangException expected) {
        assertEquals(Atoms.TIMEOUT_VALUE, expected.reason());
      }
      return null;
    });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
