package dev.athanor.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TermOrderTest {
  private static final int COUNT = 300;

  @Test
  void orderIsTotalAndAgreesWithEquality() {
    var source = new RandomTerms(11);
    var terms = new Object[COUNT];
    Arrays.setAll(terms, _ -> source.next());
    for (var a : terms) {
      for (var b : terms) {
        int order = TermOrder.compare(a, b);
        int exact = TermOrder.compareExact(a, b);
        assertEquals(Integer.signum(order), -Integer.signum(TermOrder.compare(b, a)));
        assertEquals(Integer.signum(exact), -Integer.signum(TermOrder.compareExact(b, a)));
        assertEquals(order == 0, Equality.loose(a, b), () -> a + " == " + b);
        assertEquals(exact == 0, Equality.exact(a, b), () -> a + " === " + b);
        assertEquals(order < 0, TermOrder.less(a, b));
        assertEquals(order <= 0, TermOrder.lessOrEqual(a, b));
      }
    }
  }

  @Test
  void orderIsTransitive() {
    var source = new RandomTerms(12);
    var terms = new Object[COUNT];
    Arrays.setAll(terms, _ -> source.next());
    for (var order : Arrays.asList(TermOrder.BY_VALUE, TermOrder.EXACT)) {
      Arrays.sort(terms, order);
      for (int i = 0; i < COUNT; i++) {
        for (int k = i + 1; k < COUNT; k++) {
          assertTrue(order.compare(terms[i], terms[k]) <= 0);
        }
      }
    }
  }

  @Test
  void equalTermsHaveEqualHashes() {
    var source = new RandomTerms(13);
    var terms = new Object[2 * COUNT];
    Arrays.setAll(terms, _ -> source.next());
    for (var a : terms) {
      for (var b : terms) {
        if (Equality.exact(a, b)) {
          assertEquals(TermHash.of(a), TermHash.of(b), () -> a + " and " + b);
        }
      }
    }
  }
}
