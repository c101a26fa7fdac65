package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Span;
import dev.athanor.compiler.expand.Text;
import dev.athanor.term.Atom;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is checked when all definitions of a module are known: calls of what is not there, and what nobody calls. */
final class LocalChecks {
  private static final Atom CONTEXT = Atom.of("context");
  private static final Atom GENERATED = Atom.of("generated");
  private static final Atom ON_LOAD = Atom.of("on_load");

  /** The order in which the reference reports what is unused. Without {@code Comparator.comparing}: its lambdas can be serialised, so the ahead-of-time cache does not hold them. */
  private static final Comparator<Definition> REPORTED =
      (one, other) -> {
        var names = other.key.name().name().compareTo(one.key.name().name());
        return names != 0 ? names : Integer.compare(other.key.arity(), one.key.arity());
      };

  private final Session session;
  private final OpenModule module;
  private final Env env;

  LocalChecks(Session session, OpenModule module, Env env) {
    this.session = session;
    this.module = module;
    this.env = env;
  }

  /** Reports what is wrong with the definitions themselves. */
  void checkDefinitions() {
    module.definitions.values().forEach(this::checkImplemented);
    module.definitions.values().forEach(this::checkImportConflict);
  }

  /** Reports what is wrong with who calls whom, and gives the functions that can be reached from outside. */
  Set<FunctionKey> checkCalls() {
    module.definitions.keySet().forEach(this::checkUses);
    var reached = module.locals.reachable(roots());
    warnUnused(reached);
    return reached;
  }

  private void checkImplemented(Definition definition) {
    if (definition.clauses.isEmpty()) {
      complain(
          definition.meta,
          env.withFile(definition.file),
          "implementation not provided for predefined " + definition.kind.name() + " " + FunctionNames.of(definition.key));
    }
  }

  private void complain(Object meta, Env where, String message) {
    Problems.complain(session, meta, where, message);
  }

  private void checkImportConflict(Definition definition) {
    for (var from : module.locals.importsOf(definition.key)) {
      if (from != module.name && from != BootstrapMacros.MODULE) {
        complain(
            definition.meta,
            env.withFile(definition.file),
            "imported "
                + Text.inspect(session, from)
                + "."
                + FunctionNames.of(definition.key)
                + " conflicts with local function");
      }
    }
  }

  private void checkUses(FunctionKey caller) {
    for (var use : module.locals.usesOf(caller)) {
      var callee = module.definition(use.callee());
      if (callee == null) {
        complain(Span.of(use.meta(), use.callee().name()), in(caller), undefined(use.callee()));
      } else if (callee.isMacro() && !use.isMacro()) {
        complain(
            use.meta(),
            in(caller),
            "cannot invoke macro " + FunctionNames.of(use.callee()) + " before its definition");
      }
    }
  }

  private Env in(FunctionKey function) {
    return env.withFunction(Tuple.of(function.name(), (long) function.arity()))
        .withFile(module.definition(function).file);
  }

  private String undefined(FunctionKey callee) {
    return "undefined function "
        + FunctionNames.of(callee)
        + " (expected "
        + Text.inspect(session, module.name)
        + " to define such a function or for it to be imported, but none are available)";
  }

  private void warnUnused(Set<FunctionKey> reached) {
    for (var definition : module.definitions.values().stream().sorted(REPORTED).toList()) {
      if (!definition.isPrivate() || isQuiet(definition)) {
        continue;
      }
      if (!reached.contains(definition.key) && !anyShorterReached(definition, reached)) {
        warn(definition, FunctionNames.kind(definition.kind) + " " + FunctionNames.of(definition.key) + " is unused");
      } else if (definition.defaults > 0) {
        warnUnusedDefaults(definition, reached);
      }
    }
  }

  private List<FunctionKey> roots() {
    var roots = new ArrayList<FunctionKey>();
    for (var definition : module.definitions.values()) {
      if (!definition.isPrivate()) {
        roots.add(definition.key);
      }
    }
    if (FunctionNames.key(module.tables.value(ON_LOAD)) instanceof FunctionKey onLoad) {
      roots.add(onLoad);
    }
    return roots;
  }

  /** Functions that are there because of others are not reported on their own. */
  private boolean isQuiet(Definition definition) {
    return definition.clauses.isEmpty()
        || module.locals.isDefault(definition.key)
        || definition.key.name().name().contains(" (overridable ")
        || module.overridables.isBack(definition.key)
        || Meta.isSet(definition.meta, GENERATED)
        || Meta.get(definition.meta, CONTEXT) != null;
  }

  private boolean anyShorterReached(Definition definition, Set<FunctionKey> reached) {
    return reached.stream()
        .anyMatch(key -> key.name() == definition.key.name() && isShorter(key, definition));
  }

  private static boolean isShorter(FunctionKey key, Definition definition) {
    return key.arity() < definition.key.arity() && key.arity() >= definition.key.arity() - definition.defaults;
  }

  private void warnUnusedDefaults(Definition definition, Set<FunctionKey> reached) {
    var called =
        reached.stream()
            .filter(key -> key.name() == definition.key.name() && isShorter(key, definition))
            .map(FunctionKey::arity)
            .collect(Collectors.toSet());
    if (called.isEmpty()) {
      warn(
          definition,
          "default values for the optional arguments in " + FunctionNames.of(definition.key) + " are never used");
      return;
    }
    int shortest = definition.key.arity() - definition.defaults;
    int lowest = called.stream().min(Integer::compare).orElseThrow();
    if (lowest > shortest) {
      int unused = definition.key.arity() - lowest;
      warn(
          definition,
          (unused == 1
                  ? "the default value for the last optional argument in "
                  : "the default values for the last " + unused + " optional arguments in ")
              + FunctionNames.of(definition.key)
              + (unused == 1 ? " is never used" : " are never used"));
    }
  }

  private void warn(Definition definition, String message) {
    session.diagnostics().warn(definition.meta, env.withFile(definition.file), message);
  }
}
