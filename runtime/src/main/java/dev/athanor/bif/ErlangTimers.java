package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.MessageTimer;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The timers of {@code :erlang}. Java because they are the scheduler's own. */
@BifModule("erlang")
public final class ErlangTimers {
  private static final Atom ABS = Atom.of("abs");
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom TIME = Atom.of("time");
  private static final Atom ASYNC = Atom.of("async");

  /** The longest time whose end still fits the clock: 292 years. */
  private static final long LONGEST = Long.MAX_VALUE / 1_000_000 / 2;

  private ErlangTimers() {}

  /** Sends a message after so many milliseconds. */
  @Bif
  public static Object sendAfter(Process self, Object time, Object target, Object message) {
    return start(self, "send_after", time, target, message, EmptyList.EMPTY, false, time, target, message);
  }

  /** Sends a message after so many milliseconds, or with {@code {:abs, true}} at that monotonic time. */
  @Bif
  public static Object sendAfter(Process self, Object time, Object target, Object message, Object options) {
    return start(self, "send_after", time, target, message, options, false, time, target, message, options);
  }

  /** Sends {@code {:timeout, timer, message}} after so many milliseconds. */
  @Bif
  public static Object startTimer(Process self, Object time, Object target, Object message) {
    return start(self, "start_timer", time, target, message, EmptyList.EMPTY, true, time, target, message);
  }

  /** Sends {@code {:timeout, timer, message}} after so many milliseconds, or with {@code {:abs, true}} at that monotonic time. */
  @Bif
  public static Object startTimer(Process self, Object time, Object target, Object message, Object options) {
    return start(self, "start_timer", time, target, message, options, true, time, target, message, options);
  }

  private static Object start(
      Process self, String function, Object time, Object target, Object message, Object options, boolean wrapped,
      Object... arguments) {
    var absolute = option(options, ABS);
    if (absolute == null) {
      throw BadArgument.ertsFor(BADOPT, "erlang", function, arguments);
    }
    if (!(time instanceof Long millis && Math.abs(millis) <= LONGEST && (millis >= 0 || absolute == Atoms.TRUE))) {
      throw BadArgument.ertsFor(TIME, "erlang", function, arguments);
    }
    if (!(target instanceof Pid) && !(target instanceof Atom)) {
      throw BadArgument.erts("erlang", function, arguments);
    }
    return absolute == Atoms.TRUE
        ? MessageTimer.at(self, (Long) time, target, message, wrapped)
        : MessageTimer.after(self, (Long) time, target, message, wrapped);
  }

  /** The value of the only option there may be; {@code null} where the list is wrong. */
  private static Object option(Object options, Atom name) {
    Object value = Atoms.FALSE;
    var items = Lists.toJava(options);
    if (items == null) {
      return null;
    }
    for (var item : items) {
      if (!(item instanceof Tuple2 pair && pair.e0 == name && ErlangFlags.isBoolean(pair.e1))) {
        return null;
      }
      value = pair.e1;
    }
    return value;
  }

  /** Cancels a timer; gives the milliseconds it had left, or false if there is no such timer. */
  @Bif
  public static Object cancelTimer(Object timer) {
    if (!(timer instanceof Reference reference)) {
      throw BadArgument.erts("erlang", "cancel_timer", timer);
    }
    return millis(MessageTimer.cancel(reference));
  }

  /**
   * As {@code cancel_timer/1}. With {@code {:async, true}} it gives {@code :ok} and sends {@code {:cancel_timer, timer, result}}, with {@code {:info,
   * false}} it gives and sends only {@code :ok}.
   */
  @Bif
  public static Object cancelTimer(Process self, Object timer, Object options) {
    var async = Lists.keyword(options, ASYNC, Atoms.FALSE);
    var info = Lists.keyword(options, Atoms.INFO, Atoms.TRUE);
    if (!(timer instanceof Reference reference) || !areOptions(options, true)) {
      throw BadArgument.erts("erlang", "cancel_timer", timer, options);
    }
    var left = millis(MessageTimer.cancel(reference));
    if (info == Atoms.FALSE) {
      return Atoms.OK;
    }
    return async == Atoms.TRUE ? later(self, "cancel_timer", reference, left) : left;
  }

  /** The milliseconds a timer has left, or false if there is no such timer. */
  @Bif
  public static Object readTimer(Object timer) {
    if (!(timer instanceof Reference reference)) {
      throw BadArgument.erts("erlang", "read_timer", timer);
    }
    return millis(MessageTimer.read(reference));
  }

  /** As {@code read_timer/1}. With {@code {:async, true}} it gives {@code :ok} and sends {@code {:read_timer, timer, result}}. */
  @Bif
  public static Object readTimer(Process self, Object timer, Object options) {
    if (!(timer instanceof Reference reference) || !areOptions(options, false)) {
      throw BadArgument.erts("erlang", "read_timer", timer, options);
    }
    var left = millis(MessageTimer.read(reference));
    return Lists.keyword(options, ASYNC, Atoms.FALSE) == Atoms.TRUE ? later(self, "read_timer", reference, left) : left;
  }

  private static boolean areOptions(Object options, boolean infoToo) {
    var items = Lists.toJava(options);
    return items != null
        && items.stream()
            .allMatch(
                item ->
                    item instanceof Tuple2 pair
                        && (pair.e0 == ASYNC || infoToo && pair.e0 == Atoms.INFO)
                        && ErlangFlags.isBoolean(pair.e1));
  }

  private static Object later(Process self, String function, Reference timer, Object result) {
    Signals.send(self.pid(), Tuple.of(Atom.of(function), timer, result));
    return Atoms.OK;
  }

  private static Object millis(long left) {
    return left < 0 ? Atoms.FALSE : (Object) left;
  }
}
