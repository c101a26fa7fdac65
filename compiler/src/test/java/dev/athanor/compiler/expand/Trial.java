package dev.athanor.compiler.expand;

import dev.athanor.compiler.Inspected;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One attempt to expand code, outside any module. */
final class Trial implements Diagnostics {
  private static final Atom KERNEL = Atom.of("Elixir.Kernel");
  private static final RecordedModules MODULES = new RecordedModules(true);
  private static final RecordedModules BARE_MODULES = new RecordedModules(false);

  private final List<String> diagnostics = new ArrayList<>();
  private final Map<Object, Long> counters = new HashMap<>();
  private final Session session;

  private Trial(RecordedModules modules) {
    session = new Session(null, modules, new NoDefinitions(), this);
  }

  /** With the library's functions that write terms and code. */
  static Trial withLibrary() {
    return new Trial(MODULES);
  }

  /** While the library is not there. */
  static Trial withoutLibrary() {
    return new Trial(BARE_MODULES);
  }

  /** The expanded code, or {@code ** message}. */
  String expand(Object quoted) {
    Sessions.use(_ -> session);
    try {
      var scope = new Scope(session, env());
      var expanded = scope.expand(quoted);
      scope.checkUnused();
      return Inspected.of(numbered(expanded));
    } catch (ErlangException failure) {
      return "** " + message((MapTerm) failure.reason());
    }
  }

  /** What was reported, one a line. */
  String diagnostics() {
    return String.join("\n", diagnostics);
  }

  private static Env env() {
    var functions = Lists.of(Tuple.of(KERNEL, MODULES.listed(KERNEL, "functions")));
    var macros = Lists.of(Tuple.of(KERNEL, MODULES.listed(KERNEL, "macros")));
    var none = EmptyList.EMPTY;
    return new Env(
        Atoms.NIL, Bitstring.of("nofile"), 1, Atoms.NIL, Atoms.NIL, none,
        Lists.of(Atom.of("Elixir.Application"), KERNEL), functions, macros, none, none, Atoms.NIL, none, MapTerm.EMPTY);
  }

  private static String message(MapTerm exception) {
    var description = exception.get(Atom.of("description"));
    return description == null
        ? ((Bitstring) exception.get(Atom.of("message"))).text()
        : "nofile: " + ((Bitstring) description).text();
  }

  /** Counters are numbered in the order of their appearance. */
  private Object numbered(Object term) {
    return switch (term) {
      case Tuple3 node when Ast.isList(node.e1) && Meta.get(node.e1, Names.COUNTER) != null -> {
        var number = counters.computeIfAbsent(Meta.get(node.e1, Names.COUNTER), _ -> counters.size() + 1L);
        var meta = new Cons(Tuple.of(Names.COUNTER, number), Meta.without(node.e1, Names.COUNTER));
        yield new Tuple3(numbered(node.e0), numbered(meta), numbered(node.e2));
      }
      case Tuple tuple -> Tuple.of(Lists.toJava(numbered(Lists.of(tuple.toArray()))).toArray());
      case Cons list -> new Cons(numbered(list.head), numbered(list.tail()));
      default -> term;
    };
  }

  @Override
  public void warn(List<Place> places, String message) {
    report("warning", places.getFirst().meta(), message);
  }

  @Override
  public void warn(Object meta, Env env, String message) {
    report("warning", meta, message);
  }

  @Override
  public void error(Object meta, Env env, String message) {
    report("error", meta, message);
  }

  private void report(String severity, Object meta, String message) {
    var line = Meta.get(meta, Atoms.LINE);
    var column = Meta.get(meta, Atoms.COLUMN);
    var position = line == null ? "0" : column == null ? line.toString() : line + ":" + column;
    diagnostics.add(severity + " " + position + " " + message);
  }
}
