package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * Reports of processes that died of an error nobody caught.
 *
 * <p>They go as OTP's emulator sends them to the process registered as {@code :logger}: {@code {:log, :error, format, arguments, metadata}}. Where
 * there is none (no library loaded, or a node that is stopping) the text is written to standard error.
 */
public final class ErrorReports {
  private static final Atom LOGGER = Atom.of("logger");
  private static final Atom LOG = Atom.of("log");
  private static final Object FORMAT = charlist("Error in process ~p with exit value:~n~p~n");
  private static final Object HEAP_LIMIT =
      charlist(
          "     Process:            ~p ~n     Context:            maximum heap size reached~n"
              + "     Max Heap Size:      ~p~n     Total Heap Size:    ~p~n     Kill:               ~p~n"
              + "     Error Logger:       ~p~n     Message Queue Len:  ~p~n     GC Info:            ~p~n"
              + "     Stacktrace:         ~p~n");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final long NANOS_PER_MICRO = 1000;

  private static volatile Formatter formatter = ErrorReports::plain;

  private ErrorReports() {}

  /** Makes the text of an error where no logger does. */
  @FunctionalInterface
  public interface Formatter {
    /** The error as {@code Exception.format(:error, reason, stacktrace)} tells it. Runs in the process that died. */
    String format(Process self, Object reason, Object stacktrace);
  }

  /** Sets who makes the texts from now on. */
  public static void formatter(Formatter changed) {
    formatter = changed;
  }

  /** A process dies of an error. Called by the process itself. */
  static void crash(Process process, Object reason, Object stacktrace) {
    if (Names.whereis(LOGGER) instanceof Pid logger) {
      Signals.send(logger, crashed(process, reason, stacktrace));
    } else {
      Node.writeError(text(process, reason, stacktrace));
    }
  }

  /** A process holds more than it may: {@code max_heap_size}. Called by the process itself. */
  static void heapLimit(Process process, MapTerm flag, long words) {
    var arguments =
        Lists.of(
            process.pid(), flag.get(Flags.SIZE), words, flag.get(Flags.KILL), flag.get(Flags.ERROR_LOGGER),
            (long) process.mailbox.length(), ProcessInfo.garbageCollectionInfo(), ProcessInfo.stacktrace());
    if (Names.whereis(LOGGER) instanceof Pid logger) {
      Signals.send(logger, event(process, HEAP_LIMIT, arguments));
    } else {
      Node.writeError("Process " + name(process.pid()) + ": maximum heap size reached: " + words + " words\n");
    }
  }

  private static Object crashed(Process process, Object reason, Object stacktrace) {
    return event(process, FORMAT, Lists.of(process.pid(), Tuple.of(reason, stacktrace)));
  }

  private static Object event(Process process, Object format, Object arguments) {
    var metadata =
        MapTerm.of(
            Atom.of("pid"), process.pid(),
            Atom.of("gl"), process.groupLeader(),
            Atom.of("time"), Clock.wall() / NANOS_PER_MICRO,
            Atom.of("error_logger"), MapTerm.of(Atom.of("emulator"), Atoms.TRUE, Atom.of("tag"), Atoms.ERROR));
    return Tuple.of(new Object[] {LOG, Atoms.ERROR, format, arguments, metadata});
  }

  private static String text(Process process, Object reason, Object stacktrace) {
    return "\n%s [error] Process %s raised an exception\n%s\n"
        .formatted(LocalTime.now().format(TIME), name(process.pid()), format(process, reason, stacktrace));
  }

  private static String format(Process process, Object reason, Object stacktrace) {
    try {
      return formatter.format(process, reason, stacktrace);
    } catch (RuntimeException failure) {
      return plain(process, reason, stacktrace) + "\n(and formatting it failed: " + failure.getMessage() + ")";
    }
  }

  /** {@code #PID<0.95.0>}. */
  static String name(Pid pid) {
    return "#PID<" + PidText.of(pid) + ">";
  }

  private static String plain(Process process, Object reason, Object stacktrace) {
    var text = new StringBuilder("** (").append(headline(reason));
    for (var entry : Lists.toJava(stacktrace)) {
      text.append("\n    ").append(entry);
    }
    return text.toString();
  }

  private static String headline(Object reason) {
    if (reason instanceof MapTerm exception
        && exception.get(Atoms.STRUCT) instanceof Atom module
        && exception.get(Atom.of("message")) instanceof Bitstring message) {
      return module.name().replaceFirst("^Elixir\\.", "") + ") " + message.text();
    }
    return "ErlangError) Erlang error: " + reason;
  }

  private static Object charlist(String text) {
    return Lists.of(text.chars().mapToObj(c -> (Object) (long) c).toArray());
  }
}
