package dev.athanor.compiler.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import org.junit.jupiter.api.Test;

class KnownTermsTest {
  private static final Object VARIABLE = new Tuple3(Atom.of("x"), Lists.of(new Tuple2(Atom.of("version"), 0L)), Atom.of("nil"));
  private static final Object CALL = new Tuple3(Atom.of("f"), EmptyList.EMPTY, EmptyList.EMPTY);

  private static Tuple3 tupleForm(Object... elements) {
    return new Tuple3(Atom.of("{}"), EmptyList.EMPTY, Lists.of(elements));
  }

  @Test
  void simpleTermsAndWhatIsMadeOfThemStandForThemselves() {
    for (var term : new Object[] {1L, 2.5, Atom.of("a"), Bitstring.of("text"), EmptyList.EMPTY}) {
      assertSame(term, KnownTerms.of(term));
    }
    var keywords = Lists.of(new Tuple2(Atom.of("line"), 1L), new Tuple2(Atom.of("column"), Lists.of(2L, 3L)));
    assertSame(keywords, KnownTerms.of(keywords));
  }

  @Test
  void tuplesAreBuilt() {
    assertEquals(Tuple.of(1L, 2L, 3L), KnownTerms.of(tupleForm(1L, 2L, 3L)));
    assertEquals(Tuple.of(), KnownTerms.of(tupleForm()));
    var nested = Lists.of(0L, new Tuple2(Atom.of("a"), tupleForm(1L, tupleForm(2L))));
    assertEquals(Lists.of(0L, new Tuple2(Atom.of("a"), Tuple.of(1L, Tuple.of(2L)))), KnownTerms.of(nested));
  }

  @Test
  void whatIsNotKnownMakesAllAroundUnknown() {
    for (var part : new Object[] {VARIABLE, CALL}) {
      assertSame(KnownTerms.UNKNOWN, KnownTerms.of(part));
      assertSame(KnownTerms.UNKNOWN, KnownTerms.of(Lists.of(1L, part, 2L)));
      assertSame(KnownTerms.UNKNOWN, KnownTerms.of(new Tuple2(1L, part)));
      assertSame(KnownTerms.UNKNOWN, KnownTerms.of(tupleForm(1L, Lists.of(part))));
    }
  }

  @Test
  void openListsAreLeftToOthers() {
    var bar = new Tuple3(Atom.of("|"), EmptyList.EMPTY, Lists.of(1L, 2L));
    assertSame(KnownTerms.UNKNOWN, KnownTerms.of(Lists.of(0L, bar)));
    assertSame(KnownTerms.UNKNOWN, KnownTerms.of(new Cons(bar, EmptyList.EMPTY)));
  }
}
