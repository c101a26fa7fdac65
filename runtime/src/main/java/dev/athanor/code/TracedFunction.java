package dev.athanor.code;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;

/**
 * Stands before a function whose calls are traced. Only calls through the function's link come here: those from other modules, by name, and by {@code
 * &Mod.fun/1}. A call whose result is told keeps its frame, so it is no tail call.
 */
final class TracedFunction extends AnyArity {
  private final FunctionRef function;
  private final ModuleCode code;
  private final int index;
  private final CallTracer tracer;

  TracedFunction(FunctionRef function, ModuleCode code, int index, CallTracer tracer) {
    super(function.module());
    this.function = function;
    this.code = code;
    this.index = index;
    this.tracer = tracer;
  }

  /** The function itself. */
  FunctionRef.Target behind() {
    return new FunctionRef.Target(code, index);
  }

  @Override
  Object called(Process self, Object... arguments) {
    return switch (tracer.called(self, function, arguments)) {
      case NOTHING -> through(self, arguments);
      case RESULT -> told(self, self.finish(through(self, arguments)));
      case RESULT_OR_EXCEPTION -> watched(self, arguments);
    };
  }

  private Object told(Process self, Object result) {
    tracer.returned(self, function, result);
    return result;
  }

  private Object watched(Process self, Object[] arguments) {
    Object result;
    try {
      result = self.finish(through(self, arguments));
    } catch (ErlangException exception) {
      tracer.raised(self, function, exception.kind(), exception.reason());
      throw exception;
    }
    return told(self, result);
  }

  private Object through(Process self, Object[] a) {
    return switch (a.length) {
      case 0 -> code.call(self, index);
      case 1 -> code.call(self, index, a[0]);
      case 2 -> code.call(self, index, a[0], a[1]);
      case 3 -> code.call(self, index, a[0], a[1], a[2]);
      case 4 -> code.call(self, index, a[0], a[1], a[2], a[3]);
      case 5 -> code.call(self, index, a[0], a[1], a[2], a[3], a[4]);
      case 6 -> code.call(self, index, a[0], a[1], a[2], a[3], a[4], a[5]);
      default -> code.callMany(self, index, a);
    };
  }
}
