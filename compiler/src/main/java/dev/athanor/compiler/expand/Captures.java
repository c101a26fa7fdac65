package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.TreeMap;

/**
 * The capture operator. {@code &name/arity} and {@code &name(&1, &2)} are references to a function where the name is a function's;
 * everything else becomes a {@code fn} whose parameters are the {@code &1}, {@code &2}, ... found inside.
 */
final class Captures {
  private static final Atom CAPTURE_VARIABLE = Atom.of("capture");
  private static final long MOST = 255;

  private final Scope s;
  private final Object meta;

  private Captures(Scope s, Object meta) {
    this.s = s;
    this.meta = meta;
  }

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    if (arguments[0] instanceof Long number) {
      s.assertNoMatchOrGuard(node.e1, "&");
      throw s.fail(node.e1, "capture argument &" + number + " must be used within the capture operator &");
    }
    s.assertNoMatchOrGuard(node.e1, "&");
    return new Captures(s, node.e1).capture(Supers.resolvedCapture(s, node.e1, arguments[0]));
  }

  private Object capture(Object expression) {
    return switch (expression) {
      case Tuple3 slash when isArity(slash) -> ofArity(slash);
      case Tuple3 block when Ast.isCall(block, Names.BLOCK, 1) -> capture(Ast.argument(block, 0));
      case Tuple3 block when Ast.isCall(block, Names.BLOCK) ->
          throw s.fail(
              meta, "block expressions are not allowed inside the capture operator &, got: " + s.source(block));
      case Tuple3 call when Ast.isCall(call.e0, Names.DOT, 2) && isNamedDot(call) && Ast.isList(call.e2) ->
          remote(call, isSequence(call.e2));
      case Tuple3 call when Ast.isCall(call.e0, Names.DOT, 1) && Ast.isList(call.e2) -> function(meta, call);
      case Tuple3 call when call.e0 instanceof Atom && Ast.isList(call.e2) -> local(call, isSequence(call.e2));
      case Tuple2 pair -> capture(Ast.call(Names.TUPLE, meta, pair.e0, pair.e1));
      case Cons list -> function(meta, list);
      default -> throw invalid(meta, expression);
    };
  }

  private static boolean isNamedDot(Tuple3 call) {
    return Ast.argument((Tuple3) call.e0, 1) instanceof Atom;
  }

  /** {@code name/arity} or {@code module.name/arity}. */
  private static boolean isArity(Tuple3 node) {
    return Ast.isCall(node, Names.SLASH, 2)
        && Ast.argument(node, 1) instanceof Long
        && Ast.argument(node, 0) instanceof Tuple3 target
        && (Ast.isVariable(target)
            || Ast.isCall(target.e0, Names.DOT, 2) && isNamedDot(target) && target.e2 == EmptyList.EMPTY);
  }

  private Object ofArity(Tuple3 slash) {
    var target = (Tuple3) Ast.argument(slash, 0);
    long arity = (Long) Ast.argument(slash, 1);
    var call = new Tuple3(target.e0, target.e1, parameters(arity));
    return target.e0 instanceof Atom ? local(call, true) : remote(call, true);
  }

  private Object parameters(long arity) {
    if (arity > MOST) {
      throw badNumber(meta, arity);
    }
    var parameters = new ListBuilder();
    for (long i = 1; i <= arity; i++) {
      parameters.add(Ast.call(Names.CAPTURE, EmptyList.EMPTY, i));
    }
    return parameters.toList();
  }

  private ErlangException badNumber(Object at, long number) {
    return s.fail(at, "capture argument &" + number + " must be numbered between 1 and 255");
  }

  /** Whether the arguments are {@code &1, &2, ...} in order. */
  private static boolean isSequence(Object arguments) {
    long expected = 1;
    var rest = arguments;
    while (rest instanceof Cons cell) {
      if (!(Ast.isCall(cell.head, Names.CAPTURE, 1)
          && Ast.argument((Tuple3) cell.head, 0) instanceof Long number
          && number == expected++)) {
        return false;
      }
      rest = cell.tail();
    }
    return arguments != EmptyList.EMPTY;
  }

  private Object local(Tuple3 call, boolean direct) {
    if (!direct) {
      return function(call.e1, call);
    }
    var name = (Atom) call.e0;
    int arity = Lists.length(call.e2);
    return switch (Resolution.captured(s.session, call.e1, name, arity, s.env)) {
      case Target.Function target -> reference(target, call.e1, call.e1, arity);
      case Target.Macro _ -> function(call.e1, call);
      case Target.Ambiguous clash ->
          throw s.fail(call.e1, Imports.ambiguous(s, clash.first(), clash.second(), name, arity));
      case Target.Conflict _ -> throw new AssertionError("captures know no conflicts");
      case null -> localReference(call, name, arity);
    };
  }

  private Object localReference(Tuple3 call, Atom name, int arity) {
    if (SpecialForms.find(name, arity) != null) {
      return function(call.e1, call);
    }
    if (!s.env.inFunction()) {
      throw Dispatch.undefined(s, name, meta, arity);
    }
    s.session.definitions().useLocal(call.e1, name, arity, false, s.env);
    var target = new Tuple3(name, call.e1, Atoms.NIL);
    return Ast.call(Names.CAPTURE, meta, Ast.call(Names.SLASH, EmptyList.EMPTY, target, (long) arity));
  }

  private Object remote(Tuple3 call, boolean direct) {
    var dot = (Tuple3) call.e0;
    var left = Ast.argument(dot, 0);
    var name = (Atom) Ast.argument(dot, 1);
    if (!direct || hasPlaceholder(left)) {
      return function(call.e1, call);
    }
    var mark = s.mark();
    var receiver = s.expand(left);
    int arity = Lists.length(call.e2);
    if (receiver instanceof Atom module) {
      return Resolution.capturedRemote(s.session, call.e1, module, name, arity, s.env) instanceof Target.Function target
          ? reference(target, dot.e1, call.e1, arity)
          : function(call.e1, call);
    }
    if (Ast.isVariable(receiver)) {
      return reference(receiver, name, dot.e1, call.e1, arity);
    }
    s.restore(mark);
    return function(call.e1, call);
  }

  private static boolean hasPlaceholder(Object quoted) {
    return switch (quoted) {
      case Tuple3 node -> Ast.isCall(node, Names.CAPTURE, 1) || hasPlaceholder(node.e0) || hasPlaceholder(node.e2);
      case Tuple2 pair -> hasPlaceholder(pair.e0) || hasPlaceholder(pair.e1);
      case Cons list -> hasPlaceholder(list.head) || hasPlaceholder(list.tail());
      default -> false;
    };
  }

  private Object reference(Target.Function target, Object dotMeta, Object callMeta, int arity) {
    return reference(target.module(), target.name(), dotMeta, callMeta, arity);
  }

  private Object reference(Object module, Atom name, Object dotMeta, Object callMeta, int arity) {
    var target = Ast.dotCall(dotMeta, module, name, callMeta, EmptyList.EMPTY);
    return Ast.call(Names.CAPTURE, meta, Ast.call(Names.SLASH, EmptyList.EMPTY, target, (long) arity));
  }

  /** A {@code fn} with a parameter for each placeholder. */
  private Object function(Object at, Object expression) {
    var parameters = new TreeMap<Long, Tuple3>();
    var body = withParameters(expression, parameters);
    if (parameters.isEmpty()) {
      throw invalid(at, expression);
    }
    long expected = 1;
    for (long number : parameters.keySet()) {
      if (number != expected) {
        throw s.fail(
            at,
            "capture argument &"
                + number
                + " cannot be defined without &"
                + expected
                + " (you cannot skip arguments, all arguments must be numbered)");
      }
      expected++;
    }
    var clause = Ast.clause(at, Lists.of(parameters.values()), body);
    return s.expand(Ast.call(Names.FN, at, clause));
  }

  private Object withParameters(Object quoted, TreeMap<Long, Tuple3> parameters) {
    return switch (quoted) {
      case Tuple3 placeholder when Ast.isCall(placeholder, Names.CAPTURE, 1) -> parameter(placeholder, parameters);
      case Tuple3 node ->
          new Tuple3(withParameters(node.e0, parameters), node.e1, withParameters(node.e2, parameters));
      case Tuple2 pair -> Tuple.of(withParameters(pair.e0, parameters), withParameters(pair.e1, parameters));
      case Cons list when Lists.isProper(list) -> Ast.map(list, element -> withParameters(element, parameters));
      default -> quoted;
    };
  }

  private Object parameter(Tuple3 placeholder, TreeMap<Long, Tuple3> parameters) {
    if (!(Ast.argument(placeholder, 0) instanceof Long number)) {
      throw s.fail(
          placeholder.e1,
          "nested captures are not allowed. You cannot define a function using the capture operator & inside another "
              + "function defined via &. Got invalid nested capture: "
              + s.source(placeholder));
    }
    if (number <= 0) {
      throw badNumber(placeholder.e1, number);
    }
    return parameters.computeIfAbsent(
        number,
        _ -> {
          var counter = s.session.definitions().nextCounter(s.env.module());
          return new Tuple3(CAPTURE_VARIABLE, Meta.with(placeholder.e1, Names.COUNTER, counter), Atoms.NIL);
        });
  }

  private ErlangException invalid(Object at, Object expression) {
    return s.fail(
        at,
        """
        invalid args for &, expected one of:

          * &Mod.fun/arity to capture a remote function, such as &Enum.map/2
          * &fun/arity to capture a local or imported function, such as &is_atom/1
          * &some_code(&1, ...) containing at least one argument as &1, such as &List.flatten(&1)

        Got: \
        """
            + s.source(expression));
  }
}
