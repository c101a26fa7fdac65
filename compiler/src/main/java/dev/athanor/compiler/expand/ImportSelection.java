package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Which of a module's functions and macros an {@code import} brings in. */
final class ImportSelection {
  private static final Atom IMPORT = Atom.of("import");
  private static final Atom IMPORTED = Atom.of("imported");

  private final Session session;
  private final Object meta;
  private final Atom module;
  private final Env env;
  private final boolean warning;
  private final UnaryOperator<Object> info;

  /** Whether anything was brought in. */
  private boolean added;

  ImportSelection(Session session, Object meta, Atom module, Env env, boolean warning, UnaryOperator<Object> info) {
    this.session = session;
    this.meta = meta;
    this.module = module;
    this.env = env;
    this.warning = warning;
    this.info = info != null ? info : what -> ModuleInfo.of(session.modules(), module, (Atom) what);
  }

  /** What is imported now, or what is wrong with the options. */
  private record Imported(Object functions, Object macros, String error) {}

  Aliases.Defined apply(Object options, boolean tracing) {
    var imported = select(Lists.keyword(options, Names.ONLY, null), Lists.keyword(options, Names.EXCEPT, null));
    if (imported.error != null) {
      return new Aliases.Defined(null, imported.error);
    }
    if (tracing) {
      Trace.event(
          session, env, () -> Tuple.of(IMPORT, Meta.with(meta, IMPORTED, Atom.of(added)), module, options));
    }
    return Imports.require(
        session, meta, module, options, env.withImports(imported.functions, imported.macros), tracing);
  }

  private Imported select(Object only, Object except) {
    if (except != null && !isSelection(except)) {
      return invalid("except", "expected value to be a literal keyword list of function names with arity as values", except);
    }
    var excluded = except == null ? null : distinct(except, "except");
    return switch (only) {
      case null -> new Imported(functions(all(excluded)), macros(all(excluded)), null);
      case Atom kind when kind == Names.FUNCTIONS ->
          new Imported(functions(all(excluded)), Imports.without(env.macros(), module), null);
      case Atom kind when kind == Names.MACROS ->
          new Imported(Imports.without(env.functions(), module), macros(all(excluded)), null);
      case Atom kind when kind == Names.SIGILS ->
          new Imported(functions(sigils(excluded)), macros(sigils(excluded)), null);
      case Object list when isSelection(list) && excluded == null -> listed(list);
      case Object list when isSelection(list) ->
          new Imported(
              null,
              null,
              ":only and :except can only be given together to import when :only is :functions, :macros, or :sigils");
      default ->
          invalid(
              "only",
              "expected value to be an atom :functions, :macros, or a literal keyword list of function names with arity as values",
              only);
    };
  }

  private Imported invalid(String option, String expected, Object value) {
    return new Imported(
        null,
        null,
        "invalid :" + option + " option for import, " + expected + ", got: " + Text.source(session, value));
  }

  private static boolean isSelection(Object term) {
    var rest = term;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 pair && pair.e0 instanceof Atom && pair.e1 instanceof Long)) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  private List<Object> distinct(Object selection, String option) {
    var seen = new LinkedHashSet<Object>();
    for (var function : Lists.toJava(selection)) {
      if (!seen.add(function) && warning) {
        warn("invalid :" + option + " option for import, " + signature(function) + " is duplicated");
      }
    }
    return List.copyOf(seen);
  }

  private static String signature(Object function) {
    var pair = (Tuple2) function;
    return ((Atom) pair.e0).name() + "/" + pair.e1;
  }

  private void warn(String message) {
    session.diagnostics().warn(meta, env, message);
  }

  /** Picks from what there is, given what is imported so far. */
  private interface Picking {
    List<Object> pick(Object existing, Object importedSoFar);
  }

  private Picking all(List<Object> excluded) {
    return (existing, soFar) -> excluding(excluded, existing, soFar, function -> true);
  }

  private Picking sigils(List<Object> excluded) {
    return (existing, soFar) -> excluding(excluded, existing, soFar, ImportSelection::isSigil);
  }

  /** Everything but what starts with an underscore; an {@code :except} takes away from what an earlier import brought in. */
  private static List<Object> excluding(
      List<Object> excluded, Object existing, Object soFar, Predicate<Object> wanted) {
    boolean narrowing = excluded != null && soFar != null;
    var picked = new ArrayList<>();
    for (var function : Lists.toJava(narrowing ? soFar : existing)) {
      if (wanted.test(function)
          && (narrowing || !isUnderscored(function))
          && (excluded == null || !excluded.contains(function))) {
        picked.add(function);
      }
    }
    return picked;
  }

  private static boolean isUnderscored(Object function) {
    return ((Atom) ((Tuple2) function).e0).name().startsWith("_");
  }

  private static boolean isSigil(Object function) {
    var pair = (Tuple2) function;
    var name = ((Atom) pair.e0).name();
    return pair.e1.equals(2L)
        && name.startsWith("sigil_")
        && (name.length() == 7
            ? Character.isLetter(name.charAt(6))
            : name.length() > 7 && name.substring(6).chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'));
  }

  private Imported listed(Object selection) {
    var only = distinct(selection, "only");
    var found = new LinkedHashSet<Object>();
    Picking picking =
        (existing, _) -> {
          var picked = new ArrayList<>();
          for (var function : only) {
            var pair = (Tuple2) function;
            if (Imports.contains(existing, (Atom) pair.e0, ((Long) pair.e1).intValue())) {
              picked.add(function);
              found.add(function);
            }
          }
          return picked;
        };
    var imported = new Imported(functions(picking), macros(picking), null);
    for (var function : only) {
      if (warning && !found.contains(function)) {
        warn("cannot import " + Text.inspect(session, module) + "." + signature(function) + " because it is undefined or private");
      }
    }
    return imported;
  }

  private Object functions(Picking picking) {
    return replaced(env.functions(), picking, Names.FUNCTIONS);
  }

  private Object macros(Picking picking) {
    return replaced(env.macros(), picking, Names.MACROS);
  }

  private Object replaced(Object imports, Picking picking, Atom what) {
    var picked = picking.pick(info.apply(what), Imports.imported(imports, module));
    var kept = new ArrayList<>();
    for (var function : new LinkedHashSet<>(picked)) {
      if (!isInternal(function)) {
        kept.add(function);
      }
    }
    kept.sort(TermOrder.EXACT);
    var rest = Imports.without(imports, module);
    if (kept.isEmpty()) {
      return rest;
    }
    added = true;
    kept.removeIf(this::conflictsWithSpecialForm);
    return new Cons(Tuple.of(module, Lists.of(kept)), rest);
  }

  private static boolean isInternal(Object function) {
    return switch (signature(function)) {
      case "module_info/0", "module_info/1", "__info__/1", "behaviour_info/1" -> true;
      default -> false;
    };
  }

  private boolean conflictsWithSpecialForm(Object function) {
    var pair = (Tuple2) function;
    boolean conflicts = SpecialForms.isReserved((Atom) pair.e0, ((Long) pair.e1).intValue());
    if (conflicts && warning) {
      warn(
          "cannot import "
              + Text.inspect(session, module)
              + "."
              + signature(function)
              + " because it conflicts with Elixir special forms, the import has been discarded");
    }
    return conflicts;
  }
}
