package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.math.BigInteger;

/** The type tests of {@code :erlang}. Java because guards need them as JVM branches. */
@BifModule("erlang")
public final class ErlangTypes {
  private ErlangTypes() {}

  /** Whether the term is an atom. */
  @Bif
  public static boolean isAtom(Object term) {
    return term instanceof Atom;
  }

  /** Whether the term is {@code true} or {@code false}. */
  @Bif
  public static boolean isBoolean(Object term) {
    return term == Atoms.TRUE || term == Atoms.FALSE;
  }

  /** Whether the term is an integer. */
  @Bif
  public static boolean isInteger(Object term) {
    return term instanceof Long || term instanceof BigInteger;
  }

  /** Whether the term is a float. */
  @Bif
  public static boolean isFloat(Object term) {
    return term instanceof Double;
  }

  /** Whether the term is an integer or a float. */
  @Bif
  public static boolean isNumber(Object term) {
    return Numbers.isNumber(term);
  }

  /** Whether the term is a binary: a bitstring of whole bytes. */
  @Bif
  public static boolean isBinary(Object term) {
    return term instanceof Bitstring bits && bits.tail == 0;
  }

  /** Whether the term is a bitstring. */
  @Bif
  public static boolean isBitstring(Object term) {
    return term instanceof Bitstring;
  }

  /** Whether the term is a list, proper or not. */
  @Bif
  public static boolean isList(Object term) {
    return term instanceof Cons || term == EmptyList.EMPTY;
  }

  /** Whether the term is a tuple. */
  @Bif
  public static boolean isTuple(Object term) {
    return term instanceof Tuple;
  }

  /** Whether the term is a map. */
  @Bif
  public static boolean isMap(Object term) {
    return term instanceof MapTerm;
  }

  /** Whether the term is a fun. */
  @Bif
  public static boolean isFunction(Object term) {
    return term instanceof Fun;
  }

  /** Whether the term is a fun of that arity, which must be a non-negative integer. */
  @Bif
  public static boolean isFunction(Object term, Object arity) {
    var answer = Guards.isFunction(term, arity);
    if (answer == null) {
      throw BadArgument.erts("erlang", "is_function", term, arity);
    }
    return answer == Atoms.TRUE;
  }

  /** Whether the term is a process identifier. */
  @Bif
  public static boolean isPid(Object term) {
    return term instanceof Pid;
  }

  /** Whether the term is a port. */
  @Bif
  public static boolean isPort(Object term) {
    return term instanceof Port;
  }

  /** Whether the term is a reference. */
  @Bif
  public static boolean isReference(Object term) {
    return term instanceof Reference;
  }

  /** Whether the term is a tuple whose first element is that atom. */
  @Bif
  public static boolean isRecord(Object term, Object tag) {
    if (!(tag instanceof Atom)) {
      throw BadArgument.erts("erlang", "is_record", term, tag);
    }
    return term instanceof Tuple tuple && tuple.size() > 0 && tuple.get(0) == tag;
  }

  /** Whether the term is a tuple of that size whose first element is that atom. */
  @Bif
  public static boolean isRecord(Object term, Object tag, Object size) {
    if (!(tag instanceof Atom && size instanceof Long count)) {
      throw BadArgument.erts("erlang", "is_record", term, tag, size);
    }
    return term instanceof Tuple tuple
        && tuple.size() > 0
        && tuple.get(0) == tag
        && tuple.size() == count;
  }
}
