package dev.athanor.process;

import static dev.athanor.process.ControlledScheduler.pause;
import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.exit;
import static dev.athanor.process.Running.receiveForever;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.TupleN;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Small stories of two or three processes, each told in thousands of orders. The expected set holds every outcome that OTP's rules
 * allow; no other may occur, and each has to be seen, so that a rule that excludes too much is noticed as well.
 */
class InterleavingTest {
  private static final int ORDERS = 3000;
  private static final Object NORMAL = Atoms.NORMAL;

  /** One order of a story; what happened is written into the outcome. */
  private interface Story {
    void tell(ControlledScheduler scheduler, Outcome outcome);
  }

  private static final class Outcome {
    private final StringBuilder text = new StringBuilder();

    void add(Object what) {
      text.append(text.isEmpty() ? "" : " ").append(what.toString().replaceAll("<0\\.\\d+\\.0>", "PID"));
    }

    /** What a process ends with, as soon as it has. */
    void watch(String name, Process process) {
      Signals.deliver(
          process.pid(),
          new Monitors.Monitor(Reference.make(), (Monitors.EndListener) reason -> add(name + "=" + reason)));
    }
  }

  private static void expect(Story story, String... allowed) {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < ORDERS; seed++) {
      var scheduler = new ControlledScheduler(seed);
      var outcome = new Outcome();
      story.tell(scheduler, outcome);
      scheduler.run();
      var text = outcome.text.toString();
      assertTrue(Set.of(allowed).contains(text), "seed " + seed + ": " + text);
      seen.add(text);
    }
    assertEquals(new TreeSet<>(Set.of(allowed)), seen);
  }

  private static Object receiveWithin(Process self, long millis) {
    self.beginReceive(millis);
    var message = self.nextMessage();
    if (message != Process.TIMED_OUT) {
      self.acceptMessage();
    }
    return message;
  }

  @Test
  void linkMeetsExit() {
    expect(
        (scheduler, outcome) -> {
          var dying = scheduler.start(self -> {
            pause(self);
            exit(atom("boom"));
          });
          var linking = scheduler.start(self -> {
            pause(self);
            Signals.link(self, dying.pid());
            receiveForever(self);
          });
          outcome.watch("linking", linking);
        },
        "linking=boom", "linking=noproc");
  }

  @Test
  void unlinkMeetsExit() {
    expect(
        (scheduler, outcome) -> {
          var dying = scheduler.start(self -> {
            receiveForever(self);
            pause(self);
            exit(atom("boom"));
          });
          var unlinking = scheduler.start(self -> {
            Signals.link(self, dying.pid());
            Signals.send(dying.pid(), atom("go"));
            pause(self);
            pause(self);
            pause(self);
            Signals.unlink(self, dying.pid());
            pause(self);
            pause(self);
          });
          outcome.watch("unlinking", unlinking);
        },
        "unlinking=boom", "unlinking=normal");
  }

  @Test
  void afterUnlinkNothingComesThroughTheLink() {
    expect(
        (scheduler, outcome) -> {
          var dying = scheduler.start(self -> {
            receiveForever(self);
            pause(self);
            exit(atom("boom"));
          });
          var trapping = scheduler.start(self -> {
            self.trapsExits = true;
            Signals.link(self, dying.pid());
            Signals.send(dying.pid(), atom("go"));
            pause(self);
            pause(self);
            pause(self);
            Signals.unlink(self, dying.pid());
            int before = self.mailbox.length();
            pause(self);
            outcome.add(receiveWithin(self, 1000) == Process.TIMED_OUT ? "nothing" : before == 1 ? "before" : "after");
          });
          outcome.watch("trapping", trapping);
        },
        "nothing trapping=normal", "before trapping=normal");
  }

  @Test
  void bothEndsAgreeWhateverTheyDoAtOnce() {
    expect(
        (scheduler, outcome) -> {
          var ends = new Process[2];
          for (int i = 0; i < 2; i++) {
            int me = i;
            ends[i] =
                scheduler.start(self -> {
                  receiveForever(self);
                  var other = ends[1 - me].pid();
                  Signals.link(self, other);
                  pause(self);
                  Signals.unlink(self, other);
                  pause(self);
                  if (me == 0) {
                    Signals.link(self, other);
                  }
                  receiveForever(self);
                });
          }
          for (var end : ends) {
            Signals.send(end.pid(), atom("go"));
          }
          scheduler.run();
          boolean first = Signals.isLinked(ends[0], ends[1].pid());
          outcome.add(first == Signals.isLinked(ends[1], ends[0].pid()) ? "agree " + first : "disagree");
        },
        "agree true", "agree false");
  }

  @Test
  void monitorMeetsExit() {
    expect(
        (scheduler, outcome) -> {
          var dying = scheduler.start(self -> {
            pause(self);
            exit(atom("boom"));
          });
          scheduler.start(self -> {
            pause(self);
            Signals.monitor(self, dying.pid());
            outcome.add(((TupleN) receiveForever(self)).get(4));
            outcome.add(receiveWithin(self, 1000));
          });
        },
        "boom TIMED_OUT", "noproc TIMED_OUT");
  }

  @Test
  void afterDemonitorWithFlushNothingComes() {
    expect(
        (scheduler, outcome) -> {
          var dying = scheduler.start(self -> {
            pause(self);
            exit(atom("boom"));
          });
          scheduler.start(self -> {
            var monitor = Signals.monitor(self, dying.pid());
            pause(self);
            pause(self);
            if (!Signals.demonitor(self, monitor)) {
              outcome.add(Signals.flushDown(self, monitor) ? "flushed" : "lost");
            }
            pause(self);
            outcome.add(receiveWithin(self, 1000));
          });
        },
        "TIMED_OUT", "flushed TIMED_OUT");
  }

  @Test
  void aTimeoutNeitherLosesNorDoublesAMessage() {
    expect(
        (scheduler, outcome) -> {
          var waiting = scheduler.start(self -> {
            long begin = scheduler.now();
            var first = receiveWithin(self, 10);
            if (first == Process.TIMED_OUT) {
              assertTrue(scheduler.now() - begin >= 10_000_000, "too early");
            }
            outcome.add(first);
            outcome.add(first == Process.TIMED_OUT ? receiveForever(self) : receiveWithin(self, 1000));
          });
          scheduler.start(self -> {
            receiveWithin(self, 10);
            Signals.send(waiting.pid(), atom("late"));
          });
        },
        "late TIMED_OUT", "TIMED_OUT late");
  }

  @Test
  void aTimerThatIsKeptServesTheNextReceive() {
    expect(
        (scheduler, outcome) -> {
          var waiting = scheduler.start(self -> {
            outcome.add(receiveWithin(self, 10));
            long begin = scheduler.now();
            assertEquals(Process.TIMED_OUT, receiveWithin(self, 50));
            assertTrue(scheduler.now() - begin >= 50_000_000, "too early");
            begin = scheduler.now();
            assertEquals(Process.TIMED_OUT, receiveWithin(self, 5));
            assertTrue(scheduler.now() - begin >= 5_000_000, "too early");
            outcome.add("done");
          });
          Signals.send(waiting.pid(), atom("soon"));
        },
        "soon done");
  }

  @Test
  void killAlwaysWins() {
    expect(
        (scheduler, outcome) -> {
          var victim = scheduler.start(self -> {
            self.trapsExits = true;
            pause(self);
            receiveForever(self);
            pause(self);
            exit(atom("own"));
          });
          outcome.watch("victim", victim);
          scheduler.start(self -> {
            Signals.send(victim.pid(), atom("go"));
            pause(self);
            Signals.exit(self, victim.pid(), Atoms.KILL);
          });
        },
        "victim=killed", "victim=own");
  }

  @Test
  void signalsOfOneSenderKeepTheirOrder() {
    expect(
        (scheduler, outcome) -> {
          var receiver = scheduler.start(self -> {
            self.trapsExits = true;
            Signals.send((Pid) receiveForever(self), atom("ready"));
            for (int i = 0; i < 3; i++) {
              outcome.add(receiveForever(self) instanceof Long number ? number : "exit");
            }
          });
          scheduler.start(self -> {
            Signals.send(receiver.pid(), self.pid());
            receiveForever(self);
            Signals.send(receiver.pid(), 1L);
            pause(self);
            Signals.exit(self, receiver.pid(), atom("x"));
            pause(self);
            Signals.send(receiver.pid(), 2L);
          });
        },
        "1 exit 2");
  }

  @Test
  void isAliveSeesTheExitSentBefore() {
    expect(
        (scheduler, outcome) -> {
          var victim = scheduler.start(self -> {
            while (true) {
              pause(self);
            }
          });
          scheduler.start(self -> {
            pause(self);
            Signals.exit(self, victim.pid(), Atoms.KILL);
            outcome.add(Signals.isAlive(self, victim.pid()));
          });
        },
        "false");
  }

  @Test
  void whoLearnsOfAnEndFindsTheNameFree() {
    expect(
        (scheduler, outcome) -> {
          var name = atom("interleaved");
          var holder = scheduler.start(self -> {
            Names.register(name, self.pid());
            pause(self);
          });
          scheduler.start(self -> {
            Signals.monitor(self, holder.pid());
            receiveForever(self);
            outcome.add(Names.whereis(name) == null && Names.register(name, self.pid()) ? "free" : "taken");
          });
        },
        "free");
  }

  @Test
  void namesGoToOne() {
    expect(
        (scheduler, outcome) -> {
          var name = atom("contended");
          for (int i = 0; i < 2; i++) {
            scheduler.start(self -> {
              pause(self);
              outcome.add(Names.register(name, self.pid()));
              pause(self);
            });
          }
        },
        "true true", "true false");
  }

  @Test
  void anAliasTakesOneReply() {
    expect(
        (scheduler, outcome) -> {
          var asker = scheduler.start(self -> {
            var go = (Tuple) receiveForever(self);
            var options = new SpawnOptions();
            options.alias = AliasMode.REPLY_DEMONITOR;
            var server = (Pid) go.get(0);
            var alias = Signals.monitor(self, Atoms.PROCESS, server, server, options);
            Signals.send(server, alias);
            pause(self);
            outcome.add(receiveForever(self) instanceof TupleN down ? down.get(4) : "reply");
            outcome.add(receiveWithin(self, 1000));
          });
          var server = scheduler.start(self -> {
            var alias = (Reference) receiveForever(self);
            Signals.send(alias, atom("one"));
            pause(self);
            Signals.send(alias, atom("two"));
          });
          scheduler.start(self -> {
            pause(self);
            Signals.exit(self, server.pid(), atom("boom"));
          });
          Signals.send(asker.pid(), Tuple.of(new Object[] {server.pid()}));
        },
        "reply TIMED_OUT", "boom TIMED_OUT", "noproc TIMED_OUT");
  }

  @Test
  void aRequestDoesNotHoldUpWhoIsAskedHimself() {
    expect(
        (scheduler, outcome) -> {
          var two = new Process[2];
          for (int i = 0; i < 2; i++) {
            int me = i;
            two[i] =
                scheduler.start(self -> {
                  receiveForever(self);
                  pause(self);
                  outcome.add(Running.info(self, two[1 - me].pid(), "trap_exit"));
                  receiveForever(self);
                });
          }
          for (var process : two) {
            Signals.send(process.pid(), atom("go"));
          }
        },
        "false false");
  }

  @Test
  void suspensionEndsWithTheSuspender() {
    expect(
        (scheduler, outcome) -> {
          var worker = scheduler.start(self -> {
            receiveForever(self);
            outcome.add("worked");
          });
          var boss = scheduler.start(self -> {
            Suspending.suspend(self, worker.pid());
            Signals.send(worker.pid(), atom("go"));
            pause(self);
            outcome.add("boss");
          });
          outcome.watch("end", boss);
        },
        "boss end=normal worked");
  }

  @Test
  void randomDealingsLeaveEverythingConsistent() {
    for (long seed = 0; seed < ORDERS; seed++) {
      new Dealings(seed).run();
    }
  }

  /** Processes that do random things to each other; what they know of each other in the end has to fit together. */
  private static final class Dealings {
    private static final int PROCESSES = 4;
    private static final int DEEDS = 12;

    private final long seed;
    private final ControlledScheduler scheduler;
    private final Random random;
    private final Process[] processes = new Process[PROCESSES];
    private final Set<Reference> ended = new HashSet<>();

    Dealings(long seed) {
      this.seed = seed;
      this.scheduler = new ControlledScheduler(seed);
      this.random = new Random(~seed);
    }

    void run() {
      for (int i = 0; i < PROCESSES; i++) {
        processes[i] = scheduler.start(this::deal);
      }
      for (var process : processes) {
        Signals.send(process.pid(), atom("go"));
      }
      scheduler.run();
      for (var process : processes) {
        if (process.pid().process() != null) {
          check(process);
        }
      }
    }

    private void deal(Process self) {
      self.trapsExits = random.nextBoolean();
      receiveForever(self);
      for (int i = 0; i < DEEDS; i++) {
        act(self, processes[random.nextInt(PROCESSES)]);
        pause(self);
      }
      while (true) {
        self.beginReceive();
        if (self.nextMessage() instanceof TupleN down && down.get(0) == Atoms.DOWN) {
          assertTrue(!ended.contains(down.get(1)), () -> "seed " + seed + ": DOWN after demonitor or twice");
          ended.add((Reference) down.get(1));
        }
        self.acceptMessage();
      }
    }

    private void act(Process self, Process other) {
      switch (random.nextInt(7)) {
        case 0, 1 -> Signals.link(self, other.pid());
        case 2 -> Signals.unlink(self, other.pid());
        case 3 -> Signals.monitor(self, other.pid());
        case 4 -> {
          var monitor = Signals.monitor(self, other.pid());
          pause(self);
          if (Signals.demonitor(self, monitor)) {
            ended.add(monitor);
          }
        }
        case 5 -> Signals.send(other.pid(), atom("hello"));
        default -> {
          if (random.nextInt(6) == 0) {
            Signals.exit(self, other.pid(), random.nextBoolean() ? Atoms.KILL : atom("please"));
          }
        }
      }
    }

    private void check(Process process) {
      var pid = process.pid();
      process.links().forEach(
          other -> {
            var linked = ((Pid) other).process();
            assertTrue(linked != null, () -> "seed " + seed + ": linked to the dead");
            assertTrue(linked.links().has(pid), () -> "seed " + seed + ": a link with one end");
          });
      process.monitors().forEachOutgoing(
          (reference, target) -> {
            var watched = ((Pid) target).process();
            assertTrue(watched != null, () -> "seed " + seed + ": no DOWN came");
            boolean[] known = {false};
            watched.monitors().forEachIncoming((other, _) -> known[0] |= other.equals(reference));
            assertTrue(known[0], () -> "seed " + seed + ": a monitor with one end");
          });
      process.monitors().forEachIncoming(
          (reference, watcher) -> {
            var watching = ((Pid) watcher).process();
            assertTrue(watching != null && watching.monitors().isWatching(reference), () -> "seed " + seed + ": a stale monitor");
          });
    }
  }
}
