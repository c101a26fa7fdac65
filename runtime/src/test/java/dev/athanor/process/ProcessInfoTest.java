package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.info;
import static dev.athanor.process.Running.receive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProcessInfoTest {
  @Test
  void aWaitingProcess() {
    in(self -> {
      var child = Spawn.spawn(self, (Process waiting) -> {
        waiting.dictionary().put(atom("k"), 1L);
        Signals.send(self.pid(), atom("ready"));
        Running.receiveForever(waiting);
        Running.receiveForever(waiting);
      });
      receive(self);
      assertEquals(atom("waiting"), info(self, child, "status"));
      assertEquals(0L, info(self, child, "message_queue_len"));
      assertEquals(EmptyList.EMPTY, info(self, child, "registered_name"));
      assertEquals(Lists.of(Tuple.of(atom("k"), 1L)), info(self, child, "dictionary"));
      assertEquals(self.pid(), info(self, child, "parent"));
      assertEquals(Tuple.of(Atoms.ERLANG, atom("apply"), 2L), info(self, child, "initial_call"));
      assertEquals(Atoms.FALSE, info(self, child, "trap_exit"));
      assertEquals(atom("normal"), info(self, child, "priority"));
      assertTrue((Long) info(self, child, "reductions") >= 0);
      assertEquals(1L, ProcessInfo.of(self, child, new Object[] {Tuple.of(atom("dictionary"), atom("k"))})[0]);
      Signals.send(child, Atoms.OK);
      Signals.send(child, Atoms.OK);
      Running.reason(self, child);
      assertNull(ProcessInfo.of(self, child, new Object[] {atom("status")}));
      return null;
    });
  }

  @Test
  void aRunningProcess() {
    in(self -> {
      assertEquals(atom("running"), info(self, self.pid(), "status"));
      var loop = Spawn.spawn(self, (Process child) -> {
        while (true) {
          child.reduce(1);
        }
      });
      assertEquals(atom("runnable"), info(self, loop, "status"));
      Signals.exit(self, loop, Atoms.KILL);
      return null;
    });
  }

  @Test
  void messagesAreSeenInOrderWithTheQuestion() {
    in(self -> {
      var child = Spawn.spawn(self, (Process selective) -> {
        selective.beginReceive();
        while (selective.nextMessage() != atom("stop")) {
          selective.reduce(1);
        }
        selective.acceptMessage();
      });
      Signals.send(child, 1L);
      Signals.send(child, 2L);
      assertEquals(Lists.of(1L, 2L), info(self, child, "messages"));
      assertEquals(2L, info(self, child, "message_queue_len"));
      Signals.send(child, atom("stop"));
      return null;
    });
  }

  @Test
  void everyItemHasAValue() {
    in(self -> {
      var child = Running.waiter(self);
      var items = ProcessInfo.usual().toArray();
      var values = ProcessInfo.of(self, child, items);
      assertEquals(items.length, values.length);
      for (var value : values) {
        assertFalse(value == null);
      }
      assertFalse(ProcessInfo.isItem(atom("no such item")));
      assertFalse(ProcessInfo.isItem(1L));
      Signals.send(child, Atoms.OK);
      return null;
    });
  }

  @Test
  void theGroupLeaderIsInheritedAndCanBeChanged() {
    in(self -> {
      var leader = Running.waiter(self);
      var child = Running.waiter(self);
      assertEquals(self.groupLeader(), info(self, child, "group_leader"));
      assertTrue(Signals.groupLeader(self, leader, child));
      assertEquals(leader, info(self, child, "group_leader"));
      assertFalse(Signals.groupLeader(self, leader, Running.dead(self)));
      Signals.send(child, Atoms.OK);
      Signals.send(leader, Atoms.OK);
      return null;
    });
  }

  @Test
  void belongingsLearnOfTheEndBeforeOthersDo() {
    in(self -> {
      var released = new AtomicInteger();
      Belongings.Belonging thing = (_, reason) -> released.addAndGet(reason == atom("bye") ? 1 : 100);
      var owner = Spawn.spawn(self, (Process child) -> {
        Belongings.add(child, thing);
        Belongings.Belonging given = (_, _) -> released.addAndGet(1000);
        Belongings.add(child, given);
        Belongings.remove(child, given);
        Running.exit(Running.receiveForever(child));
      });
      var monitor = Signals.monitor(self, owner);
      Signals.send(owner, atom("bye"));
      Running.down(self, monitor);
      assertEquals(1, released.get());
      return null;
    });
  }

  @Test
  void belongingsCanBeGiven() {
    in(self -> {
      var ended = new CompletableFuture<Object>();
      var heir = Running.waiter(self);
      Belongings.give(heir.process(), (owner, _) -> ended.complete(owner.pid()));
      Signals.send(heir, Atoms.OK);
      assertEquals(heir, Blocking.run(self, ended::join));
      return null;
    });
  }
}
