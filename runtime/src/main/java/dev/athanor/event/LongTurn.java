package dev.athanor.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A process had its core for a long time at one stretch, so that others waited: it called Java code that takes long, or the machine was busy. */
@Name("athanor.LongTurn")
@Label("Long Turn")
@Category({"Athanor", "Processes"})
@Description("A process has run for long without letting others run")
@StackTrace(false)
@Threshold("20 ms")
public final class LongTurn extends Event {
  @Label("Process")
  private String process;

  @Label("Registered Name")
  private String name;

  @Label("Initial Call")
  private String initialCall;

  /** Whose turn it was. */
  public void of(String process, String name, String initialCall) {
    this.process = process;
    this.name = name;
    this.initialCall = initialCall;
  }
}
