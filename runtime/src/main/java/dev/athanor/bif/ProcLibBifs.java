package dev.athanor.bif;

import dev.athanor.process.Guard;
import dev.athanor.term.Fun;

/** What {@code :proc_lib} stands on. Java because a process that waits may leave it, which a {@code try} cannot. */
@BifModule("athanor_proc_lib")
public final class ProcLibBifs {
  private ProcLibBifs() {}

  /** A fun that calls the fun, in the name of {@code init_p/3}, and the handler with kind, reason and stack trace of what it raises. For one process, and one call. */
  @Bif
  public static Object guardFun(Object fun, Object handler) {
    return new Guard(true, (Fun) fun, (Fun) handler);
  }

  /** The same in the name of {@code init_p_do_apply/3}. */
  @Bif
  public static Object guardCall(Object fun, Object handler) {
    return new Guard(false, (Fun) fun, (Fun) handler);
  }
}
