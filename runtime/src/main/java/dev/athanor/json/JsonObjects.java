package dev.athanor.json;

import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;
import java.util.Arrays;

/**
 * The maps that objects become. Texts tend to hold many objects with the same keys in the same order, so keys are
 * remembered and made the same object again, and for a sequence of such keys its {@link Shape} is remembered and where
 * each value has its place in it. Then a map costs no sorting, and all of them share their keys.
 */
final class JsonObjects {
  private static final int KEYS = 256;
  private static final int LONGEST_KEY = 64;
  private static final int PLANS = 64;

  private final Bitstring[] keys = new Bitstring[KEYS];
  private final Plan[] plans = new Plan[PLANS];

  /**
   * Where the values of objects with these keys go.
   *
   * @param keys the keys in the order of the text
   * @param shape the shape of a map with these keys
   * @param places the index in the shape of each key
   */
  private record Plan(Object[] keys, Shape shape, int[] places) {
    boolean fits(Object[] entries, int from, int end) {
      if (end - from != keys.length * 2) {
        return false;
      }
      for (int i = 0; i < keys.length; i++) {
        if (entries[from + 2 * i] != keys[i]) {
          return false;
        }
      }
      return true;
    }

    MapTerm map(Object[] entries, int from) {
      var values = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        values[places[i]] = entries[from + 2 * i + 1];
      }
      return new ShapeMap(shape, values);
    }
  }

  /**
   * The key itself, or an equal one that was there before. It is no part of the text, so that it does not keep the text
   * alive.
   */
  Bitstring key(Bitstring key) {
    if (key.size > LONGEST_KEY) {
      return key;
    }
    int hash = hash(key);
    int place = (hash ^ hash >>> 8 ^ hash >>> 16) & (KEYS - 1);
    var known = keys[place];
    return known != null && same(known, key) ? known : (keys[place] = key.compact());
  }

  private static int hash(Bitstring key) {
    int hash = key.size;
    for (int i = key.offset; i < key.offset + key.size; i++) {
      hash = hash * 31 + key.bytes[i];
    }
    return hash;
  }

  private static boolean same(Bitstring left, Bitstring right) {
    return Arrays.equals(
        left.bytes, left.offset, left.offset + left.size, right.bytes, right.offset, right.offset + right.size);
  }

  /** The map of the keys and values that alternate from one index to another. Of equal keys the first counts, as in OTP. */
  MapTerm map(Object[] entries, int from, int end) {
    int count = (end - from) / 2;
    if (count > MapTerm.SMALL) {
      return firstOfEqual(entries, from, end);
    }
    int place = (System.identityHashCode(entries[from]) + count) & (PLANS - 1);
    var plan = plans[place];
    if (plan == null || !plan.fits(entries, from, end)) {
      plan = plan(entries, from, count);
      if (plan == null) {
        return firstOfEqual(entries, from, end);
      }
      plans[place] = plan;
    }
    return plan.map(entries, from);
  }

  /** {@code null} if two keys are equal. */
  private static Plan plan(Object[] entries, int from, int count) {
    var keys = new Object[count];
    for (int i = 0; i < count; i++) {
      keys[i] = entries[from + 2 * i];
    }
    var shape = Shape.of(keys.clone());
    var places = new int[count];
    long taken = 0;
    for (int i = 0; i < count; i++) {
      places[i] = shape.indexOf(keys[i]);
      taken |= 1L << places[i];
    }
    return Long.bitCount(taken) == count ? new Plan(keys, shape, places) : null;
  }

  private static MapTerm firstOfEqual(Object[] entries, int from, int end) {
    var reversed = new Object[end - from];
    for (int i = from, to = reversed.length - 2; i < end; i += 2, to -= 2) {
      reversed[to] = entries[i];
      reversed[to + 1] = entries[i + 1];
    }
    return MapTerm.of(reversed);
  }
}
