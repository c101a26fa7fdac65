package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Signals of the operating system. One that is handled goes to the process {@code :erl_signal_server} as {@code {:notify, name}}; where there is
 * none, {@code :sigterm} stops the node in order.
 *
 * <p>Every node takes care of SIGTERM. To handle a signal costs 20 ms at the first time, which no start can afford; so until a program asks for
 * more, the JVM has it: its handler runs the shutdown hooks, and one of them, {@link #onTerminate}, is ours.
 *
 * <p>The JDK's only way to them is {@code sun.misc.Signal}, which it offers without promising it; so it is called through method handles, and
 * where it is missing no signal can be set.
 */
public final class OsSignals {
  private static final Atom SERVER = Atom.of("erl_signal_server");
  private static final Atom NOTIFY = Atom.of("notify");
  private static final Atom SIGTERM = Atom.of("sigterm");

  /** How many may start while they are counted. */
  private static final int THREADS_TO_SPARE = 64;

  /** Erlang's names and those of the operating system. */
  private static final Map<Atom, String> NAMES =
      Map.ofEntries(
          entry("sighup", "HUP"), entry("sigquit", "QUIT"), entry("sigabrt", "ABRT"), entry("sigalrm", "ALRM"),
          entry("sigterm", "TERM"), entry("sigusr1", "USR1"), entry("sigusr2", "USR2"), entry("sigchld", "CHLD"),
          entry("sigstop", "STOP"), entry("sigtstp", "TSTP"), entry("sigcont", "CONT"), entry("sigwinch", "WINCH"),
          entry("siginfo", "INFO"));

  private OsSignals() {}

  private static Map.Entry<Atom, String> entry(String erlang, String system) {
    return Map.entry(Atom.of(erlang), system);
  }

  /** What happens at a signal. */
  public enum Action {
    /** What the operating system does. */
    DEFAULT,
    /** Nothing. */
    IGNORE,
    /** The signal server is told. */
    HANDLE;

    /** The action of that name, or {@code null}. */
    public static Action of(Atom name) {
      return switch (name.name()) {
        case "default" -> DEFAULT;
        case "ignore" -> IGNORE;
        case "handle" -> HANDLE;
        default -> null;
      };
    }
  }

  /** Sets what happens at a signal; false for a signal or action that does not exist. */
  public static boolean set(Atom signal, Action action) {
    var name = NAMES.get(signal);
    if (name == null || action == null) {
      return false;
    }
    try {
      Jdk.handle(name, action, signal);
      return true;
    } catch (IllegalArgumentException reserved) {
      // The JVM keeps some signals to itself (QUIT), and some systems do not have all of them.
      return action == Action.DEFAULT;
    }
  }

  /** The fun is called, in a process, when the JVM is told to end by SIGTERM; the JVM waits until the node has halted it. */
  public static void onTerminate(Fun hook) {
    Runtime.getRuntime().addShutdownHook(Threads.atEnd(() -> terminated(hook)));
  }

  private static void terminated(Fun hook) {
    if (isTermination()) {
      Node.spawn(hook);
      while (true) {
        LockSupport.park();
      }
    }
  }

  /**
   * What else ends a JVM (SIGINT, SIGHUP) shows in the name of the thread that handles it. Threads are asked for their names only: a dump of their stacks
   * would walk every frame of a recursion that may be why the node is to end.
   */
  private static boolean isTermination() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    var threads = new Thread[group.activeCount() + THREADS_TO_SPARE];
    int count = group.enumerate(threads);
    return Stream.of(threads).limit(count).anyMatch(thread -> thread.getName().equals("SIGTERM handler"));
  }

  private static void arrived(Atom signal) {
    if (Names.whereis(SERVER) instanceof Pid server) {
      Signals.send(server, Tuple.of(NOTIFY, signal));
    } else if (signal == SIGTERM) {
      Node.stop(0);
    }
  }

  /** {@code sun.misc.Signal} and {@code SignalHandler}. */
  private static final class Jdk {
    private static final Class<?> SIGNAL = type("sun.misc.Signal");
    private static final Class<?> HANDLER = type("sun.misc.SignalHandler");

    private static Class<?> type(String name) {
      try {
        return Class.forName(name);
      } catch (ClassNotFoundException missing) {
        throw new IllegalArgumentException(missing);
      }
    }

    static void handle(String name, Action action, Atom signal) {
      try {
        var lookup = MethodHandles.publicLookup();
        var made = lookup.findConstructor(SIGNAL, MethodType.methodType(void.class, String.class)).invoke(name);
        lookup.findStatic(SIGNAL, "handle", MethodType.methodType(HANDLER, SIGNAL, HANDLER)).invoke(made, handler(action, signal));
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable refused) {
        throw new IllegalArgumentException(refused);
      }
    }

    private static Object handler(Action action, Atom signal) throws ReflectiveOperationException {
      return switch (action) {
        case DEFAULT -> HANDLER.getField("SIG_DFL").get(null);
        case IGNORE -> HANDLER.getField("SIG_IGN").get(null);
        case HANDLE -> MethodHandleProxies.asInterfaceInstance(HANDLER, arrival(signal));
      };
    }

    private static MethodHandle arrival(Atom signal) throws ReflectiveOperationException {
      var arrived =
          MethodHandles.lookup().findStatic(OsSignals.class, "arrived", MethodType.methodType(void.class, Atom.class));
      return MethodHandles.dropArguments(arrived.bindTo(signal), 0, SIGNAL);
    }
  }
}
