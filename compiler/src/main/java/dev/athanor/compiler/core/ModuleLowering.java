package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lowers the functions of a module, and names what is made on the way. */
final class ModuleLowering {
  private static final Atom CALLER = Atom.of("__CALLER__");
  private static final Atom ENVIRONMENT = Atom.of("elixir_env");
  private static final Atom TO_CALLER = Atom.of("to_caller");

  final Knowledge knowledge;
  final Places places;
  private final ModuleForm form;
  private final List<Function> made = new ArrayList<>();

  /** How many funs, comprehensions and the like have been made in a function, by its name and what they are. */
  private final Map<String, Integer> counts = new HashMap<>();

  private ModuleLowering(ModuleForm form, Knowledge knowledge) {
    this.form = form;
    this.knowledge = knowledge;
    this.places = new Places(form.file());
  }

  /** The module in IR. */
  static Program program(ModuleForm form, Knowledge knowledge) {
    var lowering = new ModuleLowering(form, knowledge);
    var functions = new ArrayList<Function>();
    form.functions().stream().sorted(BY_NAME).forEach(function -> functions.add(lowering.function(function)));
    if (form.isModule()) {
      functions.addAll(new Reflection(form, knowledge).functions());
    }
    return new Program(form, functions, lowering.made, lowering.places);
  }

  // Without Comparator.comparing: its lambdas can be serialised, so the ahead-of-time cache does not hold them.
  private static final Comparator<FunctionForm> BY_NAME =
      (one, other) -> {
        var names = one.compiledKey().name().name().compareTo(other.compiledKey().name().name());
        return names != 0 ? names : Integer.compare(one.compiledKey().arity(), other.compiledKey().arity());
      };

  private Function function(FunctionForm source) {
    var key = source.compiledKey();
    var scope = new Scope(null);
    var parameters = Funs.parameters(key.arity());
    var steps = new ArrayList<Step>();
    var in = new Lowering(this, scope, key, source.file());
    var caller = source.kind().isMacro() ? caller(source, parameters.getFirst(), in, steps) : null;
    var clauses = new ArrayList<Matching.Clause>();
    for (var clause : source.clauses()) {
      clauses.add(clause(clause, source, in, caller));
    }
    int line = places.number(source.file(), source.line());
    var uses = parameters.stream().map(parameter -> (Expr) new Expr.Use(parameter)).toList();
    var failure = new Expr.Raise(Expr.Failure.FUNCTION_CLAUSE, uses, line);
    var subjects = source.kind().isMacro() ? parameters.subList(1, parameters.size()) : parameters;
    var function = Function.of(key, source.kind().isPublic(), line, parameters);
    function.body(Lowering.block(steps, Matching.clauses(in, subjects, clauses, failure)));
    return function;
  }

  private Matching.Clause clause(ClauseForm clause, FunctionForm source, Lowering head, Local caller) {
    var file = Quoted.file(clause.meta());
    var in = new Lowering(this, head.scope, head.owner, file == null ? source.file() : file);
    in.caller(caller);
    var patterns = in.patterns.all(Quoted.list(clause.arguments()));
    return new Matching.Clause(patterns, Quoted.list(clause.guards()), () -> in.body(clause.body()));
  }

  /** The env that {@code __CALLER__} is in a macro, made of what the macro is given first; {@code null} if nothing mentions it. */
  private static Local caller(FunctionForm source, Local given, Lowering in, List<Step> out) {
    if (source.clauses().stream().noneMatch(clause -> mentions(clause.body()))) {
      return null;
    }
    var caller = new Local("caller");
    out.add(new Step.Bind(caller, in.calls.remote(ENVIRONMENT, TO_CALLER, List.of(new Expr.Use(given)), 0)));
    return caller;
  }

  private static boolean mentions(Object quoted) {
    return switch (quoted) {
      case Tuple3 node -> node.e0 == CALLER && node.e2 instanceof Atom || mentions(node.e0) || mentions(node.e2);
      case Tuple2 pair -> mentions(pair.e0) || mentions(pair.e1);
      case Cons list -> Lists.isProper(list) && Quoted.list(list).stream().anyMatch(ModuleLowering::mentions);
      default -> false;
    };
  }

  /** A function that was lowered inside of another. */
  Function made(Lowering inner, Atom name, int line, List<Local> parameters, Expr body) {
    var all = new ArrayList<>(parameters);
    all.addAll(inner.scope.capturedParameters());
    var function = Function.made(new FunctionKey(name, all.size()), line, all);
    function.body(body);
    made.add(function);
    return function;
  }

  private Atom name(FunctionKey owner, String before, String behind) {
    var prefix = "-" + owner.name().name() + "/" + owner.arity() + before;
    int number = counts.merge(prefix, 1, Integer::sum) - 1;
    return Atom.of(prefix + number + behind);
  }

  /** The name of the next fun in a function. */
  Atom funName(FunctionKey owner) {
    return name(owner, "-fun-", "-");
  }

  /** The name of the next comprehension in a function. */
  Atom comprehensionName(FunctionKey owner) {
    return name(owner, "-lc$^", "/1-0-");
  }

  /** The name of the next {@code after} in a function. */
  Atom afterName(FunctionKey owner) {
    return name(owner, "-after$^", "/0-0-");
  }

  ModuleForm form() {
    return form;
  }
}
