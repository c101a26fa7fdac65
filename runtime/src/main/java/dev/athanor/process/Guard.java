package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.error.Stacktrace;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;

/**
 * The first call of a process that follows the rules of OTP: calls a fun and, if that raises, another one with what it raised. It is a {@code try} that
 * a process can leave while it waits: where the fun waits in tail position of all it has called, so does this, and goes on with it later. So servers wait without a stack.
 */
public final class Guard extends Fun {
  private final boolean isOfFun;
  private final Fun handler;

  /** What comes next: belongs to the process that runs it. */
  private Fun next;

  /**
   * A guard for one process.
   *
   * @param isOfFun whether stack traces show the function that begins with a fun, or the one that begins with a named call
   * @param handler called with kind, reason and stack trace of what the body raises
   */
  public Guard(boolean isOfFun, Fun body, Fun handler) {
    this.isOfFun = isOfFun;
    this.next = body;
    this.handler = handler;
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public Atom module() {
    return handler.module();
  }

  @Override
  public Object call(Process self) {
    var outer = self.handlers;
    try {
      return isOfFun ? runsFun(self) : runsCall(self);
    } catch (ErlangException exception) {
      self.handlers = outer;
      return self.park(handler, exception.kind(), exception.reason(), exception.stacktrace());
    }
  }

  /** Known to {@link Stacktrace} by its name. */
  private Object runsFun(Process self) {
    return run(self);
  }

  /** Known to {@link Stacktrace} by its name. */
  private Object runsCall(Process self) {
    return run(self);
  }

  private Object run(Process self) {
    var called = next;
    // It may hold the only reference to what the process is about to forget.
    next = null;
    var result = self.callToWait(called);
    if (self.isAwaiting()) {
      next = self.parkedCall();
      return self.parkUntilNews(this);
    }
    return result;
  }
}
