package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports. Each is driven by a process of its own that nobody sees: so messages, links, monitors and exit signals to and from a port work as those
 * between processes, in the same order, and this class only says what a port does with them.
 */
public final class Ports {
  private static final Set<Port> OPEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** Opens a port owned by, and linked to, the calling process. */
  public static Port open(Process owner, PortDriver driver) {
    var process = Process.hidden(owner);
    var port = new Port(process);
    process.extras().port = port;
    process.links().add(owner.pid());
    owner.links().add(port);
    process.park(new Loop(port, driver, owner.pid()));
    OPEN.add(port);
    process.fiber.start();
    return port;
  }

  /** All open ports, oldest first. */
  public static List<Port> open() {
    var ports = new ArrayList<>(OPEN);
    ports.sort(null);
    return ports;
  }

  /** The open port of that number, or {@code null}. */
  public static Port find(long number) {
    return OPEN.stream().filter(port -> port.number() == number).findAny().orElse(null);
  }

  /** Something has come from outside for the port's driver. Any thread. */
  public static void tell(Port port, Object event) {
    if (port.driver() instanceof Process process) {
      process.accept(new Envelope(event));
    }
  }

  /** Sends a message to a port, as {@code send/2} does. Any thread. */
  public static void send(Port port, Object message) {
    tell(port, message);
  }

  /** {@code port_command}: false if the port is closed or the data is not to be written. */
  public static boolean command(Process self, Port port, Object data) {
    return new Ask(self, Ask.What.COMMAND, data).ask(port) == Boolean.TRUE;
  }

  /** {@code port_close}: false if the port is closed. When this returns true, it has been, and no message from it comes any more. */
  public static boolean close(Process self, Port port) {
    return new Ask(self, Ask.What.CLOSE, self.pid()).ask(port) == Boolean.TRUE;
  }

  /** {@code port_connect}: false if the port is closed. */
  public static boolean connect(Process self, Port port, Pid owner) {
    return new Ask(self, Ask.What.CONNECT, owner).ask(port) == Boolean.TRUE;
  }

  /** The value of an item of {@code port_info}; {@code null} for an item that does not exist, {@code undefined} for a closed port. */
  public static Object info(Process self, Port port, Atom item) {
    if (!Loop.ITEMS.contains(item)) {
      return null;
    }
    var value = new Ask(self, Ask.What.INFO, item).ask(port);
    return value == null ? Atoms.UNDEFINED : value;
  }

  private static final class Ask extends Call {
    enum What {
      COMMAND,
      CLOSE,
      CONNECT,
      INFO
    }

    final What what;
    final Object argument;

    Ask(Process asker, What what, Object argument) {
      super(asker);
      this.what = what;
      this.argument = argument;
    }
  }

  /** What the port's process runs. */
  private static final class Loop extends Fun {
    private static final Atom COMMAND = Atom.of("command");
    private static final Atom CLOSE = Atom.of("close");
    private static final Atom CLOSED = Atom.of("closed");
    private static final Atom CONNECT = Atom.of("connect");
    private static final Atom CONNECTED = Atom.of("connected");
    private static final Object BADSIG = Atom.of("badsig");
    private static final Atom LINKS = Atom.of("links");
    private static final Atom ID = Atom.of("id");
    private static final Atom MONITORS = Atom.of("monitors");
    private static final Atom MONITORED_BY = Atom.of("monitored_by");
    private static final Atom MEMORY = Atom.of("memory");
    private static final Atom QUEUE_SIZE = Atom.of("queue_size");
    private static final Atom PARALLELISM = Atom.of("parallelism");
    private static final Atom LOCKING = Atom.of("locking");
    private static final Atom PORT_LEVEL = Atom.of("port_level");
    private static final Atom REGISTERED_NAME = Atom.of("registered_name");
    static final List<Atom> ITEMS =
        List.of(
            Atom.of("name"), LINKS, ID, CONNECTED, Atom.of("input"), Atom.of("output"), Atom.of("os_pid"), MONITORS,
            MONITORED_BY, MEMORY, QUEUE_SIZE, PARALLELISM, LOCKING, REGISTERED_NAME);
    private static final long FEW_BYTES = 48;

    private final Port port;
    private final PortDriver driver;
    private Pid owner;

    Loop(Port port, PortDriver driver, Pid owner) {
      this.port = port;
      this.driver = driver;
      this.owner = owner;
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
      try {
        driver.opened(self, port);
        Object reason = null;
        while (reason == null) {
          self.beginReceive();
          var message = self.nextMessage();
          self.acceptMessage();
          self.reduce(1);
          reason = handle(self, message);
        }
        throw ErlangException.exit(reason);
      } finally {
        OPEN.remove(port);
        port.forget();
        driver.closed();
        self.mailbox.forEach(
            message -> {
              if (message instanceof Ask ask) {
                ask.bounce();
              }
            });
      }
    }

    /** Gives the reason to end with, or {@code null} to go on. */
    private Object handle(Process self, Object message) {
      return switch (message) {
        case Ask ask -> answer(self, ask);
        case Tuple2 signal when signal.e0 instanceof Pid sender -> ordered(self, sender, signal.e1);
        case Exit exit -> exit.isLinkedNormal() && !exit.sender().equals(owner) ? null : exit.reason();
        case Tuple _, Atom _, Number _ -> BADSIG;
        default -> driver.event(message, port, owner);
      };
    }

    /** {@code {owner, order}}, sent as a message. */
    private Object ordered(Process self, Pid sender, Object order) {
      if (!sender.equals(owner)) {
        return BADSIG;
      }
      if (order == CLOSE) {
        Signals.send(owner, Tuple.of(port, CLOSED));
        return Atoms.NORMAL;
      }
      if (!(order instanceof Tuple2 pair)) {
        return BADSIG;
      }
      if (pair.e0 == COMMAND && driver.accepts(pair.e1)) {
        return driver.write(self, pair.e1);
      }
      if (pair.e0 == CONNECT && pair.e1 instanceof Pid next) {
        var before = owner;
        connect(self, next);
        Signals.send(before, Tuple.of(port, CONNECTED));
        return null;
      }
      return BADSIG;
    }

    private void connect(Process self, Pid next) {
      owner = next;
      if (self.links().add(next)) {
        Signals.deliver(next, new Links.Link(port, next));
      }
    }

    private Object answer(Process self, Ask ask) {
      Object reason = null;
      switch (ask.what) {
        case COMMAND -> {
          if (!driver.accepts(ask.argument)) {
            ask.answer(Boolean.FALSE);
            return null;
          }
          reason = driver.write(self, ask.argument);
        }
        case CLOSE -> {
          // Answered when everything else is over: what the port has to say to the caller then is in his mailbox.
          self.monitors().listen(_ -> ask.answer(Boolean.TRUE));
          return Atoms.NORMAL;
        }
        case CONNECT -> connect(self, (Pid) ask.argument);
        case INFO -> {
          ask.answer(info(self, ask.argument));
          return null;
        }
      }
      ask.answer(Boolean.TRUE);
      return reason;
    }

    private Object info(Process self, Object item) {
      if (item == LINKS) {
        return ProcessInfo.links(self);
      } else if (item == MONITORED_BY) {
        return ProcessInfo.monitoredBy(self);
      } else if (item == MONITORS) {
        return Lists.of();
      } else if (item == ID) {
        return port.number() << 3;
      } else if (item == CONNECTED) {
        return owner;
      } else if (item == MEMORY) {
        return FEW_BYTES;
      } else if (item == QUEUE_SIZE) {
        return 0L;
      } else if (item == PARALLELISM) {
        return Atoms.FALSE;
      } else if (item == LOCKING) {
        return PORT_LEVEL;
      } else if (item == REGISTERED_NAME) {
        return self.name == null ? Lists.of() : self.name;
      }
      return driver.info(item);
    }
  }
}
