package dev.athanor.compiler.expand;

import dev.athanor.compiler.Inspected;
import dev.athanor.compiler.parse.ParseOptions;
import dev.athanor.compiler.parse.Parser;
import dev.athanor.compiler.source.Source;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Modules of the reference as far as the expander sees them: names of functions and macros, structs. */
final class RecordedModules implements Modules {
  private static final Set<String> EMPTY_MODULES = Set.of("Elixir.Logger", "Elixir.Logger.App", "Elixir.Application", "Elixir.Macro");

  private final Map<Atom, Object> modules = new HashMap<>();

  private final boolean hasLibrary;

  RecordedModules(boolean hasLibrary) {
    this.hasLibrary = hasLibrary;
    var recorded = Parser.parse(Source.of("modules.txt", Snapshot.resource("modules.txt")), ParseOptions.DEFAULT).quoted();
    for (var module : Lists.toJava(recorded)) {
      modules.put((Atom) ((Tuple2) module).e0, ((Tuple2) module).e1);
    }
  }

  /** The functions or macros of a module. */
  Object listed(Atom module, String key) {
    var found = Meta.get(modules.getOrDefault(module, EmptyList.EMPTY), Atom.of(key));
    return found == null ? EmptyList.EMPTY : found;
  }

  private boolean lists(Atom module, String key, Atom name, long arity) {
    return Lists.toJava(listed(module, key)).contains(Tuple.of(name, arity));
  }

  @Override
  public boolean ensureLoaded(Atom module) {
    return modules.containsKey(module)
        || EMPTY_MODULES.contains(module.name())
        || !module.name().startsWith("Elixir.") && !module.name().equals("nil");
  }

  @Override
  public Availability ensureCompiled(Atom module, Atom waitFor, int line) {
    return Availability.NOT_FOUND;
  }

  @Override
  public boolean hasLibrary() {
    return hasLibrary;
  }

  @Override
  public boolean exports(Atom module, Atom function, int arity) {
    var name = function.name();
    return switch (module.name() + "." + name) {
      case "Elixir.Kernel.inspect", "Elixir.Macro.to_string" -> arity == 1;
      default -> name.startsWith("MACRO-")
          ? lists(module, "macros", Atom.of(name.substring("MACRO-".length())), arity - 1)
          : name.equals("__info__") ? modules.containsKey(module) : lists(module, "functions", function, arity);
    };
  }

  @Override
  public Object exports(Atom module) {
    return listed(module, "functions");
  }

  @Override
  public Object call(Atom module, Atom function, Object... arguments) {
    return switch (function.name()) {
      case "inspect" -> Bitstring.of(Inspected.of(arguments[0]));
      case "to_string" -> Bitstring.of(Written.of(arguments[0]));
      case "__info__" -> listed(module, ((Atom) arguments[0]).name());
      case "__struct__" -> struct(module);
      default -> throw new AssertionError("not recorded: " + module + "." + function);
    };
  }

  private MapTerm struct(Atom module) {
    var struct = MapTerm.EMPTY;
    for (var field : Lists.toJava(listed(module, "struct"))) {
      struct = struct.put(((Tuple2) field).e0, ((Tuple2) field).e1);
    }
    return struct;
  }
}
