package dev.athanor.ets.spec;

import dev.athanor.bif.ErlangNodes;
import dev.athanor.bif.ErlangTypes;
import dev.athanor.bif.Guards;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Equality;
import dev.athanor.term.Numbers;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The functions that match specifications may call, as objects that give {@code null} where the function fails. */
final class GuardFunctions {
  private static final Map<Atom, Function0> OF_NONE = new HashMap<>();
  private static final Map<Atom, Function1> OF_ONE = new HashMap<>();
  private static final Map<Atom, Function2> OF_TWO = new HashMap<>();
  private static final Map<Atom, Function3> OF_THREE = new HashMap<>();

  private GuardFunctions() {}

  /** A function of the process. */
  @FunctionalInterface
  interface Function0 {
    /** The result. */
    Object of(Process self);
  }

  /** A function of one argument. */
  @FunctionalInterface
  interface Function1 {
    /** The result or {@code null}. */
    Object of(Object a);
  }

  /** A function of two arguments. */
  @FunctionalInterface
  interface Function2 {
    /** The result or {@code null}. */
    Object of(Object a, Object b);
  }

  /** A function of three arguments. */
  @FunctionalInterface
  interface Function3 {
    /** The result or {@code null}. */
    Object of(Object a, Object b, Object c);
  }

  static {
    OF_NONE.put(Atom.of("self"), Process::pid);
    OF_NONE.put(Atom.of("node"), self -> self.pid().node());
    tests();
    numbers();
    parts();
    comparisons();
  }

  private static void tests() {
    test("is_atom", ErlangTypes::isAtom);
    test("is_float", ErlangTypes::isFloat);
    test("is_integer", ErlangTypes::isInteger);
    test("is_list", ErlangTypes::isList);
    test("is_number", ErlangTypes::isNumber);
    test("is_pid", ErlangTypes::isPid);
    test("is_port", ErlangTypes::isPort);
    test("is_reference", term -> term instanceof Reference);
    test("is_tuple", ErlangTypes::isTuple);
    test("is_map", ErlangTypes::isMap);
    test("is_binary", ErlangTypes::isBinary);
    test("is_bitstring", ErlangTypes::isBitstring);
    test("is_boolean", ErlangTypes::isBoolean);
    test("is_function", term -> ErlangTypes.isFunction(term));
    two("is_function", Guards::isFunction);
    two("is_map_key", Guards::isMapKey);
    OF_THREE.put(Atom.of("is_record"), GuardFunctions::isRecord);
  }

  private static void numbers() {
    one("abs", Numbers::abs);
    one("float", Numbers::toFloat);
    one("round", Numbers::round);
    one("floor", Numbers::floor);
    one("ceil", Numbers::ceil);
    one("trunc", Numbers::truncate);
    one("bnot", Numbers::bitNot);
    one("+", Numbers::plus);
    one("-", Numbers::negate);
    two("+", Numbers::add);
    two("-", Numbers::subtract);
    two("*", Numbers::multiply);
    two("/", Numbers::divide);
    two("div", Numbers::intDivide);
    two("rem", Numbers::remainder);
    two("band", Numbers::bitAnd);
    two("bor", Numbers::bitOr);
    two("bxor", Numbers::bitXor);
    two("bsl", Numbers::shiftLeft);
    two("bsr", Numbers::shiftRight);
  }

  private static void parts() {
    one("hd", Guards::hd);
    one("tl", Guards::tl);
    one("length", Guards::length);
    one("size", Guards::size);
    one("bit_size", Guards::bitSize);
    one("byte_size", Guards::byteSize);
    one("tuple_size", Guards::tupleSize);
    one("map_size", Guards::mapSize);
    one("node", GuardFunctions::nodeOf);
    two("element", Guards::element);
    two("map_get", Guards::mapGet);
    two("binary_part", Guards::binaryPart);
    OF_THREE.put(Atom.of("binary_part"), Guards::binaryPart);
  }

  private static void comparisons() {
    two("<", (a, b) -> Atom.of(TermOrder.less(a, b)));
    two(">", (a, b) -> Atom.of(TermOrder.greater(a, b)));
    two(">=", (a, b) -> Atom.of(TermOrder.greaterOrEqual(a, b)));
    two("=<", (a, b) -> Atom.of(TermOrder.lessOrEqual(a, b)));
    two("=:=", (a, b) -> Atom.of(Equality.exact(a, b)));
    two("=/=", (a, b) -> Atom.of(!Equality.exact(a, b)));
    two("==", (a, b) -> Atom.of(Equality.loose(a, b)));
    two("/=", (a, b) -> Atom.of(!Equality.loose(a, b)));
    two("min", (a, b) -> TermOrder.greater(a, b) ? b : a);
    two("max", (a, b) -> TermOrder.less(a, b) ? b : a);
    two("xor", (a, b) -> isBoolean(a) && isBoolean(b) ? Atom.of(a != b) : null);
    one("not", a -> isBoolean(a) ? Atom.of(a == Atoms.FALSE) : null);
  }

  private static void test(String name, Predicate<Object> test) {
    one(name, a -> Atom.of(test.test(a)));
  }

  private static void one(String name, Function1 function) {
    OF_ONE.put(Atom.of(name), function);
  }

  private static void two(String name, Function2 function) {
    OF_TWO.put(Atom.of(name), function);
  }

  private static boolean isBoolean(Object term) {
    return term == Atoms.TRUE || term == Atoms.FALSE;
  }

  private static Object isRecord(Object term, Object tag, Object size) {
    if (!(tag instanceof Atom) || !(size instanceof Long count)) {
      return null;
    }
    return Atom.of(term instanceof Tuple tuple && tuple.size() == count && count > 0 && tuple.get(0) == tag);
  }

  private static Object nodeOf(Object term) {
    return term instanceof Pid || term instanceof Port || term instanceof Reference ? ErlangNodes.node(term) : null;
  }

  /** The call of a function; {@code null} where there is no such function of so many arguments. */
  static Expression call(Atom name, Expression[] arguments) {
    return switch (arguments.length) {
      case 0 -> OF_NONE.get(name) instanceof Function0 f ? new Expression.Call0(f) : null;
      case 1 -> OF_ONE.get(name) instanceof Function1 f ? new Expression.Call1(f, arguments[0]) : null;
      case 2 -> OF_TWO.get(name) instanceof Function2 f ? new Expression.Call2(f, arguments[0], arguments[1]) : null;
      case 3 ->
          OF_THREE.get(name) instanceof Function3 f
              ? new Expression.Call3(f, arguments[0], arguments[1], arguments[2])
              : null;
      default -> null;
    };
  }
}
