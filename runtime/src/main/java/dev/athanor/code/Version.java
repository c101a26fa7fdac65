package dev.athanor.code;

import dev.athanor.error.Stacktrace;
import dev.athanor.process.RunningCode;
import dev.athanor.term.Fun;
import java.lang.StackWalker.StackFrame;

/**
 * The code of one version of a module, as one sees that a process runs it: its classes have a loader of their own. A frame that waits in a tail call is not there any
 * more for Erlang, so that a process which has moved on to the next version by such a call does not run this one.
 */
record Version(ModuleCode code) implements RunningCode.Code {
  @Override
  public boolean has(StackFrame frame) {
    return frame.getDeclaringClass().getClassLoader() == code.getClass().getClassLoader()
        && !Stacktrace.isTailCall(frame.getLineNumber());
  }

  @Override
  public boolean isRunBy(Fun fun) {
    return fun instanceof LocalFunction local && local.code() == code || fun instanceof Closure closure && closure.code() == code;
  }
}
