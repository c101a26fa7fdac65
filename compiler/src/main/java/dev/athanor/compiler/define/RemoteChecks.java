package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Diagnostics;
import dev.athanor.compiler.expand.Modules;
import dev.athanor.compiler.expand.Resolution;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Text;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Checks the calls between modules when all modules of a file are there: of functions that do not exist and of deprecated ones. What
 * is wrong in the same way in several places of a module is reported once, with all places.
 */
public final class RemoteChecks {
  private static final Atom NO_WARN_UNDEFINED = Atom.of("no_warn_undefined");
  private static final Atom UNDEFINED_FUNCTION = Atom.of("Elixir.UndefinedFunctionError");
  private static final Atom BLAME = Atom.of("blame");
  private static final Atom MESSAGE = Atom.of("message");
  private static final Atom REASON = Atom.of("reason");
  private static final Atom ARITY = Atom.of("arity");
  private static final Atom MODULE_INFO = Atom.of("module_info");

  private final List<Report> reports = new ArrayList<>();

  /** What a module uses, and of what it wants to hear no warning. */
  record Report(Atom module, List<RemoteUses.Use> uses, Object unwarned) {}

  /** Notes a module to be checked. */
  void add(Report report) {
    reports.add(report);
  }

  /** Forgets the modules noted. */
  public void clear() {
    reports.clear();
  }

  /** Checks all modules noted, the last first, and forgets them. */
  public void run(Session session) {
    var pending = List.copyOf(reports);
    reports.clear();
    for (var report : pending.reversed()) {
      var problems = new LinkedHashMap<String, List<Diagnostics.Place>>();
      for (var use : report.uses) {
        var problem = problem(session, report, use);
        if (problem != null) {
          problems.computeIfAbsent(problem, _ -> new ArrayList<>()).add(new Diagnostics.Place(use.meta(), use.env()));
        }
      }
      problems.forEach((message, places) -> session.diagnostics().warn(places, message));
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
    if (modules.ensureLoaded(UNDEFINED_FUNCTION) && modules.exports(UNDEFINED_FUNCTION, BLAME, 2)) {
      var blamed = (Tuple2) modules.call(UNDEFINED_FUNCTION, BLAME, exception(use), EmptyList.EMPTY);
      return withoutPrefix(((MapTerm) blamed.e0).get(MESSAGE));
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
        REASON, Atoms.NIL,
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
