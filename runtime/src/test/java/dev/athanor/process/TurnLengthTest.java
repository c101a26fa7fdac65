package dev.athanor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TurnLengthTest {
  /** The reductions of a process that has had many turns in which each reduction takes so many nanoseconds. */
  private static short settled(short reductions, long nanosEach) {
    for (int i = 0; i < 20; i++) {
      reductions = TurnLength.next(reductions, reductions * nanosEach);
    }
    return reductions;
  }

  @Test
  void turnsOfQuickReductionsAreAsLongAsTheyCanBe() {
    assertEquals(4000, settled((short) 4000, 1));
    assertEquals(4000, settled((short) 125, 50));
  }

  @Test
  void turnsOfLongReductionsTakeAMillisecondOrTwo() {
    for (long each = 500; each <= 10_000; each += 100) {
      long nanos = settled((short) 4000, each) * each;
      assertTrue(nanos >= 400_000 && nanos <= 1_500_000, each + " ns each: " + nanos);
    }
  }

  @Test
  void aTurnHasSomeReductionsHoweverLongTheyTake() {
    assertEquals(125, settled((short) 4000, 1_000_000));
  }

  @Test
  void nothingChangesWhereNobodyKnowsHowLongATurnWas() {
    assertEquals(1000, TurnLength.next((short) 1000, TurnLength.UNKNOWN));
  }
}
