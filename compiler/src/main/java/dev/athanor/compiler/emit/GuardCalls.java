package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;

import dev.athanor.bif.Guards;
import dev.athanor.compiler.core.Primitive;
import dev.athanor.op.Guarded;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** The methods that guards call: each gives {@code null} where the function it stands for raises. */
final class GuardCalls {
  private static final ClassDesc GUARDS = Descs.of(Guards.class);
  private static final ClassDesc GUARDED = Descs.of(Guarded.class);

  private GuardCalls() {}

  /** Calls a primitive with the arguments on the operand stack. */
  static void emit(Code code, Primitive primitive) {
    var owner = isNumber(primitive) ? Descs.NUMBERS : isOwn(primitive) ? GUARDED : GUARDS;
    code.out.invokestatic(owner, method(primitive), MethodTypeDesc.of(CD_Object, Descs.objects(primitive.arity())));
  }

  private static boolean isNumber(Primitive primitive) {
    return primitive.ordinal() <= Primitive.CEIL.ordinal();
  }

  private static boolean isOwn(Primitive primitive) {
    return switch (primitive) {
      case NOT, AND, OR, XOR, NODE -> true;
      default -> false;
    };
  }

  private static String method(Primitive primitive) {
    return switch (primitive) {
      case ADD -> "add";
      case SUBTRACT -> "subtract";
      case MULTIPLY -> "multiply";
      case DIVIDE -> "divide";
      case INT_DIVIDE -> "intDivide";
      case REMAINDER -> "remainder";
      case PLUS -> "plus";
      case NEGATE -> "negate";
      case BIT_AND -> "bitAnd";
      case BIT_OR -> "bitOr";
      case BIT_XOR -> "bitXor";
      case BIT_NOT -> "bitNot";
      case SHIFT_LEFT -> "shiftLeft";
      case SHIFT_RIGHT -> "shiftRight";
      case ABS -> "abs";
      case TO_FLOAT -> "toFloat";
      case ROUND -> "round";
      case TRUNCATE -> "truncate";
      case FLOOR -> "floor";
      case CEIL -> "ceil";
      case LENGTH -> "length";
      case BYTE_SIZE -> "byteSize";
      case BIT_SIZE -> "bitSize";
      case TUPLE_SIZE -> "tupleSize";
      case MAP_SIZE -> "mapSize";
      case SIZE -> "size";
      case HEAD -> "hd";
      case TAIL -> "tl";
      case ELEMENT -> "element";
      case MAP_GET -> "mapGet";
      case IS_MAP_KEY -> "isMapKey";
      case IS_FUNCTION -> "isFunction";
      case BINARY_PART, BINARY_PART_3 -> "binaryPart";
      case NODE -> "node";
      case NOT -> "not";
      case AND -> "and";
      case OR -> "or";
      case XOR -> "xor";
    };
  }
}
