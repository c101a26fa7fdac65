package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.port.ExternalProgram;
import dev.athanor.port.PortOptions;
import dev.athanor.process.Blocking;
import dev.athanor.process.Names;
import dev.athanor.process.Ports;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.Set;

/** Ports in {@code :erlang}: external programs. Java because programs are started by the JVM. */
@BifModule("erlang")
public final class ErlangPorts {
  private static final Atom SPAWN = Atom.of("spawn");
  private static final Atom SPAWN_EXECUTABLE = Atom.of("spawn_executable");
  private static final Atom REGISTERED_NAME = Atom.of("registered_name");
  private static final Object NOTSUP = Atom.of("notsup");
  private static final Atom FORCE = Atom.of("force");
  private static final Atom NOSUSPEND = Atom.of("nosuspend");
  private static final Set<Object> COMMAND_OPTIONS = Set.of(FORCE, NOSUSPEND);
  private static final Atom[] USUAL = {
    REGISTERED_NAME, Atom.of("name"), Atom.of("links"), Atom.of("id"), Atom.of("connected"), Atom.of("input"),
    Atom.of("output"), Atom.of("os_pid")
  };

  private ErlangPorts() {}

  /** Starts a program, {@code {:spawn, command}} or {@code {:spawn_executable, path}}, behind a port owned by the caller. */
  @Bif
  public static Object openPort(Process self, Object what, Object list) {
    boolean executable = what instanceof Tuple2 pair && pair.e0 == SPAWN_EXECUTABLE;
    var name = executable || what instanceof Tuple2 pair && pair.e0 == SPAWN ? PortOptions.text(((Tuple2) what).e1) : null;
    var options = PortOptions.parse(list, executable);
    if (name == null || options == null) {
      throw BadArgument.erts("erlang", "open_port", what, list);
    }
    try {
      return Ports.open(self, Blocking.run(self, () -> start(name, executable, options)));
    } catch (ExternalProgram.NotStarted failure) {
      throw BadArgument.plain(failure.reason(), "erlang", "open_port", what, list);
    }
  }

  private static ExternalProgram start(String name, boolean executable, PortOptions options) throws ExternalProgram.NotStarted {
    var environment = OsBifs.environment();
    return executable
        ? ExternalProgram.executable(name, options, environment)
        : ExternalProgram.command(name, options, environment);
  }

  /** The port of a term: a port, or the name of one. */
  private static Port port(Object term) {
    var holder = term instanceof Atom name ? Names.whereis(name) : term;
    return holder instanceof Port port ? port : null;
  }

  /** Writes data to a port. Raises {@code badarg} if that is closed or the data is no iodata. */
  @Bif
  public static boolean portCommand(Process self, Object term, Object data) {
    var port = port(term);
    if (port == null || !Ports.command(self, port, data)) {
      throw BadArgument.erts("erlang", "port_command", term, data);
    }
    return true;
  }

  /** As {@code port_command/2}; {@code :force} is not supported for programs, with {@code :nosuspend} the caller waits all the same. */
  @Bif
  public static boolean portCommand(Process self, Object term, Object data, Object options) {
    var items = Lists.toJava(options);
    if (items == null || !COMMAND_OPTIONS.containsAll(items)) {
      throw BadArgument.erts("erlang", "port_command", term, data, options);
    }
    if (items.contains(FORCE)) {
      throw BadArgument.plain(NOTSUP, "erlang", "port_command", term, data, options);
    }
    return portCommand(self, term, data);
  }

  /** Closes a port. Raises {@code badarg} if it is closed. */
  @Bif
  public static boolean portClose(Process self, Object term) {
    var port = port(term);
    if (port == null || !Ports.close(self, port)) {
      throw BadArgument.erts("erlang", "port_close", term);
    }
    return true;
  }

  /** Makes another process the owner of a port. */
  @Bif
  public static boolean portConnect(Process self, Object term, Object owner) {
    var port = port(term);
    if (port == null || !(owner instanceof Pid next) || !Ports.connect(self, port, next)) {
      throw BadArgument.erts("erlang", "port_connect", term, owner);
    }
    return true;
  }

  /** What there is to tell of a port, or {@code :undefined} if it is closed. */
  @Bif
  public static Object portInfo(Process self, Object term) {
    var port = port(term);
    if (port == null && !(term instanceof Atom)) {
      throw BadArgument.erts("erlang", "port_info", term);
    }
    var list = new ListBuilder();
    for (var item : USUAL) {
      var value = port == null ? Atoms.UNDEFINED : Ports.info(self, port, item);
      if (value == Atoms.UNDEFINED) {
        return value;
      }
      if (item != REGISTERED_NAME || value != EmptyList.EMPTY) {
        list.add(Tuple.of(item, value));
      }
    }
    return list.toList();
  }

  /** An item of a port, or {@code :undefined} if it is closed. */
  @Bif
  public static Object portInfo(Process self, Object term, Object item) {
    var port = port(term);
    if (port == null && term instanceof Atom) {
      return Atoms.UNDEFINED;
    }
    var value = port != null && item instanceof Atom name ? Ports.info(self, port, name) : null;
    if (value == null) {
      throw BadArgument.erts("erlang", "port_info", term, item);
    }
    boolean bare = value == Atoms.UNDEFINED || item == REGISTERED_NAME && value == EmptyList.EMPTY;
    return bare ? value : Tuple.of(item, value);
  }

  /** Programs know no control operations: raises {@code badarg}. */
  @Bif
  public static Object portControl(Process self, Object port, Object operation, Object data) {
    throw BadArgument.erts("erlang", "port_control", port, operation, data);
  }

  /** Programs know no calls: raises {@code badarg}. */
  @Bif
  public static Object portCall(Process self, Object port, Object operation, Object data) {
    throw BadArgument.erts("erlang", "port_call", port, operation, data);
  }

  /** All open ports. */
  @Bif
  public static Object ports() {
    return Lists.of(Ports.open());
  }
}
