package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.down;
import static dev.athanor.process.Running.flush;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.info;
import static dev.athanor.process.Running.receive;
import static dev.athanor.process.Running.sync;
import static dev.athanor.process.Running.waiter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.TupleN;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Monitors and aliases; what is expected was recorded from Elixir 1.18 on OTP 27. */
class MonitorRulesTest {
  @Test
  void everyMonitorGetsItsOwnMessage() {
    in(self -> {
      var child = waiter(self);
      var monitors = List.of(Signals.monitor(self, child), Signals.monitor(self, child), Signals.monitor(self, child));
      Signals.send(child, atom("multi"));
      for (var monitor : monitors) {
        assertEquals(atom("multi"), down(self, monitor));
      }
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void theMessageNamesKindAndPid() {
    in(self -> {
      var child = waiter(self);
      var monitor = Signals.monitor(self, child);
      Signals.send(child, atom("why"));
      assertEquals(
          Tuple.of(new Object[] {Atoms.DOWN, monitor, Atoms.PROCESS, child, atom("why")}), receive(self));
      return null;
    });
  }

  @Test
  void theDeadAreNoproc() {
    in(self -> {
      var monitor = Signals.monitor(self, Running.dead(self));
      assertEquals(Atoms.NOPROC, down(self, monitor));
      return null;
    });
  }

  @Test
  void demonitorTellsWhetherThereWasOne() {
    in(self -> {
      var child = waiter(self);
      var monitor = Signals.monitor(self, child);
      assertTrue(Signals.demonitor(self, monitor));
      assertFalse(Signals.demonitor(self, monitor));
      assertEquals(Lists.of(), info(self, child, "monitored_by"));
      Signals.send(child, atom("bye"));
      Running.reason(self, child);
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void bothSidesKnowOfIt() {
    in(self -> {
      var child = waiter(self);
      Signals.monitor(self, child);
      assertEquals(Lists.of(self.pid()), info(self, child, "monitored_by"));
      assertEquals(Lists.of(Tuple.of(Atoms.PROCESS, child)), info(self, self.pid(), "monitors"));
      Signals.send(child, atom("bye"));
      receive(self);
      assertEquals(Lists.of(), info(self, self.pid(), "monitors"));
      return null;
    });
  }

  @Test
  void aWatcherThatEndsIsForgotten() {
    in(self -> {
      var child = waiter(self);
      var started = Running.spawnMonitor(self, watcher -> Signals.monitor(watcher, child));
      down(self, started.reference());
      assertEquals(Lists.of(), info(self, child, "monitored_by"));
      Signals.send(child, atom("bye"));
      return null;
    });
  }

  @Test
  void aMonitorByNameNamesTheName() {
    in(self -> {
      var child = waiter(self);
      var name = atom("monitored by name");
      Names.register(name, child);
      var place = Tuple.of(name, Atoms.NONODE_NOHOST);
      var options = new SpawnOptions();
      var monitor = Signals.monitor(self, Atoms.PROCESS, place, child, options);
      Signals.send(child, atom("bye"));
      assertEquals(Tuple.of(new Object[] {Atoms.DOWN, monitor, Atoms.PROCESS, place, atom("bye")}), receive(self));

      var none = Signals.monitor(self, Atoms.PROCESS, place, null, options);
      assertEquals(Tuple.of(new Object[] {Atoms.DOWN, none, Atoms.PROCESS, place, Atoms.NOPROC}), receive(self));
      return null;
    });
  }

  @Test
  void aTagReplacesDown() {
    in(self -> {
      var child = waiter(self);
      var options = new SpawnOptions();
      options.tag = atom("gone");
      Signals.monitor(self, Atoms.PROCESS, child, child, options);
      Signals.send(child, atom("bye"));
      assertEquals(atom("gone"), ((TupleN) receive(self)).get(0));
      return null;
    });
  }

  @Test
  void anAliasIsActiveUntilUnaliased() {
    in(self -> {
      var alias = Signals.alias(self, AliasMode.EXPLICIT_UNALIAS);
      Signals.send(alias, 1L);
      Signals.send(alias, 2L);
      assertEquals(List.of(1L, 2L), flush(self));
      assertTrue(Signals.unalias(self, alias));
      assertFalse(Signals.unalias(self, alias));
      Signals.send(alias, 3L);
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void anAliasForOneReply() {
    in(self -> {
      var alias = Signals.alias(self, AliasMode.REPLY);
      Signals.send(alias, 1L);
      Signals.send(alias, 2L);
      assertEquals(List.of(1L), flush(self));
      return null;
    });
  }

  @Test
  void aliasesOfMonitors() {
    in(self -> {
      var child = waiter(self);
      var ending = new SpawnOptions();
      ending.alias = AliasMode.DEMONITOR;
      var first = Signals.monitor(self, Atoms.PROCESS, child, child, ending);
      Signals.send(first, 1L);
      assertEquals(List.of(1L), flush(self));
      Signals.demonitor(self, first);
      Signals.send(first, 2L);

      var replying = new SpawnOptions();
      replying.alias = AliasMode.REPLY_DEMONITOR;
      var second = Signals.monitor(self, Atoms.PROCESS, child, child, replying);
      Signals.send(second, 3L);
      Signals.send(second, 4L);
      assertEquals(List.of(3L), flush(self));
      assertEquals(Lists.of(), info(self, self.pid(), "monitors"));

      var explicit = new SpawnOptions();
      explicit.alias = AliasMode.EXPLICIT_UNALIAS;
      var third = Signals.monitor(self, Atoms.PROCESS, child, child, explicit);
      Signals.send(child, atom("bye"));
      assertEquals(atom("bye"), down(self, third));
      Signals.send(third, 5L);
      assertEquals(List.of(5L), flush(self));
      assertTrue(Signals.unalias(self, third));
      return null;
    });
  }

  @Test
  void sendingToTheAliasOfTheDeadIsNothing() {
    in(self -> {
      var started = Spawn.spawn(self, (Process child) -> {
        Signals.send(self.pid(), Signals.alias(child, AliasMode.EXPLICIT_UNALIAS));
        Running.receiveForever(child);
      });
      var alias = (Reference) receive(self);
      assertFalse(Signals.unalias(self, alias));
      Signals.send(started, atom("end"));
      Running.reason(self, started);
      Signals.send(alias, atom("lost"));
      return null;
    });
  }

  @Test
  void suspensionStopsAProcessUntilResumed() {
    in(self -> {
      var echo = Spawn.spawn(self, (Process child) -> {
        while (true) {
          Signals.send(self.pid(), Running.receiveForever(child));
        }
      });
      assertTrue(Suspending.suspend(self, echo));
      assertTrue(Suspending.suspend(self, echo));
      assertEquals(atom("suspended"), info(self, echo, "status"));
      Signals.send(echo, 1L);
      assertTrue(sync(self, echo));
      assertEquals(List.of(), flush(self));
      Suspending.resume(self, echo);
      assertEquals(Lists.of(Tuple.of(echo, 1L, 0L)), info(self, self.pid(), "suspending"));
      assertTrue(sync(self, echo));
      assertEquals(List.of(), flush(self));
      Suspending.resume(self, echo);
      assertEquals(1L, receive(self));
      var monitor = Signals.monitor(self, echo);
      Suspending.suspend(self, echo);
      Signals.exit(self, echo, atom("out"));
      assertEquals(atom("out"), down(self, monitor));
      assertFalse(Suspending.suspend(self, echo));
      return null;
    });
  }

  @Test
  void javaCodeLearnsOfAnEnd() {
    assertEquals(atom("done"), Node.launch(self -> Running.exit(atom("done"))).end().join());
    var gone = in(Running::dead);
    assertEquals(Atoms.NOPROC, Node.await(gone));
  }
}
