package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.dead;
import static dev.athanor.process.Running.exit;
import static dev.athanor.process.Running.flush;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.reasonOf;
import static dev.athanor.process.Running.receive;
import static dev.athanor.process.Running.receiveForever;
import static dev.athanor.process.Running.sync;
import static dev.athanor.process.Running.waiter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exit signals, links and reasons; what is expected was recorded from Elixir 1.18 on OTP 27. */
class ExitRulesTest {
  private static final Object KILL = Atoms.KILL;
  private static final Object KILLED = Atoms.KILLED;
  private static final Object NORMAL = Atoms.NORMAL;

  private static Object exitMessage(Object from, Object reason) {
    return Tuple.of(Atoms.EXIT_SIGNAL, from, reason);
  }

  /** What a process ends with when it is sent this exit signal. */
  private static Object reasonOfExit(Process self, Pid pid, Object signal) {
    var monitor = Signals.monitor(self, pid);
    Signals.exit(self, pid, signal);
    return Running.down(self, monitor);
  }

  @Test
  void aProcessEndsWithTheReasonOfItsExit() {
    in(self -> {
      assertEquals(NORMAL, reasonOf(self, _ -> {}));
      assertEquals(atom("boom"), reasonOf(self, _ -> exit(atom("boom"))));
      assertEquals(KILL, reasonOf(self, _ -> exit(KILL)));
      return null;
    });
  }

  @Test
  void anErrorEndsItWithReasonAndTrace() {
    in(self -> {
      var reason =
          reasonOf(self, _ -> {
            throw ErlangException.error(Atoms.BADARG);
          });
      assertEquals(Tuple.of(Atoms.BADARG, Lists.of()), reason);
      return null;
    });
  }

  @Test
  void aThrowThatNobodyCatchesIsAnError() {
    in(self -> {
      var reason =
          reasonOf(self, _ -> {
            throw ErlangException.thrown(atom("ball"));
          });
      assertEquals(Tuple.of(Tuple.of(atom("nocatch"), atom("ball")), Lists.of()), reason);
      return null;
    });
  }

  @Test
  void killCannotBeTrappedButBecomesKilledOnTheWay() {
    in(self -> {
      self.trapsExits = true;
      var stubborn = Spawn.link(self, (Process child) -> {
        child.trapsExits = true;
        Signals.send(self.pid(), atom("trapping"));
        receiveForever(child);
      });
      assertEquals(atom("trapping"), receive(self));
      Signals.exit(self, stubborn, KILL);
      assertEquals(exitMessage(stubborn, KILLED), receive(self));
      return null;
    });
  }

  @Test
  void theReasonKillThroughALinkIsLikeAnyOther() {
    in(self -> {
      self.trapsExits = true;
      var child = Spawn.link(self, (Process _) -> exit(KILL));
      assertEquals(exitMessage(child, KILL), receive(self));

      var reason =
          reasonOf(self, parent -> {
            Spawn.link(parent, (Process _) -> exit(KILL));
            receiveForever(parent);
          });
      assertEquals(KILL, reason);
      return null;
    });
  }

  @Test
  void normalFromOthersMeansNothingUnlessTrapped() {
    in(self -> {
      var child = waiter(self);
      Signals.exit(self, child, NORMAL);
      assertTrue(sync(self, child));
      assertEquals(atom("other"), reasonOfExit(self, child, atom("other")));

      self.trapsExits = true;
      var trapping = Spawn.link(self, (Process trapper) -> {
        trapper.trapsExits = true;
        Signals.send(self.pid(), atom("trapping"));
        exit(receiveForever(trapper));
      });
      assertEquals(atom("trapping"), receive(self));
      Signals.exit(self, trapping, NORMAL);
      assertEquals(exitMessage(trapping, exitMessage(self.pid(), NORMAL)), receive(self));
      return null;
    });
  }

  @Test
  void exitOfOneself() {
    in(self -> {
      self.trapsExits = true;
      Signals.exit(self, self.pid(), NORMAL);
      assertEquals(List.of(exitMessage(self.pid(), NORMAL)), flush(self));
      Signals.exit(self, self.pid(), atom("why"));
      assertEquals(List.of(exitMessage(self.pid(), atom("why"))), flush(self));

      var reason =
          reasonOf(self, child -> {
            Signals.exit(child, child.pid(), NORMAL);
            Signals.send(self.pid(), atom("survived"));
          });
      assertEquals(NORMAL, reason);
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void aLinkCarriesTheReasonToThoseWhoDoNotTrap() {
    in(self -> {
      var reason =
          reasonOf(self, top -> {
            Spawn.link(top, (Process middle) -> {
              Spawn.link(middle, (Process _) -> exit(atom("chain")));
              receiveForever(middle);
            });
            receiveForever(top);
          });
      assertEquals(atom("chain"), reason);
      return null;
    });
  }

  @Test
  void aNormalEndDoesNotDisturbTheLinked() {
    in(self -> {
      var quiet = Spawn.link(self, Running::receiveForever);
      var monitor = Signals.monitor(self, quiet);
      Signals.send(quiet, atom("go"));
      assertEquals(NORMAL, Running.down(self, monitor));
      assertFalse(Signals.isLinked(self, quiet));
      return null;
    });
  }

  @Test
  void linkingToTheDeadGivesNoproc() {
    in(self -> {
      var gone = dead(self);
      var reason =
          reasonOf(self, linker -> {
            Signals.link(linker, gone);
            receiveForever(linker);
          });
      assertEquals(Atoms.NOPROC, reason);

      self.trapsExits = true;
      Signals.link(self, gone);
      assertEquals(List.of(exitMessage(gone, Atoms.NOPROC)), flush(self));
      return null;
    });
  }

  @Test
  void anUnlinkedProcessMayDie() {
    in(self -> {
      self.trapsExits = true;
      var child = waiter(self);
      Signals.link(self, child);
      Signals.link(self, child);
      Signals.unlink(self, child);
      var monitor = Signals.monitor(self, child);
      Signals.send(child, atom("bang"));
      assertEquals(atom("bang"), Running.down(self, monitor));
      assertNull(Running.poll(self));
      return null;
    });
  }

  @Test
  void theOtherEndOfALinkKnowsItToo() {
    in(self -> {
      var child = waiter(self);
      Signals.link(self, child);
      assertEquals(Lists.of(self.pid()), Running.info(self, child, "links"));
      Signals.unlink(self, child);
      assertEquals(Lists.of(), Running.info(self, child, "links"));
      Signals.link(self, child);
      assertEquals(Lists.of(self.pid()), Running.info(self, child, "links"));
      Signals.unlink(self, child);
      Signals.send(child, NORMAL);
      return null;
    });
  }

  @Test
  void linkToOneselfIsNone() {
    in(self -> {
      Signals.link(self, self.pid());
      assertFalse(Signals.isLinked(self, self.pid()));
      Signals.unlink(self, self.pid());
      return null;
    });
  }

  @Test
  void anEndlessLoopCanBeKilled() {
    in(self -> {
      var loop = Spawn.spawn(self, (Process child) -> {
        while (true) {
          child.reduce(1);
        }
      });
      assertEquals(KILLED, reasonOfExit(self, loop, KILL));
      return null;
    });
  }

  @Test
  void anExitSignalPassesThroughCatch() {
    in(self -> {
      var catching = Spawn.spawn(self, (Process child) -> {
        try {
          receiveForever(child);
        } catch (ErlangException never) {
          Signals.send(self.pid(), atom("caught"));
        }
      });
      assertTrue(sync(self, catching));
      assertEquals(atom("out"), reasonOfExit(self, catching, atom("out")));
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void exitSignalsTakeEffectInTheOrderOfMessages() {
    in(self -> {
      var child = Spawn.spawn(self, (Process receiver) -> {
        receiver.trapsExits = true;
        Signals.send(self.pid(), atom("ready"));
        for (int i = 0; i < 3; i++) {
          Signals.send(self.pid(), receiveForever(receiver));
        }
      });
      assertEquals(atom("ready"), receive(self));
      Signals.send(child, 1L);
      Signals.exit(self, child, atom("two"));
      Signals.send(child, 3L);
      assertEquals(List.of(1L, exitMessage(self.pid(), atom("two")), 3L), List.of(receive(self), receive(self), receive(self)));
      return null;
    });
  }

  @Test
  void manyLinkedAllLearnOfTheEnd() {
    in(self -> {
      self.trapsExits = true;
      var hub = waiter(self);
      var watchers = new HashSet<Pid>();
      for (int i = 0; i < 5000; i++) {
        watchers.add(Spawn.spawn(self, (Process child) -> {
          child.trapsExits = true;
          Signals.link(child, hub);
          Signals.send(self.pid(), atom("linked"));
          Signals.send(self.pid(), Tuple.of(child.pid(), receiveForever(child)));
        }));
        assertEquals(atom("linked"), receive(self));
      }
      Signals.send(hub, atom("over"));
      for (int i = 0; i < 5000; i++) {
        var told = (Tuple) receive(self);
        assertTrue(watchers.remove(told.get(0)));
        assertEquals(exitMessage(hub, atom("over")), told.get(1));
      }
      return null;
    });
  }
}
