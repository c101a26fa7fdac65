package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;
import dev.athanor.term.Tuple;
import dev.athanor.term.TupleN;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final long PLENTY = 1_000_000;

  private static long of(Object term) {
    var words = new Words(PLENTY, false);
    words.add(term);
    return words.count();
  }

  @Test
  void termsCountAsOnABeamHeap() {
    assertEquals(0, of(1L));
    assertEquals(0, of(atom("a")));
    assertEquals(0, of(EmptyList.EMPTY));
    assertEquals(2, of(1.5));
    assertEquals(6, of(Lists.of(1L, 2L, 3L)));
    assertEquals(4, of(Tuple.of(1L, 2L, 3L)));
    assertEquals(4 + 4, of(Tuple.of(1L, Lists.of(1L, 2L), 3L)));
    assertEquals(3 + 4, of(MapTerm.of(atom("a"), 1L, atom("b"), 2L)));
  }

  @Test
  void largeBinariesAreSharedUnlessTheyAreToCount() {
    assertEquals(2 + 1, of(Bitstring.of("12345678")));
    assertEquals(3, of(Bitstring.of(new byte[1000])));
    var words = new Words(PLENTY, true);
    words.add(Bitstring.of(new byte[1000]));
    assertEquals(2 + 125, words.count());
  }

  @Test
  void eachObjectCountsOnce() {
    var list = Lists.of(1L, 2L, 3L);
    var words = new Words(PLENTY, false);
    words.add(list);
    words.add(list);
    words.add(Tuple.of(list, list));
    assertEquals(6 + 3, words.count());
  }

  @Test
  void aListThatIsBeingMadeCounts() {
    assertEquals(4, of(new ListBuilder().add(1L).add(2L)));
    assertEquals(2, of(new Object[] {Lists.of(1L), null, "not a term"}));
  }

  @Test
  void roomForATermCountsNothing() {
    assertEquals(0, of(new ShapeMap(Shape.of(atom("a")), null)));
    assertEquals(0, of(new TupleN(null)));
  }

  @Test
  void itStopsWhenItIsEnough() {
    Object deep = EmptyList.EMPTY;
    for (int i = 0; i < PLENTY; i++) {
      deep = Lists.of(deep);
    }
    var words = new Words(100, false);
    words.add(deep);
    assertTrue(words.isOver());
    assertEquals(102, words.count());
  }
}
