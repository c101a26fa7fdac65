package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Quoted.Variable;
import dev.athanor.term.Bitstring;
import java.util.List;

/** A pattern of the source, with what it names resolved. */
sealed interface Pattern {
  /** {@code _}. */
  record Any() implements Pattern {}

  /** A variable: bound, or compared where the same pattern has bound it already. */
  record Bound(Variable variable) implements Pattern {}

  /** {@code a = b}: both must match. */
  record Both(Pattern first, Pattern second) implements Pattern {}

  /** A term that equals the value of an expression without effect: {@code ^x}. */
  record EqualTo(Expr value) implements Pattern {}

  /** A term of a type. */
  record OfType(TypeTest type) implements Pattern {}

  /** An atom, a number, {@code []} or a bitstring. */
  record Literal(Object term) implements Pattern {}

  /** {@code [head | tail]}. */
  record Pair(Pattern head, Pattern tail) implements Pattern {}

  /** A tuple. */
  record TupleOf(List<Pattern> elements) implements Pattern {}

  /** A map that has at least these keys. */
  record MapOf(List<Entry> entries) implements Pattern {}

  /** A key, known or the value of a variable, and what its value must match. */
  record Entry(Expr key, Pattern value) {}

  /** A bitstring of these segments, not all of them literal. */
  record BitsOf(List<Segment> segments) implements Pattern {}

  /** What a bitstring pattern says about one part of the bitstring. */
  sealed interface Segment {
    /** Certain bits. */
    record Fixed(Bitstring bits) implements Segment {}

    /** An integer or float. */
    record Number(Pattern value, boolean isFloat, Size size, boolean signed, boolean little) implements Segment {}

    /** A bitstring of a given size. */
    record Part(Pattern value, Size size) implements Segment {}

    /** All the rest, which must be a multiple of {@code unit} bits. */
    record Rest(Pattern value, int unit) implements Segment {}

    /** A code point. */
    record Character(Pattern value, BitsType type, boolean little) implements Segment {}

    /** How many bits it takes if that is known, otherwise -1. */
    default long knownBits() {
      return switch (this) {
        case Fixed fixed -> fixed.bits.bitSize();
        case Number number -> number.size.bits;
        case Part part -> part.size.bits;
        case Rest _, Character _ -> -1;
      };
    }
  }

  /**
   * The size of a segment: known, or an expression to evaluate.
   *
   * @param bits the size in bits, -1 where it is not known
   * @param quoted the expression for the size in units, otherwise {@code null}
   * @param unit bits in a unit
   */
  record Size(long bits, Object quoted, int unit) {
    boolean isKnown() {
      return bits >= 0;
    }
  }

  /** The form of the outermost layer if that is all that is tested first, otherwise {@code null}. */
  default Form form() {
    return switch (this) {
      case Literal literal -> new Form.Literal(literal.term);
      case Pair _ -> new Form.Pair();
      case TupleOf tuple -> new Form.TupleOf(tuple.elements.size());
      case MapOf _ -> new Form.Map();
      case BitsOf _ -> new Form.Bits();
      case Any _, Bound _, Both _, EqualTo _, OfType _ -> null;
    };
  }
}
