package dev.athanor.process;

import dev.athanor.term.Pid;
import dev.athanor.term.Port;

/**
 * The outside end of a port: a running program, for example. All methods are called on the port's own process, so none of them has to be
 * thread-safe; what listens to the outside on other threads tells the port through {@link Ports#tell}.
 */
public interface PortDriver {
  /** The port is open. */
  void opened(Process self, Port port);

  /**
   * Writes data that its owner sent.
   *
   * @return {@code null} when it is written, otherwise the reason the port ends with
   */
  Object write(Process self, Object data);

  /**
   * Something has come from outside.
   *
   * @param event what was given to {@link Ports#tell}
   * @param owner the process to send messages to
   * @return {@code null}, or the reason the port ends with
   */
  Object event(Object event, Port port, Pid owner);

  /** The port is closed. */
  void closed();

  /** An item of {@code port_info} that only the driver knows ({@code name}, {@code os_pid}, {@code input}, {@code output}), or {@code null}. */
  Object info(Object item);

  /** Whether the data can be written at all: {@code port_command} raises {@code badarg} otherwise. */
  boolean accepts(Object data);
}
