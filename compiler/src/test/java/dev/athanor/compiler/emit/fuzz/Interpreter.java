package dev.athanor.compiler.emit.fuzz;

import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.error.ErlangException;
import dev.athanor.op.Maps;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.BitReader;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates expanded forms the simplest way: walking over them, variables in maps. It knows what {@link RandomProgram} makes. Functions of {@code :erlang} are the builtins
 * themselves, called by name.
 */
final class Interpreter {
  private final Process self;
  private final Map<String, FunctionForm> functions = new HashMap<>();

  Interpreter(Process self, List<FunctionForm> forms) {
    this.self = self;
    forms.forEach(form -> functions.put(form.name().name(), form));
  }

  /** A fun of the interpreted program. */
  private record Closure(List<Tuple3> clauses, Map<String, Object> variables) {}

  /** Calls a function. */
  Object call(String name, List<Object> arguments) {
    var function = functions.get(name);
    for (var clause : function.clauses()) {
      var variables = new HashMap<String, Object>();
      if (matchAll(Lists.toJava(clause.arguments()), arguments, variables) && isLetThrough(Lists.toJava(clause.guards()), variables)) {
        return evaluate(clause.body(), variables);
      }
    }
    throw ErlangException.error(Atoms.FUNCTION_CLAUSE);
  }

  private boolean matchAll(List<Object> patterns, List<Object> values, Map<String, Object> variables) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!match(patterns.get(i), values.get(i), variables)) {
        return false;
      }
    }
    return true;
  }

  private boolean isLetThrough(List<Object> guards, Map<String, Object> variables) {
    return guards.isEmpty() || guards.stream().anyMatch(guard -> passes(guard, variables));
  }

  private boolean passes(Object guard, Map<String, Object> variables) {
    try {
      return evaluate(guard, variables) == Atoms.TRUE;
    } catch (ErlangException failed) {
      return false;
    }
  }

  private static List<Object> arguments(Tuple3 node) {
    return Lists.toJava(node.e2);
  }

  private List<Object> values(List<Object> quoted, Map<String, Object> variables) {
    var values = new ArrayList<Object>();
    quoted.forEach(one -> values.add(evaluate(one, variables)));
    return values;
  }

  private Object evaluate(Object quoted, Map<String, Object> variables) {
    return switch (quoted) {
      case Tuple3 node -> node(node, variables);
      case Tuple2 pair -> {
        var first = evaluate(pair.e0, variables);
        yield Tuple.of(first, evaluate(pair.e1, variables));
      }
      case Cons list -> list(list, variables);
      default -> quoted;
    };
  }

  private Object list(Cons list, Map<String, Object> variables) {
    var builder = new ListBuilder();
    for (Object rest = list; rest instanceof Cons cell; rest = cell.tail()) {
      if (cell.head instanceof Tuple3 bar && bar.e0 == Atom.of("|")) {
        builder.add(evaluate(arguments(bar).get(0), variables));
        return builder.toList(evaluate(arguments(bar).get(1), variables));
      }
      builder.add(evaluate(cell.head, variables));
    }
    return builder.toList();
  }

  private Object node(Tuple3 node, Map<String, Object> variables) {
    if (node.e0 instanceof Tuple3 dot && Lists.keyword(node.e1, Atom.of("no_parens"), null) != null) {
      return Maps.fetch(self, evaluate(arguments(dot).get(0), variables), (Atom) arguments(dot).get(1));
    }
    if (node.e0 instanceof Tuple3 dot) {
      return remote(arguments(dot), arguments(node), variables);
    }
    var name = ((Atom) node.e0).name();
    if (node.e2 instanceof Atom) {
      return variables.get(name);
    }
    var arguments = arguments(node);
    return switch (name) {
      case "__block__" -> values(arguments, variables).getLast();
      case "=" -> bind(arguments.get(0), evaluate(arguments.get(1), variables), variables);
      case "%{}" ->
          arguments.getFirst() instanceof Tuple3 bar && bar.e0 == Atom.of("|") ? update(arguments(bar), variables) : map(values(arguments, variables));
      case "<<>>" -> bits(arguments, variables);
      case "case" -> {
        var value = evaluate(arguments.get(0), variables);
        yield clauses(option(arguments.get(1), "do"), List.of(value), variables, Tuple.of(Atoms.CASE_CLAUSE, value));
      }
      case "cond" -> condition(Lists.toJava(option(arguments.get(0), "do")), variables);
      case "try" -> attempt(arguments.get(0), variables);
      case "fn" -> new Closure(arguments.stream().map(Tuple3.class::cast).toList(), new HashMap<>(variables));
      case "for" -> comprehension(arguments, variables);
      default -> call(name, values(arguments, variables));
    };
  }

  private static Object option(Object options, String name) {
    return Lists.keyword(options, Atom.of(name), null);
  }

  private static Object map(List<Object> pairs) {
    var entries = new ArrayList<Object>();
    for (var pair : pairs) {
      entries.add(((Tuple2) pair).e0);
      entries.add(((Tuple2) pair).e1);
    }
    return MapTerm.of(entries.toArray());
  }

  private Object update(List<Object> mapAndPairs, Map<String, Object> variables) {
    var updated = evaluate(mapAndPairs.get(0), variables);
    var pairs = values(Lists.toJava(mapAndPairs.get(1)), variables);
    for (var pair : pairs) {
      updated = Maps.replace(updated, ((Tuple2) pair).e0, ((Tuple2) pair).e1);
    }
    return updated;
  }

  private Object bind(Object pattern, Object value, Map<String, Object> variables) {
    if (!match(pattern, value, variables)) {
      throw ErlangException.error(Tuple.of(Atoms.BADMATCH, value));
    }
    return value;
  }

  private Object remote(List<Object> target, List<Object> quoted, Map<String, Object> variables) {
    if (target.size() == 1) {
      var fun = (Closure) evaluate(target.getFirst(), variables);
      var arguments = values(quoted, variables);
      var inside = new HashMap<>(fun.variables);
      return clauses(Lists.of(fun.clauses.toArray()), arguments, inside, Atoms.FUNCTION_CLAUSE);
    }
    var function = ((Atom) target.get(1)).name();
    if (function.equals("andalso") || function.equals("orelse")) {
      return lazily(function.equals("andalso"), quoted, variables);
    }
    var arguments = values(quoted, variables).toArray();
    return self.apply(FunctionRef.of((Atom) target.get(0), (Atom) target.get(1), arguments.length), arguments);
  }

  private Object lazily(boolean isAnd, List<Object> operands, Map<String, Object> variables) {
    var first = evaluate(operands.get(0), variables);
    if (first != Atoms.TRUE && first != Atoms.FALSE) {
      throw ErlangException.error(Atoms.BADARG);
    }
    return (first == Atoms.TRUE) == isAnd ? evaluate(operands.get(1), variables) : first;
  }

  private Object clauses(Object clauses, List<Object> values, Map<String, Object> variables, Object failure) {
    for (var one : Lists.toJava(clauses)) {
      var inside = new HashMap<>(variables);
      var clause = (Tuple3) one;
      var patterns = new ArrayList<>(Lists.toJava(arguments(clause).get(0)));
      var guards = new ArrayList<Object>();
      if (patterns.getFirst() instanceof Tuple3 when && when.e0 == Atom.of("when")) {
        patterns = new ArrayList<>(arguments(when));
        guards.add(patterns.removeLast());
      }
      if (matchAll(patterns, values, inside) && isLetThrough(guards, inside)) {
        return evaluate(arguments(clause).get(1), inside);
      }
    }
    if (failure instanceof ErlangException raised) {
      throw raised;
    }
    throw ErlangException.error(failure);
  }

  private Object condition(List<Object> clauses, Map<String, Object> variables) {
    for (var one : clauses) {
      var clause = (Tuple3) one;
      var inside = new HashMap<>(variables);
      var value = evaluate(Lists.toJava(arguments(clause).get(0)).getFirst(), inside);
      if (value != Atoms.FALSE && value != Atoms.NIL) {
        return evaluate(arguments(clause).get(1), inside);
      }
    }
    throw ErlangException.error(Atoms.COND_CLAUSE);
  }

  private Object attempt(Object options, Map<String, Object> variables) {
    try {
      return evaluate(option(options, "do"), new HashMap<>(variables));
    } catch (ErlangException raised) {
      return clauses(option(options, "catch"), List.of(raised.kind(), raised.reason()), variables, raised);
    }
  }

  private Object comprehension(List<Object> arguments, Map<String, Object> variables) {
    var generator = (Tuple3) arguments.getFirst();
    var options = arguments.getLast();
    var source = evaluate(arguments(generator).get(1), variables);
    var reduce = option(options, "reduce");
    var accumulator = reduce == null ? null : evaluate(reduce, variables);
    var collected = new ListBuilder();
    var rest = source instanceof MapTerm range && range.has(Atom.of("first")) ? elements(range) : source;
    while (rest instanceof Cons cell) {
      rest = cell.tail();
      var inside = new HashMap<>(variables);
      if (!match(arguments(generator).get(0), cell.head, inside)) {
        continue;
      }
      if (arguments.size() == 3 && !isTruthy(evaluate(arguments.get(1), inside))) {
        continue;
      }
      if (reduce == null) {
        collected.add(evaluate(option(options, "do"), inside));
      } else {
        accumulator = clauses(option(options, "do"), List.of(accumulator), inside, Tuple.of(Atoms.CASE_CLAUSE, accumulator));
      }
    }
    if (rest != EmptyList.EMPTY) {
      throw ErlangException.error(source instanceof Cons ? Atoms.FUNCTION_CLAUSE : Atoms.UNDEF);
    }
    return reduce == null ? collected.toList() : accumulator;
  }

  private static boolean isTruthy(Object value) {
    return value != Atoms.FALSE && value != Atoms.NIL;
  }

  /** The elements of a range. */
  private static Object elements(MapTerm range) {
    var elements = new ListBuilder();
    for (long i = (Long) range.get(Atom.of("first")); i <= (Long) range.get(Atom.of("last")); i++) {
      elements.add(i);
    }
    return elements.toList();
  }

  private record Segment(Object value, boolean isInteger, long size) {
    static Segment of(Object quoted) {
      var sides = arguments((Tuple3) quoted);
      var specifier = (Tuple3) sides.get(1);
      if (specifier.e0 == Atom.of("-")) {
        var parts = arguments(specifier);
        return new Segment(sides.get(0), true, (Long) arguments((Tuple3) parts.get(1)).getFirst());
      }
      return new Segment(sides.get(0), false, 0);
    }
  }

  private Object bits(List<Object> segments, Map<String, Object> variables) {
    var values = new ArrayList<Object>();
    segments.forEach(segment -> values.add(evaluate(Segment.of(segment).value, variables)));
    var builder = new BitstringBuilder(16);
    for (int i = 0; i < segments.size(); i++) {
      var segment = Segment.of(segments.get(i));
      if (segment.isInteger) {
        builder.integer(values.get(i), segment.size, false, i + 1);
      } else {
        builder.bits(values.get(i), 8, i + 1);
      }
    }
    return builder.toBitstring();
  }

  private boolean match(Object pattern, Object value, Map<String, Object> variables) {
    return switch (pattern) {
      case Tuple3 node when node.e2 instanceof Atom -> {
        variables.put(((Atom) node.e0).name(), value);
        yield true;
      }
      case Tuple3 node when node.e0 == Atom.of("<<>>") -> matchBits(arguments(node), value, variables);
      case Tuple3 node when node.e0 == Atom.of("%{}") -> value instanceof MapTerm map && matchMap(arguments(node), map, variables);
      case Tuple2 pair -> value instanceof Tuple2 both && match(pair.e0, both.e0, variables) && match(pair.e1, both.e1, variables);
      case Cons list when list.head instanceof Tuple3 bar && bar.e0 == Atom.of("|") ->
          value instanceof Cons cell && match(arguments(bar).get(0), cell.head, variables) && match(arguments(bar).get(1), cell.tail(), variables);
      default -> Equality.exact(pattern, value);
    };
  }

  private boolean matchMap(List<Object> pairs, MapTerm map, Map<String, Object> variables) {
    for (var pair : pairs) {
      var value = map.get(((Tuple2) pair).e0);
      if (value == null || !match(((Tuple2) pair).e1, value, variables)) {
        return false;
      }
    }
    return true;
  }

  private boolean matchBits(List<Object> segments, Object value, Map<String, Object> variables) {
    if (!(value instanceof Bitstring bits)) {
      return false;
    }
    long at = 0;
    for (var quoted : segments) {
      var segment = Segment.of(quoted);
      long left = bits.bitSize() - at;
      if (segment.isInteger ? left < segment.size : left % 8 != 0) {
        return false;
      }
      var part = segment.isInteger ? BitReader.integer(bits, at, segment.size, false, false) : bits.slice(at, left);
      at += segment.isInteger ? segment.size : left;
      if (!match(segment.value, part, variables)) {
        return false;
      }
    }
    return at == bits.bitSize();
  }
}
