package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is told of a traced process, and to whom: {@code :erlang.trace/3}. Never changes; another one takes its place.
 *
 * <p>A process that nobody traces has none, which is all that is asked on the ways that everybody takes. Events are sent by the process they are about, as
 * ordinary messages, so the tracer gets those of one process in the order in which they happened.
 *
 * @param tracer a pid or port
 * @param flags the sum of some of the constants
 */
public record Trace(Object tracer, int flags) {
  public static final int SEND = 1;
  public static final int RECEIVE = 1 << 1;
  public static final int PROCS = 1 << 2;
  public static final int CALL = 1 << 3;
  public static final int RUNNING = 1 << 4;
  public static final int EXITING = 1 << 5;
  public static final int GARBAGE_COLLECTION = 1 << 6;
  public static final int PORTS = 1 << 7;
  public static final int ARITY = 1 << 8;
  public static final int SILENT = 1 << 9;
  public static final int SET_ON_SPAWN = 1 << 10;
  public static final int SET_ON_FIRST_SPAWN = 1 << 11;
  public static final int SET_ON_LINK = 1 << 12;
  public static final int SET_ON_FIRST_LINK = 1 << 13;
  public static final int TIMESTAMP = 1 << 14;
  public static final int MONOTONIC_TIMESTAMP = 1 << 15;
  public static final int STRICT_MONOTONIC_TIMESTAMP = 1 << 16;

  private static final int TIMESTAMPS = TIMESTAMP | MONOTONIC_TIMESTAMP | STRICT_MONOTONIC_TIMESTAMP;
  private static final int FIRST_ONLY = SET_ON_FIRST_SPAWN | SET_ON_FIRST_LINK;

  private static final Atom TRACE = Atom.of("trace");
  private static final Atom TRACE_TS = Atom.of("trace_ts");
  private static final Atom SENT = Atom.of("send");
  private static final Atom SENT_NOWHERE = Atom.of("send_to_non_existing_process");
  private static final Atom RECEIVED = Atom.of("receive");
  private static final Atom SPAWN = Atom.of("spawn");
  private static final Atom SPAWNED = Atom.of("spawned");
  private static final Atom EXITED = Atom.of("exit");
  private static final Atom IN = Atom.of("in");
  private static final Atom OUT = Atom.of("out");
  private static final long NANOS_PER_MICRO = 1000;
  private static final long MEGA = 1_000_000;
  private static final AtomicLong STRICT = new AtomicLong();

  private static volatile Filter sends = _ -> true;
  private static volatile Filter receives = _ -> true;

  /** Which messages count. */
  @FunctionalInterface
  public interface Filter {
    /** Whether the event with these particulars is told. */
    boolean takes(Object particulars);
  }

  /** Sets what new processes are traced with; {@code null} for nothing. */
  public static void ofNew(Trace trace) {
    Spawn.traced = trace;
  }

  /** What new processes are traced with, or {@code null}. */
  public static Trace ofNew() {
    return Spawn.traced;
  }

  /** Sets which sent messages count; the particulars are {@code [receiver, message]}. */
  public static void sends(Filter filter) {
    sends = filter;
  }

  /** Sets which received messages count; the particulars are {@code [node, sender, message]}. */
  public static void receives(Filter filter) {
    receives = filter;
  }

  /** The process's trace as long as its tracer lives, or {@code null}. */
  public static Trace of(Process process) {
    var trace = process.trace;
    return trace != null && trace.isHeard() ? trace : null;
  }

  /** Sets the trace of the calling process; {@code null} for none. */
  public static void set(Process self, Trace trace) {
    self.trace = trace;
    self.mailbox.trace(self, trace != null && trace.has(RECEIVE) ? trace : null);
    if (trace != null && trace.has(RUNNING)) {
      self.extras().toldIn = !self.isWaiting();
    }
    self.rewatch();
  }

  private boolean isHeard() {
    return tracer instanceof Pid pid ? pid.process() != null : ((Port) tracer).driver() != null;
  }

  /** Whether it has any of the flags. */
  public boolean has(int some) {
    return (flags & some) != 0;
  }

  /** Tells of an event; nothing where the tracer has ended. Any thread. */
  public void tell(Process about, Object... particulars) {
    boolean timed = has(TIMESTAMPS);
    var event = new Object[particulars.length + (timed ? 3 : 2)];
    event[0] = timed ? TRACE_TS : TRACE;
    event[1] = about.identity();
    System.arraycopy(particulars, 0, event, 2, particulars.length);
    if (timed) {
      event[event.length - 1] = now();
    }
    if (tracer instanceof Pid pid) {
      Signals.send(pid, Tuple.of(event));
    } else {
      Ports.send((Port) tracer, Tuple.of(event));
    }
  }

  private Object now() {
    if (has(STRICT_MONOTONIC_TIMESTAMP)) {
      return Tuple.of(Clock.monotonic(), STRICT.incrementAndGet());
    }
    if (has(MONOTONIC_TIMESTAMP)) {
      return Clock.monotonic();
    }
    long micros = Clock.wall() / NANOS_PER_MICRO;
    return Tuple.of(micros / MEGA / MEGA, micros / MEGA % MEGA, micros % MEGA);
  }

  /** The process sends a message to what was given as the target. */
  public static void sent(Process self, Object target, Object message) {
    var trace = of(self);
    if (trace != null && trace.has(SEND) && sends.takes(Lists.of(target, message))) {
      boolean nowhere = target instanceof Pid pid && pid.process() == null;
      trace.tell(self, nowhere ? SENT_NOWHERE : SENT, message, target);
    }
  }

  /** A message has come, or the time given to a {@code receive} is over. */
  void received(Process self, Object message) {
    if (isHeard() && (message == Atoms.TIMEOUT || receives.takes(Lists.of(Atoms.NONODE_NOHOST, Atoms.UNDEFINED, message)))) {
      tell(self, RECEIVED, message);
    }
  }

  /** Something has happened to the process that the flag {@code procs} is about. */
  static void happened(Process process, Object... particulars) {
    var trace = of(process);
    if (trace != null && trace.has(PROCS)) {
      trace.tell(process, particulars);
    }
  }

  /** The parent has made a child that is about to start with a call of this. */
  static void spawned(Process parent, Process child, Object call, boolean linked) {
    happened(parent, SPAWN, child.pid(), call);
    if (linked) {
      happened(parent, Links.LINKED_TO, child.pid());
    }
    var own = of(parent);
    var inherited = own != null && own.has(SET_ON_SPAWN | SET_ON_FIRST_SPAWN) ? own.inherited() : Spawn.traced;
    if (inherited != null && !child.pid().equals(inherited.tracer)) {
      set(child, inherited);
      happened(child, SPAWNED, parent.pid(), call);
      if (linked) {
        happened(child, Links.GETTING_LINKED, parent.pid());
      }
    }
    if (own != null && own.has(SET_ON_FIRST_SPAWN)) {
      set(parent, new Trace(own.tracer, own.flags & ~SET_ON_FIRST_SPAWN));
    }
  }

  /** What a child or a process that gets linked is traced with. */
  private Trace inherited() {
    return new Trace(tracer, has(FIRST_ONLY) ? flags & ~(FIRST_ONLY | SET_ON_SPAWN | SET_ON_LINK) : flags);
  }

  /** What the other end of a new link is traced with, or {@code null}; after the first there may be no more. */
  static Trace passedOn(Process self) {
    var trace = of(self);
    if (trace == null || !trace.has(SET_ON_LINK | SET_ON_FIRST_LINK)) {
      return null;
    }
    if (trace.has(SET_ON_FIRST_LINK)) {
      set(self, new Trace(trace.tracer, trace.flags & ~SET_ON_FIRST_LINK));
    }
    return trace.inherited();
  }

  /** The process ends. */
  static void ended(Process process, Object reason) {
    happened(process, EXITED, reason);
    if (process.name != null) {
      happened(process, Names.UNREGISTERED, process.name);
    }
  }

  /** The process has got a core, or gives it away. */
  static void scheduled(Process process, boolean in) {
    var trace = of(process);
    if (trace != null && trace.has(RUNNING) && (in || process.extras().toldIn)) {
      process.extras().toldIn = in;
      trace.tell(process, in ? IN : OUT, ProcessInfo.currentFunction(process));
    }
  }
}
