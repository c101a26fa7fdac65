package dev.athanor.ets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atom;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyRangeTest {
  private static final Object A = Atom.of("a");
  private static final Object B = Atom.of("b");

  private final KeyRange range = KeyRange.of(new Object[] {B}, 2);

  private static TreeSet<Object> keys() {
    var keys = new TreeSet<Object>(KeyRange::order);
    keys.add(1L);
    keys.add(B);
    keys.add(Tuple.of(A, 9L));
    keys.add(Tuple.of(B, -1L));
    keys.add(Tuple.of(B, Lists.of(1L)));
    keys.add(Tuple.of(Atom.of("c"), 0L));
    keys.add(Tuple.of(B, 1L, 1L));
    keys.add(Lists.of(1L));
    return keys;
  }

  @Test
  void itStandsJustBeforeItsKeysOrJustBehindThem() {
    assertEquals(Tuple.of(B, -1L), keys().higher(range));
    assertEquals(Tuple.of(A, 9L), keys().lower(range));
    assertEquals(Tuple.of(B, Lists.of(1L)), keys().lower(range.fromBehind()));
    assertEquals(Tuple.of(Atom.of("c"), 0L), keys().higher(range.fromBehind()));
  }

  @Test
  void itContainsTuplesOfItsSizeThatBeginLikeIt() {
    assertTrue(range.contains(Tuple.of(B, 1L)));
    assertFalse(range.contains(Tuple.of(A, 1L)));
    assertFalse(range.contains(Tuple.of(B, 1L, 1L)));
    assertFalse(range.contains(B));
    assertFalse(range.contains(Lists.of(B)));
  }
}
