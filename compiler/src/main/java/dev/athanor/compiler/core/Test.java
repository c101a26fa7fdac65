package dev.athanor.compiler.core;

import dev.athanor.term.Bitstring;
import java.util.List;

/** A condition: what a branch is taken on, without ever being a term. */
public sealed interface Test {
  /** Always or never. */
  record Always(boolean value) implements Test {}

  /** Holds if {@code test} does not. */
  record Not(Test test) implements Test {}

  /** Holds if both do; the second is evaluated only if the first holds. */
  record And(Test first, Test second) implements Test {}

  /** Holds if one of both does; the second is evaluated only if the first does not hold. */
  record Or(Test first, Test second) implements Test {}

  /** The test {@code yes} or {@code no}, as {@code test} decides. */
  record Either(Test test, Test yes, Test no) implements Test {}

  /** The test, after some steps. None of them may end in a value. */
  record Given(List<Step> steps, Test test) implements Test {}

  /** Holds if {@code test} does and none of the {@link Step.Attempt}s in it fails. */
  record Guard(Test test) implements Test {}

  /** Whether a term has a form. */
  record Has(Local subject, Form form) implements Test {}

  /** Whether a term is of a type. */
  record IsA(TypeTest type, Expr value) implements Test {}

  /** Compares two terms. */
  record Compare(Relation relation, Expr left, Expr right) implements Test {}

  /** Whether a term is {@code true}. */
  record IsTrue(Expr value) implements Test {}

  /** Whether a term is neither {@code nil} nor {@code false}. */
  record IsTruthy(Expr value) implements Test {}

  /** A builtin that gives a Java boolean. */
  record Holds(Expr.Call call) implements Test {}

  /** Whether something that may be missing ({@link Expr.MapValue}, {@link Expr.ReadFloat}) is there. */
  record IsPresent(Local value) implements Test {}

  /** Whether what {@link Expr.Action#NEXT_MESSAGE} gave is no message but says that time is up. */
  record IsTimeUp(Local message) implements Test {}

  /** Whether a term is a range of small integers. */
  record IsRange(Local subject) implements Test {}

  /** Adds a value to those seen; holds if it is new. */
  record IsNew(Local seen, Expr value) implements Test {}

  /** Whether a {@code LONG} is not negative: a computed size that is none is. */
  record IsNatural(Local number) implements Test {}

  /** Whether at least (or, if {@code exact}, exactly) {@code bits} are left behind a place in a bitstring of {@code size} bits. */
  record BitsLeft(Local size, At at, long bits, boolean exact) implements Test {}

  /** Whether at least as many bits are left behind a place as the {@code LONG} {@code bits} says. */
  record ManyBitsLeft(Local size, At at, Local bits) implements Test {}

  /** Whether what is left behind a place is a multiple of {@code unit} bits. */
  record UnitsLeft(Local size, At at, int unit) implements Test {}

  /** Whether a bitstring has certain bits at a place; that there are enough has been tested. */
  record BitsAre(Local subject, At at, Bitstring bits) implements Test {}

  /** Whether a term is an integer that fits into a {@code long}. */
  record IsSmall(Local subject) implements Test {}

  /** Whether the value that decides in which half of a large {@link Expr.Switch} a term is found is below a bound. */
  record IsBelow(Local subject, SwitchKey key, long bound) implements Test {}
}
