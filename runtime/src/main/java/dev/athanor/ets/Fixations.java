package dev.athanor.ets;

import dev.athanor.process.Clock;
import dev.athanor.process.Process;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has fixed a table by {@code safe_fixtable/2}, and how often. Going through a table needs no fixing here; what it still does is let
 * {@code next/2} go on from a key that was deleted, and be told by {@code info/2}.
 */
final class Fixations {
  private final Map<Pid, Long> counts = new LinkedHashMap<>();
  private long since;

  synchronized void add(Process process) {
    if (counts.isEmpty()) {
      since = Clock.monotonic();
    }
    counts.merge(process.pid(), 1L, Long::sum);
  }

  synchronized void remove(Process process) {
    counts.computeIfPresent(process.pid(), (pid, count) -> count == 1 ? null : count - 1);
  }

  /** Whether anybody alive has fixed it. */
  synchronized boolean any() {
    counts.keySet().removeIf(pid -> pid.process() == null);
    return !counts.isEmpty();
  }

  /** When it was fixed first, in nanoseconds of monotonic time. */
  synchronized long since() {
    return since;
  }

  /** Who has fixed it, as a list of {@code {pid, count}}. */
  synchronized Object holders() {
    var list = new ListBuilder();
    counts.forEach((pid, count) -> list.add(Tuple.of(pid, count)));
    return list.toList();
  }
}
