package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the values of a comprehension go.
 *
 * <p>Lists and bitstrings are collected in objects that are changed in place, known to the loops of the comprehension alone. Anything else is
 * folded: each round gives the next accumulator. An enumerable of somebody else's is given a fun, and what that passes on must be
 * terms that do not change: {@link #thaw} and {@link #freeze} turn the one into the other around each round.
 *
 * @param kind what the values become
 * @param collector the object that collects, {@code null} for a fold
 * @param seen the set of values seen, {@code null} if they need not be unique
 */
record Sink(Kind kind, Local collector, Local seen) {
  /** What becomes of the values. */
  enum Kind {
    LIST,
    BITS,
    FOLD
  }

  boolean isFold() {
    return kind == Kind.FOLD;
  }

  private static Expr act(Expr.Action action, Expr... arguments) {
    return new Expr.Act(action, List.of(arguments), 0);
  }

  private static Expr use(Local local) {
    return new Expr.Use(local);
  }

  /** A sink with its objects made new. */
  static Sink open(Kind kind, boolean unique, List<Step> out) {
    var collector = kind == Kind.FOLD ? null : new Local("collector");
    var seen = unique ? new Local("seen") : null;
    if (collector != null) {
      out.add(new Step.Bind(collector, act(kind == Kind.LIST ? Expr.Action.NEW_LIST : Expr.Action.NEW_BITS)));
    }
    if (seen != null) {
      out.add(new Step.Bind(seen, act(Expr.Action.NEW_SEEN, new Expr.Const(MapTerm.EMPTY))));
    }
    return new Sink(kind, collector, seen);
  }

  /** The same sink as a function inside sees it. */
  Sink in(Scope scope) {
    return new Sink(kind, collector == null ? null : scope.capture(collector), seen == null ? null : scope.capture(seen));
  }

  /** Puts a value into the collector. */
  Expr add(Expr value) {
    return act(kind == Kind.LIST ? Expr.Action.ADD_TO_LIST : Expr.Action.ADD_BITS, use(collector), value);
  }

  /** What was collected. */
  Expr result() {
    return act(kind == Kind.LIST ? Expr.Action.LIST : Expr.Action.BITS, use(collector));
  }

  /** What a fun that collects is given first. */
  Expr initial(Expr accumulator) {
    Expr empty = accumulator != null ? accumulator : new Expr.Const(kind == Kind.LIST ? EmptyList.EMPTY : Bitstring.EMPTY);
    return seen == null ? empty : Lowering.tuple(List.of(empty, act(Expr.Action.SEEN, use(seen))));
  }

  /** A sink for one round of a fun; {@code accumulator} is what the fun was given, as collected so far. */
  Sink thaw(Local given, List<Step> out) {
    if (seen == null) {
      return open(kind, false, out);
    }
    var sink = open(kind, false, out);
    var mine = new Local("seen");
    out.add(new Step.Bind(mine, act(Expr.Action.NEW_SEEN, part(given, 2))));
    return new Sink(kind, sink.collector, mine);
  }

  /** What the fun was given without the values seen. */
  Expr accumulator(Local given) {
    return seen == null ? use(given) : part(given, 1);
  }

  private static Expr part(Local pair, long index) {
    return new Expr.Operation(Primitive.ELEMENT, List.of(new Expr.Const(index), use(pair)), 0);
  }

  /** What the fun passes on: this is its own sink, {@code next} the next accumulator of a fold. */
  Expr freeze(Expr before, Expr next, List<Step> out) {
    Expr collected =
        switch (kind) {
          case FOLD -> next;
          case LIST -> act(Expr.Action.REVERSED_ONTO, use(collector), before);
          case BITS -> new Expr.MakeBits(List.of(all(before, 1), all(use(Lowering.local("bits", result(), out)), 2)), 0);
        };
    var settled = use(Lowering.local("collected", collected, out));
    return seen == null ? settled : new Expr.MakeTuple(List.of(settled, use(Lowering.local("seen", act(Expr.Action.SEEN, use(seen)), out))));
  }

  private static BitsPart all(Expr bits, int number) {
    return new BitsPart(bits, BitsType.BITS, null, 1, false, number);
  }

  /** Takes over what a fun has passed on in the end; gives the accumulator of a fold. */
  Expr absorb(Local passedOn, List<Step> out) {
    var accumulator = accumulator(passedOn);
    if (seen != null) {
      out.add(new Step.Effect(act(Expr.Action.SET_SEEN, use(seen), part(passedOn, 2))));
    }
    return switch (kind) {
      case FOLD -> accumulator;
      case LIST -> effect(act(Expr.Action.ADD_REVERSED, use(collector), accumulator), out);
      case BITS -> effect(act(Expr.Action.ADD_BITS, use(collector), accumulator), out);
    };
  }

  private static Expr effect(Expr act, List<Step> out) {
    out.add(new Step.Effect(act));
    return new Expr.Const(Atoms.NIL);
  }

  /** Replaces the objects of this sink by those of another among captured values. */
  List<Expr> replacedBy(Sink other, List<Expr> values) {
    var replaced = new ArrayList<Expr>();
    for (var value : values) {
      var local = ((Expr.Use) value).local();
      replaced.add(local == collector ? use(other.collector) : local == seen ? use(other.seen) : value);
    }
    return replaced;
  }

  /** The atom that an enumerable is told to go on with. */
  static final Atom CONT = Atom.of("cont");
}
