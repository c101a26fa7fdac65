package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;

/**
 * {@code :erlang.system_monitor}: a process is told of others that run long without giving way, and of long mailboxes.
 *
 * <p>What a JVM does not know of single processes, collections and heaps, is never told of; ports never make anybody wait. Setting and reading
 * are for one thread at a time, the rest is for all.
 */
public final class SystemMonitor {
  private static final Atom MONITOR = Atom.of("monitor");
  private static final Atom LONG_SCHEDULE = Atom.of("long_schedule");
  private static final Atom LONG_MESSAGE_QUEUE = Atom.of("long_message_queue");
  private static final Atom TIMEOUT = Atom.of("timeout");
  private static final Atom IN = Atom.of("in");
  private static final Atom OUT = Atom.of("out");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private static volatile Settings settings;

  private SystemMonitor() {}

  /**
   * What is told, and to whom.
   *
   * @param longSchedule the milliseconds, or -1
   * @param shortQueue the length at which a mailbox that was long is told to be short again
   * @param longQueue the length at which one is told to be long, or -1
   * @param options as they were given
   */
  public record Settings(Pid monitor, long longSchedule, long shortQueue, long longQueue, Object options) {}

  /** Changes what is told; {@code null} for nothing. */
  public static void change(Settings changed) {
    settings = changed;
    Mailbox.toldFrom = changed == null || changed.longQueue < 0 ? Integer.MAX_VALUE : (int) Math.min(changed.longQueue, Integer.MAX_VALUE);
    Receiver.timed = changed != null && changed.longSchedule >= 0;
  }

  /** What is told, or {@code null}; nothing is when the process that it is told to has ended. */
  public static Settings settings() {
    var now = settings;
    if (now != null && now.monitor.process() == null) {
      change(null);
      return null;
    }
    return now;
  }

  /** A turn of the calling process is over. It began at that reading of the clock; in which function nobody knows. */
  static void turnEnded(Process self, long began) {
    var now = settings();
    long millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
    if (now != null && now.longSchedule >= 0 && millis >= now.longSchedule && self.pid() != now.monitor) {
      var details =
          Lists.of(Tuple.of(TIMEOUT, millis), Tuple.of(IN, Atoms.UNDEFINED), Tuple.of(OUT, ProcessInfo.currentFunction(self)));
      Signals.send(now.monitor, Tuple.of(MONITOR, self.identity(), LONG_SCHEDULE, details));
    }
  }

  /** A mailbox has become long or, where it was that before, short; gives which of the two it is. */
  static boolean isLong(Process self, int length, boolean before) {
    var now = settings();
    if (now == null || now.longQueue < 0 || self.pid() == now.monitor) {
      return false;
    }
    boolean changed = before ? length <= now.shortQueue : length >= now.longQueue;
    if (changed) {
      Signals.send(now.monitor, Tuple.of(MONITOR, self.identity(), LONG_MESSAGE_QUEUE, Atom.of(!before)));
    }
    return before != changed;
  }
}
