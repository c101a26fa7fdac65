package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Primitive;
import dev.athanor.term.Numbers;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Arithmetic that surely gives a float. It is computed on {@code double}s; an operand that is no number becomes "not a number", so that one look
 * at the end tells whether all went well: sums, differences and products of what is not finite are not finite, and divisors are looked at
 * before. Otherwise it is computed once more by the functions that raise what has to be raised.
 */
final class FloatTrees {
  private static final ClassDesc NUMBERS = Descs.of(Numbers.class);
  private static final ClassDesc MATH = Descs.of(Math.class);
  private static final MethodTypeDesc OF_TERM = MethodTypeDesc.of(CD_double, CD_Object);
  private static final MethodTypeDesc OF_PAIR = MethodTypeDesc.of(CD_double, CD_long, CD_Object);
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);

  private final Code code;
  private final CodeBuilder out;

  /** The divisors that have been computed. */
  private final Map<Operand, Integer> known = new IdentityHashMap<>();

  FloatTrees(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Pushes the result. */
  void push(Operand tree) {
    int slot = code.allocate(2);
    var done = out.newLabel();
    var slow =
        code.later(
            () -> {
              code.operands.pushTerm(tree);
              Reps.unboxDouble(out);
              out.dstore(slot).goto_(done);
            });
    fast(tree, slot, slow);
    out.labelBinding(done);
    out.dload(slot);
  }

  /** Stores the result; goes to {@code slow} if there is none. */
  void fast(Operand tree, int slot, Label slow) {
    divisors(tree, slow);
    compute(tree, true);
    out.dstore(slot);
    finite(slot, slow);
  }

  /** Computes the divisors in a tree, innermost first: dividing by what is not finite would hide that. */
  private void divisors(Operand operand, Label slow) {
    switch (operand) {
      case Operand.Root(var inner, _) -> divisors(inner, slow);
      case Operand.Node node -> {
        divisors(node.first(), slow);
        if (node.second() != null) {
          divisors(node.second(), slow);
        }
        if (node.primitive() == Primitive.DIVIDE && node.second().isComputed()) {
          int slot = code.allocate(2);
          compute(node.second(), true);
          out.dstore(slot);
          finite(slot, slow);
          known.put(node.second(), slot);
        }
      }
      default -> {}
    }
  }

  private void finite(int slot, Label slow) {
    out.dload(slot).invokestatic(CD_Double, "isFinite", MethodTypeDesc.of(CD_boolean, CD_double)).ifeq(slow);
  }

  /** Pushes an operand; a term that is an integer counts only if {@code convert}. */
  private void compute(Operand operand, boolean convert) {
    switch (operand) {
      case Operand.Literal(var term) -> out.loadConstant(Numbers.toDouble(term));
      case Operand.Small(var slot) -> out.lload(slot).l2d();
      case Operand.Pair(var slot) -> out.lload(slot).aload(slot + 2).invokestatic(Descs.UNBOXED, "toDouble", OF_PAIR);
      case Operand.Floating(var slot) -> out.dload(slot);
      case Operand.Term(var slot) -> {
        out.aload(slot);
        if (convert) {
          out.invokestatic(NUMBERS, "toDouble", OF_TERM);
        } else {
          out.invokestatic(Descs.UNBOXED, "floating", OF_TERM);
        }
      }
      case Operand.Node _, Operand.Root _ when known.containsKey(operand) -> out.dload(known.get(operand));
      case Operand.Root(var inner, _) -> {
        compute(inner, true);
        out.invokestatic(MATH, "sqrt", UNARY);
      }
      case Operand.Node node -> {
        compute(node.first(), node.isFloat());
        if (node.second() == null) {
          unary(node.primitive());
        } else {
          compute(node.second(), node.isFloat());
          binary(node.primitive());
        }
      }
    }
  }

  private void unary(Primitive primitive) {
    switch (primitive) {
      case PLUS, TO_FLOAT -> {}
      case NEGATE -> out.dneg();
      case ABS -> out.invokestatic(MATH, "abs", UNARY);
      default -> throw new IllegalStateException(primitive.name());
    }
  }

  private void binary(Primitive primitive) {
    switch (primitive) {
      case ADD -> out.dadd();
      case SUBTRACT -> out.dsub();
      case MULTIPLY -> out.dmul();
      case DIVIDE -> out.ddiv();
      default -> throw new IllegalStateException(primitive.name());
    }
  }
}
