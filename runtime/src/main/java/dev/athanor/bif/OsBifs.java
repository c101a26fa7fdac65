package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.port.PortOptions;
import dev.athanor.process.Clock;
import dev.athanor.process.OsSignals;
import dev.athanor.process.Process;
import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * {@code :os}. Java because the operating system is reached through the JVM, which cannot change its own environment: the variables
 * are copied at the start, and programs behind ports get the copy.
 */
@BifModule("os")
public final class OsBifs {
  private static final Map<String, String> ENVIRONMENT = new ConcurrentSkipListMap<>(System.getenv());

  private OsBifs() {}

  /** The environment variables as programs are given them. */
  static Map<String, String> environment() {
    return new TreeMap<>(ENVIRONMENT);
  }

  /** The family and name of the operating system. */
  @Bif
  public static Object type() {
    var name = System.getProperty("os.name");
    if (name.startsWith("Windows")) {
      return Tuple.of(Atom.of("win32"), Atom.of("nt"));
    }
    return Tuple.of(Atom.of("unix"), Atom.of(name.startsWith("Mac") ? "darwin" : name.toLowerCase(Locale.ROOT)));
  }

  /** The version of the operating system as a tuple of three numbers. */
  @Bif
  public static Object version() {
    var numbers = System.getProperty("os.version").split("[^0-9]+");
    var version = new Object[3];
    for (int i = 0; i < version.length; i++) {
      version[i] = i < numbers.length && !numbers[i].isEmpty() ? Long.parseLong(numbers[i]) : 0L;
    }
    return Tuple.of(version);
  }

  /** The number of the operating system's process, as text. */
  @Bif
  public static Object getpid() {
    return ErlangIdentifiers.charlist(Long.toString(ProcessHandle.current().pid()));
  }

  /** All environment variables as {@code name=value}. */
  @Bif
  public static Object getenv() {
    var list = new ListBuilder();
    ENVIRONMENT.forEach((name, value) -> list.add(ErlangIdentifiers.charlist(name + "=" + value)));
    return list.toList();
  }

  /** The value of an environment variable, or false. */
  @Bif
  public static Object getenv(Object name) {
    return value(name, Atoms.FALSE, name);
  }

  /** The value of an environment variable, or a default. */
  @Bif
  public static Object getenv(Object name, Object otherwise) {
    return value(name, otherwise, name, otherwise);
  }

  private static Object value(Object name, Object otherwise, Object... arguments) {
    var text = text(name);
    if (text == null || text.indexOf('=') >= 0) {
      throw BadArgument.kernel("os", "getenv", arguments);
    }
    var value = ENVIRONMENT.get(text);
    return value == null ? otherwise : ErlangIdentifiers.charlist(value);
  }

  /** All environment variables as {@code {name, value}}. */
  @Bif
  public static Object env() {
    var list = new ListBuilder();
    ENVIRONMENT.forEach(
        (name, value) -> list.add(Tuple.of(ErlangIdentifiers.charlist(name), ErlangIdentifiers.charlist(value))));
    return list.toList();
  }

  /** Sets an environment variable for this node and the programs it starts. */
  @Bif
  public static boolean putenv(Object name, Object value) {
    var variable = text(name);
    var text = text(value);
    if (variable == null || variable.indexOf('=') >= 0 || text == null) {
      throw BadArgument.kernel("os", "putenv", name, value);
    }
    // A name without characters is accepted, and lost: the system has no such variables.
    if (!variable.isEmpty()) {
      ENVIRONMENT.put(variable, text);
    }
    return true;
  }

  /** Removes an environment variable for this node and the programs it starts. */
  @Bif
  public static boolean unsetenv(Object name) {
    var variable = text(name);
    if (variable == null || variable.indexOf('=') >= 0) {
      throw BadArgument.kernel("os", "unsetenv", name);
    }
    ENVIRONMENT.remove(variable);
    return true;
  }

  /** The text of a list of characters or a binary without zero characters; {@code null} for anything else. */
  private static String text(Object term) {
    boolean textual = term instanceof Cons || term == EmptyList.EMPTY || term instanceof Bitstring;
    var text = textual ? PortOptions.text(term) : null;
    return text == null || text.indexOf('\0') >= 0 ? null : text;
  }

  /** The absolute path of a program found along {@code PATH}, or false. */
  @Bif
  public static Object findExecutable(Object name) {
    return find(name, ENVIRONMENT.getOrDefault("PATH", ""), name);
  }

  /** The absolute path of a program found along a path, or false. */
  @Bif
  public static Object findExecutable(Object name, Object path) {
    var directories = text(path);
    if (directories == null) {
      throw BadArgument.kernel("os", "find_executable", name, path);
    }
    return find(name, directories, name, path);
  }

  private static Object find(Object name, String path, Object... arguments) {
    var program = text(name);
    if (program == null) {
      throw BadArgument.kernel("os", "find_executable", arguments);
    }
    if (program.indexOf('/') >= 0) {
      return isExecutable(WorkingDirectory.resolve(program)) ? ErlangIdentifiers.charlist(WorkingDirectory.resolve(program).toString()) : Atoms.FALSE;
    }
    for (var directory : path.split(File.pathSeparator)) {
      var candidate = WorkingDirectory.resolve(directory).resolve(program);
      if (!program.isEmpty() && isExecutable(candidate)) {
        return ErlangIdentifiers.charlist(candidate.toString());
      }
    }
    return Atoms.FALSE;
  }

  private static boolean isExecutable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** The system's wall clock in native units. */
  @Bif
  public static Object systemTime() {
    return Clock.wall();
  }

  /** The system's wall clock in a unit. */
  @Bif
  public static Object systemTime(Object unit) {
    if (ErlangTime.perSecond(unit) <= 0) {
      throw BadArgument.kernel("os", "system_time", unit);
    }
    return ErlangTime.in(Clock.wall(), unit, "system_time");
  }

  /** The system's wall clock as {@code {megaseconds, seconds, microseconds}}. */
  @Bif
  public static Object timestamp() {
    return ErlangTime.triple(Clock.wall() / 1000);
  }

  /** A counter that is cheap to read and fine enough to measure with, in {@code :perf_counter} units. */
  @Bif
  public static Object perfCounter() {
    return System.nanoTime();
  }

  /** {@code perf_counter/0} in a unit. */
  @Bif
  public static Object perfCounter(Object unit) {
    if (ErlangTime.perSecond(unit) <= 0) {
      throw BadArgument.kernel("os", "perf_counter", unit);
    }
    return ErlangTime.in(System.nanoTime(), unit, "perf_counter");
  }

  /** Says what happens at a signal of the operating system: {@code :default}, {@code :ignore}, or {@code :handle}, which tells {@code :erl_signal_server}. */
  @Bif
  public static Object setSignal(Process self, Object signal, Object action) {
    boolean known =
        signal instanceof Atom name && action instanceof Atom what && OsSignals.set(name, OsSignals.Action.of(what));
    if (!known) {
      throw BadArgument.kernel("os", "set_signal", signal, action);
    }
    return Atoms.OK;
  }
}
