package dev.athanor.term;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MapTermTest {
  @Test
  void behavesAsAModelUnderRandomUpdates() {
    var random = new Random(21);
    var terms = new RandomTerms(21);
    MapTerm map = MapTerm.EMPTY;
    Map<Object, Object> model = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      var key = random.nextInt(3) == 0 ? terms.next() : (Object) (long) random.nextInt(80);
      // Grows and shrinks in turns, across the border between the two forms.
      if (random.nextInt(100) < (i / 1000 % 2 == 0 ? 70 : 30)) {
        map = map.put(key, (long) i);
        model.put(key, (long) i);
      } else {
        map = map.remove(key);
        model.remove(key);
      }
      assertEquals(model.size(), map.size());
      assertEquals(model.get(key), map.get(key));
      if (i % 100 == 0) {
        assertSameEntries(model, map);
      }
    }
  }

  @Test
  void mergesLikePutsOneByOne() {
    var random = new Random(23);
    for (int round = 0; round < 2_000; round++) {
      var left = mapOfFewShapes(random);
      var right = mapOfFewShapes(random);
      var expected = left;
      for (var key : right.keys()) {
        expected = expected.put(key, right.get(key));
      }
      var merged = left.merge(right);
      assertTrue(Equality.exact(expected, merged));
      assertArrayEquals(expected.keys(), merged.keys());
    }
  }

  /** Mostly of atoms, as the same shapes are to meet again; sizes up to and beyond those of small maps. */
  private static MapTerm mapOfFewShapes(Random random) {
    MapTerm map = MapTerm.EMPTY;
    int kinds = random.nextInt(4) == 0 ? 40 : 5;
    for (int i = random.nextInt(kinds); i > 0; i--) {
      Object key = random.nextInt(20) == 0 ? (Object) (long) random.nextInt(3) : Atom.of("k" + random.nextInt(kinds));
      map = map.put(key, (long) random.nextInt(1000));
    }
    return map;
  }

  @Test
  void mapsOfKeysWithOneValue() {
    var random = new Random(24);
    for (int round = 0; round < 500; round++) {
      var keys = new Object[random.nextInt(60)];
      MapTerm expected = MapTerm.EMPTY;
      for (int i = 0; i < keys.length; i++) {
        int number = random.nextInt(30);
        keys[i] = switch (random.nextInt(3)) {
          case 0 -> (Object) (long) number;
          case 1 -> (double) number;
          default -> Atom.of("k" + number);
        };
        expected = expected.put(keys[i], Atoms.OK);
      }
      var map = MapTerm.ofKeys(keys, Atoms.OK);
      assertTrue(Equality.exact(expected, map));
      assertArrayEquals(expected.keys(), map.keys());
    }
  }

  @Test
  void equalMapsAreListedAlikeHoweverTheyCameAbout() {
    var random = new Random(22);
    for (int round = 0; round < 300; round++) {
      int size = random.nextInt(100);
      var entries = new Object[2 * size];
      MapTerm added = MapTerm.EMPTY;
      for (int i = 0; i < size; i++) {
        entries[2 * i] = (long) random.nextInt(size);
        entries[2 * i + 1] = (long) i;
        added = added.put(entries[2 * i], entries[2 * i + 1]);
      }
      var built = MapTerm.of(entries);
      assertTrue(Equality.exact(added, built));
      assertEquals(added.hashCode(), built.hashCode());
      assertEquals(added.getClass(), built.getClass());
      assertArrayEquals(added.keys(), built.keys());
      var detour = built.put(-1L, 1L).put(-2L, 1L).remove(-1L).remove(-2L);
      assertArrayEquals(added.keys(), detour.keys());
    }
  }

  @Test
  void keysWhoseHashesAreTheSameStayApart() {
    var collisions = new ArrayList<Object>();
    var seen = new HashMap<Integer, Object>();
    for (long i = 0; collisions.size() < 6; i++) {
      var key = Tuple.of(i, i * i, -i);
      var other = seen.putIfAbsent(TermHash.of(key), key);
      if (other != null) {
        collisions.add(key);
        collisions.add(other);
      }
    }
    MapTerm map = MapTerm.EMPTY;
    for (long i = 0; i < 40; i++) {
      map = map.put(i, i);
    }
    for (var key : collisions) {
      map = map.put(key, key);
    }
    for (var key : collisions) {
      assertSame(key, map.get(key));
    }
    assertEquals(40 + collisions.size(), map.size());
    assertTrue(Equality.exact(map, MapTerm.of(alternating(map))));
    for (var key : collisions) {
      map = map.remove(key);
      assertFalse(map.has(key));
    }
    assertEquals(40, map.size());
  }

  @Test
  void mergesAsUpdatesOneByOne() {
    var random = new Random(23);
    for (int round = 0; round < 500; round++) {
      var a = randomMap(random);
      var b = randomMap(random);
      MapTerm expected = a;
      for (var entries = MapEntries.of(b); entries.advance(); ) {
        expected = expected.put(entries.key(), entries.value());
      }
      var merged = a.merge(b);
      assertTrue(Equality.exact(expected, merged));
      assertArrayEquals(expected.keys(), merged.keys());
    }
  }

  @Test
  void entriesAreFoundByTheirIndex() {
    var map = MapTerm.of(alternating(randomMap(new Random(24)).merge(randomMap(new Random(25)))));
    for (long i = 0; i < 500; i++) {
      map = map.put(i * i, i);
    }
    var keys = map.keys();
    var values = map.values();
    for (int i = 0; i < keys.length; i++) {
      assertSame(keys[i], map.entry(i).e0);
      assertSame(values[i], map.entry(i).e1);
    }
  }

  @Test
  void mapsOfTheSameAtomsShareTheirShape() {
    var a = assertInstanceOf(ShapeMap.class, MapTerm.of(Atom.of("x"), 1L, Atom.of("y"), 2L));
    var b = assertInstanceOf(ShapeMap.class, MapTerm.EMPTY.put(Atom.of("y"), 2L).put(Atom.of("x"), 1L));
    assertSame(a.shape, b.shape);
    assertSame(a.shape, ((ShapeMap) a.put(Atom.of("x"), 5L)).shape);
    assertSame(a, a.put(Atom.of("x"), a.get(Atom.of("x"))));
  }

  @Test
  void integersComeBeforeFloatsAmongKeys() {
    var map = MapTerm.of(2.0, 1L, 3L, 1L, 1.0, 1L, 1L, 1L);
    assertArrayEquals(new Object[] {1L, 3L, 1.0, 2.0}, map.keys());
  }

  private static MapTerm randomMap(Random random) {
    int size = random.nextInt(60);
    var entries = new Object[2 * size];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = i % 4 == 0 ? Atom.of("k" + random.nextInt(20)) : (Object) (long) random.nextInt(60);
    }
    return MapTerm.of(entries);
  }

  private static Object[] alternating(MapTerm map) {
    var entries = new ArrayList<Object>();
    map.forEach(
        (key, value) -> {
          entries.add(key);
          entries.add(value);
        });
    return entries.toArray();
  }

  private static void assertSameEntries(Map<Object, Object> model, MapTerm map) {
    var listed = new HashMap<>();
    map.forEach(listed::put);
    assertEquals(model, listed);
    assertEquals(model.size(), map.keys().length);
  }
}
