package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Expr.Action;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits what is asked of the process, and what collects the values of comprehensions. */
final class Acts {
  private Acts() {}

  /** Whether the action gives nothing. */
  static boolean isVoid(Action action) {
    return switch (action) {
      case COUNT, RECEIVE, RECEIVE_WITHIN, ACCEPT, ADD_TO_LIST, ADD_REVERSED, ADD_BITS, SET_SEEN, FRAME_SET -> true;
      default -> false;
    };
  }

  /** Whether the action gives a {@code long}. */
  static boolean isLong(Action action) {
    return action == Action.RANGE_FIRST || action == Action.RANGE_STEP || action == Action.RANGE_SIZE;
  }

  /** Emits an action; its value, if it has one, is on the operand stack. */
  static void emit(Code code, Action action, List<Expr> arguments, int line) {
    code.line(line);
    switch (action) {
      case COUNT -> code.self().out.invokestatic(Descs.CALLS, "count", Descs.OF_PROCESS);
      case RECEIVE, RECEIVE_WITHIN -> receive(code, action, arguments);
      case NEXT_MESSAGE, NEXT_ANSWER -> code.self().out.invokevirtual(Descs.PROCESS, "nextMessage", MethodTypeDesc.of(CD_Object));
      case NEXT_ARRIVED -> code.self().out.invokevirtual(Descs.PROCESS, "nextArrived", MethodTypeDesc.of(CD_Object));
      case AWAIT -> {
        code.self().exprs.push(arguments.getFirst());
        code.out.invokevirtual(Descs.PROCESS, "parkUntilNews", MethodTypeDesc.of(CD_Object, Descs.FUN));
      }
      case ACCEPT -> code.self().out.invokevirtual(Descs.PROCESS, "acceptMessage", MethodTypeDesc.of(CD_void));
      case FIELD_WITH_PARENTHESES -> {
        code.self();
        arguments.forEach(code.exprs::push);
        var type = MethodTypeDesc.of(CD_Object, Descs.PROCESS, CD_Object, CD_Object);
        code.out.invokestatic(Descs.DEPRECATIONS, "fieldWithParentheses", type);
      }
      case NEW_FRAME -> code.out.loadConstant(number(arguments.getFirst())).anewarray(CD_Object);
      case FRAME_GET -> frame(code, arguments).aaload();
      case FRAME_SET -> {
        frame(code, arguments);
        code.exprs.push(arguments.getLast());
        code.out.aastore();
      }
      default -> {
        arguments.forEach(code.exprs::push);
        var type = MethodTypeDesc.of(result(action), Descs.objects(arguments.size()));
        code.out.invokestatic(Descs.COMPREHENSION, method(action), type);
      }
    }
  }

  /** Pushes a frame and an index. */
  private static CodeBuilder frame(Code code, List<Expr> arguments) {
    code.exprs.push(arguments.get(0));
    return code.out.checkcast(Descs.OBJECTS).loadConstant(number(arguments.get(1)));
  }

  private static int number(Expr constant) {
    return Math.toIntExact((Long) ((Expr.Const) constant).term());
  }

  private static void receive(Code code, Action action, List<Expr> arguments) {
    code.self();
    boolean isLimited = action == Action.RECEIVE_WITHIN;
    int plain = isLimited ? 1 : 0;
    arguments.forEach(code.exprs::push);
    boolean hasReference = arguments.size() > plain;
    if (hasReference) {
      code.out.checkcast(Descs.REFERENCE);
    }
    code.out.invokevirtual(Descs.PROCESS, "beginReceive", receiveType(isLimited, hasReference));
  }

  private static MethodTypeDesc receiveType(boolean isLimited, boolean hasReference) {
    if (isLimited) {
      return hasReference ? MethodTypeDesc.of(CD_void, CD_Object, Descs.REFERENCE) : MethodTypeDesc.of(CD_void, CD_Object);
    }
    return hasReference ? MethodTypeDesc.of(CD_void, Descs.REFERENCE) : MethodTypeDesc.of(CD_void);
  }

  private static ClassDesc result(Action action) {
    return isVoid(action) ? CD_void : isLong(action) ? CD_long : CD_Object;
  }

  private static String method(Action action) {
    return switch (action) {
      case NEW_LIST -> "newList";
      case ADD_TO_LIST -> "addToList";
      case ADD_REVERSED -> "addReversed";
      case LIST -> "list";
      case COLLECT -> "collect";
      case ONTO -> "onto";
      case REVERSED_ONTO -> "reversedOnto";
      case NEW_BITS -> "newBits";
      case ADD_BITS -> "addBits";
      case BITS -> "bits";
      case NEW_SEEN -> "newSeen";
      case SEEN -> "seen";
      case SET_SEEN -> "setSeen";
      case RANGE_FIRST -> "rangeFirst";
      case RANGE_STEP -> "rangeStep";
      case RANGE_SIZE -> "rangeSize";
      case COUNT, RECEIVE, RECEIVE_WITHIN, NEXT_MESSAGE, NEXT_ANSWER, NEXT_ARRIVED, AWAIT, ACCEPT -> throw new IllegalStateException(action.name());
      case FIELD_WITH_PARENTHESES, NEW_FRAME, FRAME_GET, FRAME_SET ->
          throw new IllegalStateException(action.name());
    };
  }
}
