package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that would take everything: all carriers, by Java code that does not end, and the heap, by a recursion that does not end. */
class StuckTest {
  private static final int CARRIERS = 2;

  @RegisterExtension final OpenCarriers carriers = new OpenCarriers(CARRIERS, 8L << 20);

  @Test
  void javaCodeThatTakesLongStarvesNobody() {
    var released = new AtomicBoolean();
    carriers.in(self -> {
      for (int i = 0; i < 3 * CARRIERS; i++) {
        Spawn.spawn(self, (Process child) -> {
          Signals.send(self.pid(), atom("begun"));
          while (!released.get()) {
            Thread.onSpinWait();
          }
          Signals.send(self.pid(), atom("done"));
        });
      }
      for (int i = 0; i < 3 * CARRIERS; i++) {
        assertEquals(atom("begun"), Running.receive(self));
      }
      self.beginReceive(1L);
      assertEquals(Process.TIMED_OUT, self.nextMessage());
      released.set(true);
      for (int i = 0; i < 3 * CARRIERS; i++) {
        assertEquals(atom("done"), Running.receive(self));
      }
      return null;
    });
  }

  @Test
  void aRecursionWithoutEndThatIsInterruptedIsBounded() {
    carriers.in(self -> {
      var loops = new Pid[CARRIERS];
      for (int i = 0; i < CARRIERS; i++) {
        loops[i] = Spawn.spawn(self, (Process child) -> {
          while (true) {
            Running.giveWay(child);
          }
        });
      }
      var reason = (Tuple) Running.reasonOf(self, child -> descend(child));
      assertEquals(atom("stack_overflow"), reason.get(0));
      for (var loop : loops) {
        Signals.exit(self, loop, Atoms.KILL);
      }
      return null;
    });
  }

  private static long descend(Process self) {
    self.reduce(10);
    return 1 + descend(self);
  }
}
