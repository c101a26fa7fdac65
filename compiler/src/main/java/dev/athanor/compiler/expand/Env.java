package dev.athanor.compiler.expand;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Shape;
import dev.athanor.term.ShapeMap;
import dev.athanor.term.Tuple2;

/**
 * The lexical environment of a piece of code: {@code Macro.Env}. The fields are the terms that Elixir programs
 * see, so that going to the struct and back is a copy of fifteen references.
 *
 * @param module the module being defined, or {@code nil}
 * @param file the file's full path as a binary
 * @param line the line
 * @param function {@code {name, arity}} of the function being defined, or {@code nil}
 * @param context {@code nil}, {@code :guard} or {@code :match}
 * @param aliases {@code [{alias, module}]}, newest first
 * @param requires the modules required, sorted
 * @param functions {@code [{module, [{name, arity}]}]} of the functions imported
 * @param macros {@code [{module, [{name, arity}]}]} of the macros imported
 * @param macroAliases {@code [{alias, {counter, module}}]}: aliases defined inside macros
 * @param contextModules the modules defined here, newest first
 * @param lexicalTracker what counts the use of aliases and imports, or {@code nil}
 * @param tracers the compilation tracers
 * @param versionedVars {@code %{{name, context} => version}}
 */
public record Env(
    Atom module,
    Bitstring file,
    int line,
    Object function,
    Atom context,
    Object aliases,
    Object requires,
    Object functions,
    Object macros,
    Object macroAliases,
    Object contextModules,
    Object lexicalTracker,
    Object tracers,
    MapTerm versionedVars) {
  private static final Atom STRUCT_NAME = Atom.of("Elixir.Macro.Env");
  private static final Atom[] FIELDS = {
    Atom.of("module"), Atom.of("file"), Atom.of("line"), Atom.of("function"), Atom.of("context"),
    Atom.of("aliases"), Atom.of("requires"), Atom.of("functions"), Atom.of("macros"), Atom.of("macro_aliases"),
    Atom.of("context_modules"), Atom.of("lexical_tracker"), Atom.of("tracers"), Atom.of("versioned_vars"),
    Atoms.STRUCT
  };
  private static final Shape SHAPE = Shape.of((Object[]) FIELDS.clone());

  /** For each place of the shape, which of {@link #FIELDS} stands there. */
  private static final int[] PLACES = places();

  /** No module, no file, nothing imported. */
  public static Env empty() {
    var none = EmptyList.EMPTY;
    return new Env(
        Atoms.NIL, Bitstring.of("nofile"), 1, Atoms.NIL, Atoms.NIL,
        none, none, none, none, none, none, Atoms.NIL, none, MapTerm.EMPTY);
  }

  private static int[] places() {
    var places = new int[FIELDS.length];
    for (int field = 0; field < FIELDS.length; field++) {
      places[SHAPE.indexOf(FIELDS[field])] = field;
    }
    return places;
  }

  /** As a {@code %Macro.Env{}} map. */
  public MapTerm toTerm() {
    Object[] fields = {
      module, file, (long) line, function, context, aliases, requires, functions, macros, macroAliases,
      contextModules, lexicalTracker, tracers, versionedVars, STRUCT_NAME
    };
    var values = new Object[fields.length];
    for (int place = 0; place < values.length; place++) {
      values[place] = fields[PLACES[place]];
    }
    return new ShapeMap(SHAPE, values);
  }

  /** The environment in a {@code %Macro.Env{}} map; raises {@code badarg} for anything else. */
  public static Env of(Object term) {
    if (term instanceof MapTerm map
        && field(map, 0) instanceof Atom module
        && field(map, 1) instanceof Bitstring file
        && field(map, 2) instanceof Long line
        && field(map, 4) instanceof Atom context
        && field(map, 13) instanceof MapTerm vars
        && hasAllFields(map)) {
      return new Env(
          module, file, line.intValue(), field(map, 3), context, field(map, 5), field(map, 6), field(map, 7),
          field(map, 8), field(map, 9), field(map, 10), field(map, 11), field(map, 12), vars);
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_env", "of", term);
  }

  private static Object field(MapTerm map, int field) {
    return map.get(FIELDS[field]);
  }

  private static boolean hasAllFields(MapTerm map) {
    for (var field : FIELDS) {
      if (!map.has(field)) {
        return false;
      }
    }
    return true;
  }

  /** Whether code here is a function's. */
  public boolean inFunction() {
    return function != Atoms.NIL;
  }

  /** Whether code here is a module's. */
  public boolean inModule() {
    return module != Atoms.NIL;
  }

  /** Whether code here is a pattern. */
  public boolean inMatch() {
    return context == Names.MATCH;
  }

  /** Whether code here is a guard. */
  public boolean inGuard() {
    return context == Names.GUARD;
  }

  /** The name of the function being defined; {@code null} outside. */
  public Atom functionName() {
    return function instanceof Tuple2 pair ? (Atom) pair.e0 : null;
  }

  /** The number of parameters of the function being defined; -1 outside. */
  public int functionArity() {
    return function instanceof Tuple2 pair ? ((Long) pair.e1).intValue() : -1;
  }

  /** With another module. */
  public Env withModule(Atom changed) {
    return new Env(
        changed, file, line, function, context, aliases, requires, functions, macros, macroAliases,
        contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** With another file. */
  public Env withFile(Bitstring changed) {
    return new Env(
        module, changed, line, function, context, aliases, requires, functions, macros, macroAliases,
        contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** With another line; the same where the line is none. */
  public Env withLine(int changed) {
    return changed == 0 || changed == line
        ? this
        : new Env(
            module, file, changed, function, context, aliases, requires, functions, macros, macroAliases,
            contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** Inside the function of that name and arity, or outside any ({@code nil}). */
  public Env withFunction(Object changed) {
    return new Env(
        module, file, line, changed, context, aliases, requires, functions, macros, macroAliases,
        contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** In another context. */
  public Env withContext(Atom changed) {
    return changed == context
        ? this
        : new Env(
            module, file, line, function, changed, aliases, requires, functions, macros, macroAliases,
            contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** With other aliases. */
  public Env withAliases(Object changed, Object changedInMacros) {
    return new Env(
        module, file, line, function, context, changed, requires, functions, macros, changedInMacros,
        contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** With other modules required. */
  public Env withRequires(Object changed) {
    return new Env(
        module, file, line, function, context, aliases, changed, functions, macros, macroAliases,
        contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** With other imports. */
  public Env withImports(Object changedFunctions, Object changedMacros) {
    return new Env(
        module, file, line, function, context, aliases, requires, changedFunctions, changedMacros, macroAliases,
        contextModules, lexicalTracker, tracers, versionedVars);
  }

  /** With other modules defined. */
  public Env withContextModules(Object changed) {
    return new Env(
        module, file, line, function, context, aliases, requires, functions, macros, macroAliases,
        changed, lexicalTracker, tracers, versionedVars);
  }

  /** With other tracking of its use. */
  public Env withTracking(Object changedTracker, Object changedTracers) {
    return new Env(
        module, file, line, function, context, aliases, requires, functions, macros, macroAliases,
        contextModules, changedTracker, changedTracers, versionedVars);
  }

  /** With other variables. */
  public Env withVersionedVars(MapTerm changed) {
    return changed == versionedVars
        ? this
        : new Env(
            module, file, line, function, context, aliases, requires, functions, macros, macroAliases,
            contextModules, lexicalTracker, tracers, changed);
  }
}
