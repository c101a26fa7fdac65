package dev.athanor.op;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;
import dev.athanor.term.Tuple;

/** What {@code for} collects its values in, and the ranges that it goes through without {@code Enumerable}. */
public final class Comprehension {
  private static final Atom RANGE = Atom.of("Elixir.Range");
  private static final Atom FIRST = Atom.of("first");
  private static final Atom LAST = Atom.of("last");
  private static final Atom STEP = Atom.of("step");
  private static final Shape RANGE_SHAPE = Shape.of(Atoms.STRUCT, FIRST, LAST, STEP);
  private static final int STRUCT_AT = RANGE_SHAPE.indexOf(Atoms.STRUCT);
  private static final int FIRST_AT = RANGE_SHAPE.indexOf(FIRST);
  private static final int LAST_AT = RANGE_SHAPE.indexOf(LAST);
  private static final int STEP_AT = RANGE_SHAPE.indexOf(STEP);

  /** Numbers of ranges are small enough that the one behind the last still fits. */
  private static final long FURTHEST = Long.MAX_VALUE / 4;

  private Comprehension() {}

  /** Whether a term is a range whose numbers all are small integers, {@code first}, {@code last}, and what comes behind. */
  public static boolean isRange(Object term) {
    return term instanceof ShapeMap map
        && map.shape == RANGE_SHAPE
        && map.values[STRUCT_AT] == RANGE
        && isNear(map.values[FIRST_AT])
        && isNear(map.values[LAST_AT])
        && isNear(map.values[STEP_AT])
        && (Long) map.values[STEP_AT] != 0;
  }

  private static boolean isNear(Object term) {
    return term instanceof Long number && number <= FURTHEST && number >= -FURTHEST;
  }

  /** The first element of a range. */
  public static long rangeFirst(Object range) {
    return (Long) ((ShapeMap) range).values[FIRST_AT];
  }

  /** The step of a range. */
  public static long rangeStep(Object range) {
    return (Long) ((ShapeMap) range).values[STEP_AT];
  }

  /** How many elements a range has. */
  public static long rangeSize(Object range) {
    var map = (ShapeMap) range;
    long first = (Long) map.values[FIRST_AT];
    long last = (Long) map.values[LAST_AT];
    long step = (Long) map.values[STEP_AT];
    boolean isEmpty = step > 0 ? first > last : first < last;
    return isEmpty ? 0 : (last - first) / step + 1;
  }

  /** A new collector of a list. */
  public static Object newList() {
    return new ListBuilder();
  }

  /** Adds a value. */
  public static void addToList(Object collector, Object value) {
    ((ListBuilder) collector).add(value);
  }

  /** Adds a value to a collector, which is made now if it is {@code null}; gives the collector. */
  public static Object collect(Object collector, Object value) {
    return (collector == null ? new ListBuilder() : (ListBuilder) collector).add(value);
  }

  /** What was collected, in front of a tail; the tail itself if the collector is {@code null}. */
  public static Object onto(Object collector, Object tail) {
    return collector == null ? tail : ((ListBuilder) collector).toList(tail);
  }

  /** Adds the elements of a reversed list. */
  public static void addReversed(Object collector, Object reversed) {
    var rest = Lists.reverse(reversed, EmptyList.EMPTY);
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      ((ListBuilder) collector).add(cell.head);
    }
  }

  /** What was collected. */
  public static Object list(Object collector) {
    return ((ListBuilder) collector).toList();
  }

  /** What was collected, reversed, in front of a list. */
  public static Object reversedOnto(Object collector, Object tail) {
    return Lists.reverse(((ListBuilder) collector).toList(), tail);
  }

  /** A new collector of a bitstring. */
  public static Object newBits() {
    return new BitstringBuilder(64);
  }

  /** Adds a bitstring. */
  public static void addBits(Object collector, Object value) {
    if (!(value instanceof Bitstring bits)) {
      throw ErlangException.error(Tuple.of(Atoms.BADARG, value));
    }
    ((BitstringBuilder) collector).literal(bits);
  }

  /** What was collected. */
  public static Object bits(Object collector) {
    return ((BitstringBuilder) collector).toBitstring();
  }

  /** The values seen so far, as a map that is replaced by each that is new. */
  private static final class Seen {
    private MapTerm values;
  }

  /** A set of values that begins with the keys of a map. */
  public static Object newSeen(Object map) {
    var seen = new Seen();
    seen.values = (MapTerm) map;
    return seen;
  }

  /** The values seen, as the keys of a map. */
  public static Object seen(Object seen) {
    return ((Seen) seen).values;
  }

  /** Begins anew with the keys of a map. */
  public static void setSeen(Object seen, Object map) {
    ((Seen) seen).values = (MapTerm) map;
  }

  /** Adds a value; gives whether it is new. */
  public static boolean isNew(Object seen, Object value) {
    var known = (Seen) seen;
    var before = known.values;
    known.values = before.put(value, Atoms.TRUE);
    return known.values.size() > before.size();
  }
}
