package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/**
 * The runtime as a Java program sees it: one for each JVM, {@code STOPPED -> RUNNING -> STOPPING}, after which the JVM ends.
 *
 * <pre>
 *   Node.start(new StandardIo());
 *   var launched = Node.launch(self -> ...);
 *   Node.send(launched.pid(), message);
 *   Object reason = launched.end().join();
 *   Node.stop(0);
 * </pre>
 */
public final class Node {
  private static final List<Service> SERVICES = new CopyOnWriteArrayList<>();
  private static final List<Fun> STOP_HOOKS = new CopyOnWriteArrayList<>();

  private static volatile Scheduler scheduler;
  private static volatile Pid groupLeader;
  private static volatile boolean stopping;
  private static volatile IntConsumer exit = Runtime.getRuntime()::halt;

  private Node() {}

  /** Something that belongs to a running node: standard input and output, distribution. */
  public interface Service {
    /** Starts its processes. */
    void start();

    /** Writes an error text where users see it. */
    default void writeError(String text) {}

    /** The JVM is about to end: brings out what is still held back. */
    default void flush() {}
  }

  /** Gets ready what the first process needs, beside what the caller does until it starts the node; without it the start waits for that. */
  public static void prepare() {
    Threads.preparation(ShortWay::prepare);
  }

  /** Starts the scheduler, the {@code :init} process and the services. Does nothing when the node runs. */
  public static synchronized void start(Service... services) {
    if (Names.whereis(Init.NAME) != null) {
      return;
    }
    Init.start(scheduler());
    for (var service : services) {
      SERVICES.add(service);
      service.start();
    }
  }

  /** What runs the processes; started when it is first asked for. */
  static Scheduler scheduler() {
    var known = scheduler;
    return known != null ? known : startScheduler();
  }

  private static synchronized Scheduler startScheduler() {
    if (scheduler == null) {
      scheduler = newScheduler(Integer.getInteger("athanor.schedulers", Runtime.getRuntime().availableProcessors()));
    }
    return scheduler;
  }

  private static Scheduler newScheduler(int parallelism) {
    // The class of all maps makes the empty one, of a subclass: two threads that begin with one class each would wait for each other for ever.
    Objects.requireNonNull(MapTerm.EMPTY);
    if (VirtualThreads.AVAILABLE) {
      var carriers = new Carriers(parallelism, Threads.CARRIER_STACK);
      carriers.open();
      return carriers;
    }
    var timers = new WheelTimers();
    timers.open();
    return new OwnThreads(timers);
  }

  /** How many processes may run at the same moment. */
  public static int parallelism() {
    return scheduler().parallelism();
  }

  /** What there is to tell of each thread that runs processes. */
  public static Scheduler.Load[] loads() {
    return scheduler().loads();
  }

  /** Starts a process that runs Java code. It has no parent; its output goes to {@code :user}. */
  public static Pid spawn(Spawn.Body body) {
    return Spawn.orphan(scheduler(), Spawn.fun(body));
  }

  /** Starts a process that calls the fun. It has no parent; its output goes to {@code :user}. */
  public static Pid spawn(Fun body) {
    return Spawn.orphan(scheduler(), body);
  }

  /**
   * A process that Java code has started.
   *
   * @param end completes with the exit reason
   */
  public record Launched(Pid pid, CompletableFuture<Object> end) {}

  /** Starts a process that calls the fun, and watches it from its first moment. */
  public static Launched launch(Fun body) {
    var end = new CompletableFuture<Object>();
    return new Launched(Spawn.orphan(scheduler(), body, end::complete), end);
  }

  /** Starts a process that runs Java code, and watches it from its first moment. */
  public static Launched launch(Spawn.Body body) {
    return launch(Spawn.fun(body));
  }

  /** Sends a message; nothing happens if the process has ended. */
  public static void send(Pid pid, Object message) {
    Signals.send(pid, message);
  }

  /** Completes with the exit reason when the process ends, with {@code :noproc} if it has. */
  public static CompletableFuture<Object> end(Pid pid) {
    var end = new CompletableFuture<Object>();
    Signals.deliver(pid, new Monitors.Monitor(Reference.make(), (Monitors.EndListener) end::complete));
    return end;
  }

  /** Waits, as a Java thread, for the process to end, and gives its exit reason; {@code :noproc} if it has ended before. */
  public static Object await(Pid pid) {
    return end(pid).join();
  }

  /** The process that output of processes without a parent goes to. */
  public static void groupLeader(Pid leader) {
    groupLeader = leader;
  }

  /** Nobody's child has the node's group leader; before there is one, it is its own. */
  static Pid defaultGroupLeader(Pid self) {
    var leader = groupLeader;
    return leader != null ? leader : self;
  }

  /** The fun is called, in a process, when the node is stopped in order. Those added last are called first. */
  public static void onStop(Fun hook) {
    STOP_HOOKS.addFirst(hook);
  }

  /** Gives the hooks up to whoever calls them. */
  static List<Fun> takeStopHooks() {
    stopping = true;
    var hooks = List.copyOf(STOP_HOOKS);
    STOP_HOOKS.clear();
    return hooks;
  }

  /** Whether the node has begun to stop. */
  public static boolean isStopping() {
    return stopping;
  }

  /** Stops in order: calls what {@link #onStop} was given, then ends the JVM with the status. Returns at once. */
  public static void stop(int status) {
    if (Names.whereis(Init.NAME) instanceof Pid init) {
      Signals.send(init, Init.stopMessage(status));
    } else {
      halt(status);
    }
  }

  /** Stops in order, then writes a text that tells why and ends the JVM with status 1. Returns at once. */
  public static void stop(String slogan) {
    if (Names.whereis(Init.NAME) instanceof Pid init) {
      Signals.send(init, Init.stopMessage(slogan));
    } else {
      writeError(slogan + System.lineSeparator());
      halt(1);
    }
  }

  /** Ends the JVM with the status, at once except that output is brought out. */
  public static void halt(int status) {
    flush();
    if (Recorder.isOn()) {
      Recorder.finish();
    }
    exit.accept(status);
  }

  /** Brings out what services hold back. */
  public static void flush() {
    SERVICES.forEach(Service::flush);
  }

  /** Sets how the JVM is ended; {@link Runtime#halt} unless somebody else decides. */
  public static void exitWith(IntConsumer changed) {
    exit = changed;
  }

  static void writeError(String text) {
    if (SERVICES.isEmpty()) {
      System.err.print(text);
      System.err.flush();
    } else {
      SERVICES.forEach(service -> service.writeError(text));
    }
  }

  /** Registers a process or port of the system under a name that nobody else has. */
  public static void register(String name, Pid pid) {
    if (!Names.register(Atom.of(name), pid)) {
      throw new IllegalStateException(name + " is registered already");
    }
  }
}
