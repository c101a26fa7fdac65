package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;

/** Starts processes. */
public final class Spawn {
  private static final Atom APPLY = Atom.of("apply");

  /** What new processes begin with where that is not {@link Flags#DEFAULT}; otherwise {@code null}. */
  static volatile Flags flags;

  /** What new processes are traced with, or {@code null}. */
  static volatile Trace traced;

  private Spawn() {}

  /** What a process runs that is written in Java. */
  @FunctionalInterface
  public interface Body {
    /** Runs in the process; the process ends when it returns. */
    void run(Process self);
  }

  /** Starts a process that calls the fun. */
  public static Pid spawn(Process parent, Fun body) {
    var child = make(parent);
    child.park(body);
    return start(parent, child, body, false);
  }

  /** Starts a process, linked to the parent, that calls the fun. */
  public static Pid link(Process parent, Fun body) {
    var child = make(parent);
    child.park(body);
    join(parent, child);
    return start(parent, child, body, true);
  }

  /** Starts a process that runs Java code. */
  public static Pid spawn(Process parent, Body body) {
    return spawn(parent, fun(body));
  }

  /** Starts a process, linked to the parent, that runs Java code. */
  public static Pid link(Process parent, Body body) {
    return link(parent, fun(body));
  }

  /** A call of a function by its name, as a fun without parameters. */
  public static Fun call(Atom module, Atom function, Object[] arguments) {
    return new NamedCall(module, function, arguments);
  }

  /** Java code as a fun without parameters that returns {@code :ok}. */
  public static Fun fun(Body body) {
    return new JavaFun(body);
  }

  /** Starts a process with options; gives its pid, and the monitor's reference where one was asked for, otherwise {@code null}. */
  public static Started start(Process parent, Fun body, SpawnOptions options) {
    var child = make(parent);
    child.park(body);
    if (body instanceof NamedCall call) {
      child.initialCall = Tuple.of(call.module(), call.function(), (long) call.arguments().length);
    }
    if (options.flags != null) {
      child.extras().flags(options.flags);
      child.fiber.priorityChanged(options.flags.priority);
      child.flagsChanged();
    }
    if (options.link) {
      join(parent, child);
    }
    var reference = options.monitor ? watch(parent, child, options) : null;
    return new Started(start(parent, child, body, options.link), reference);
  }

  /**
   * A new process.
   *
   * @param reference of the monitor, or {@code null}
   */
  public record Started(Pid pid, Reference reference) {}

  private static Process make(Process parent) {
    var child = new Process(parent.fiber.scheduler(), parent);
    if (flags != null) {
      child.extras().flags(Flags.initial());
      child.flagsChanged();
    }
    return child;
  }

  /** Makes a process without a parent. */
  static Pid orphan(Scheduler scheduler, Fun body) {
    var process = new Process(scheduler, null);
    process.park(body);
    return start(process);
  }

  /** Makes a process without a parent, whose end the listener learns. */
  static Pid orphan(Scheduler scheduler, Fun body, Monitors.EndListener listener) {
    var process = new Process(scheduler, null);
    process.park(body);
    process.monitors().listen(listener);
    return start(process);
  }

  private static Pid start(Process parent, Process child, Fun body, boolean linked) {
    if (parent.trace != null || traced != null) {
      Trace.spawned(parent, child, described(body), linked);
    }
    return start(child);
  }

  /** The call a process begins with, as {@code {module, function, arguments}}. */
  private static Object described(Fun body) {
    return body instanceof NamedCall call
        ? Tuple.of(call.module(), call.function(), Lists.of(call.arguments()))
        : Tuple.of(Atoms.ERLANG, APPLY, Lists.of(body, EmptyList.EMPTY));
  }

  private static Pid start(Process child) {
    if (Recorder.isOn()) {
      Recorder.spawned(child);
    }
    Pids.enter(child);
    child.fiber.start();
    return child.pid();
  }

  private static void join(Process parent, Process child) {
    child.links().add(parent.pid());
    parent.links().add(child.pid());
  }

  private static Reference watch(Process parent, Process child, SpawnOptions options) {
    var reference = Signals.newReference(parent);
    if (options.tag == Atoms.DOWN) {
      parent.monitors().watch(reference, child.pid());
    } else {
      parent.monitors().watch(reference, new Monitors.Watch(Atoms.PROCESS, child.pid(), child.pid(), options.tag));
    }
    if (options.alias != null) {
      parent.extras().aliases().add(reference, options.alias);
    }
    new Monitors.Monitor(reference, parent.pid()).arrive(child);
    return reference;
  }

  /** A call of a function by its name, made when the process runs. */
  private static final class NamedCall extends Fun {
    private final Atom module;
    private final Atom function;
    private final Object[] arguments;

    NamedCall(Atom module, Atom function, Object[] arguments) {
      this.module = module;
      this.function = function;
      this.arguments = arguments;
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    public Atom module() {
      return module;
    }

    Atom function() {
      return function;
    }

    Object[] arguments() {
      return arguments;
    }

    @Override
    public Object call(Process self) {
      return Calls.call(self, module, function, arguments);
    }
  }

  private static final class JavaFun extends Fun {
    private final Body body;

    JavaFun(Body body) {
      this.body = body;
    }

    @Override
    public int arity() {
      return 0;
    }

    @Override
    public Atom module() {
      return Atoms.ERLANG;
    }

    @Override
    public Object call(Process self) {
      body.run(self);
      return Atoms.OK;
    }
  }
}
