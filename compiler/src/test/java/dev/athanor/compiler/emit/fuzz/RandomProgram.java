package dev.athanor.compiler.emit.fuzz;

import static dev.athanor.compiler.emit.fuzz.Forms.call;
import static dev.athanor.compiler.emit.fuzz.Forms.callFun;
import static dev.athanor.compiler.emit.fuzz.Forms.clause;
import static dev.athanor.compiler.emit.fuzz.Forms.erlang;
import static dev.athanor.compiler.emit.fuzz.Forms.node;
import static dev.athanor.compiler.emit.fuzz.Forms.options;
import static dev.athanor.compiler.emit.fuzz.Forms.segment;
import static dev.athanor.compiler.emit.fuzz.Forms.variable;

import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random module: functions {@code f0}, {@code f1}, ... that call themselves and each other, each with a first parameter that counts down, so that all
 * of them end. Expressions are of roughly fitting types, now and then of a wrong one.
 */
final class RandomProgram {
  /** What an expression is meant to give. */
  enum Type {
    INTEGER,
    FLOAT,
    ATOM,
    LIST,
    PAIR,
    BITS,
    MAP
  }

  private record Variable(String name, Type type) {}

  private record Signature(String name, List<Type> parameters, Type result) {}

  private static final List<String> ATOMS = List.of("a", "b", "c", "true", "false", "nil");
  private static final List<String> RELATIONS = List.of("<", "=<", ">", ">=", "==", "/=", "=:=", "=/=");
  private static final List<String> INTEGERS = List.of("+", "-", "*", "div", "rem", "band", "bor", "bxor", "bsl", "bsr", "+", "-", "*");
  private static final List<String> FLOATS = List.of("+", "-", "*", "/");
  private static final List<String> TYPES = List.of("is_integer", "is_float", "is_number", "is_atom", "is_list", "is_tuple", "is_binary", "is_boolean");
  private static final List<String> KEYS = List.of("x", "y", "z");
  private static final int MOST_DEPTH = 4;

  private final Random random;
  private final List<Signature> signatures = new ArrayList<>();
  private List<Variable> scope = new ArrayList<>();
  private boolean mayCall;
  private int names;

  RandomProgram(long seed) {
    this.random = new Random(seed);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** The functions of the module; the first is exported. */
  List<FunctionForm> functions() {
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      var parameters = new ArrayList<Type>();
      parameters.add(Type.INTEGER);
      for (int j = random.nextInt(3); j >= 0; j--) {
        parameters.add(any(List.of(Type.values())));
      }
      signatures.add(new Signature("f" + i, parameters, any(List.of(Type.values()))));
    }
    return signatures.stream().map(this::function).toList();
  }

  /** Arguments for the first function. */
  List<Object> arguments(long fuel) {
    var values = new ArrayList<Object>();
    values.add(fuel);
    var parameters = signatures.getFirst().parameters;
    parameters.subList(1, parameters.size()).forEach(type -> values.add(value(type)));
    return values;
  }

  private FunctionForm function(Signature signature) {
    var clauses = new ArrayList<ClauseForm>();
    clauses.add(clauseOf(signature, true));
    for (int i = random.nextInt(2); i >= 0; i--) {
      clauses.add(clauseOf(signature, false));
    }
    clauses.add(clauseOf(signature, false, false));
    var kind = signature == signatures.getFirst() || chance(30) ? FunctionForm.Kind.DEF : FunctionForm.Kind.DEFP;
    return new FunctionForm(kind, Atom.of(signature.name), signature.parameters.size(), "fuzz.ex", 1, clauses);
  }

  private ClauseForm clauseOf(Signature signature, boolean isLast) {
    return clauseOf(signature, isLast, true);
  }

  /** The clause for when the fuel is spent, or another one, with patterns if {@code refutable}. */
  private ClauseForm clauseOf(Signature signature, boolean isLast, boolean refutable) {
    scope = new ArrayList<>();
    var patterns = new ArrayList<Object>();
    patterns.add(variable("n"));
    for (var type : signature.parameters.subList(1, signature.parameters.size())) {
      patterns.add(refutable && !isLast && chance(50) ? pattern(type, 2) : named(type));
    }
    mayCall = false;
    Object guard = isLast ? erlang("=<", variable("n"), 0L) : refutable && chance(50) ? guard(2) : null;
    mayCall = !isLast;
    var body = body(signature);
    mayCall = false;
    return new ClauseForm(Forms.NO_META, Lists.of(patterns), guard == null ? EmptyList.EMPTY : Lists.of(guard), body);
  }

  /** A body; often it ends with a call of the function itself. */
  private Object body(Signature signature) {
    var expressions = new ArrayList<Object>();
    for (int i = random.nextInt(3); i > 0; i--) {
      var type = any(List.of(Type.values()));
      var value = expression(type, MOST_DEPTH - 1);
      expressions.add(node("=", chance(25) ? pattern(type, 2) : named(type), value));
    }
    expressions.add(last(signature));
    return expressions.size() == 1 ? expressions.getFirst() : node("__block__", expressions.toArray());
  }

  private Object last(Signature signature) {
    if (mayCall && signature.result == Type.LIST && chance(40)) {
      var element = inner(Type.INTEGER, 2);
      return new Cons(node("|", element, callOf(signature, 2)), EmptyList.EMPTY);
    }
    return mayCall && chance(35) ? callOf(signature, 2) : expression(signature.result, MOST_DEPTH);
  }

  private Object named(Type type) {
    var name = "v" + names++;
    scope.add(new Variable(name, type));
    return variable(name);
  }

  private Object callOf(Signature signature, int depth) {
    var arguments = new ArrayList<Object>();
    arguments.add(erlang("-", variable("n"), 1L + random.nextInt(2)));
    signature.parameters.subList(1, signature.parameters.size()).forEach(type -> arguments.add(expression(type, depth)));
    return call(signature.name, arguments);
  }

  /** An expression of a type, its own variables left behind. */
  private Object inner(Type type, int depth) {
    var before = new ArrayList<>(scope);
    var expression = expression(type, depth);
    scope = before;
    return expression;
  }

  private Object expression(Type wanted, int depth) {
    var type = chance(3) ? any(List.of(Type.values())) : wanted;
    if (depth <= 0 || chance(15)) {
      return leaf(type);
    }
    return switch (random.nextInt(12)) {
      case 0 -> choice(type, depth);
      case 1 -> condition(type, depth);
      case 2 -> attempt(type, depth);
      case 3 -> closure(type, depth);
      case 4 -> called(type, depth);
      case 5 -> block(type, depth);
      default -> simple(type, depth);
    };
  }

  private Object block(Type type, int depth) {
    var other = any(List.of(Type.values()));
    var value = inner(other, depth - 1);
    var bound = node("=", named(other), value);
    return node("__block__", bound, expression(type, depth - 1));
  }

  private Object called(Type type, int depth) {
    var fitting = signatures.stream().filter(signature -> signature.result == type).toList();
    return mayCall && !fitting.isEmpty() ? callOf(any(fitting), depth - 2) : simple(type, depth);
  }

  private Object leaf(Type type) {
    var fitting = scope.stream().filter(variable -> variable.type == type).toList();
    return !fitting.isEmpty() && chance(70) ? variable(any(fitting).name) : type == Type.INTEGER && chance(20) ? variable("n") : literal(type);
  }

  private Object literal(Type type) {
    return value(type);
  }


  /** A random term; pairs and lists are their own quoted form. */
  private Object value(Type type) {
    return switch (type) {
      case INTEGER -> integer();
      case FLOAT -> List.of(0.0, 1.0, -1.5, 2.25, 1.0e300, -3.0e-200, 7.0, 0.1).get(random.nextInt(8));
      case ATOM -> Atom.of(any(ATOMS));
      case LIST -> Lists.of(integer(), random.nextInt(5) < 2 ? (Object) 1.5 : integer());
      case PAIR -> Tuple.of(value(chance(80) ? Type.INTEGER : Type.FLOAT), Atom.of(any(ATOMS)));
      case BITS -> Bitstring.of(List.of("", "abc", "x", "é€", "hello world").get(random.nextInt(5)));
      case MAP -> chance(70) ? MapTerm.of(Atom.of("x"), integer(), Atom.of("y"), integer()) : MapTerm.of(Atom.of(any(KEYS)), integer());
    };
  }

  private Object integer() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong();
      case 1 -> Long.MAX_VALUE - random.nextInt(3);
      case 2 -> Long.MIN_VALUE + random.nextInt(3);
      case 3 -> BigInteger.ONE.shiftLeft(70).add(BigInteger.valueOf(random.nextInt(9)));
      default -> (long) (random.nextInt(24) - 8);
    };
  }

  private Object simple(Type type, int depth) {
    return switch (type) {
      case INTEGER -> integers(depth);
      case FLOAT -> floats(depth);
      case ATOM -> chance(60) ? test(depth) : leaf(type);
      case LIST -> lists(depth);
      case PAIR -> Tuple.of(inner(chance(75) ? Type.INTEGER : any(List.of(Type.values())), depth - 1), inner(Type.ATOM, depth - 2));
      case BITS -> bits(depth);
      case MAP -> maps(depth);
    };
  }

  private Object maps(int depth) {
    var keys = new ArrayList<>(KEYS);
    Collections.shuffle(keys, random);
    var pairs = keys.subList(0, 1 + random.nextInt(2)).stream().map(key -> (Object) Tuple.of(Atom.of(key), inner(Type.INTEGER, depth - 1))).toList();
    return chance(60) ? node("%{}", node("|", inner(Type.MAP, depth - 1), Lists.of(pairs))) : node("%{}", pairs.toArray());
  }

  private Object integers(int depth) {
    return switch (random.nextInt(13)) {
      case 12 -> field(depth);
      case 0 -> erlang(any(List.of("-", "abs", "bnot", "+")), inner(Type.INTEGER, depth - 1));
      case 1 -> erlang(any(List.of("max", "min")), inner(Type.INTEGER, depth - 1), inner(Type.INTEGER, depth - 1));
      case 2 -> erlang("length", inner(Type.LIST, depth - 1));
      case 3 -> erlang("byte_size", inner(Type.BITS, depth - 1));
      case 4 -> erlang("hd", inner(Type.LIST, depth - 1));
      case 5 -> erlang("element", 1L, inner(Type.PAIR, depth - 1));
      case 6 -> erlang(any(List.of("trunc", "round")), inner(Type.FLOAT, depth - 1));
      case 7 -> fold(depth);
      default -> {
        var operator = any(INTEGERS);
        var second = operator.equals("bsl") || operator.equals("bsr") ? (Object) (long) (random.nextInt(80) - 8) : inner(Type.INTEGER, depth - 1);
        yield erlang(operator, inner(Type.INTEGER, depth - 1), second);
      }
    };
  }

  /** A value of a map; of a literal atom it would be a call. */
  private Object field(int depth) {
    var map = inner(Type.MAP, depth - 1);
    return Forms.field(map instanceof Atom ? value(Type.MAP) : map, any(KEYS));
  }

  private Object floats(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> erlang(any(List.of("-", "abs")), inner(Type.FLOAT, depth - 1));
      case 1 -> erlang("/", inner(Type.INTEGER, depth - 1), inner(Type.INTEGER, depth - 1));
      case 2 -> Tuple.of(node(".", Atom.of("math"), Atom.of("sqrt")), Forms.NO_META, Lists.of(inner(Type.FLOAT, depth - 1)));
      case 3 -> erlang(any(FLOATS), inner(Type.FLOAT, depth - 1), inner(Type.INTEGER, depth - 1));
      default -> erlang(any(FLOATS), inner(Type.FLOAT, depth - 1), inner(Type.FLOAT, depth - 1));
    };
  }

  private Object lists(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> new Cons(node("|", inner(Type.INTEGER, depth - 1), inner(Type.LIST, depth - 1)), EmptyList.EMPTY);
      case 1 -> erlang("tl", inner(Type.LIST, depth - 1));
      case 2 -> erlang("++", inner(Type.LIST, depth - 1), inner(Type.LIST, depth - 2));
      case 3, 4 -> comprehension(depth);
      default -> Lists.of(inner(Type.INTEGER, depth - 1), inner(any(List.of(Type.values())), depth - 1));
    };
  }

  private Object comprehension(int depth) {
    var source = source(depth);
    var before = new ArrayList<>(scope);
    var generator = node("<-", chance(70) ? named(Type.INTEGER) : pattern(Type.INTEGER, 1), source);
    var clauses = new ArrayList<Object>();
    clauses.add(generator);
    if (chance(30)) {
      clauses.add(test(1));
    }
    clauses.add(options("do", inner(Type.INTEGER, depth - 1)));
    scope = before;
    return node("for", clauses.toArray());
  }

  private Object fold(int depth) {
    var source = source(depth);
    var type = Type.INTEGER;
    var initial = inner(type, depth - 1);
    var before = new ArrayList<>(scope);
    var generator = node("<-", named(Type.INTEGER), source);
    var accumulator = named(type);
    var round = clause(List.of(accumulator), null, inner(type, depth - 1));
    scope = before;
    return node("for", generator, options("reduce", initial, "do", Lists.of(round)));
  }

  private Object source(int depth) {
    if (chance(50)) {
      return inner(Type.LIST, depth - 1);
    }
    long first = random.nextInt(5) - 1;
    return node(
        "%{}",
        Tuple.of(Atom.of("__struct__"), Atom.of("Elixir.Range")),
        Tuple.of(Atom.of("first"), first),
        Tuple.of(Atom.of("last"), first + random.nextInt(4)),
        Tuple.of(Atom.of("step"), 1L));
  }

  private Object bits(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> node("<<>>", segment(inner(Type.INTEGER, depth - 1), "integer", 8 * (1 + random.nextInt(9))), segment(inner(Type.BITS, depth - 1), "binary", null));
      case 1 -> node("<<>>", segment(inner(Type.BITS, depth - 1), "binary", null), segment(inner(Type.INTEGER, depth - 1), "integer", 8));
      default -> leaf(Type.BITS);
    };
  }

  private Object test(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> erlang(any(TYPES), inner(any(List.of(Type.values())), depth - 1));
      case 1 -> erlang("not", depth > 1 ? test(depth - 1) : Atom.of("true"));
      default -> {
        var type = chance(80) ? (chance(60) ? Type.INTEGER : Type.FLOAT) : any(List.of(Type.values()));
        var other = chance(85) ? type : any(List.of(Type.values()));
        yield erlang(any(RELATIONS), inner(type, depth - 1), inner(other, depth - 1));
      }
    };
  }

  /** A guard: without calls of functions of the module, without what guards may not have. */
  private Object guard(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> erlang(any(TYPES), guardValue(any(List.of(Type.values())), 1));
      case 1 -> erlang(chance(50) ? "andalso" : "orelse", guard(depth - 1), guard(depth - 1));
      default -> {
        var type = chance(60) ? Type.INTEGER : Type.FLOAT;
        yield erlang(any(RELATIONS), guardValue(type, depth), guardValue(chance(80) ? type : Type.INTEGER, depth));
      }
    };
  }

  private Object guardValue(Type type, int depth) {
    if (depth <= 0 || type != Type.INTEGER && type != Type.FLOAT) {
      return leaf(type);
    }
    return switch (type) {
      case INTEGER -> erlang(any(List.of("+", "-", "*", "rem", "div", "band")), guardValue(type, depth - 1), guardValue(type, depth - 1));
      default -> erlang(any(FLOATS), guardValue(type, depth - 1), guardValue(type, depth - 1));
    };
  }

  /** A pattern; it binds variables of the types it seems to have. */
  private Object pattern(Type type, int depth) {
    if (depth <= 0 || chance(40)) {
      return named(type);
    }
    return switch (type) {
      case INTEGER -> (long) random.nextInt(6);
      case FLOAT -> chance(50) ? 1.0 : named(type);
      case ATOM -> Atom.of(any(ATOMS));
      case PAIR -> Tuple.of(pattern(Type.INTEGER, depth - 1), pattern(Type.ATOM, depth - 1));
      case LIST -> chance(25) ? EmptyList.EMPTY : new Cons(node("|", pattern(Type.INTEGER, depth - 1), pattern(Type.LIST, depth - 1)), EmptyList.EMPTY);
      case BITS -> chance(30) ? Bitstring.of("abc") : bitsPattern();
      case MAP -> node("%{}", Tuple.of(Atom.of(any(KEYS)), pattern(Type.INTEGER, depth - 1)));
    };
  }

  /** Integers, some of them known, and then usually the rest. */
  private Object bitsPattern() {
    var segments = new ArrayList<Object>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      segments.add(
          chance(30)
              ? segment((long) 'a' + random.nextInt(3), "integer", 8)
              : segment(named(Type.INTEGER), "integer", chance(80) ? 8 * (1 + random.nextInt(9)) : 1 + random.nextInt(20)));
    }
    if (chance(75)) {
      segments.add(segment(named(Type.BITS), "binary", null));
    }
    return node("<<>>", segments.toArray());
  }

  private Object choice(Type type, int depth) {
    var tested = any(List.of(Type.values()));
    var subject = inner(tested, depth - 1);
    var clauses = new ArrayList<Object>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      clauses.add(choiceClause(tested, type, depth));
    }
    if (chance(80)) {
      var before = new ArrayList<>(scope);
      clauses.add(clause(List.of(named(tested)), null, inner(type, depth - 1)));
      scope = before;
    }
    return node("case", subject, options("do", Lists.of(clauses)));
  }

  private Object choiceClause(Type tested, Type result, int depth) {
    var before = new ArrayList<>(scope);
    var pattern = pattern(tested, 2);
    var guard = chance(40) ? guard(2) : null;
    var clause = clause(List.of(pattern), guard, inner(result, depth - 1));
    scope = before;
    return clause;
  }

  private Object condition(Type type, int depth) {
    var yes = clause(List.of(test(depth - 1)), null, inner(type, depth - 1));
    var no = clause(List.of(Atom.of("true")), null, inner(type, depth - 1));
    return node("cond", options("do", Lists.of(yes, no)));
  }

  private Object attempt(Type type, int depth) {
    var thrown = any(List.of(Type.values()));
    var body = chance(50) ? inner(type, depth - 1) : condition(type, depth - 1);
    if (chance(30)) {
      body = node("__block__", node("=", variable("_"), body), erlang("throw", inner(thrown, depth - 2)));
    }
    var before = new ArrayList<>(scope);
    var clauses = new ArrayList<Object>();
    clauses.add(clause(List.of(Atom.of("throw"), pattern(thrown, 1)), null, inner(type, depth - 1)));
    scope = new ArrayList<>(before);
    if (chance(60)) {
      clauses.add(clause(List.of(Atom.of("error"), chance(50) ? Atom.of("badarith") : variable("_")), null, inner(type, depth - 1)));
    }
    scope = before;
    return node("try", options("do", body, "catch", Lists.of(clauses)));
  }

  private Object closure(Type type, int depth) {
    var parameter = any(List.of(Type.values()));
    var before = new ArrayList<>(scope);
    boolean outer = mayCall;
    mayCall = mayCall && chance(50);
    var clause = clause(List.of(named(parameter)), null, inner(type, depth - 1));
    mayCall = outer;
    scope = before;
    return callFun(node("fn", clause), List.of(inner(parameter, depth - 1)));
  }
}
