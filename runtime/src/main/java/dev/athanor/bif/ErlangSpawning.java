package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.process.Spawn;
import dev.athanor.process.SpawnOptions;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;

/** The functions of {@code :erlang} that start processes. Java because they are the processes' own. */
@BifModule("erlang")
public final class ErlangSpawning {
  private static final Object NOCONNECTION = Atom.of("noconnection");
  private static final Atom BADOPT = Atom.of("badopt");
  private static final SpawnOptions LINKED = new SpawnOptions();
  private static final SpawnOptions MONITORED = new SpawnOptions();

  static {
    LINKED.link = true;
    MONITORED.monitor = true;
  }

  private ErlangSpawning() {}

  /** Starts a process that calls the fun. */
  @Bif
  public static Object spawn(Process self, Object fun) {
    return fun instanceof Fun body ? Spawn.spawn(self, body) : failed("spawn", fun);
  }

  /** Starts a process on a node. */
  @Bif
  public static Object spawn(Process self, Object node, Object fun) {
    return started(self, place(node, body(fun)), SpawnOptions.NONE, "spawn", node, fun);
  }

  /** Starts a process that calls the function. */
  @Bif
  public static Object spawn(Process self, Object module, Object function, Object arguments) {
    return started(self, call(module, function, arguments), SpawnOptions.NONE, "spawn", module, function, arguments);
  }

  /** Starts a process on a node that calls the function. */
  @Bif
  public static Object spawn(Process self, Object node, Object module, Object function, Object arguments) {
    var body = place(node, call(module, function, arguments));
    return started(self, body, SpawnOptions.NONE, "spawn", node, module, function, arguments);
  }

  /** Starts a linked process that calls the fun. */
  @Bif
  public static Object spawnLink(Process self, Object fun) {
    return fun instanceof Fun body ? Spawn.link(self, body) : failed("spawn_link", fun);
  }

  /** Starts a linked process on a node. */
  @Bif
  public static Object spawnLink(Process self, Object node, Object fun) {
    return started(self, place(node, body(fun)), LINKED, "spawn_link", node, fun);
  }

  /** Starts a linked process that calls the function. */
  @Bif
  public static Object spawnLink(Process self, Object module, Object function, Object arguments) {
    return started(self, call(module, function, arguments), LINKED, "spawn_link", module, function, arguments);
  }

  /** Starts a linked process on a node that calls the function. */
  @Bif
  public static Object spawnLink(Process self, Object node, Object module, Object function, Object arguments) {
    var body = place(node, call(module, function, arguments));
    return started(self, body, LINKED, "spawn_link", node, module, function, arguments);
  }

  /** Starts a monitored process that calls the fun; gives {@code {pid, reference}}. */
  @Bif
  public static Object spawnMonitor(Process self, Object fun) {
    return started(self, body(fun), MONITORED, "spawn_monitor", fun);
  }

  /** Starts a monitored process on a node; gives {@code {pid, reference}}. */
  @Bif
  public static Object spawnMonitor(Process self, Object node, Object fun) {
    return started(self, place(node, body(fun)), MONITORED, "spawn_monitor", node, fun);
  }

  /** Starts a monitored process that calls the function; gives {@code {pid, reference}}. */
  @Bif
  public static Object spawnMonitor(Process self, Object module, Object function, Object arguments) {
    return started(self, call(module, function, arguments), MONITORED, "spawn_monitor", module, function, arguments);
  }

  /** Starts a monitored process on a node that calls the function; gives {@code {pid, reference}}. */
  @Bif
  public static Object spawnMonitor(Process self, Object node, Object module, Object function, Object arguments) {
    var body = place(node, call(module, function, arguments));
    return started(self, body, MONITORED, "spawn_monitor", node, module, function, arguments);
  }

  /** Starts a process with options; gives the pid, or {@code {pid, reference}} when it is monitored. */
  @Bif
  public static Object spawnOpt(Process self, Object fun, Object options) {
    return started(self, body(fun), SpawnOptionList.parse(options), "spawn_opt", fun, options);
  }

  /** Starts a process on a node with options. */
  @Bif
  public static Object spawnOpt(Process self, Object node, Object fun, Object options) {
    return started(self, place(node, body(fun)), SpawnOptionList.parse(options), "spawn_opt", node, fun, options);
  }

  /** Starts a process with options that calls the function. */
  @Bif
  public static Object spawnOpt(Process self, Object module, Object function, Object arguments, Object options) {
    var body = call(module, function, arguments);
    return started(self, body, SpawnOptionList.parse(options), "spawn_opt", module, function, arguments, options);
  }

  /** Starts a process on a node with options that calls the function. */
  @Bif
  public static Object spawnOpt(
      Process self, Object node, Object module, Object function, Object arguments, Object options) {
    var body = place(node, call(module, function, arguments));
    return started(self, body, SpawnOptionList.parse(options), "spawn_opt", node, module, function, arguments, options);
  }

  /** Drops the stack; when a message comes, the function is called. Does not return. */
  @Bif
  public static Object hibernate(Process self, Object module, Object function, Object arguments) {
    var next = call(module, function, arguments);
    if (next == null) {
      throw BadArgument.erts("erlang", "hibernate", module, function, arguments);
    }
    throw self.hibernate(next);
  }

  private static Object started(Process self, Fun body, SpawnOptions options, String function, Object... arguments) {
    if (body == null) {
      return failed(function, arguments);
    }
    if (options == null) {
      throw BadArgument.ertsFor(BADOPT, "erlang", function, arguments);
    }
    var started = Spawn.start(self, body, options);
    return started.reference() == null ? started.pid() : Tuple.of(started.pid(), started.reference());
  }

  private static Object failed(String function, Object... arguments) {
    throw BadArgument.erts("erlang", function, arguments);
  }

  static Fun body(Object fun) {
    return fun instanceof Fun body ? body : null;
  }

  /** The call of a function as a fun; {@code null} where the three are not what they should be. */
  static Fun call(Object module, Object function, Object arguments) {
    if (!(module instanceof Atom of && function instanceof Atom name)) {
      return null;
    }
    var array = Lists.toArray(arguments);
    return array == null ? null : Spawn.call(of, name, array);
  }

  /** The body as it runs on that node: one that cannot be reached gives a process that ends with {@code :noconnection}. */
  private static Fun place(Object node, Fun body) {
    if (body == null || !(node instanceof Atom name)) {
      return null;
    }
    return ErlangNodes.isLocal(name)
        ? body
        : Spawn.fun(
            _ -> {
              throw ErlangException.exit(NOCONNECTION);
            });
  }
}
