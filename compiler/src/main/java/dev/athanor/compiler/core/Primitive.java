package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import java.util.HashMap;
import java.util.Map;

/**
 * The functions of {@code :erlang} that guards may call and that are not defined for all arguments. In a body they are ordinary calls that
 * raise; in a guard they are {@link Step.Attempt}s. The arithmetic among them has code of its own for unboxed numbers.
 */
public enum Primitive {
  ADD("+", 2, Result.NUMBER),
  SUBTRACT("-", 2, Result.NUMBER),
  MULTIPLY("*", 2, Result.NUMBER),
  DIVIDE("/", 2, Result.FLOAT),
  INT_DIVIDE("div", 2, Result.INTEGER),
  REMAINDER("rem", 2, Result.INTEGER),
  PLUS("+", 1, Result.NUMBER),
  NEGATE("-", 1, Result.NUMBER),
  BIT_AND("band", 2, Result.INTEGER),
  BIT_OR("bor", 2, Result.INTEGER),
  BIT_XOR("bxor", 2, Result.INTEGER),
  BIT_NOT("bnot", 1, Result.INTEGER),
  SHIFT_LEFT("bsl", 2, Result.INTEGER),
  SHIFT_RIGHT("bsr", 2, Result.INTEGER),
  ABS("abs", 1, Result.NUMBER),
  TO_FLOAT("float", 1, Result.FLOAT),
  ROUND("round", 1, Result.INTEGER),
  TRUNCATE("trunc", 1, Result.INTEGER),
  FLOOR("floor", 1, Result.INTEGER),
  CEIL("ceil", 1, Result.INTEGER),
  LENGTH("length", 1, Result.SIZE),
  BYTE_SIZE("byte_size", 1, Result.SIZE),
  BIT_SIZE("bit_size", 1, Result.SIZE),
  TUPLE_SIZE("tuple_size", 1, Result.SIZE),
  MAP_SIZE("map_size", 1, Result.SIZE),
  SIZE("size", 1, Result.SIZE),
  HEAD("hd", 1, Result.TERM),
  TAIL("tl", 1, Result.TERM),
  ELEMENT("element", 2, Result.TERM),
  MAP_GET("map_get", 2, Result.TERM),
  IS_MAP_KEY("is_map_key", 2, Result.BOOLEAN),
  IS_FUNCTION("is_function", 2, Result.BOOLEAN),
  BINARY_PART("binary_part", 2, Result.TERM),
  BINARY_PART_3("binary_part", 3, Result.TERM),
  NODE("node", 1, Result.TERM),
  NOT("not", 1, Result.BOOLEAN),
  AND("and", 2, Result.BOOLEAN),
  OR("or", 2, Result.BOOLEAN),
  XOR("xor", 2, Result.BOOLEAN);

  /** What a primitive gives when it gives something. */
  public enum Result {
    /** Any term. */
    TERM,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** An integer from 0 on that fits into a {@code long}. */
    SIZE,
    /** An integer. */
    INTEGER,
    /** A float. */
    FLOAT,
    /** An integer or a float, depending on the arguments. */
    NUMBER
  }

  private static final Map<String, Primitive> BY_NAME = new HashMap<>();

  static {
    for (var primitive : values()) {
      BY_NAME.put(primitive.function.name() + "/" + primitive.arity, primitive);
    }
  }

  private final Atom function;
  private final int arity;
  private final Result result;

  Primitive(String function, int arity, Result result) {
    this.function = Atom.of(function);
    this.arity = arity;
    this.result = result;
  }

  /** The primitive that {@code :erlang.function/arity} is, or {@code null}. */
  public static Primitive of(Atom function, int arity) {
    return BY_NAME.get(function.name() + "/" + arity);
  }

  /** The Erlang name. */
  public Atom function() {
    return function;
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** What it gives. */
  public Result result() {
    return result;
  }

  /** Whether it is an operator on numbers whose operands may change places. */
  public boolean isCommutative() {
    return switch (this) {
      case ADD, MULTIPLY, BIT_AND, BIT_OR, BIT_XOR -> true;
      default -> false;
    };
  }

  /** Whether it is an operator on numbers. */
  public boolean isArithmetic() {
    return ordinal() <= ABS.ordinal();
  }
}
