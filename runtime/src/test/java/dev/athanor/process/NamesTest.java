package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.waiter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void aNameHasOneProcessAndAProcessOneName() {
    in(self -> {
      var one = waiter(self);
      var other = waiter(self);
      assertTrue(Names.register(atom("the name"), one));
      assertEquals(one, Names.whereis(atom("the name")));
      assertFalse(Names.register(atom("the name"), other), "taken");
      assertFalse(Names.register(atom("a second name"), one), "has one");
      assertTrue(Names.register(atom("another name"), other));
      assertTrue(Names.unregister(atom("the name")));
      assertFalse(Names.unregister(atom("the name")));
      assertTrue(Names.register(atom("a second name"), one));
      assertEquals(atom("a second name"), Running.info(self, one, "registered_name"));
      assertTrue(Names.registered().contains(atom("another name")));
      Signals.send(one, Atoms.OK);
      Signals.send(other, Atoms.OK);
      return null;
    });
  }

  @Test
  void theNameOfTheDeadIsFree() {
    in(self -> {
      var one = waiter(self);
      Names.register(atom("short-lived"), one);
      var monitor = Signals.monitor(self, one);
      Signals.send(one, Atoms.OK);
      Running.down(self, monitor);
      assertNull(Names.whereis(atom("short-lived")));
      assertFalse(Names.register(atom("short-lived"), one), "dead");
      assertNull(Names.whereis(atom("short-lived")));
      return null;
    });
  }

  @Test
  void aNameIsPassedOnAtOnce() {
    in(self -> {
      var name = atom("passed on");
      var one = waiter(self);
      var other = waiter(self);
      assertFalse(Names.pass(name, one), "nobody has it");
      Names.register(name, one);
      assertFalse(Names.pass(name, one), "has it");
      Spawn.spawn(self, (Process child) -> {
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
          found += Names.whereis(name) == null ? 0 : 1;
          child.reduce(1);
        }
        Signals.send(self.pid(), found);
      });
      Object found;
      do {
        assertTrue(Names.pass(name, other));
        assertTrue(Names.pass(name, one));
        self.reduce(1);
        found = Running.poll(self);
      } while (found == null);
      assertEquals(20_000, found);
      assertEquals(name, Running.info(self, one, "registered_name"));
      assertEquals(Lists.of(), Running.info(self, other, "registered_name"));
      Signals.send(one, Atoms.OK);
      Signals.send(other, Atoms.OK);
      return null;
    });
  }

  @Test
  void namesAreContendedForByManyAndGoToOne() {
    in(self -> {
      int processes = 200;
      for (int round = 0; round < 20; round++) {
        var name = atom("contended " + round);
        for (int i = 0; i < processes; i++) {
          Spawn.spawn(self, (Process child) -> {
            boolean won = Names.register(name, child.pid());
            Signals.send(self.pid(), won ? child.pid() : Atoms.NIL);
            Running.receiveForever(child);
          });
        }
        Object winner = null;
        for (int i = 0; i < processes; i++) {
          var told = Running.receive(self);
          if (told != Atoms.NIL) {
            assertNull(winner);
            winner = told;
          }
        }
        assertEquals(winner, Names.whereis(name));
      }
      Pids.living().forEach(pid -> {
        if (pid != self.pid() && pid.process() != null && self.pid().equals(pid.process().parent)) {
          Signals.send(pid, Atoms.OK);
        }
      });
      return null;
    });
  }

  @Test
  void processesAreListedWhileTheyLive() {
    in(self -> {
      var one = waiter(self);
      assertTrue(Pids.living().contains(one));
      assertEquals(one, Pids.of(one.number()));
      assertTrue(Signals.isAlive(self, one));
      Signals.exit(self, one, Atoms.KILL);
      assertFalse(Signals.isAlive(self, one));
      Running.reason(self, one);
      assertFalse(Pids.living().contains(one));
      assertEquals(Lists.of(), Lists.of(Pids.living().stream().filter(pid -> pid.equals(one)).toArray()));
      return null;
    });
  }

  @Test
  void textsOfIdentifiers() {
    in(self -> {
      assertEquals("0." + self.pid().number() + ".0", PidText.of(self.pid()));
      assertEquals(self.pid(), PidText.pid("<" + PidText.of(self.pid()) + ">"));
      assertEquals((3L << 28) + 999_999, PidText.pid("<0.999999.3>").number());
      assertNull(PidText.pid("<1.1.0>"));
      assertNull(PidText.pid("<0.1>"));
      assertNull(PidText.pid("x"));
      var reference = Signals.newReference(self);
      assertEquals(reference, PidText.reference("#Ref<" + PidText.of(reference) + ">"));
      return null;
    });
  }
}
