package dev.athanor.trace;

import dev.athanor.process.Trace;
import dev.athanor.term.Atom;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple2;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The list of flags given to {@code :erlang.trace/3}.
 *
 * @param tracer who is told, or {@code null} where none is named
 * @param flags the sum of some constants of {@link Trace}
 */
record TraceOptions(Object tracer, int flags) {
  private static final Atom ALL = Atom.of("all");
  private static final Atom TRACER = Atom.of("tracer");
  private static final Map<Atom, Integer> FLAGS = new LinkedHashMap<>();

  static {
    flag("send", Trace.SEND);
    flag("receive", Trace.RECEIVE);
    flag("procs", Trace.PROCS);
    flag("call", Trace.CALL);
    flag("running", Trace.RUNNING);
    flag("exiting", Trace.EXITING);
    flag("garbage_collection", Trace.GARBAGE_COLLECTION);
    flag("ports", Trace.PORTS);
    flag("arity", Trace.ARITY);
    flag("silent", Trace.SILENT);
    flag("set_on_spawn", Trace.SET_ON_SPAWN);
    flag("set_on_first_spawn", Trace.SET_ON_FIRST_SPAWN);
    flag("set_on_link", Trace.SET_ON_LINK);
    flag("set_on_first_link", Trace.SET_ON_FIRST_LINK);
    flag("timestamp", Trace.TIMESTAMP);
    flag("monotonic_timestamp", Trace.MONOTONIC_TIMESTAMP);
    flag("strict_monotonic_timestamp", Trace.STRICT_MONOTONIC_TIMESTAMP);
  }

  private static void flag(String name, int bit) {
    FLAGS.put(Atom.of(name), bit);
  }

  private static int everything() {
    return FLAGS.values().stream().mapToInt(Integer::intValue).sum() & ~Trace.SILENT;
  }

  /** Reads a list; {@code null} where there is something in it that is no flag. */
  static TraceOptions parse(Object list) {
    var items = Lists.toJava(list);
    if (items == null) {
      return null;
    }
    Object tracer = null;
    int flags = 0;
    for (var item : items) {
      if (item instanceof Tuple2 pair && pair.e0 == TRACER && (pair.e1 instanceof Pid || pair.e1 instanceof Port)) {
        tracer = pair.e1;
      } else if (item == ALL) {
        flags |= everything();
      } else if (item instanceof Atom name && FLAGS.containsKey(name)) {
        flags |= FLAGS.get(name);
      } else {
        return null;
      }
    }
    return new TraceOptions(tracer, flags);
  }

  /** The names of flags, as {@code trace_info(pid, :flags)} gives them. */
  static Object names(Trace trace) {
    var names = new ListBuilder();
    FLAGS.forEach(
        (name, bit) -> {
          if (trace != null && trace.has(bit)) {
            names.add(name);
          }
        });
    return names.toList();
  }
}
