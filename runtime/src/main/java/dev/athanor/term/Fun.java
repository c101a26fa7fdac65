package dev.athanor.term;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;

/**
 * A fun. Compiled code makes one final subclass for each closure, overriding the {@code call} of its arity; the
 * others raise {@code badarity}. A call may return {@link Process#PARKED}: the caller then has to finish it
 * with {@link Process#resume} (or return it, from a tail position). Java code that just wants the result uses
 * {@link Process#apply}.
 */
public abstract class Fun implements Comparable<Fun> {
  /** The most arguments that are passed one by one; funs of more take them as an array. */
  public static final int MOST_DIRECT = 6;

  private static final Object[] NOTHING = {};

  /** How many arguments it takes. */
  public abstract int arity();

  /** The module it was made in. */
  public abstract Atom module();

  /** Its name, as {@code :erlang.fun_info/2} tells it. */
  public Atom name() {
    return Atoms.EMPTY;
  }

  /** Its number among the funs of its module; -1 where it has none. */
  public int index() {
    return -1;
  }

  /** The values it took from where it was made; not to be changed. */
  public Object[] environment() {
    return NOTHING;
  }

  /** Calls it without arguments. */
  public Object call(Process self) {
    throw badArity();
  }

  /** Calls it with one argument. */
  public Object call(Process self, Object a) {
    throw badArity(a);
  }

  /** Calls it with two arguments. */
  public Object call(Process self, Object a, Object b) {
    throw badArity(a, b);
  }

  /** Calls it with three arguments. */
  public Object call(Process self, Object a, Object b, Object c) {
    throw badArity(a, b, c);
  }

  /** Calls it with four arguments. */
  public Object call(Process self, Object a, Object b, Object c, Object d) {
    throw badArity(a, b, c, d);
  }

  /** Calls it with five arguments. */
  public Object call(Process self, Object a, Object b, Object c, Object d, Object e) {
    throw badArity(a, b, c, d, e);
  }

  /** Calls it with six arguments. */
  public Object call(Process self, Object a, Object b, Object c, Object d, Object e, Object f) {
    throw badArity(a, b, c, d, e, f);
  }

  /** Calls a fun of more than {@link #MOST_DIRECT} arguments. */
  protected Object callMany(Process self, Object[] arguments) {
    throw badArity(arguments);
  }

  /** Calls it with any number of arguments. */
  public final Object call(Process self, Object[] arguments) {
    var x = arguments;
    return switch (x.length) {
      case 0 -> call(self);
      case 1 -> call(self, x[0]);
      case 2 -> call(self, x[0], x[1]);
      case 3 -> call(self, x[0], x[1], x[2]);
      case 4 -> call(self, x[0], x[1], x[2], x[3]);
      case 5 -> call(self, x[0], x[1], x[2], x[3], x[4]);
      case 6 -> call(self, x[0], x[1], x[2], x[3], x[4], x[5]);
      default -> callMany(self, x);
    };
  }

  private ErlangException badArity(Object... arguments) {
    return ErlangException.error(Tuple.of(Atoms.BADARITY, Tuple.of(this, Lists.of(arguments))));
  }

  /** By module, number, arity and environment: funs made at one place of equal values are equal, as on BEAM. */
  @Override
  public int compareTo(Fun other) {
    if (this == other) {
      return 0;
    }
    int order = TermOrder.compare(module(), other.module());
    order = order != 0 ? order : Integer.compare(index(), other.index());
    order = order != 0 ? order : TermOrder.compare(name(), other.name());
    order = order != 0 ? order : Integer.compare(arity(), other.arity());
    return order != 0 ? order : TermOrder.compareExact(Lists.of(environment()), Lists.of(other.environment()));
  }
}
