package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.flush;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.poll;
import static dev.athanor.process.Running.receive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Receiving: selection, order, timeouts, marks. */
class ReceiveTest {
  /** The first message that fits, as a {@code receive} with one clause takes it. */
  private static Object select(Process self, Predicate<Object> clause) {
    self.beginReceive();
    while (true) {
      var message = self.nextMessage();
      if (clause.test(message)) {
        self.acceptMessage();
        return message;
      }
    }
  }

  @Test
  void whatIsNotWantedStaysInOrder() {
    in(self -> {
      for (long i = 1; i <= 6; i++) {
        Signals.send(self.pid(), i);
      }
      assertEquals(4L, select(self, m -> m.equals(4L)));
      assertEquals(1L, select(self, m -> m instanceof Long));
      assertEquals(6L, select(self, m -> m.equals(6L)));
      Signals.send(self.pid(), 7L);
      assertEquals(List.of(2L, 3L, 5L, 7L), flush(self));
      return null;
    });
  }

  @Test
  void aWaitingReceiveGoesOnBehindWhatItRefused() {
    in(self -> {
      var looked = new ArrayList<Object>();
      Signals.send(self.pid(), 1L);
      Spawn.spawn(self, (Process child) -> {
        for (long i = 2; i <= 4; i++) {
          Signals.send(self.pid(), i);
          Running.giveWay(child);
        }
      });
      select(
          self,
          message -> {
            looked.add(message);
            return message.equals(4L);
          });
      assertEquals(List.of(1L, 2L, 3L, 4L), looked);
      assertEquals(List.of(1L, 2L, 3L), flush(self));
      return null;
    });
  }

  @Test
  void afterZeroSeesWhatHasArrived() {
    in(self -> {
      assertEquals(null, poll(self));
      Signals.send(self.pid(), atom("here"));
      assertEquals(atom("here"), poll(self));
      return null;
    });
  }

  @Test
  void aTimeoutIsNeverEarly() {
    in(self -> {
      for (long millis : new long[] {1, 2, 7, 30}) {
        long begin = System.nanoTime();
        self.beginReceive(millis);
        assertEquals(Process.TIMED_OUT, self.nextMessage());
        assertTrue(System.nanoTime() - begin >= millis * 1_000_000, millis + " ms");
      }
      return null;
    });
  }

  @Test
  void timeoutsThatAreNone() {
    in(self -> {
      for (var wrong : new Object[] {-1L, 0x1_0000_0000L, 1.0, atom("soon"), Atoms.NIL}) {
        var error = assertThrows(ErlangException.class, () -> self.beginReceive(wrong));
        assertEquals(Atoms.TIMEOUT_VALUE, error.reason());
      }
      self.beginReceive(Atoms.INFINITY);
      self.beginReceive(0xffff_ffffL);
      Signals.send(self.pid(), atom("ok"));
      assertEquals(atom("ok"), self.nextMessage());
      self.acceptMessage();
      return null;
    });
  }

  @Test
  void aMarkedReferenceSkipsWhatIsOlder() {
    in(self -> {
      for (long i = 0; i < 1000; i++) {
        Signals.send(self.pid(), i);
      }
      poll(self);
      var reference = Reference.make();
      self.markReference(reference);
      Signals.send(self.pid(), atom("noise"));
      Signals.send(self.pid(), Tuple.of(reference, atom("reply")));
      self.beginReceive(reference);
      assertEquals(atom("noise"), self.nextMessage());
      assertEquals(Tuple.of(reference, atom("reply")), self.nextMessage());
      self.acceptMessage();
      self.beginReceive(0L, Reference.make());
      assertEquals(1L, self.nextMessage(), "another reference starts at the front");
      assertEquals(1000, flush(self).size());
      return null;
    });
  }

  @Test
  void aMarkSurvivesThatItsMessageIsTaken() {
    in(self -> {
      Signals.send(self.pid(), 1L);
      Signals.send(self.pid(), 2L);
      poll(self);
      var reference = Reference.make();
      self.markReference(reference);
      assertEquals(2L, poll(self));
      Signals.send(self.pid(), reference);
      self.beginReceive(reference);
      assertEquals(reference, self.nextMessage());
      self.acceptMessage();
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void messagesOfOneSenderKeepTheirOrder() {
    in(self -> {
      int senders = 8;
      long each = 3000;
      for (long s = 0; s < senders; s++) {
        long sender = s;
        Spawn.spawn(self, (Process child) -> {
          for (long i = 0; i < each; i++) {
            Signals.send(self.pid(), Tuple.of(sender, i));
            child.reduce(7);
          }
        });
      }
      var next = new long[senders];
      for (long i = 0; i < senders * each; i++) {
        var message = (Tuple2) receive(self);
        int sender = ((Long) message.e0).intValue();
        assertEquals(next[sender]++, message.e1);
      }
      return null;
    });
  }

  @Test
  void aLongMailboxIsDrainedInLinearTime() {
    in(self -> {
      int count = 500_000;
      for (long i = 0; i < count; i++) {
        Signals.send(self.pid(), i);
      }
      for (long i = 0; i < count; i++) {
        assertEquals(i, receive(self));
      }
      return null;
    });
  }

  @Test
  void messagesToTheDeadVanish() {
    in(self -> {
      var gone = Running.dead(self);
      Signals.send(gone, atom("lost"));
      Signals.send(new Pid(Atoms.NONODE_NOHOST, 1L << 40, 0, null), atom("lost"));
      return null;
    });
  }

  @Test
  void aProcessThatHibernatesDropsItsStackAndGoesOnWithAMessage() {
    in(self -> {
      var sleeper = Spawn.spawn(self, (Process child) -> {
        try {
          child.hibernate(
              Spawn.fun(woken -> Signals.send(self.pid(), Tuple.of(atom("woken"), receive(woken)))));
        } finally {
          Signals.send(self.pid(), atom("unwound"));
        }
      });
      assertEquals(atom("unwound"), receive(self));
      Signals.send(sleeper, atom("call"));
      assertEquals(Tuple.of(atom("woken"), atom("call")), receive(self));
      return null;
    });
  }

  @Test
  void aJavaThreadCanTakePart() {
    var self = new Process();
    var echo = Spawn.spawn(self, (Process child) -> {
      var message = (Tuple2) Running.receiveForever(child);
      Signals.send((Pid) message.e0, message.e1);
    });
    Signals.send(echo, Tuple.of(self.pid(), atom("hello")));
    assertEquals(atom("hello"), receive(self));
    var monitor = Signals.monitor(self, Spawn.spawn(self, (Process child) -> Running.exit(receive(child))));
    self.beginReceive(1L);
    assertEquals(Process.TIMED_OUT, self.nextMessage());
    assertTrue(Signals.demonitor(self, monitor));
  }
}
