package dev.athanor.ets.spec;

import dev.athanor.term.Cons;
import dev.athanor.term.Equality;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/** The head of a clause, or a part of it. */
sealed interface Pattern {
  /** Whether a term is like this; variables are bound on the way. */
  boolean matches(Object term, Object[] variables);

  /** {@code :_}. */
  record Any() implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      return true;
    }
  }

  /** A variable, where it stands first. */
  record Binding(int slot) implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      variables[slot] = term;
      return true;
    }
  }

  /** A variable, where it stands again. */
  record Bound(int slot) implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      return Equality.exact(variables[slot], term);
    }
  }

  /** A term without variables. */
  record Literal(Object value) implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      return value == term || Equality.exact(value, term);
    }
  }

  /** A tuple. */
  record TupleOf(Pattern[] elements) implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      if (!(term instanceof Tuple tuple) || tuple.size() != elements.length) {
        return false;
      }
      for (int i = 0; i < elements.length; i++) {
        if (!elements[i].matches(tuple.get(i), variables)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A list cell. */
  record ListOf(Pattern head, Pattern tail) implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      return term instanceof Cons cell && head.matches(cell.head, variables) && tail.matches(cell.tail(), variables);
    }
  }

  /** A map that has at least these keys. */
  record MapOf(Object[] keys, Pattern[] values) implements Pattern {
    @Override
    public boolean matches(Object term, Object[] variables) {
      if (!(term instanceof MapTerm map)) {
        return false;
      }
      for (int i = 0; i < keys.length; i++) {
        var value = map.get(keys[i]);
        if (value == null || !values[i].matches(value, variables)) {
          return false;
        }
      }
      return true;
    }
  }
}
