package dev.athanor.trace;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Pids;
import dev.athanor.process.Ports;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Trace;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.List;
import java.util.Set;

/** {@code :erlang.trace}: which processes are traced. Java because they tell of themselves. */
@BifModule("erlang")
public final class TraceBifs {
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom ALL = Atom.of("all");
  private static final Atom FLAGS = Atom.of("flags");
  private static final Atom TRACER = Atom.of("tracer");
  private static final Atom TRACE_DELIVERED = Atom.of("trace_delivered");
  private static final Set<String> EXISTING = Set.of("all", "processes", "existing", "existing_processes");
  private static final Set<String> NEW = Set.of("all", "processes", "new", "new_processes");
  private static final Set<String> NAMES =
      Set.of(
          "all", "processes", "existing", "existing_processes", "new", "new_processes", "ports", "existing_ports",
          "new_ports");

  private TraceBifs() {}

  /** Begins or ends to trace a process or many; gives how many there were. */
  @Bif
  public static Object trace(Process self, Object tracee, Object how, Object list) {
    var options = TraceOptions.parse(list);
    if (options == null) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "trace", tracee, how, list);
    }
    if (how != Atoms.TRUE && how != Atoms.FALSE) {
      throw BadArgument.erts("erlang", "trace", tracee, how, list);
    }
    var change = new Change(how == Atoms.TRUE, options.tracer() == null ? self.pid() : options.tracer(), options.flags());
    boolean done = tracee instanceof Pid || tracee instanceof Port ? change.one(self, tracee) : tracee instanceof Atom;
    if (!done || tracee instanceof Atom name && !NAMES.contains(name.name())) {
      throw BadArgument.erts("erlang", "trace", tracee, how, list);
    }
    return tracee instanceof Atom name ? change.many(self, name.name()) : 1L;
  }

  /** Flags switched on or off. */
  private record Change(boolean on, Object tracer, int flags) {
    /** False where there is no such process, or another traces it. */
    boolean one(Process self, Object tracee) {
      if (!(tracee instanceof Pid pid)) {
        return tracee instanceof Port port && port.driver() != null;
      }
      return (pid == self.pid() ? apply(self) : Signals.ask(self, pid, this::apply)) == Boolean.TRUE;
    }

    private Object apply(Process process) {
      var now = Trace.of(process);
      if (on && now != null && !now.tracer().equals(tracer)) {
        return Boolean.FALSE;
      }
      if (!process.pid().equals(tracer)) {
        Trace.set(process, changed(now));
      }
      return Boolean.TRUE;
    }

    private Trace changed(Trace now) {
      int before = now == null ? 0 : now.flags();
      int after = on ? before | flags : before & ~flags;
      return after == 0 ? null : new Trace(now == null ? tracer : now.tracer(), after);
    }

    long many(Process self, String name) {
      long count = 0;
      if (NEW.contains(name)) {
        Trace.ofNew(changed(Trace.ofNew()));
      }
      if (EXISTING.contains(name)) {
        for (var pid : Pids.living()) {
          count += !pid.equals(tracer) && one(self, pid) ? 1 : 0;
        }
      }
      return count + (name.equals("ports") || name.equals("existing_ports") || name.equals("all") ? Ports.open().size() : 0);
    }
  }

  /** What a process, new processes, a function or the pattern of an event is traced with. */
  @Bif
  public static Object traceInfo(Process self, Object what, Object item) {
    if (what instanceof Pid pid && (item == FLAGS || item == TRACER)) {
      var known = pid == self.pid() ? told(self, item) : Signals.ask(self, pid, process -> told(process, item));
      return known == null ? Atoms.UNDEFINED : Tuple.of(item, known);
    }
    if (what instanceof Atom name && NEW.contains(name.name()) && (item == FLAGS || item == TRACER)) {
      return Tuple.of(item, told(Trace.ofNew(), item));
    }
    var info = TracePatternBifs.info(what, item);
    if (info == null) {
      boolean known = what instanceof Pid || what instanceof Atom || what instanceof Tuple;
      throw known
          ? BadArgument.erts("erlang", "trace_info", what, item)
          : BadArgument.ertsFor(BADOPT, "erlang", "trace_info", what, item);
    }
    return Tuple.of(item, info);
  }

  private static Object told(Process process, Object item) {
    return told(Trace.of(process), item);
  }

  private static Object told(Trace trace, Object item) {
    if (item == FLAGS) {
      return TraceOptions.names(trace);
    }
    return trace == null ? EmptyList.EMPTY : trace.tracer();
  }

  /** Sends {@code {:trace_delivered, tracee, reference}} when all that was told of the process so far, or of all, has been delivered. */
  @Bif
  public static Object traceDelivered(Process self, Object tracee) {
    if (!(tracee instanceof Pid) && tracee != ALL) {
      throw BadArgument.erts("erlang", "trace_delivered", tracee);
    }
    var reference = Reference.make();
    for (var pid : tracee instanceof Pid one ? List.of(one) : Pids.living()) {
      if (pid != self.pid()) {
        Signals.ask(self, pid, _ -> Boolean.TRUE);
      }
    }
    Signals.send(self.pid(), Tuple.of(TRACE_DELIVERED, tracee, reference));
    return reference;
  }
}
