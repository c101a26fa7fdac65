package dev.athanor.ets.spec;

import dev.athanor.term.Atom;
import dev.athanor.term.Tuple;
import java.util.Arrays;

/** What the head of a clause says about the key of the rows it can match. */
public sealed interface KeyPattern {
  /** Any key. */
  record Anything() implements KeyPattern {}

  /** No key: the head matches no row. */
  record Nothing() implements KeyPattern {}

  /** This key. */
  record Exactly(Object key) implements KeyPattern {}

  /** Keys that are tuples of this size and begin with these elements. */
  record Beginning(Object[] prefix, int size) implements KeyPattern {}

  /** What a head as it was written says about the element at an index. */
  static KeyPattern of(Object head, int keyIndex) {
    if (head instanceof Tuple row) {
      return row.size() > keyIndex ? ofKey(row.get(keyIndex)) : new Nothing();
    }
    return head instanceof Atom && !HeadCompiler.isLiteral(head) ? new Anything() : new Nothing();
  }

  private static KeyPattern ofKey(Object key) {
    if (HeadCompiler.isLiteral(key)) {
      return new Exactly(key);
    }
    if (!(key instanceof Tuple tuple)) {
      return new Anything();
    }
    int known = 0;
    while (HeadCompiler.isLiteral(tuple.get(known))) {
      known++;
    }
    return known == 0 ? new Anything() : new Beginning(Arrays.copyOf(tuple.toArray(), known), tuple.size());
  }
}
