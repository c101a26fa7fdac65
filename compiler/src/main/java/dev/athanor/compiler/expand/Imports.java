package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Finds where a name is imported from, and adds modules to the {@code requires} of an environment. */
final class Imports {
  private static final Atom REQUIRE = Atom.of("require");
  private static final Atom IMPORT_QUOTED = Atom.of("imported_quoted");

  private Imports() {}

  /** Where a call of a name leads. */
  sealed interface Found {
    /** A function or macro that one import brings in. */
    record Import(Atom module, boolean isMacro) implements Found {}

    /** The module that the name was imported from where the code was quoted. */
    record Quoted(Atom module) implements Found {}

    /** More than one module brings it in. */
    record Ambiguous(Atom first, Atom second, boolean isMacro) implements Found {}
  }

  /** Where a name of that arity is imported from; {@code null} where it is not. */
  static Found find(Object meta, Atom name, int arity, Object extra, Env env) {
    var quoted = quotedImport(meta, arity);
    if (quoted != null) {
      return new Found.Quoted(quoted);
    }
    var function = importer(env.functions(), name, arity, null);
    var macro = importer(extra, name, arity, null);
    macro = macro != null ? macro : importer(env.macros(), name, arity, null);
    if (function != null && macro != null) {
      return new Found.Ambiguous(macro, function, true);
    }
    var only = function != null ? function : macro;
    if (only == null) {
      return null;
    }
    var another = importer(function != null ? env.functions() : env.macros(), name, arity, only);
    return another != null
        ? new Found.Ambiguous(only, another, function == null)
        : new Found.Import(only, function == null);
  }

  private static Atom quotedImport(Object meta, int arity) {
    if (Meta.get(meta, Names.IMPORTS) instanceof Cons imports && Meta.get(meta, Names.CONTEXT) != null) {
      Object rest = imports;
      while (rest instanceof Cons cell) {
        if (cell.head instanceof Tuple2 pair && pair.e0 instanceof Long known && known == arity) {
          return (Atom) pair.e1;
        }
        rest = cell.tail();
      }
    }
    return null;
  }

  /** The first module other than {@code not} that brings in the name. */
  private static Atom importer(Object imports, Atom name, int arity, Atom not) {
    var rest = imports;
    while (rest instanceof Cons cell) {
      var imported = (Tuple2) cell.head;
      if (imported.e0 != not && contains(imported.e1, name, arity)) {
        return (Atom) imported.e0;
      }
      rest = cell.tail();
    }
    return null;
  }

  /** Whether a list of {@code {name, arity}} has that one. */
  static boolean contains(Object functions, Atom name, int arity) {
    var rest = functions;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 pair && pair.e0 == name && pair.e1 instanceof Long known && known == arity) {
        return true;
      }
      rest = cell.tail();
    }
    return false;
  }

  /** The module that {@code name/arity} is imported from, for the hygiene of {@code &name/arity}; {@code null} where it is not. */
  static Atom importOf(Scope s, Object meta, Atom name, int arity) {
    return switch (find(meta, name, arity, EmptyList.EMPTY, s.env)) {
      case Found.Import found -> {
        traceQuoted(s, meta, found.module, name, arity);
        yield found.module;
      }
      case Found.Quoted found -> found.module;
      case Found.Ambiguous clash -> throw s.fail(meta, ambiguous(s, clash.first, clash.second, name, arity));
      case null -> null;
    };
  }

  /** {@code [{arity, module}]} of all that a name is imported as, for the hygiene of calls. */
  static Object importsOf(Scope s, Object meta, Atom name) {
    var found = new TreeMap<Long, Atom>();
    collect(s, meta, name, s.env.functions(), found);
    collect(s, meta, name, s.env.macros(), found);
    if (found.isEmpty()) {
      return EmptyList.EMPTY;
    }
    found.forEach((arity, module) -> traceQuoted(s, meta, module, name, arity.intValue()));
    return Lists.of(found.entrySet().stream().map(entry -> Tuple.of(entry.getKey(), entry.getValue())).toList());
  }

  private static void collect(Scope s, Object meta, Atom name, Object imports, TreeMap<Long, Atom> found) {
    var rest = imports;
    while (rest instanceof Cons cell) {
      var imported = (Tuple2) cell.head;
      var functions = imported.e1;
      while (functions instanceof Cons function) {
        if (function.head instanceof Tuple2 pair && pair.e0 == name) {
          var before = found.putIfAbsent((Long) pair.e1, (Atom) imported.e0);
          if (before != null && before != imported.e0) {
            throw s.fail(meta, ambiguous(s, (Atom) imported.e0, before, name, ((Long) pair.e1).intValue()));
          }
        }
        functions = function.tail();
      }
      rest = cell.tail();
    }
  }

  private static void traceQuoted(Scope s, Object meta, Atom module, Atom name, int arity) {
    Trace.event(s, () -> Tuple.of(IMPORT_QUOTED, meta, module, name, Lists.of((long) arity)));
  }

  static String ambiguous(Scope s, Atom first, Atom second, Atom name, int arity) {
    return "function "
        + name.name()
        + "/"
        + arity
        + " imported from both "
        + s.inspect(first)
        + " and "
        + s.inspect(second)
        + ", call is ambiguous";
  }

  /** The environment with a module required, and an alias for it if the options say so. */
  static Aliases.Defined require(Session session, Object meta, Atom module, Object options, Env env, boolean tracing) {
    if (tracing) {
      Trace.event(session, env, () -> Tuple.of(REQUIRE, meta, module, options));
    }
    var requiring = env.withRequires(Aliases.inserted(env.requires(), module));
    return Aliases.define(session, meta, module, false, options, requiring, tracing);
  }

  /**
   * The environment with a module imported.
   *
   * @param warning whether names that cannot be imported are warned about
   * @param info gives the functions and macros of the module for {@code :functions} and {@code :macros}; {@code null} to ask the module
   */
  static Aliases.Defined define(
      Session session,
      Object meta,
      Atom module,
      Object options,
      Env env,
      boolean warning,
      boolean tracing,
      UnaryOperator<Object> info) {
    return new ImportSelection(session, meta, module, env, warning, info).apply(options, tracing);
  }

  /** Whether the module is required in the environment. */
  static boolean isRequired(Env env, Atom module) {
    var rest = env.requires();
    while (rest instanceof Cons cell) {
      if (cell.head == module) {
        return true;
      }
      rest = cell.tail();
    }
    return false;
  }

  /** A list without the entry of a module. */
  static Object without(Object imports, Atom module) {
    return Meta.without(imports, module);
  }

  /** The functions that the environment imports from a module; {@code null} where none. */
  static Object imported(Object imports, Atom module) {
    return Lists.keyword(imports, module, null);
  }

  /** {@code nil} as an empty list. */
  static Object orEmpty(Object list) {
    return list == null || list == Atoms.NIL ? EmptyList.EMPTY : list;
  }
}
