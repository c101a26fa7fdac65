package dev.athanor.regex;

import dev.athanor.process.Process;

/** Counts the steps of a search: beyond a limit it ends, and in between other processes get their turn. */
final class Steps {
  private static final int PER_TURN = 10_000;
  private static final int REDUCTIONS_PER_TURN = 400;

  private final Process self;
  private final long most;
  private long left;
  private int turn = PER_TURN;

  /** For a process, or {@code null} where none searches. */
  Steps(Process self, long most) {
    this.self = self;
    this.most = most;
  }

  void begin() {
    left = most;
  }

  void count() {
    if (--turn < 0) {
      endTurn();
    }
  }

  private void endTurn() {
    turn = PER_TURN;
    left -= PER_TURN;
    if (left < 0) {
      throw Limit.STEPS;
    }
    if (self != null && (self.reductions -= REDUCTIONS_PER_TURN) < 0) {
      self.endTurn();
    }
  }
}
