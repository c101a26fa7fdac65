package dev.athanor.bif;

import dev.athanor.error.Stacktrace;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The node-wide flags of {@code :erlang.system_flag}: kept and told; few of them have an effect on a JVM. */
final class SystemFlags {
  static final Atom SCHEDULER_WALL_TIME = Atom.of("scheduler_wall_time");
  static final Atom MULTI_SCHEDULING = Atom.of("multi_scheduling");
  private static final Object ENABLED = Atom.of("enabled");

  private static final Map<Atom, Object> VALUES = new ConcurrentHashMap<>();

  static {
    set("trace_control_word", 0L);
    set("outstanding_system_requests_limit", 4L);
    set("scheduler_wall_time", Atoms.FALSE);
    set("microstate_accounting", Atoms.FALSE);
    set("multi_scheduling", ENABLED);
    set("time_offset", Atom.of("volatile"));
    set("cpu_topology", Atoms.UNDEFINED);
  }

  private SystemFlags() {}

  private static void set(String flag, Object value) {
    VALUES.put(Atom.of(flag), value);
  }

  static boolean isFlag(Atom flag) {
    return VALUES.containsKey(flag);
  }

  static Object get(Atom flag) {
    return VALUES.get(flag);
  }

  private static Object backtraceDepth(long most) {
    return (long) Stacktrace.depth((int) Math.min(most, Integer.MAX_VALUE));
  }

  static boolean isOn(Atom flag) {
    return VALUES.get(flag) == Atoms.TRUE;
  }

  /** Sets a flag and gives its value before; {@code null} for a flag or value that does not exist. */
  static Object change(Atom flag, Object value) {
    return switch (flag.name()) {
      case "trace_control_word", "outstanding_system_requests_limit" ->
          ErlangFlags.isSize(value) ? VALUES.put(flag, value) : null;
      case "scheduler_wall_time", "microstate_accounting" -> ErlangFlags.isBoolean(value) ? VALUES.put(flag, value) : null;
      case "time_offset" -> value == Atom.of("finalize") ? VALUES.get(flag) : null;
      case "backtrace_depth" -> ErlangFlags.isSize(value) && value instanceof Long most ? backtraceDepth(most) : null;
      default -> null;
    };
  }
}
