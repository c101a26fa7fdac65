package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The metadata of a node, a keyword list. */
public final class Meta {
  private Meta() {}

  /** The value of a key, or {@code null}. */
  public static Object get(Object meta, Atom key) {
    return Lists.keyword(meta, key, null);
  }

  /** The value of a key, or another one where there is none. */
  public static Object get(Object meta, Atom key, Object absent) {
    return Lists.keyword(meta, key, absent);
  }

  /** Whether the key has the value {@code true}. */
  public static boolean isSet(Object meta, Atom key) {
    return get(meta, key) == Atoms.TRUE;
  }

  /** The line; 0 where there is none. */
  public static int line(Object meta) {
    return get(meta, Atoms.LINE) instanceof Long line ? line.intValue() : 0;
  }

  /** {@code [{key, value} | meta]}. */
  public static Object with(Object meta, Atom key, Object value) {
    return new Cons(Tuple.of(key, value), meta);
  }

  /** The entry added in front unless the key is there already. */
  public static Object withNew(Object meta, Atom key, Object value) {
    return get(meta, key) == null ? with(meta, key, value) : meta;
  }

  /** The first entry of that key given the value in its place; added at the end where there is none. */
  public static Object replaced(Object meta, Atom key, Object value) {
    var changed = new ListBuilder();
    var rest = meta;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 pair && pair.e0 == key) {
        return changed.add(Tuple.of(key, value)).toList(cell.tail());
      }
      changed.add(cell.head);
      rest = cell.tail();
    }
    return changed.add(Tuple.of(key, value)).toList();
  }

  /** Without the entries of a key. */
  public static Object without(Object meta, Atom key) {
    if (get(meta, key) == null) {
      return meta;
    }
    var kept = new ListBuilder();
    var rest = meta;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 pair && pair.e0 == key)) {
        kept.add(cell.head);
      }
      rest = cell.tail();
    }
    return kept.toList();
  }

  /** Only the line of the metadata, as a list. */
  public static Object onlyLine(Object meta) {
    return get(meta, Atoms.LINE) instanceof Long line ? ofLine(line) : EmptyList.EMPTY;
  }

  /** {@code [line: line]}. */
  public static Object ofLine(long line) {
    return Lists.of(Tuple.of(Atoms.LINE, line));
  }
}
