package dev.athanor.code;

import dev.athanor.error.Stacktrace;
import dev.athanor.process.RunningCode;
import dev.athanor.term.Fun;
import java.lang.StackWalker.StackFrame;
import java.util.stream.Stream;

/**
 * The code of one version of a module, as one sees that a process runs it: its classes have a loader of their own. The frames that count are those that a stack trace would
 * show ({@link Stacktrace}). One that waits in a tail call is not there any more for Erlang, so that a process which has moved on to the next version by such a
 * call does not run this one.
 */
record Version(ModuleCode code) implements RunningCode.Code {
  @Override
  public boolean isAmong(Stream<StackFrame> frames) {
    JavaName.Function called = null;
    for (var iterator = frames.iterator(); iterator.hasNext(); ) {
      var frame = iterator.next();
      var function = isMine(frame) ? JavaName.function(frame.getMethodName()) : null;
      if (function != null && !isPartOf(called, function) && !Stacktrace.isTailCall(frame.getLineNumber())) {
        return true;
      }
      called = function;
    }
    return false;
  }

  private boolean isMine(StackFrame frame) {
    return frame.getDeclaringClass().getClassLoader() == code.getClass().getClassLoader();
  }

  /** Whether what is called was cut out of the function, so that it goes on only if that does. */
  private static boolean isPartOf(JavaName.Function called, JavaName.Function function) {
    return called != null && called.isPart() && called.name().equals(function.name()) && called.arity() == function.arity();
  }

  @Override
  public boolean isRunBy(Fun fun) {
    return fun instanceof LocalFunction local && local.code() == code || fun instanceof Closure closure && closure.code() == code;
  }
}
