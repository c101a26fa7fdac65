package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Diagnostics;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Modules;
import dev.athanor.compiler.expand.Resolution;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Text;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What is checked when all modules of a file are there: calls of functions that do not exist and of deprecated ones, and what modules say of their behaviours.
 * What is wrong in the same way in several places of a module is reported once, with all places. Then come the functions of {@code @after_verify}.
 */
public final class RemoteChecks {
  private static final Atom NO_WARN_UNDEFINED = Atom.of("no_warn_undefined");
  private static final Atom UNDEFINED_FUNCTION = Atom.of("Elixir.UndefinedFunctionError");
  private static final Atom MESSAGE = Atom.of("message");
  private static final Atom REASON = Atom.of("reason");
  private static final Atom ARITY = Atom.of("arity");
  private static final Atom NOT_EXPORTED = Atom.of("function not exported");
  private static final Atom MODULE_INFO = Atom.of("module_info");

  private final List<Report> reports = new ArrayList<>();

  /**
   * What a module uses, of what it wants to hear no warning, what is said of its behaviours, and the functions that are told when it has been checked.
   *
   * @param claims what {@code Module.__verify__/1} found: two lists of {@code {line, fun}}, of the module as a whole and of its functions
   */
  record Report(Atom module, List<RemoteUses.Use> uses, Object unwarned, Object claims, Object afterVerify) {}

  /** Notes a module to be checked. */
  void add(Report report) {
    reports.add(report);
  }

  /** Whether there is nothing to check. */
  public boolean isEmpty() {
    return reports.isEmpty();
  }

  /** Forgets the modules noted. */
  public void clear() {
    reports.clear();
  }

  /** Checks all modules noted, the last first, and forgets them. */
  public void run(Session session) {
    var pending = List.copyOf(reports).reversed();
    reports.clear();
    pending.forEach(report -> claims(report, 0).forEach(claim -> warn(session, claim)));
    pending.forEach(report -> check(session, report));
  }

  /** What can be said without knowing which other modules there will be, of a module that nobody checks later. */
  static void runAlone(Session session, Report report) {
    claims(report, 0).forEach(claim -> warn(session, claim));
    claims(report, 1).forEach(claim -> warn(session, claim));
    verified(session, report);
  }

  private static void check(Session session, Report report) {
    var problems = new LinkedHashMap<String, List<Diagnostics.Place>>();
    for (var use : report.uses) {
      var problem = problem(session, report, use);
      if (problem != null) {
        problems.computeIfAbsent(problem, _ -> new ArrayList<>()).add(new Diagnostics.Place(use.meta(), use.env()));
      }
    }
    var claims = new ArrayDeque<>(claims(report, 1));
    problems.forEach(
        (message, places) -> {
          while (!claims.isEmpty() && (Long) claims.peek().e0 < Meta.line(places.getFirst().meta())) {
            warn(session, claims.remove());
          }
          session.diagnostics().warn(places, message);
        });
    claims.forEach(claim -> warn(session, claim));
    verified(session, report);
  }

  private static List<Tuple2> claims(Report report, int place) {
    return report.claims instanceof Tuple2 both
        ? Lists.toJava(place == 0 ? both.e0 : both.e1).stream().map(Tuple2.class::cast).toList()
        : List.of();
  }

  private static void warn(Session session, Tuple2 claim) {
    session.self().apply((Fun) claim.e1);
  }

  private static void verified(Session session, Report report) {
    for (var hook : Lists.toJava(report.afterVerify)) {
      var function = (Tuple2) hook;
      session.modules().call((Atom) function.e0, (Atom) function.e1, report.module);
    }
  }

  private static String problem(Session session, Report report, RemoteUses.Use use) {
    var modules = session.modules();
    if (isUnwarned(report.unwarned, use)) {
      return null;
    }
    if (!modules.ensureLoaded(use.module())) {
      return name(session, use) + " is undefined (module " + Text.inspect(session, use.module()) + " is not available or is yet to be defined)" + advice(use.module());
    }
    if (exists(modules, use)) {
      return deprecation(session, use);
    }
    return undefined(session, use);
  }

  private static boolean exists(Modules modules, RemoteUses.Use use) {
    return modules.exports(use.module(), use.function(), use.arity())
        || use.function() == MODULE_INFO && use.arity() <= 1;
  }

  private static String name(Session session, RemoteUses.Use use) {
    return Text.inspect(session, use.module()) + "." + use.function().name() + "/" + use.arity();
  }

  private static String advice(Atom module) {
    return module.name().startsWith("Elixir.")
        ? ". Make sure the module name is correct and has been specified in full (or that an alias has been defined)"
        : "";
  }

  private static String deprecation(Session session, RemoteUses.Use use) {
    if (use.module() == Atoms.ERLANG) {
      return null;
    }
    var message = Resolution.deprecation(session, use.module(), use.function(), use.arity());
    return message == null ? null : name(session, use) + " is deprecated. " + Text.plain(message);
  }

  private static String undefined(Session session, RemoteUses.Use use) {
    var modules = session.modules();
    if (Resolution.hasMacro(session, use.module(), use.function(), use.arity())) {
      return name(session, use)
          + " is undefined or private. However, there is a macro with the same name and arity. Be sure to require "
          + Text.inspect(session, use.module())
          + " if you intend to invoke this macro";
    }
    if (modules.ensureLoaded(UNDEFINED_FUNCTION) && modules.exports(UNDEFINED_FUNCTION, MESSAGE, 1)) {
      return withoutPrefix(modules.call(UNDEFINED_FUNCTION, MESSAGE, exception(use)));
    }
    return name(session, use) + " is undefined or private";
  }

  /** The exception that the call would raise knows the names that are alike. */
  private static Object exception(RemoteUses.Use use) {
    return MapTerm.of(
        Atoms.STRUCT, UNDEFINED_FUNCTION,
        Atoms.EXCEPTION, Atoms.TRUE,
        Atoms.MODULE, use.module(),
        Atoms.FUNCTION, use.function(),
        ARITY, (long) use.arity(),
        REASON, NOT_EXPORTED,
        MESSAGE, Atoms.NIL);
  }

  private static String withoutPrefix(Object message) {
    var text = ((Bitstring) message).text();
    return text.startsWith("function ") ? text.substring("function ".length()) : text;
  }

  private static boolean isUnwarned(Object unwarned, RemoteUses.Use use) {
    var call = new Object[] {use.module(), use.function(), (long) use.arity()};
    var rest = unwarned;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 option && option.e0 == NO_WARN_UNDEFINED && names(option.e1, use.module(), Tuple.of(call))) {
        return true;
      }
      rest = cell.tail();
    }
    return false;
  }

  private static boolean names(Object listed, Atom module, Object call) {
    if (listed instanceof Cons list) {
      return names(list.head, module, call) || names(list.tail(), module, call);
    }
    return listed == module || listed.equals(call);
  }
}
