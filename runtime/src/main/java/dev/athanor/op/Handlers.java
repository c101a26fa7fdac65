package dev.athanor.op;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Handler;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;

/**
 * What a process's handlers take. The JVM takes longer to record a stack trace than to do everything else about an exception, so what is raised explicitly has none
 * if the handler that takes it surely does not look at it. The compiler says what a handler takes; where that is not enough to be certain, a
 * trace is recorded.
 */
public final class Handlers {
  private static final Atom ANY = Atom.of("_");
  private static final Atom IS = Atom.of("=");
  private static final Atom TUPLE = Atom.of("{}");
  private static final Atom PAIR = Atom.of("|");

  private Handlers() {}

  /** The process enters a {@code try}; gives the handlers before, to be put back when it leaves. */
  public static Handler enter(Process self, Object takes) {
    var outer = self.handlers;
    self.handlers = new Handler(takes, outer);
    return outer;
  }

  /** The exception to be thrown, without a stack trace if nobody will look at it; {@code null} if one has to be recorded. */
  public static ErlangException untraced(Process self, Atom kind, Object reason) {
    for (var handler = self.handlers; handler != null && handler.takes() != Atoms.NIL; handler = handler.outer()) {
      if (takes(handler.takes(), kind, reason)) {
        return ErlangException.again(kind, reason, EmptyList.EMPTY);
      }
    }
    return null;
  }

  private static boolean takes(Object clauses, Atom kind, Object reason) {
    for (var rest = clauses; rest instanceof Cons cell; rest = cell.tail()) {
      if (takes((Tuple4) cell.head, kind, reason)) {
        return true;
      }
    }
    return false;
  }

  private static boolean takes(Tuple4 clause, Atom kind, Object reason) {
    return matches(clause.e0, kind)
        && (clause.e3 == Atoms.FALSE || Exceptions.isException(reason))
        && (clause.e1 == ANY || matches(clause.e1, kind == Atoms.ERROR ? Exceptions.nameOf(reason) : Atoms.NIL))
        && matches(clause.e2, reason);
  }

  private static boolean matches(Object pattern, Object term) {
    if (pattern instanceof Tuple2 pair) {
      if (pair.e0 == IS) {
        return Equality.exact(pair.e1, term);
      }
      return pair.e0 == TUPLE ? term instanceof Tuple tuple && elements(pair.e1, tuple) : term instanceof MapTerm map && entries(pair.e1, map);
    }
    if (pattern instanceof Tuple3 cons && cons.e0 == PAIR) {
      return term instanceof Cons cell && matches(cons.e1, cell.head) && matches(cons.e2, cell.tail());
    }
    return true;
  }

  private static boolean elements(Object patterns, Tuple tuple) {
    int i = 0;
    for (var rest = patterns; rest instanceof Cons cell; rest = cell.tail()) {
      if (i >= tuple.size() || !matches(cell.head, tuple.get(i++))) {
        return false;
      }
    }
    return i == tuple.size();
  }

  private static boolean entries(Object patterns, MapTerm map) {
    for (var rest = patterns; rest instanceof Cons cell; rest = cell.tail()) {
      var entry = (Tuple2) cell.head;
      var value = map.get(entry.e0);
      if (value == null || !matches(entry.e1, value)) {
        return false;
      }
    }
    return true;
  }
}
