package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.down;
import static dev.athanor.process.Running.giveWay;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.spawnMonitor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import org.junit.jupiter.api.Test;

class HeapLimitTest {
  private static final long LIMIT = 10_000;

  private static void limit(Process self, boolean kill) {
    self.changeFlags().maxHeapSize = Flags.maxHeapSize(LIMIT, Atom.of(kill), Atoms.FALSE, Atoms.FALSE);
    self.flagsChanged();
  }

  private static Object list(long length) {
    Object list = EmptyList.EMPTY;
    for (long i = 0; i < length; i++) {
      list = new Cons(i, list);
    }
    return list;
  }

  @Test
  void whatTheStackHoldsCounts() {
    in(self -> {
      var started = spawnMonitor(self, child -> {
        limit(child, true);
        var list = list(LIMIT);
        giveWay(child);
        child.dictionary().put(atom("list"), list);
      });
      assertEquals(Atoms.KILLED, down(self, started.reference()));
      return null;
    });
  }

  @Test
  void whatTheDictionaryHoldsCounts() {
    in(self -> {
      var started = spawnMonitor(self, child -> {
        child.dictionary().put(atom("list"), list(LIMIT));
        limit(child, true);
        Running.receiveForever(child);
      });
      assertEquals(Atoms.KILLED, down(self, started.reference()));
      return null;
    });
  }

  @Test
  void messagesCountUnlessTheyAreElsewhere() {
    in(self -> {
      for (var kept : new String[] {"on_heap", "off_heap"}) {
        var started = spawnMonitor(self, child -> {
          child.changeFlags().messageQueueData = atom(kept);
          limit(child, true);
          child.beginReceive();
          while (child.nextMessage() != atom("end")) {
            child.reduce(1);
          }
        });
        for (long i = 0; i < LIMIT; i++) {
          Signals.send(started.pid(), Tuple.of(i, i));
        }
        Signals.send(started.pid(), atom("end"));
        assertEquals(kept.equals("on_heap") ? Atoms.KILLED : Atoms.NORMAL, down(self, started.reference()));
      }
      return null;
    });
  }

  @Test
  void garbageDoesNotCount() {
    in(self -> {
      var started = spawnMonitor(self, child -> {
        limit(child, true);
        for (int i = 0; i < 200; i++) {
          list(LIMIT / 10);
          giveWay(child);
        }
      });
      assertEquals(Atoms.NORMAL, down(self, started.reference()));
      return null;
    });
  }

  @Test
  void itKillsOnlyWhereItIsTo() {
    in(self -> {
      var started = spawnMonitor(self, child -> {
        limit(child, false);
        child.dictionary().put(atom("list"), list(LIMIT));
        giveWay(child);
      });
      assertEquals(Atoms.NORMAL, down(self, started.reference()));
      return null;
    });
  }
}
