package dev.athanor.process;

/** Ends the process it is thrown in, with a reason: an exit signal has arrived. Passes through every {@code try}, {@code after} included. */
public final class ProcessExit extends Error {
  private final transient Object reason;

  ProcessExit(Object reason) {
    super(null, null, false, false);
    this.reason = reason;
  }

  /** The exit reason. */
  public Object reason() {
    return reason;
  }
}
