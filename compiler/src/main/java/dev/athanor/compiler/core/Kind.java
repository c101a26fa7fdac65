package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import java.math.BigInteger;
import java.util.Set;

/** What is known of the value of an expression or a variable before the program runs. */
public enum Kind {
  /** It has none: nothing gets there. */
  NONE,
  /** An integer, of any size. */
  INTEGER,
  /** A float. */
  FLOAT,
  /** Any term. */
  ANY;

  private static final Atom MATH = Atom.of("math");
  private static final Set<String> FLOAT_FUNCTIONS =
      Set.of(
          "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "cos", "cosh", "erf", "erfc", "exp", "floor", "fmod", "log", "log10", "log2", "pi",
          "pow", "sin", "sinh", "sqrt", "tan", "tanh");

  /** What is known of something that is one or the other. */
  Kind or(Kind other) {
    return this == other || other == NONE ? this : this == NONE ? other : ANY;
  }

  /** What is known of a term. */
  static Kind of(Object term) {
    return term instanceof Long || term instanceof BigInteger ? INTEGER : term instanceof Double ? FLOAT : ANY;
  }

  /** What a primitive gives, where it gives something. */
  static Kind of(Primitive primitive, Kind first, Kind second) {
    return switch (primitive.result()) {
      case INTEGER, SIZE -> INTEGER;
      case FLOAT -> FLOAT;
      case NUMBER -> primitive.arity() == 1 ? first : mixed(first, second);
      case TERM, BOOLEAN -> ANY;
    };
  }

  /** A float and any number make a float. */
  private static Kind mixed(Kind first, Kind second) {
    if (first == FLOAT || second == FLOAT) {
      return FLOAT;
    }
    return first == NONE || second == NONE ? NONE : first == INTEGER && second == INTEGER ? INTEGER : ANY;
  }

  /** What a function written in Java gives. */
  static Kind ofBuiltin(Callee.Builtin builtin) {
    var info = builtin.info();
    return info.owner().equals("dev.athanor.bif.MathBifs") && FLOAT_FUNCTIONS.contains(info.name().name()) ? FLOAT : ANY;
  }

  /**
   * What is known of the value of an expression that may stand as an argument. Correct once {@link Kinds} has been through the module.
   *
   * @param expr the expression
   * @param program whose functions it calls
   */
  public static Kind of(Expr expr, Program program) {
    return switch (expr) {
      case Expr.Const(var term) -> of(term);
      case Expr.Use(var local) -> local.kind();
      case Expr.Operation(var primitive, var arguments, _) ->
          of(primitive, of(arguments.getFirst(), program), arguments.size() < 2 ? NONE : of(arguments.get(1), program));
      case Expr.Call(Callee.Own(var key), _, _) -> program.own(key) == null ? ANY : program.own(key).resultKind();
      case Expr.Call(Callee.Made(var function), _, _) -> function.resultKind();
      case Expr.Call(Callee.Builtin builtin, _, _) -> ofBuiltin(builtin);
      case Expr.ReadInteger _, Expr.ReadCharacter _, Expr.CharacterSize _, Expr.Advance _, Expr.BitCount _ -> INTEGER;
      case Expr.Act(var action, _, _) when isInteger(action) -> INTEGER;
      default -> ANY;
    };
  }

  static boolean isInteger(Expr.Action action) {
    return action == Expr.Action.RANGE_FIRST || action == Expr.Action.RANGE_STEP || action == Expr.Action.RANGE_SIZE;
  }
}
