package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import java.math.BigInteger;

/** What a pattern can require of the outermost layer of a term. No term has two of the forms, except as a {@link Literal} bitstring. */
public sealed interface Form {
  /** How many parts a term of this form is taken apart into. */
  int parts();

  /** A certain term: an atom, a number, {@code []} or a bitstring. */
  record Literal(Object term) implements Form {
    @Override
    public int parts() {
      return 0;
    }

    /** Whether it is compared by identity. */
    public boolean isSingle() {
      return term instanceof Atom || term instanceof EmptyList;
    }

    /** Whether it is an integer that fits into a {@code long}. */
    public boolean isSmallInteger() {
      return term instanceof Long;
    }

    /** Whether it is a number that is compared as an object. */
    public boolean isOtherNumber() {
      return term instanceof Double || term instanceof BigInteger;
    }

    /** Whether it is a bitstring. */
    public boolean isBits() {
      return term instanceof Bitstring;
    }
  }

  /** A list cell: head and tail. */
  record Pair() implements Form {
    @Override
    public int parts() {
      return 2;
    }
  }

  /** A tuple of a size. */
  record TupleOf(int parts) implements Form {}

  /** A map. */
  record Map() implements Form {
    @Override
    public int parts() {
      return 0;
    }
  }

  /** A bitstring; its part is its size in bits. */
  record Bits() implements Form {
    @Override
    public int parts() {
      return 1;
    }
  }
}
