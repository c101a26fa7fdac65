package dev.athanor.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The mailbox of a process has become large; told of again each time it has doubled. The stack is where it looked at its mailbox. */
@Name("athanor.LargeMailbox")
@Label("Large Mailbox")
@Category({"Athanor", "Processes"})
@Description("A process has many messages that it has not received")
public final class LargeMailbox extends Event {
  @Label("Process")
  private final String process;

  @Label("Registered Name")
  private final String name;

  @Label("Messages")
  private final int messages;

  /** An event that is not committed yet. */
  public LargeMailbox(String process, String name, int messages) {
    this.process = process;
    this.name = name;
    this.messages = messages;
  }
}
