package dev.athanor.compiler.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is known on a path of a decision tree of the sizes of bitstrings: how many bits lie behind a place. Never changed.
 *
 * @param known by bitstring and start
 */
record BitsFacts(Map<Place, Size> known) {
  static final BitsFacts NONE = new BitsFacts(Map.of());

  private static final Size ANY = new Size(0, Long.MAX_VALUE, Set.of());

  /** The beginning of a bitstring, or a place in it that was computed. */
  record Place(Local subject, Local start) {}

  /** At least, less than, and numbers of bits that it is not. */
  record Size(long atLeast, long below, Set<Long> not) {
    boolean isExactly(long bits) {
      return atLeast == bits && below == bits + 1;
    }

    /** Whether a row that needs that many bits, or exactly that many, may still match. */
    boolean allows(long bits, boolean exactly) {
      return bits < below && (!exactly || bits >= atLeast && !not.contains(bits));
    }
  }

  /** What is known of a place. */
  Size size(Row.Segments segments) {
    return known.getOrDefault(place(segments), ANY);
  }

  private static Place place(Row.Segments segments) {
    return new Place(segments.subject(), segments.at().start());
  }

  /** With the outcome of comparing the bits behind a place. */
  BitsFacts with(Row.Segments segments, long bits, boolean exactly, boolean outcome) {
    var size = size(segments);
    Size next;
    if (exactly && outcome) {
      next = new Size(bits, bits + 1, size.not);
    } else if (exactly) {
      var not = new HashSet<>(size.not);
      not.add(bits);
      next = new Size(size.atLeast, size.below, not);
    } else {
      next = outcome ? new Size(bits, size.below, size.not) : new Size(size.atLeast, bits, size.not);
    }
    var all = new HashMap<>(known);
    all.put(place(segments), next);
    return new BitsFacts(all);
  }

  /** Whether nothing that is known rules the row out. */
  boolean allow(Row row) {
    for (var condition : row.conditions()) {
      if (condition instanceof Row.Segments segments) {
        long needed = segments.at().offset() + segments.knownBits();
        if (!size(segments).allows(needed, segments.isExact())) {
          return false;
        }
      }
    }
    return true;
  }
}
