package dev.athanor.op;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;

/** The operators that guards call and that are not among the builtins' guards: {@code null} where the ordinary function raises. */
public final class Guarded {
  private Guarded() {}

  /** {@code not term}. */
  public static Object not(Object term) {
    return Comparisons.isBoolean(term) ? Atom.of(term == Atoms.FALSE) : null;
  }

  /** {@code :erlang.and(a, b)}. */
  public static Object and(Object a, Object b) {
    return areBooleans(a, b) ? Atom.of(a == Atoms.TRUE && b == Atoms.TRUE) : null;
  }

  /** {@code :erlang.or(a, b)}. */
  public static Object or(Object a, Object b) {
    return areBooleans(a, b) ? Atom.of(a == Atoms.TRUE || b == Atoms.TRUE) : null;
  }

  /** {@code :erlang.xor(a, b)}. */
  public static Object xor(Object a, Object b) {
    return areBooleans(a, b) ? Atom.of(a != b) : null;
  }

  private static boolean areBooleans(Object a, Object b) {
    return Comparisons.isBoolean(a) && Comparisons.isBoolean(b);
  }

  /** {@code node(term)}. */
  public static Object node(Object term) {
    return switch (term) {
      case Pid pid -> pid.node();
      case Reference reference -> reference.node();
      default -> null;
    };
  }
}
