package dev.athanor.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FunctionRefTest {
  private static final Atom MODULE = Atom.of("Elixir.FunctionRefTest");

  /** A module counts as loaded before its last function is linked; who asks in between must not be told that a function is missing. */
  @Test
  void whoAsksWhileLinksAreMadeIsToldWhatCameOut() throws InterruptedException {
    var ref = FunctionRef.of(MODULE, Atom.of("late"), 0);
    assertFalse(ref.isLinked());
    var answer = new AtomicBoolean();
    var asks = Thread.ofPlatform().unstarted(() -> answer.set(ref.isLinked()));
    synchronized (CodeServer.LINKING) {
      asks.start();
      while (asks.getState() != Thread.State.BLOCKED && asks.isAlive()) {
        Thread.onSpinWait();
      }
      ref.link(new UndefinedFunction(ref), 0);
    }
    asks.join();
    assertTrue(answer.get());
  }
}
