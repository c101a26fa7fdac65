package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Turns the expressions of one function from the expanded form into the IR. Each kind of expression has a class of its own beside
 * this one; this one knows which is which, and how steps are put in order.
 *
 * <p>{@link #expr} gives an expression and adds to {@code out} what must happen before it. Whoever evaluates several expressions uses {@link
 * #arguments}, which keeps their order: an expression followed by one that needs steps is evaluated into a variable first.
 */
final class Lowering {
  final ModuleLowering module;
  final Scope scope;

  /** The function of the source around, after which made functions are named. */
  final FunctionKey owner;

  /** The file that lines belong to. */
  final String file;

  final Patterns patterns = new Patterns(this);
  final Guards guards = new Guards(this);
  final Tests tests = new Tests(this);
  final Calls calls = new Calls(this);
  final Funs funs = new Funs(this);
  final Constructors constructors = new Constructors(this);
  final Branches branches = new Branches(this);
  final Attempts attempts = new Attempts(this);
  final Receives receives = new Receives(this);
  final Comprehensions comprehensions = new Comprehensions(this);

  /** The lowering of the function around, or {@code null}. */
  private final Lowering outer;

  /** The exception whose stack trace {@code __STACKTRACE__} is; {@code null} outside of handlers. */
  private Local caught;

  /** The env that {@code __CALLER__} is, or {@code null} outside of macros. */
  private Local caller;

  Lowering(ModuleLowering module, Scope scope, FunctionKey owner, String file) {
    this(module, scope, owner, file, null);
  }

  private Lowering(ModuleLowering module, Scope scope, FunctionKey owner, String file, Lowering outer) {
    this.module = module;
    this.scope = scope;
    this.owner = owner;
    this.file = file;
    this.outer = outer;
  }

  /** The lowering of a function made inside of this one, which can use its variables. */
  Lowering inner() {
    return new Lowering(module, new Scope(scope), owner, file, this);
  }

  /** The number of the place that metadata names. */
  int line(Object meta) {
    return module.places.number(file, Quoted.line(meta));
  }

  void caller(Local env) {
    caller = env;
  }

  private Local caught() {
    return caught != null ? caught : scope.capture(outer.caught());
  }

  private Local caller() {
    return caller != null ? caller : scope.capture(outer.caller());
  }

  /** Lowers with {@code __STACKTRACE__} meaning the trace of an exception. */
  <T> T handling(Local exception, Supplier<T> lowering) {
    var before = caught;
    caught = exception;
    try {
      return lowering.get();
    } finally {
      caught = before;
    }
  }

  /** The expression, steps and all. */
  Expr body(Object quoted) {
    var steps = new ArrayList<Step>();
    var result = expr(quoted, steps);
    return block(steps, result);
  }

  /** A value after some steps. */
  static Expr block(List<Step> steps, Expr result) {
    return steps.isEmpty() ? result : new Expr.Block(List.copyOf(steps), result);
  }

  /** Lowers an expression; what has to happen before goes to {@code out}. */
  Expr expr(Object quoted, List<Step> out) {
    var known = KnownTerms.of(quoted);
    if (known != KnownTerms.UNKNOWN) {
      return new Expr.Const(known);
    }
    return switch (quoted) {
      case Tuple3 node -> node(node, out);
      case Tuple2 pair -> constructors.tuple(List.of(pair.e0, pair.e1), out);
      case Cons list -> constructors.list(list, out);
      default -> throw new IllegalStateException("a simple term is known: " + quoted);
    };
  }

  private Expr node(Tuple3 node, List<Step> out) {
    if (!(node.e0 instanceof Atom name)) {
      return calls.remoteOrFun(node, out);
    }
    if (node.e2 instanceof Atom) {
      return variable(node, name);
    }
    return switch (name.name()) {
      case "__block__" -> sequence(Quoted.arguments(node), out);
      case "=" -> match(Quoted.arguments(node).get(0), Quoted.arguments(node).get(1), line(node.e1), out);
      case "{}" -> constructors.tuple(Quoted.arguments(node), out);
      case "%{}" -> constructors.map(node, out);
      case "%" -> constructors.struct(node, out);
      case "<<>>" -> constructors.bits(node, out);
      case "fn" -> funs.fn(node);
      case "&" -> funs.capture(node, out);
      case "case" -> branches.caseOf(node, out);
      case "cond" -> branches.cond(node);
      case "with" -> branches.with(node, out);
      case "try" -> attempts.attempt(node);
      case "receive" -> receives.receive(node, out);
      case "for" -> comprehensions.comprehension(node, out);
      default -> calls.local(node, name, out);
    };
  }

  private Expr variable(Tuple3 node, Atom name) {
    return switch (name.name()) {
      case "__STACKTRACE__" -> new Expr.Caught(Expr.Aspect.STACKTRACE, caught());
      case "__CALLER__" -> new Expr.Use(caller());
      default -> {
        var variable = Quoted.variable(node);
        yield variable == null ? new Expr.Const(Atoms.NIL) : new Expr.Use(scope.find(variable));
      }
    };
  }

  private Expr sequence(List<Object> expressions, List<Step> out) {
    for (int i = 0; i < expressions.size() - 1; i++) {
      effect(expr(expressions.get(i), out), out);
    }
    return expressions.isEmpty() ? new Expr.Const(Atoms.NIL) : expr(expressions.getLast(), out);
  }

  private static void effect(Expr value, List<Step> out) {
    if (!isStable(value)) {
      out.add(new Step.Effect(value));
    }
  }

  /** {@code pattern = value}. */
  private Expr match(Object pattern, Object value, int line, List<Step> out) {
    var expr = expr(value, out);
    var variable = Quoted.variable(pattern);
    if (variable != null && scope.lookup(variable) == null) {
      receives.noteReference(expr, variable);
      return new Expr.Use(variable(variable, expr, out));
    }
    var subject = local("match", expr, out);
    receives.noteReferences(expr, patterns.of(pattern));
    var failure = new Expr.Raise(Expr.Failure.BAD_MATCH, List.of(new Expr.Use(subject)), line);
    Matching.straight(this, List.of(subject), List.of(patterns.of(pattern)), failure, out);
    return new Expr.Use(subject);
  }

  private Local variable(Quoted.Variable variable, Expr value, List<Step> out) {
    if (value instanceof Expr.Use(var known)) {
      scope.define(variable, known);
      return known;
    }
    var local = new Local(variable.name().name());
    out.add(new Step.Bind(local, value));
    scope.define(variable, local);
    return local;
  }

  /** The variable that an expression is, or a new one with its value. */
  static Local local(String name, Expr value, List<Step> out) {
    if (value instanceof Expr.Use(var known)) {
      return known;
    }
    var local = new Local(name);
    out.add(new Step.Bind(local, value));
    return local;
  }

  /** Lowers expressions that are evaluated in this order and used together, as arguments. */
  List<Expr> arguments(List<Object> quoted, List<Step> out) {
    var exprs = new ArrayList<Expr>();
    var steps = new ArrayList<List<Step>>();
    for (var one : quoted) {
      var before = new ArrayList<Step>();
      exprs.add(argument(one, before));
      steps.add(before);
    }
    return ordered(exprs, steps, out);
  }

  /** Lowers an expression to one that may stand as an argument. */
  Expr argument(Object quoted, List<Step> out) {
    var expr = expr(quoted, out);
    return isArgument(expr) ? expr : new Expr.Use(local("arg", expr, out));
  }

  /** Puts the steps before each expression in order; {@code steps} are those of the expression at the same place. */
  static List<Expr> ordered(List<Expr> exprs, List<List<Step>> steps, List<Step> out) {
    int last = -1;
    for (int i = 0; i < steps.size(); i++) {
      last = steps.get(i).isEmpty() ? last : i;
    }
    var arguments = new ArrayList<Expr>();
    for (int i = 0; i < exprs.size(); i++) {
      out.addAll(steps.get(i));
      var expr = exprs.get(i);
      arguments.add(i < last && !isStable(expr) ? new Expr.Use(local("arg", expr, out)) : expr);
    }
    return arguments;
  }

  /** Whether evaluating it later makes no difference. */
  static boolean isStable(Expr expr) {
    return expr instanceof Expr.Const || expr instanceof Expr.Use;
  }

  /** Whether the expression may stand as an argument: it does not branch. */
  static boolean isArgument(Expr expr) {
    return switch (expr) {
      case Expr.Block _, Expr.If _, Expr.Switch _, Expr.Join _, Expr.Jump _, Expr.Loop _, Expr.Truth _, Expr.Try _, Expr.Raise _, Expr.Rethrow _, Expr.Act _ ->
          false;
      default -> true;
    };
  }

  /** A tuple term of constants, or {@code null} if they are not all. */
  static Object[] constants(List<Expr> exprs) {
    var terms = new Object[exprs.size()];
    for (int i = 0; i < terms.length; i++) {
      if (!(exprs.get(i) instanceof Expr.Const(var term))) {
        return null;
      }
      terms[i] = term;
    }
    return terms;
  }

  /** A tuple of values. */
  static Expr tuple(List<Expr> elements) {
    var terms = constants(elements);
    return terms == null ? new Expr.MakeTuple(elements) : new Expr.Const(Tuple.of(terms));
  }

  /** A list of values. */
  static Expr list(List<Expr> elements, Expr tail) {
    if (elements.isEmpty()) {
      return tail;
    }
    var terms = constants(elements);
    if (terms == null || !(tail instanceof Expr.Const(var end))) {
      return new Expr.MakeList(elements, tail);
    }
    Object list = end;
    for (int i = terms.length - 1; i >= 0; i--) {
      list = new Cons(terms[i], list);
    }
    return new Expr.Const(list);
  }

  /** The empty list. */
  static Expr nil() {
    return new Expr.Const(EmptyList.EMPTY);
  }
}
