package dev.athanor.compiler.expand;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.compiler.Inspected;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import org.junit.jupiter.api.Test;

/** Whatever is given to the expander, it expands it or says what is wrong. */
class ExpanderFuzzTest {
  @Test
  void randomCodeGivesCodeOrADiagnostic() {
    for (long seed = 0; seed < 20_000; seed++) {
      var quoted = new RandomCode(seed).term(5);
      try {
        Trial.withoutLibrary().expand(quoted);
      } catch (AssertionError recordedOnly) {
        assertTrue(recordedOnly.getMessage().startsWith("not recorded: "));
      } catch (RuntimeException | StackOverflowError crash) {
        throw new AssertionError("seed " + seed + ": " + Inspected.of(quoted), crash);
      }
    }
  }
}
