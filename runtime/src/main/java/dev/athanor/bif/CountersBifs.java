package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code :counters}. With {@code :atomics} an array of numbers; with {@code :write_concurrency} each counter is spread over the cores that
 * write it and summed up when read. Java because they are the JVM's.
 */
@BifModule("counters")
public final class CountersBifs {
  private static final Atom ATOMICS = Atom.of("atomics");
  private static final Atom WRITE_CONCURRENCY = Atom.of("write_concurrency");
  private static final Atom SIZE = Atom.of("size");
  private static final Atom MEMORY = Atom.of("memory");
  private static final long SPREAD_BYTES = 112;

  private CountersBifs() {}

  /** A new array of zeros; the options are {@code []}, {@code [:atomics]} or {@code [:write_concurrency]}. */
  @Bif("new")
  public static Object create(Object size, Object options) {
    var kind = options == EmptyList.EMPTY ? ATOMICS : only(options);
    boolean right = size instanceof Long count && count > 0 && count <= Integer.MAX_VALUE - 8;
    if (!right || kind != ATOMICS && kind != WRITE_CONCURRENCY) {
      throw BadArgument.erts("counters", "new", size, options);
    }
    int length = ((Long) size).intValue();
    var numbers = kind == ATOMICS ? new AtomicsBifs.Numbers(new AtomicLongArray(length), true) : new Spread(length);
    return Tuple.of(kind, Reference.make(numbers));
  }

  private static Object only(Object options) {
    return options instanceof Cons cell && cell.tail() == EmptyList.EMPTY ? cell.head : null;
  }

  /** Counters for many writers. */
  private record Spread(LongAdder[] counters) {
    Spread(int length) {
      this(new LongAdder[length]);
      for (int i = 0; i < length; i++) {
        counters[i] = new LongAdder();
      }
    }
  }

  /** What is behind a counter term: {@link AtomicsBifs.Numbers} or {@link Spread}; {@code null} if the term is none. */
  private static Object counters(Object term) {
    return term instanceof Tuple2 pair
            && (pair.e0 == ATOMICS || pair.e0 == WRITE_CONCURRENCY)
            && pair.e1 instanceof Reference reference
        ? reference.resource()
        : null;
  }

  private static int length(Object counters) {
    return switch (counters) {
      case AtomicsBifs.Numbers numbers -> numbers.values().length();
      case Spread spread -> spread.counters.length;
      case null, default -> 0;
    };
  }

  /** The place of an index that counts from 1; -1 where there is none. */
  private static int place(Object counters, Object index) {
    return index instanceof Long at && at >= 1 && at <= length(counters) ? at.intValue() - 1 : -1;
  }

  /** A counter. */
  @Bif
  public static Object get(Object term, Object index) {
    var counters = counters(term);
    int at = place(counters, index);
    if (at < 0) {
      throw BadArgument.erts("counters", "get", term, index);
    }
    return counters instanceof Spread spread
        ? spread.counters[at].sum()
        : ((AtomicsBifs.Numbers) counters).values().get(at);
  }

  /** Adds to a counter, which wraps around. */
  @Bif
  public static Object add(Object term, Object index, Object increment) {
    return change("add", term, index, increment, 1);
  }

  /** Subtracts from a counter, which wraps around. */
  @Bif
  public static Object sub(Object term, Object index, Object decrement) {
    return change("sub", term, index, decrement, -1);
  }

  private static Object change(String function, Object term, Object index, Object by, int sign) {
    var counters = counters(term);
    int at = place(counters, index);
    if (at < 0 || !AtomicsBifs.isIncrement(by)) {
      throw BadArgument.erts("counters", function, term, index, by);
    }
    long change = sign * AtomicsBifs.bits(by);
    if (counters instanceof Spread spread) {
      spread.counters[at].add(change);
    } else {
      ((AtomicsBifs.Numbers) counters).values().addAndGet(at, change);
    }
    return Atoms.OK;
  }

  /** Sets a counter; with {@code :write_concurrency} additions made at the same moment may be lost. */
  @Bif
  public static Object put(Object term, Object index, Object value) {
    var counters = counters(term);
    int at = place(counters, index);
    if (at < 0 || !(value instanceof Long number)) {
      throw BadArgument.erts("counters", "put", term, index, value);
    }
    if (counters instanceof Spread spread) {
      spread.counters[at].reset();
      spread.counters[at].add(number);
    } else {
      ((AtomicsBifs.Numbers) counters).values().set(at, number);
    }
    return Atoms.OK;
  }

  /** Size and memory of the counters. */
  @Bif
  public static Object info(Object term) {
    return switch (counters(term)) {
      case AtomicsBifs.Numbers _ -> AtomicsBifs.info(((Tuple2) term).e1);
      case Spread spread -> {
        long size = spread.counters.length;
        yield MapTerm.of(MEMORY, SPREAD_BYTES * size, SIZE, size);
      }
      case null, default -> throw BadArgument.erts("counters", "info", term);
    };
  }
}
