package dev.athanor.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;

/**
 * The objects that the frames of the calling thread hold. The JDK keeps a stack walker that gives them to itself, for debugging; it costs some microseconds a
 * frame. Where it is not to be had, frames hold nothing.
 */
final class LiveStack {
  private static final StackWalker WALKER;
  private static final Method LOCALS;
  private static final Method OPERANDS;

  static {
    StackWalker walker = null;
    Method locals = null;
    Method operands = null;
    try {
      var frame = Class.forName("java.lang.LiveStackFrame");
      var factory = frame.getDeclaredMethod("getStackWalker");
      locals = frame.getDeclaredMethod("getLocals");
      operands = frame.getDeclaredMethod("getStack");
      if (factory.trySetAccessible() && locals.trySetAccessible() && operands.trySetAccessible()) {
        walker = (StackWalker) factory.invoke(null);
      }
    } catch (ReflectiveOperationException none) {
      walker = null;
    }
    WALKER = walker;
    LOCALS = locals;
    OPERANDS = operands;
  }

  private LiveStack() {}

  /** Gives every object held by a frame that is still going to be used, some more than once. */
  static void forEach(Consumer<Object> consumer) {
    if (WALKER != null) {
      WALKER.forEach(
          frame -> {
            each(LOCALS, frame, consumer);
            each(OPERANDS, frame, consumer);
          });
    }
  }

  private static void each(Method values, Object frame, Consumer<Object> consumer) {
    try {
      for (var value : (Object[]) values.invoke(frame)) {
        if (value != null) {
          consumer.accept(value);
        }
      }
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
