package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code name/arity} as text and as the term {@code {name, arity}}. */
final class FunctionNames {
  private FunctionNames() {}

  static String of(FunctionKey key) {
    return key.name().name() + "/" + key.arity();
  }

  static Tuple2 term(FunctionKey key) {
    return Tuple.of(key.name(), (long) key.arity());
  }

  /** The function that {@code {name, arity}} names; {@code null} for another term. */
  static FunctionKey key(Object term) {
    return term instanceof Tuple2 pair && pair.e0 instanceof Atom name && pair.e1 instanceof Long arity
        ? new FunctionKey(name, arity.intValue())
        : null;
  }

  /** What a definition of that kind is called in messages. */
  static String kind(Atom kind) {
    return kind == Atoms.DEF || kind == Atoms.DEFP ? "function" : "macro";
  }
}
