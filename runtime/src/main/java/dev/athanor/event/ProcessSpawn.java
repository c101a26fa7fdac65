package dev.athanor.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A process has been started; the stack is that of its parent. */
@Name("athanor.ProcessSpawn")
@Label("Process Spawn")
@Category({"Athanor", "Processes"})
@Description("A process has been started")
public final class ProcessSpawn extends Event {
  @Label("Process")
  private final String process;

  @Label("Parent")
  private final String parent;

  @Label("Initial Call")
  private final String initialCall;

  /** An event that is not committed yet. */
  public ProcessSpawn(String process, String parent, String initialCall) {
    this.process = process;
    this.parent = parent;
    this.initialCall = initialCall;
  }
}
