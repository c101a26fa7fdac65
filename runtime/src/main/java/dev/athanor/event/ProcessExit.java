package dev.athanor.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A process has ended. */
@Name("athanor.ProcessExit")
@Label("Process Exit")
@Category({"Athanor", "Processes"})
@Description("A process has ended")
@StackTrace(false)
public final class ProcessExit extends Event {
  @Label("Process")
  private final String process;

  @Label("Registered Name")
  private final String name;

  @Label("Reason")
  private final String reason;

  @Label("Reductions")
  private final long reductions;

  /** An event that is not committed yet. */
  public ProcessExit(String process, String name, String reason, long reductions) {
    this.process = process;
    this.name = name;
    this.reason = reason;
    this.reductions = reductions;
  }
}
