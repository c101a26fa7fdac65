package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Primitive;
import dev.athanor.compiler.core.Rep;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;

/**
 * Arithmetic that is probably on integers: computed on {@code long}s as long as every operand and every result is one, otherwise once more from the beginning
 * by the functions that can do all arithmetic, or raise. The second way is emitted behind everything else.
 */
final class IntegerTrees {
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final ClassDesc MATH = Descs.of(Math.class);

  private final Code code;
  private final CodeBuilder out;

  IntegerTrees(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** Pushes the result as a term. */
  void pushTerm(Operand.Node tree) {
    var done = out.newLabel();
    var slow = slow(tree, () -> {}, done);
    fast(tree, slow);
    Reps.box(out);
    out.labelBinding(done);
  }

  /** Pushes the result as a {@code long} and a reference. */
  void pushPair(Operand.Node tree) {
    int slot = code.allocate(Rep.INTEGER.slots());
    store(tree, slot);
    Reps.push(out, Rep.INTEGER, slot);
  }

  /** Stores the result as a {@code long} and a reference. */
  void store(Operand.Node tree, int slot) {
    var done = out.newLabel();
    var slow =
        slow(
            tree,
            () -> {
              Reps.split(out);
              Reps.store(out, Rep.INTEGER, slot);
            },
            done);
    fast(tree, slow);
    out.lstore(slot).aconst_null().astore(slot + 2);
    out.labelBinding(done);
  }

  /** Returns the result from a function that gives a {@code long}. */
  void giveBack(Operand.Node tree) {
    var slow =
        code.later(
            () -> {
              code.operands.pushTerm(tree);
              code.numbers.give();
              out.lreturn();
            });
    int slot = small(tree, slow);
    out.lload(slot).loadConstant(Long.MIN_VALUE).lcmp().ifeq(slow);
    out.lload(slot).lreturn();
  }

  private Label slow(Operand.Node tree, Runnable behind, Label done) {
    return code.later(
        () -> {
          code.operands.pushTerm(tree);
          behind.run();
          out.goto_(done);
        });
  }

  /** Pushes the result as a {@code long}; goes to {@code slow} where that cannot be. */
  void fast(Operand tree, Label slow) {
    check(tree, slow);
    compute(tree, slow);
  }

  /** The slot of a result as a {@code long}; goes to {@code slow} where that cannot be. */
  int small(Operand tree, Label slow) {
    check(tree, slow);
    return kept(tree, slow);
  }

  /** Compares two results, leaving what {@code lcmp} does; goes to {@code slow} where that cannot be. */
  void compare(Operand left, Operand right, Label slow) {
    check(left, slow);
    check(right, slow);
    both(left, right, slow);
    out.lcmp();
  }

  private void check(Operand tree, Label slow) {
    var leaves = new ArrayList<Operand>();
    Operands.leaves(tree, leaves);
    leaves.stream().distinct().forEach(leaf -> checkLeaf(leaf, slow));
  }

  private void checkLeaf(Operand leaf, Label slow) {
    switch (leaf) {
      case Operand.Pair(var slot) -> out.aload(slot + 2).ifnonnull(slow);
      case Operand.Term(var slot) -> out.aload(slot).instanceOf(CD_Long).ifeq(slow);
      case Operand.Literal(var term) when term instanceof Long -> {}
      case Operand.Small _ -> {}
      case Operand.Literal _, Operand.Floating _ -> out.goto_w(slow);
      case Operand.Node _, Operand.Root _ -> throw new IllegalStateException("no leaf");
    }
  }

  private void compute(Operand operand, Label slow) {
    switch (operand) {
      case Operand.Literal(var term) -> out.loadConstant(term instanceof Long value ? (long) value : 0L);
      case Operand.Small(var slot) -> out.lload(slot);
      case Operand.Pair(var slot) -> out.lload(slot);
      case Operand.Term(var slot) -> {
        out.aload(slot);
        Reps.unbox(out);
      }
      case Operand.Floating _ -> out.lconst_0();
      case Operand.Node node when node.second() == null -> unary(node, slow);
      case Operand.Node node -> binary(node, slow);
      case Operand.Root _ -> throw new IllegalStateException("a root in a tree of integers");
    }
  }

  /** The slot of a number that is needed more than once. */
  private int kept(Operand operand, Label slow) {
    return switch (operand) {
      case Operand.Small(var slot) -> slot;
      case Operand.Pair(var slot) -> slot;
      case Operand.Node node when isKept(node) -> result(node, slow);
      default -> {
        compute(operand, slow);
        int slot = code.allocate(2);
        out.lstore(slot);
        yield slot;
      }
    };
  }

  private void unary(Operand.Node node, Label slow) {
    switch (node.primitive()) {
      case PLUS -> compute(node.first(), slow);
      case BIT_NOT -> {
        compute(node.first(), slow);
        out.loadConstant(-1L).lxor();
      }
      case NEGATE, ABS -> {
        int slot = kept(node.first(), slow);
        out.lload(slot).loadConstant(Long.MIN_VALUE).lcmp().ifeq(slow);
        out.lload(slot);
        if (node.primitive() == Primitive.NEGATE) {
          out.lneg();
        } else {
          out.invokestatic(MATH, "abs", MethodTypeDesc.of(CD_long, CD_long));
        }
      }
      default -> throw new IllegalStateException(node.primitive().name());
    }
  }

  private void binary(Operand.Node node, Label slow) {
    var constant = constant(node);
    switch (node.primitive()) {
      case ADD, SUBTRACT, MULTIPLY -> out.lload(result(node, slow));
      case INT_DIVIDE -> {
        divided(node, constant, slow);
        out.ldiv();
      }
      case REMAINDER -> {
        divided(node, constant, slow);
        out.lrem();
      }
      case BIT_AND, BIT_OR, BIT_XOR -> {
        both(node.first(), node.second(), slow);
        bitwise(node.primitive());
      }
      case SHIFT_LEFT, SHIFT_RIGHT -> shift(node, constant, slow);
      default -> throw new IllegalStateException(node.primitive().name());
    }
  }

  private void bitwise(Primitive primitive) {
    switch (primitive) {
      case BIT_AND -> out.land();
      case BIT_OR -> out.lor();
      default -> out.lxor();
    }
  }

  private static Long constant(Operand.Node node) {
    return node.second() instanceof Operand.Literal(var term) && term instanceof Long value ? value : null;
  }

  /** Whether the result of an operation is in a slot anyway when it is known to fit. */
  private static boolean isKept(Operand.Node node) {
    return switch (node.primitive()) {
      case ADD, SUBTRACT, MULTIPLY -> true;
      default -> false;
    };
  }

  /** The slot of a result that is kept. */
  private int result(Operand.Node node, Label slow) {
    var constant = constant(node);
    if (node.primitive() == Primitive.MULTIPLY) {
      return product(node, slow);
    }
    if (constant == null || constant == Long.MIN_VALUE) {
      return sum(node, slow);
    }
    return addConstant(node.first(), node.primitive() == Primitive.ADD ? constant : -constant, slow);
  }

  private int addConstant(Operand operand, long constant, Label slow) {
    int slot = kept(operand, slow);
    if (constant == 0) {
      return slot;
    }
    int sum = code.allocate(2);
    out.lload(slot).loadConstant(constant).ladd().lstore(sum);
    out.lload(sum).lload(slot).lcmp();
    if (constant > 0) {
      out.iflt(slow);
    } else {
      out.ifgt(slow);
    }
    return sum;
  }

  /** The sign of a sum differs from those of both operands only if it does not fit; for a difference one of them counts reversed. */
  private int sum(Operand.Node node, Label slow) {
    boolean isSum = node.primitive() == Primitive.ADD;
    int a = kept(node.first(), slow);
    int b = kept(node.second(), slow);
    int sum = code.allocate(2);
    out.lload(a).lload(b);
    if (isSum) {
      out.ladd();
    } else {
      out.lsub();
    }
    out.lstore(sum);
    out.lload(a).lload(isSum ? sum : b).lxor();
    out.lload(isSum ? b : a).lload(sum).lxor();
    out.land().lconst_0().lcmp().iflt(slow);
    return sum;
  }

  /** A product fits if its upper half is nothing but the sign of the lower one. */
  private int product(Operand.Node node, Label slow) {
    int a = kept(node.first(), slow);
    int b = kept(node.second(), slow);
    int product = code.allocate(2);
    out.lload(a).lload(b).lmul().lstore(product);
    out.lload(a).lload(b).invokestatic(MATH, "multiplyHigh", BINARY);
    out.lload(product).loadConstant(63).lshr().lcmp().ifne(slow);
    return product;
  }

  /** Pushes both operands; what jumps does so with nothing of the tree on the operand stack. */
  private void both(Operand first, Operand second, Label slow) {
    if (second instanceof Operand.Node) {
      int a = kept(first, slow);
      int b = kept(second, slow);
      out.lload(a).lload(b);
    } else {
      compute(first, slow);
      compute(second, slow);
    }
  }

  /** Pushes dividend and divisor: that is not zero, nor -1 where the quotient could be too large. */
  private void divided(Operand.Node node, Long constant, Label slow) {
    boolean isQuotient = node.primitive() == Primitive.INT_DIVIDE;
    if (constant != null && constant != 0 && !(isQuotient && constant == -1)) {
      compute(node.first(), slow);
      out.loadConstant((long) constant);
      return;
    }
    int dividend = kept(node.first(), slow);
    int divisor = kept(node.second(), slow);
    out.lload(divisor).lconst_0().lcmp().ifeq(slow);
    if (isQuotient) {
      out.lload(divisor).loadConstant(-1L).lcmp().ifeq(slow);
    }
    out.lload(dividend).lload(divisor);
  }

  private void shift(Operand.Node node, Long constant, Label slow) {
    int value = kept(node.first(), slow);
    int by = -1;
    if (constant == null || constant < 0 || constant > 63) {
      by = kept(node.second(), slow);
      out.lload(by).loadConstant(-64L).land().lconst_0().lcmp().ifne(slow);
    }
    if (node.primitive() == Primitive.SHIFT_RIGHT) {
      out.lload(value);
      count(by, constant);
      out.lshr();
      return;
    }
    int shifted = code.allocate(2);
    out.lload(value);
    count(by, constant);
    out.lshl().lstore(shifted);
    out.lload(shifted);
    count(by, constant);
    out.lshr().lload(value).lcmp().ifne(slow);
    out.lload(shifted);
  }

  private void count(int slot, Long constant) {
    if (slot < 0) {
      out.loadConstant(constant.intValue());
    } else {
      out.lload(slot).l2i();
    }
  }
}
