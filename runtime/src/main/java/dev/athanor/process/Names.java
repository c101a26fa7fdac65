package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registered names. A process has at most one name and a name at most one process.
 *
 * <p>Registering claims the process first (its {@link Process#name}), then the name, and looks last whether the process has begun to end; a
 * process that ends says so first and then gives up its name. So whichever of the two comes second removes the entry.
 */
public final class Names {
  private static final ConcurrentHashMap<Atom, Object> NAMES = new ConcurrentHashMap<>();

  private static final Atom REGISTERED = Atom.of("register");
  static final Atom UNREGISTERED = Atom.of("unregister");

  private Names() {}

  /** The {@link Pid} or {@link Port} of that name, or {@code null}. */
  public static Object whereis(Atom name) {
    return NAMES.get(name);
  }

  /** All names in use. */
  public static List<Atom> registered() {
    return new ArrayList<>(NAMES.keySet());
  }

  /** Gives a living process or port a name; false if the name is taken, or it has ended or has a name already. */
  public static boolean register(Atom name, Object pidOrPort) {
    var process = Signals.processOf(pidOrPort);
    if (process == null || process.exiting || !process.claimName(name)) {
      return false;
    }
    if (NAMES.putIfAbsent(name, pidOrPort) != null) {
      process.name = null;
      return false;
    }
    if (process.exiting) {
      NAMES.remove(name, pidOrPort);
      return false;
    }
    if (process.trace != null) {
      Trace.happened(process, REGISTERED, name);
    }
    return true;
  }

  /** Takes a name away; false if nobody has it. */
  public static boolean unregister(Atom name) {
    var holder = NAMES.remove(name);
    if (holder == null) {
      return false;
    }
    var process = Signals.processOf(holder);
    if (process != null) {
      process.name = null;
      if (process.trace != null) {
        Trace.happened(process, UNREGISTERED, name);
      }
    }
    return true;
  }

  /**
   * Passes a name that is taken on to another living process or port, at once: nobody who looks for it in between finds nothing. False if nobody has the name, or
   * the other has ended or has a name already.
   */
  public static boolean pass(Atom name, Object pidOrPort) {
    var process = Signals.processOf(pidOrPort);
    if (process == null || process.exiting || !process.claimName(name)) {
      return false;
    }
    var holder = NAMES.get(name);
    if (holder == null || !NAMES.replace(name, holder, pidOrPort)) {
      process.name = null;
      return false;
    }
    var before = Signals.processOf(holder);
    if (before != null) {
      before.name = null;
    }
    if (process.exiting) {
      NAMES.remove(name, pidOrPort);
      return false;
    }
    return true;
  }

  /** The process ends and gives up its name. */
  static void release(Process process) {
    var name = process.name;
    if (name != null) {
      NAMES.remove(name, process.identity());
    }
  }
}
