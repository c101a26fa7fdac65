package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.flush;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.receive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The wheel against a plain model, and the timers of processes. */
class TimersTest {
  private static final long TICK = 1L << 18;

  private static final class Noting extends Timer {
    private final List<Noting> fired;

    Noting(long deadline, List<Noting> fired) {
      super(deadline);
      this.fired = fired;
    }

    @Override
    void fire() {
      fired.add(this);
    }
  }

  @Test
  void theWheelFiresEachTimerOnceInItsTickInOrder() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      long now = random.nextLong(1L << 50);
      var wheel = new TimerWheel(now);
      var fired = new ArrayList<Noting>();
      var pending = new ArrayList<Noting>();
      for (int step = 0; step < 400; step++) {
        for (int i = random.nextInt(5); i > 0; i--) {
          // Distances over all levels: from below a tick to years.
          var timer = new Noting(now + (random.nextLong() >>> 8 + random.nextInt(56)), fired);
          timer.arm();
          wheel.add(timer);
          pending.add(timer);
        }
        if (!pending.isEmpty() && random.nextInt(3) == 0) {
          var cancelled = pending.remove(random.nextInt(pending.size()));
          assertTrue(cancelled.cancelArmed());
          wheel.remove(cancelled);
        }
        now += random.nextLong() >>> 20 + random.nextInt(44);
        wheel.advance(now);
        check(seed, now, pending, fired);
        assertEquals(pending.size(), wheel.size());
        checkNextDue(seed, now, pending, wheel);
      }
    }
  }

  private static void check(long seed, long now, List<Noting> pending, List<Noting> fired) {
    for (var timer : fired) {
      assertTrue(timer.deadline <= now, "seed " + seed + ": too early");
      assertTrue(pending.remove(timer), "seed " + seed + ": twice or cancelled");
    }
    for (int i = 1; i < fired.size(); i++) {
      assertTrue(fired.get(i - 1).deadline <= fired.get(i).deadline, "seed " + seed + ": out of order");
    }
    for (var timer : pending) {
      assertTrue(timer.deadline > now - TICK, "seed " + seed + ": late by " + (now - timer.deadline));
    }
    fired.clear();
  }

  private static void checkNextDue(long seed, long now, List<Noting> pending, TimerWheel wheel) {
    long earliest = pending.stream().mapToLong(timer -> timer.deadline).min().orElse(Long.MAX_VALUE);
    long due = wheel.nextDue();
    assertTrue(due > now, "seed " + seed + ": due in the past");
    assertTrue(earliest == Long.MAX_VALUE ? due == earliest : due <= earliest + TICK, "seed " + seed + ": due too late");
  }

  @Test
  void messagesComeInTheOrderOfTheirTimes() {
    in(self -> {
      // Far enough away that none is late when the last one starts.
      long later = Clock.monotonic() / 1_000_000 + 1000;
      MessageTimer.at(self, later + 30, self.pid(), 3L, false);
      MessageTimer.at(self, later + 5, self.pid(), 1L, false);
      MessageTimer.at(self, later + 15, self.pid(), 2L, false);
      assertEquals(List.of(1L, 2L, 3L), List.of(receive(self), receive(self), receive(self)));
      for (long i = 0; i < 50; i++) {
        MessageTimer.after(self, 3, self.pid(), i, false);
      }
      for (long i = 0; i < 50; i++) {
        assertEquals(i, receive(self));
      }
      return null;
    });
  }

  @Test
  void aTimerIsNeverEarly() {
    in(self -> {
      for (long millis : new long[] {0, 1, 3, 20}) {
        long begin = System.nanoTime();
        MessageTimer.after(self, millis, self.pid(), Atoms.OK, false);
        receive(self);
        assertTrue(System.nanoTime() - begin >= millis * 1_000_000);
      }
      long at = Clock.monotonic() / 1_000_000 + 10;
      MessageTimer.at(self, at, self.pid(), Atoms.OK, false);
      receive(self);
      assertTrue(Clock.monotonic() >= at * 1_000_000);
      return null;
    });
  }

  @Test
  void aTimerCanBeReadAndCancelledOnce() {
    in(self -> {
      var timer = MessageTimer.after(self, 600_000, self.pid(), atom("never"), false);
      assertTrue(MessageTimer.read(timer) > 300_000);
      assertTrue(MessageTimer.cancel(timer) > 300_000);
      assertEquals(-1, MessageTimer.cancel(timer));
      assertEquals(-1, MessageTimer.read(timer));
      assertEquals(-1, MessageTimer.cancel(Reference.make()));
      return null;
    });
  }

  @Test
  void aFiredTimerIsNoMore() {
    in(self -> {
      var timer = MessageTimer.after(self, 1, self.pid(), atom("fired"), true);
      assertEquals(Tuple.of(Atoms.TIMEOUT, timer, atom("fired")), receive(self));
      assertEquals(-1, MessageTimer.cancel(timer));
      return null;
    });
  }

  @Test
  void anyProcessMayCancel() {
    in(self -> {
      var timer = MessageTimer.after(self, 600_000, self.pid(), atom("never"), false);
      Spawn.spawn(self, (Process _) -> Signals.send(self.pid(), MessageTimer.cancel(timer) > 0));
      assertEquals(true, receive(self));
      return null;
    });
  }

  @Test
  void theTimersOfTheDeadAreNoMore() {
    in(self -> {
      var child = Running.waiter(self);
      var timer = MessageTimer.after(self, 600_000, child, atom("never"), false);
      assertTrue(MessageTimer.read(timer) > 0);
      var monitor = Signals.monitor(self, child);
      Signals.send(child, Atoms.OK);
      Running.down(self, monitor);
      assertEquals(-1, MessageTimer.cancel(timer));
      assertEquals(-1, MessageTimer.cancel(MessageTimer.after(self, 600_000, child, Atoms.OK, false)));
      return null;
    });
  }

  @Test
  void aTimerToANameGoesToWhoeverHasItThen() {
    in(self -> {
      var name = atom("timer target");
      MessageTimer.after(self, 2000, name, atom("by name"), false);
      MessageTimer.after(self, 1, atom("nobody at all"), atom("lost"), false);
      Names.register(name, self.pid());
      assertEquals(atom("by name"), receive(self));
      Names.unregister(name);
      return null;
    });
  }

  @Test
  void manyTimersComeAndGo() {
    in(self -> {
      int count = 100_000;
      var timers = new Reference[count];
      for (int i = 0; i < count; i++) {
        timers[i] = MessageTimer.after(self, 600_000 + i % 5000, self.pid(), atom("never"), false);
      }
      MessageTimer.after(self, 1, self.pid(), atom("soon"), false);
      assertEquals(atom("soon"), receive(self));
      for (var timer : timers) {
        assertTrue(MessageTimer.cancel(timer) > 0);
      }
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void timersFireWhileAllCoresAreBusy() {
    in(self -> {
      var loops = new ArrayList<Pid>();
      for (int i = 0; i < 2 * Node.parallelism(); i++) {
        loops.add(Spawn.spawn(self, (Process child) -> {
          while (true) {
            child.reduce(1);
          }
        }));
      }
      for (int i = 0; i < 20; i++) {
        MessageTimer.after(self, 1, self.pid(), atom("tick"), false);
        assertEquals(atom("tick"), receive(self));
      }
      loops.forEach(loop -> Signals.exit(self, loop, Atoms.KILL));
      return null;
    });
  }
}
