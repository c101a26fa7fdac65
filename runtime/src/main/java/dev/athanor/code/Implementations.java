package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * The modules that implement one protocol. An implementation for a type is the module {@code Protocol.Type}; whether it exists is a
 * question to the code server, asked anew as long as the answer may change: one that is loaded is found at once, one that was not found
 * is not looked for again until some module has been loaded or the code path has changed.
 */
public final class Implementations {
  private static final Atom STRUCT = Atom.of("__struct__");
  private static final String ELIXIR = "Elixir.";
  private static final ConcurrentHashMap<Atom, Implementations> ALL = new ConcurrentHashMap<>();

  private final String prefix;
  private final ConcurrentHashMap<Atom, Target> structs = new ConcurrentHashMap<>();
  private final Target tuple;
  private final Target atom;
  private final Target list;
  private final Target map;
  private final Target bitString;
  private final Target integer;
  private final Target floating;
  private final Target function;
  private final Target pid;
  private final Target port;
  private final Target reference;

  /** A module that may be there. */
  private static final class Target {
    final Atom module;

    /** The state of the code server in which it was looked for in vain. */
    volatile long missing = -1;

    Target(Atom module) {
      this.module = module;
    }
  }

  private Implementations(Atom protocol) {
    prefix = protocol.name() + ".";
    tuple = target("Tuple");
    atom = target("Atom");
    list = target("List");
    map = target("Map");
    bitString = target("BitString");
    integer = target("Integer");
    floating = target("Float");
    function = target("Function");
    pid = target("PID");
    port = target("Port");
    reference = target("Reference");
  }

  private Target target(String type) {
    return new Target(Atom.of(prefix + type));
  }

  /** Those of a protocol. */
  public static Implementations of(Atom protocol) {
    var known = ALL.get(protocol);
    return known != null ? known : ALL.computeIfAbsent(protocol, Implementations::new);
  }

  /**
   * The module that implements the protocol for a term.
   *
   * @param otherwise what to give where there is none
   * @param awaited asked for a module that cannot be loaded: whether it is there after all
   */
  public Object find(Process self, Object term, Object otherwise, BiPredicate<Process, Atom> awaited) {
    var target = target(term);
    return target != null && exists(self, target, awaited) ? target.module : otherwise;
  }

  private Target target(Object term) {
    return switch (term) {
      case MapTerm candidate -> candidate.get(STRUCT) instanceof Atom struct ? struct(struct) : map;
      case Bitstring _ -> bitString;
      case Long _ -> integer;
      case Cons _, EmptyList _ -> list;
      case Atom _ -> atom;
      case Tuple _ -> tuple;
      case Double _ -> floating;
      case Fun _ -> function;
      case Pid _ -> pid;
      case BigInteger _ -> integer;
      case Reference _ -> reference;
      case Port _ -> port;
      default -> null;
    };
  }

  private Target struct(Atom struct) {
    var known = structs.get(struct);
    return known != null || struct == Atoms.NIL ? known : structs.computeIfAbsent(struct, this::ofStruct);
  }

  private Target ofStruct(Atom struct) {
    var name = struct.name();
    return target(name.startsWith(ELIXIR) ? name.substring(ELIXIR.length()) : name);
  }

  private static boolean exists(Process self, Target target, BiPredicate<Process, Atom> awaited) {
    if (CodeServer.isLoaded(target.module)) {
      return true;
    }
    long now = CodeServer.changes();
    if (target.missing == now) {
      return false;
    }
    if (CodeServer.ensureLoaded(self, target.module) || awaited.test(self, target.module)) {
      return true;
    }
    target.missing = now;
    return false;
  }
}
