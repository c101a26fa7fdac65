package dev.athanor.code;

import dev.athanor.term.Atom;
import dev.athanor.term.Equality;
import dev.athanor.term.Fun;
import dev.athanor.term.TermHash;

/**
 * A fun of a compiled module: {@code fn} or {@code &local/1}. The compiler makes one final subclass for each, so that calls of
 * it stay monomorphic. Two are equal if they came from the same place with equal values.
 */
public abstract class Closure extends Fun {
  /** The version of the module that made it; it goes on running that one when the module is replaced. */
  public abstract ModuleCode code();

  @Override
  public abstract Atom name();

  @Override
  public abstract int index();

  @Override
  public final Atom module() {
    return code().module();
  }

  @Override
  public final boolean equals(Object other) {
    return this == other || other != null && getClass() == other.getClass() && sameEnvironment((Closure) other);
  }

  private boolean sameEnvironment(Closure that) {
    var mine = environment();
    var others = that.environment();
    for (int i = 0; i < mine.length; i++) {
      if (!Equality.exact(mine[i], others[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final int hashCode() {
    int hash = module().hashCode() * 31 + index();
    for (var value : environment()) {
      hash = hash * 31 + TermHash.of(value);
    }
    return hash;
  }
}
