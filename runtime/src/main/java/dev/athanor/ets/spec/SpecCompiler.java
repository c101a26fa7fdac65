package dev.athanor.ets.spec;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles match specifications. What is wrong is collected, so that {@code :ets.test_ms/2} can tell all of it.
 *
 * <p>Variables are {@code :"$0"} to {@code :"$999999999"}. In a head {@code :_} is anything and keys of maps stand for themselves. In guards and bodies
 * a tuple is a call, <code>{{...}}</code> is a tuple, {@code {:const, term}} stands for the term.
 */
public final class SpecCompiler {
  private static final Atom CONST = Atom.of("const");
  private static final Atom AND = Atom.of("and");
  private static final Atom OR = Atom.of("or");
  private static final Atom ANDALSO = Atom.of("andalso");
  private static final Atom ORELSE = Atom.of("orelse");
  private static final Atom WHOLE = Atom.of("$_");
  private static final Atom ALL_VARIABLES = Atom.of("$$");

  /** Forms that only tracing knows, by their names. */
  private static final List<String> TRACING =
      List.of(
          "is_seq_trace", "set_seq_token", "get_seq_token", "message", "return_trace", "exception_trace", "process_dump",
          "enable_trace", "disable_trace", "trace", "display", "caller", "caller_line", "current_stacktrace", "set_tcw",
          "silent");

  private static final String NOT_A_LIST = "Match programs are not in a list.";

  private final List<String> errors = new ArrayList<>();
  private HeadCompiler head;

  private SpecCompiler() {}

  /**
   * What became of a specification.
   *
   * @param spec {@code null} if there are errors
   */
  public record Outcome(MatchSpec spec, List<String> errors) {}

  /** Compiles a list of {@code {head, guards, body}}; {@code null} if it is not right. An empty list matches nothing. */
  public static MatchSpec compile(Object specification) {
    return specification == EmptyList.EMPTY ? new MatchSpec(List.of()) : explain(specification).spec();
  }

  /** Compiles a list of {@code {head, guards, body}} that is not empty, and tells what is wrong with it. */
  public static Outcome explain(Object specification) {
    var compiler = new SpecCompiler();
    var spec = compiler.spec(specification);
    return new Outcome(compiler.errors.isEmpty() ? spec : null, compiler.errors);
  }

  /** The specification of {@code :ets.match}: gives the values of the variables. */
  public static MatchSpec bindingsOf(Object pattern) {
    return compile(Lists.of(Tuple.of(pattern, EmptyList.EMPTY, Lists.of(ALL_VARIABLES))));
  }

  /** The specification of {@code :ets.match_object}: gives the whole term. */
  public static MatchSpec wholeOf(Object pattern) {
    return compile(Lists.of(Tuple.of(pattern, EmptyList.EMPTY, Lists.of(WHOLE))));
  }

  /** The specification of {@code :ets.match_delete}: gives {@code true}. */
  public static MatchSpec truthOf(Object pattern) {
    return compile(Lists.of(Tuple.of(pattern, EmptyList.EMPTY, Lists.of(Atoms.TRUE))));
  }

  /**
   * Whether every clause gives tuples that are seen to have the key of the row: the whole row, or a tuple that has the head's key at its place.
   */
  public static boolean keepsKey(Object specification, int keyIndex) {
    for (var clause : Lists.toArray(specification)) {
      var parts = (Tuple) clause;
      var body = Lists.toArray(parts.get(2));
      if (!keepsKey(parts.get(0), body[body.length - 1], keyIndex)) {
        return false;
      }
    }
    return true;
  }

  private static boolean keepsKey(Object head, Object result, int keyIndex) {
    if (result == WHOLE) {
      return true;
    }
    var key = head instanceof Tuple row && row.size() > keyIndex ? row.get(keyIndex) : null;
    return key != null && keepsKey(key, resultKey(result, keyIndex));
  }

  /** What a result has as its key, as it is written; {@code null} where it is not to be seen. */
  private static Object resultKey(Object result, int keyIndex) {
    return result instanceof Tuple outer && outer.size() == 1 && outer.get(0) instanceof Tuple row && row.size() > keyIndex
        ? row.get(keyIndex)
        : null;
  }

  /** A variable stands for itself on both sides; so does a term without variables, and a tuple is a tuple in braces. */
  private static boolean keepsKey(Object pattern, Object written) {
    if (pattern instanceof Tuple tuple) {
      return written instanceof Tuple outer
          && (outer.size() == 1 && outer.get(0) instanceof Tuple inner
              ? keepElements(tuple, inner)
              : outer.size() == 2 && outer.get(0) == CONST && HeadCompiler.isLiteral(tuple) && tuple.equals(outer.get(1)));
    }
    if (pattern instanceof Atom variable && HeadCompiler.variable(variable) >= 0) {
      return pattern == written;
    }
    return HeadCompiler.isLiteral(pattern)
        && (pattern.equals(written)
            || written instanceof Tuple form && form.size() == 2 && form.get(0) == CONST && pattern.equals(form.get(1)));
  }

  private static boolean keepElements(Tuple pattern, Tuple written) {
    if (pattern.size() != written.size()) {
      return false;
    }
    for (int i = 0; i < pattern.size(); i++) {
      if (!keepsKey(pattern.get(i), written.get(i))) {
        return false;
      }
    }
    return true;
  }

  private MatchSpec spec(Object specification) {
    var programs = Lists.toJava(specification);
    if (programs == null || programs.isEmpty()) {
      errors.add(NOT_A_LIST);
      return null;
    }
    var clauses = new ArrayList<MatchSpec.Clause>();
    for (var program : programs) {
      clauses.add(clause(program));
    }
    return new MatchSpec(clauses);
  }

  private MatchSpec.Clause clause(Object program) {
    if (!(program instanceof Tuple parts) || parts.size() != 3) {
      errors.add("Match program part is not a tuple of arity 3.");
      return null;
    }
    head = new HeadCompiler(errors);
    var pattern = head.compile(parts.get(0));
    var guards = expressions(parts.get(1), "Match expression is not a list.");
    var body = expressions(parts.get(2), "Match expression is not a list.");
    if (body.length == 0) {
      errors.add("Body clause does not return anything.");
      return null;
    }
    return new MatchSpec.Clause(parts.get(0), pattern, guards, body, head.size());
  }

  private Expression[] expressions(Object list, String complaint) {
    var terms = Lists.toArray(list);
    if (terms == null) {
      errors.add(complaint);
      return new Expression[] {new Expression.Constant(Atoms.NIL)};
    }
    return expressions(terms, 0);
  }

  private Expression[] expressions(Object[] terms, int from) {
    var expressions = new Expression[terms.length - from];
    for (int i = 0; i < expressions.length; i++) {
      expressions[i] = expression(terms[from + i]);
    }
    return expressions;
  }

  private Expression expression(Object term) {
    return switch (term) {
      case Atom atom -> word(atom);
      case Tuple tuple -> tuple(tuple);
      case Cons cell -> list(cell);
      case MapTerm map -> map(map);
      default -> new Expression.Constant(term);
    };
  }

  private Expression word(Atom atom) {
    if (atom == WHOLE) {
      return new Expression.Whole();
    }
    if (atom == ALL_VARIABLES) {
      return new Expression.AllVariables();
    }
    int number = HeadCompiler.variable(atom);
    if (number < 0) {
      return new Expression.Constant(atom);
    }
    int slot = head.slot(number);
    if (slot < 0) {
      errors.add("Variable $" + number + " is unbound.");
    }
    return new Expression.Variable(slot);
  }

  private Expression list(Cons cell) {
    var first = expression(cell.head);
    var rest = expression(cell.tail());
    return first instanceof Expression.Constant && rest instanceof Expression.Constant
        ? new Expression.Constant(cell)
        : new Expression.ListOf(first, rest);
  }

  private Expression map(MapTerm map) {
    var entries = new ArrayList<Expression>();
    map.forEach(
        (key, value) -> {
          entries.add(expression(key));
          entries.add(expression(value));
        });
    var parts = entries.toArray(Expression[]::new);
    return areConstant(parts) ? new Expression.Constant(map) : new Expression.MapOf(parts);
  }

  private static boolean areConstant(Expression[] parts) {
    for (var part : parts) {
      if (!(part instanceof Expression.Constant)) {
        return false;
      }
    }
    return true;
  }

  private Expression tuple(Tuple tuple) {
    if (tuple.size() == 1 && tuple.get(0) instanceof Tuple inner) {
      var elements = expressions(inner.toArray(), 0);
      return areConstant(elements) ? constant(elements) : new Expression.TupleOf(elements);
    }
    if (tuple.size() == 0 || !(tuple.get(0) instanceof Atom name) || HeadCompiler.variable(name) >= 0) {
      errors.add(ErlangText.of(tuple) + " is neither a function call, nor a tuple (tuples are written {{ ... }}).");
      return new Expression.Constant(Atoms.NIL);
    }
    if (name == CONST) {
      return constant(tuple);
    }
    return call(name, expressions(tuple.toArray(), 1));
  }

  private static Expression constant(Expression[] elements) {
    var terms = new Object[elements.length];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = elements[i].value(null);
    }
    return new Expression.Constant(Tuple.of(terms));
  }

  private Expression constant(Tuple form) {
    if (form.size() != 2) {
      errors.add("Special form 'const' called with " + (form.size() < 2 ? "no" : "more than one") + " argument in " + ErlangText.of(form) + ".");
      return new Expression.Constant(Atoms.NIL);
    }
    return new Expression.Constant(form.get(1));
  }

  private Expression call(Atom name, Expression[] arguments) {
    var call = isConnective(name) && arguments.length > 0 ? connective(name, arguments) : GuardFunctions.call(name, arguments);
    if (call == null) {
      errors.add(refusal(name, arguments.length));
      return new Expression.Constant(Atoms.NIL);
    }
    return call;
  }

  private static String refusal(Atom name, int arity) {
    if (TRACING.contains(name.name())) {
      return "Special form '" + name.name() + "' used in wrong dialect.";
    }
    return isConnective(name)
        ? "Special form '" + name.name() + "' called without arguments in {" + name.name() + "}."
        : "Function " + ErlangText.of(name) + "/" + arity + " does_not_exist.";
  }

  private static boolean isConnective(Atom name) {
    return name == AND || name == OR || name == ANDALSO || name == ORELSE;
  }

  private static Expression connective(Atom name, Expression[] parts) {
    if (name == AND || name == OR) {
      return new Expression.Strict(name == AND ? Atoms.FALSE : Atoms.TRUE, parts);
    }
    return new Expression.Lazy(name == ANDALSO ? Atoms.FALSE : Atoms.TRUE, parts);
  }
}
