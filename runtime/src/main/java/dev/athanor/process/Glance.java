package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen of a process without asking it: values that its own thread may be changing, so that each may be a little old. Unlike the answers of {@link ProcessInfo}
 * this wakes nobody, and a process that is stuck in Java code can be seen too.
 *
 * @param name the registered name, or {@code null}
 * @param initialCall {@code {module, function, arity}}, or {@code null} for a fun
 * @param messages how many messages it knows of, without those that have only just come
 * @param waits whether it waits for a message
 */
public record Glance(Pid pid, Atom name, Tuple3 initialCall, long reductions, int messages, boolean waits) {
  /** All living processes, oldest first. */
  public static List<Glance> all() {
    var pids = Pids.living();
    var glances = new ArrayList<Glance>(pids.size());
    for (var pid : pids) {
      var process = pid.process();
      if (process != null) {
        glances.add(of(process));
      }
    }
    return glances;
  }

  private static Glance of(Process process) {
    return new Glance(
        process.pid(), process.name, process.initialCall, process.reductionsSpent(), process.mailbox.length(), process.mailbox.isAsleep());
  }
}
