package dev.athanor.code;

import dev.athanor.process.Process;

/** What happens at the calls of a function that {@code :erlang.trace_pattern} has chosen. One serves any number of functions. */
public interface CallTracer {
  /** What is done after a call: nothing, a message with the result, or one with the exception as well. */
  enum Afterwards {
    NOTHING,
    RESULT,
    RESULT_OR_EXCEPTION
  }

  /** The process is about to call the function; tells of it, and says what is to be told of its end. */
  Afterwards called(Process self, FunctionRef function, Object[] arguments);

  /** The call has given a result. */
  void returned(Process self, FunctionRef function, Object result);

  /** The call has ended with an exception: {@code :error}, {@code :exit} or {@code :throw} and the reason. */
  void raised(Process self, FunctionRef function, Object kind, Object reason);
}
