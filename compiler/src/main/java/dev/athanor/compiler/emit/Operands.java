package dev.athanor.compiler.emit;

import dev.athanor.compiler.core.Callee;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Kind;
import dev.athanor.compiler.core.Primitive;
import dev.athanor.compiler.core.Rep;
import java.lang.classfile.CodeBuilder;
import java.util.List;

/**
 * Makes operands of expressions. What calls or may raise is evaluated into variables, in order; the rest, arithmetic on what is in variables, stays a tree. So the
 * tree can be computed quickly as far as numbers are small, and from the beginning with all that arithmetic can be where they are not.
 */
final class Operands {
  private final Code code;
  private final CodeBuilder out;

  Operands(Code code) {
    this.code = code;
    this.out = code.out;
  }

  Kind kind(Expr expr) {
    return Kind.of(expr, code.module.program);
  }

  /** Whether arithmetic on {@code long}s or {@code double}s can be a primitive's fast way. */
  static boolean isTree(Primitive primitive) {
    return primitive.isArithmetic();
  }

  /** The operand that an expression is, part of a tree of floats if {@code asFloat}. */
  Operand of(Expr expr, boolean asFloat) {
    return switch (expr) {
      case Expr.Const(var term) when term instanceof Number -> new Operand.Literal(term);
      case Expr.Use(var local) -> variable(local.rep(), code.slot(local));
      case Expr.Operation operation when isTree(operation.primitive()) && (asFloat || kind(expr) != Kind.FLOAT) -> inner(operation, asFloat);
      case Expr.Call call when asFloat && isRoot(call) -> new Operand.Root(of(call.arguments().getFirst(), true), call);
      default -> evaluated(expr);
    };
  }

  /** Whether a call is {@code :math.sqrt/1}. */
  static boolean isRoot(Expr.Call call) {
    return call.callee() instanceof Callee.Builtin(var info) && info.owner().equals("dev.athanor.bif.MathBifs") && info.name().name().equals("sqrt");
  }

  /** Both sides of a comparison. */
  List<Operand> sides(Expr left, Expr right) {
    var first = of(left, false);
    if (first.isComputed() && !isQuiet(right, false)) {
      first = evaluated(left, first, false);
    }
    return List.of(first, of(right, false));
  }

  private static Operand variable(Rep rep, int slot) {
    return switch (rep) {
      case TERM -> new Operand.Term(slot);
      case LONG -> new Operand.Small(slot);
      case DOUBLE -> new Operand.Floating(slot);
      case INTEGER -> new Operand.Pair(slot);
    };
  }

  private Operand inner(Expr.Operation operation, boolean asFloat) {
    return !asFloat || isFloatTree(operation) ? node(operation, asFloat) : evaluated(operation);
  }

  private boolean isFloatTree(Expr.Operation operation) {
    return kind(operation) == Kind.FLOAT || mayBeFloat(operation);
  }

  /**
   * Whether an operand of what may be a float or not can be part of a tree of floats: it is a term that can be looked at, a float, or such a thing itself. An integer
   * held as a {@code long} cannot, since arithmetic on two of them is exact.
   */
  private boolean mayBeFloat(Expr operand) {
    if (operand instanceof Expr.Operation inner && isTree(inner.primitive())) {
      var kind = kind(inner);
      return kind == Kind.FLOAT || kind == Kind.ANY && inner.arguments().size() == 2 && inner.arguments().stream().allMatch(this::mayBeFloat);
    }
    if (operand instanceof Expr.Const(var term)) {
      return term instanceof Double;
    }
    var rep = code.numbers.natural(operand);
    return rep == Rep.TERM || rep == Rep.DOUBLE;
  }

  /** The tree that an operation is. */
  Operand.Node node(Expr.Operation operation, boolean asFloat) {
    var arguments = operation.arguments();
    var first = of(arguments.getFirst(), asFloat);
    if (arguments.size() == 1) {
      return new Operand.Node(operation.primitive(), first, null, kind(operation) == Kind.FLOAT, operation.line());
    }
    if (first.isComputed() && !isQuiet(arguments.get(1), asFloat)) {
      first = evaluated(arguments.getFirst(), first, asFloat);
    }
    var second = of(arguments.get(1), asFloat);
    return new Operand.Node(operation.primitive(), first, second, kind(operation) == Kind.FLOAT, operation.line());
  }

  Operand evaluated(Expr expr, Operand tree, boolean asFloat) {
    if (asFloat && kind(expr) == Kind.FLOAT) {
      int slot = code.allocate(2);
      code.numbers.floats.push(tree);
      out.dstore(slot);
      return new Operand.Floating(slot);
    }
    int slot = code.allocate(3);
    code.numbers.integers.store((Operand.Node) tree, slot);
    return new Operand.Pair(slot);
  }

  /** Whether {@link #of} emits nothing for an expression. */
  boolean isQuiet(Expr expr, boolean asFloat) {
    return switch (expr) {
      case Expr.Const(var term) -> term instanceof Number;
      case Expr.Use _ -> true;
      case Expr.Operation operation when isTree(operation.primitive()) ->
          (asFloat ? isFloatTree(operation) : kind(operation) != Kind.FLOAT)
              && operation.arguments().stream().allMatch(argument -> isQuiet(argument, asFloat));
      case Expr.Call call when asFloat && isRoot(call) -> isQuiet(call.arguments().getFirst(), true);
      default -> false;
    };
  }

  /** Evaluates an expression into a variable. */
  private Operand evaluated(Expr expr) {
    var rep = code.numbers.natural(expr);
    int slot = code.allocate(rep.slots());
    code.exprs.storeAs(expr, rep, slot);
    return variable(rep, slot);
  }

  /** The leaves of a tree. */
  static void leaves(Operand operand, List<Operand> into) {
    switch (operand) {
      case Operand.Node(_, var first, var second, _, _) -> {
        leaves(first, into);
        if (second != null) {
          leaves(second, into);
        }
      }
      case Operand.Root(var inner, _) -> leaves(inner, into);
      default -> into.add(operand);
    }
  }

  /** Pushes an operand as a term, computing a tree with all that arithmetic can be. */
  void pushTerm(Operand operand) {
    switch (operand) {
      case Operand.Literal(var term) -> code.module.constants.push(out, term);
      case Operand.Small(var slot) -> Reps.pushTerm(out, Rep.LONG, slot);
      case Operand.Pair(var slot) -> Reps.pushTerm(out, Rep.INTEGER, slot);
      case Operand.Floating(var slot) -> Reps.pushTerm(out, Rep.DOUBLE, slot);
      case Operand.Term(var slot) -> out.aload(slot);
      case Operand.Node(var primitive, var first, var second, _, var line) -> {
        pushTerm(first);
        if (second != null) {
          pushTerm(second);
        }
        code.calls.primitive(primitive, line);
      }
      case Operand.Root(var inner, var call) -> {
        pushTerm(inner);
        code.calls.builtin(((Callee.Builtin) call.callee()).info(), call.line());
      }
    }
  }
}
