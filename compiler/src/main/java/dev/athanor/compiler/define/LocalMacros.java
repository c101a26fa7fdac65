package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions and macros of a module being defined that already have to run. One is compiled together with all that it can reach, by
 * what is defined so far; as long as none of that changes, the compiled code is used again.
 */
final class LocalMacros {
  private static final Atom UNDEF = Atom.of("undef");
  private static final Atom ARGUMENT = Atom.of("argument");
  private static final Atom OWN_CONTEXT = Atom.of("elixir_def");

  private final OpenModule module;
  private final Map<FunctionKey, Compiled> compiled = new HashMap<>();

  /** A compiled function and the clauses that went into it, of it and of what it reaches. */
  private record Compiled(Fun fun, List<FunctionKey> parts, List<List<Object>> clauses) {}

  LocalMacros(OpenModule module) {
    this.module = module;
  }

  /** The function behind a definition; a macro takes the caller's environment first. */
  Fun fun(Backend backend, Definition definition) {
    var known = compiled.get(definition.key);
    if (known != null && known.clauses.equals(clausesOf(known.parts))) {
      return known.fun;
    }
    var parts = List.copyOf(module.locals.reachable(List.of(definition.key)));
    var fun = backend.load(module.env.file().text(), parts.stream().map(this::form).toList());
    compiled.put(definition.key, new Compiled(fun, parts, clausesOf(parts)));
    return fun;
  }

  private List<List<Object>> clausesOf(List<FunctionKey> parts) {
    var clauses = new ArrayList<List<Object>>();
    for (var part : parts) {
      var definition = module.definition(part);
      clauses.add(definition == null ? List.of() : List.copyOf(definition.clauses));
    }
    return clauses;
  }

  private FunctionForm form(FunctionKey key) {
    var definition = module.definition(key);
    return definition == null || definition.clauses.isEmpty() ? undefined(key) : Forms.function(definition);
  }

  /** A function that is called but not there yet. */
  private FunctionForm undefined(FunctionKey key) {
    var parameters = new ArrayList<Object>();
    for (long i = 0; i < key.arity(); i++) {
      parameters.add(new Tuple3(ARGUMENT, Lists.of(Tuple.of(Atom.of("version"), i)), OWN_CONTEXT));
    }
    var none = EmptyList.EMPTY;
    var raise = Ast.remote(Atoms.ERLANG, Atoms.ERROR, none, UNDEF, Lists.of(parameters), none);
    var clause = new ClauseForm(none, Lists.of(parameters), none, raise);
    return new FunctionForm(FunctionForm.Kind.DEFP, key.name(), key.arity(), module.env.file().text(), 0, List.of(clause));
  }
}
