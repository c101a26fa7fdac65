package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Lowers calls: of local functions, of functions of other modules known or not, of funs, and of operators. */
final class Calls {
  private static final Atom SUPER = Atom.of("super");
  private static final Atom APPLY = Atom.of("apply");
  private static final Atom ANDALSO = Atom.of("andalso");
  private static final Atom ORELSE = Atom.of("orelse");

  private final Lowering in;

  Calls(Lowering in) {
    this.in = in;
  }

  /** {@code name(arguments)}. */
  Expr local(Tuple3 node, Atom name, List<Step> out) {
    var target = name == SUPER && Quoted.option(node.e1, SUPER) instanceof Tuple2 kindAndName ? (Atom) kindAndName.e1 : name;
    var arguments = in.arguments(Quoted.arguments(node), out);
    return new Expr.Call(new Callee.Own(new FunctionKey(target, arguments.size())), arguments, in.line(node.e1));
  }

  /** A call of a remote function or of a fun. */
  Expr remoteOrFun(Tuple3 node, List<Step> out) {
    var remote = Quoted.remote(node);
    if (remote == null) {
      return fun(node, out);
    }
    return remote.module() instanceof Atom module && remote.function() instanceof Atom function
        ? known(node, module, function, out)
        : dynamic(node, remote, out);
  }

  private Expr fun(Tuple3 node, List<Step> out) {
    var fun = Quoted.fun(node);
    if (fun == null) {
      throw new IllegalArgumentException("not an expression: " + node);
    }
    return new Expr.Call(new Callee.FunValue(), settled(with(fun, Quoted.arguments(node)), out), in.line(node.e1));
  }

  /** Arguments of a call whose callee is looked at before they are pushed: what has an effect is evaluated before that. */
  private List<Expr> settled(List<Object> quoted, List<Step> out) {
    var settled = new ArrayList<Expr>();
    for (var argument : in.arguments(quoted, out)) {
      settled.add(isQuiet(argument) ? argument : new Expr.Use(Lowering.local("arg", argument, out)));
    }
    return settled;
  }

  /** Whether evaluating it raises nothing and calls nothing. */
  private static boolean isQuiet(Expr expr) {
    return switch (expr) {
      case Expr.Const _, Expr.Use _, Expr.MakeFun _, Expr.LocalFun _ -> true;
      case Expr.MakeTuple(var elements) -> elements.stream().allMatch(Calls::isQuiet);
      case Expr.MakeList(var elements, var tail) -> isQuiet(tail) && elements.stream().allMatch(Calls::isQuiet);
      case Expr.MakeMap(var entries) -> entries.stream().allMatch(Calls::isQuiet);
      default -> false;
    };
  }

  private static List<Object> with(Object first, List<Object> rest) {
    var all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** A call {@code module.function(arguments)} in which the module is not known. */
  private Expr dynamic(Tuple3 node, Quoted.Remote remote, List<Step> out) {
    var arguments = Quoted.arguments(node);
    int line = in.line(node.e1);
    if (!(remote.function() instanceof Atom function)) {
      var list = Lists.of(arguments);
      return new Expr.Call(new Callee.Apply(), in.arguments(List.of(remote.module(), remote.function(), list), out), line);
    }
    if (remote.noParens() && arguments.isEmpty()) {
      return new Expr.Fetch(in.argument(remote.module(), out), function, line);
    }
    var call = new Expr.Call(new Callee.Dynamic(function), settled(with(remote.module(), arguments), out), line);
    return arguments.isEmpty() ? orField(call, function, line, out) : call;
  }

  /** {@code x.name()} on a map gives the value of the key, with a warning. */
  private Expr orField(Expr.Call call, Atom field, int line, List<Step> out) {
    var subject = Lowering.local("module", call.arguments().getFirst(), out);
    var value = new Local(field.name());
    var key = new Expr.Const(field);
    var warn = new Expr.Act(Expr.Action.FIELD_WITH_PARENTHESES, List.of(key, new Expr.Use(value)), line);
    var lookup = new Test.Given(List.of(new Step.Bind(value, new Expr.MapValue(subject, key))), new Test.IsPresent(value));
    return new Expr.If(
        new Test.And(new Test.Has(subject, new Form.Map()), lookup),
        warn,
        new Expr.Call(call.callee(), List.of(new Expr.Use(subject)), line));
  }

  private Expr known(Tuple3 node, Atom module, Atom function, List<Step> out) {
    var quoted = Quoted.arguments(node);
    int line = in.line(node.e1);
    if (module == Atoms.ERLANG) {
      if (in.tests.isTest(node)) {
        return new Expr.Truth(in.tests.of(node, out));
      }
      if (function == APPLY && (quoted.size() == 2 || quoted.size() == 3)) {
        return apply(quoted, line, out);
      }
      if ((function == ANDALSO || function == ORELSE) && quoted.size() == 2) {
        return lazy(function, quoted, line, out);
      }
      var primitive = Primitive.of(function, quoted.size());
      if (primitive != null) {
        return operation(primitive, in.arguments(quoted, out), line);
      }
    }
    return remote(module, function, in.arguments(quoted, out), line);
  }

  /** A constant comes last where the order makes no difference but to those who read the error, as in the reference. */
  private static Expr operation(Primitive primitive, List<Expr> operands, int line) {
    boolean swaps = primitive.isCommutative() && isConstant(operands.get(0)) && !isConstant(operands.get(1));
    return new Expr.Operation(primitive, swaps ? operands.reversed() : operands, line);
  }

  private static boolean isConstant(Expr expr) {
    return switch (expr) {
      case Expr.Const _ -> true;
      case Expr.Operation(_, var operands, _) -> operands.stream().allMatch(Calls::isConstant);
      default -> false;
    };
  }

  /** A call of an exported function of a known module. */
  Expr.Call remote(Atom module, Atom function, List<Expr> arguments, int line) {
    int arity = arguments.size();
    var builtin = in.module.knowledge.builtin(module, function, arity);
    Callee callee =
        builtin != null
            ? new Callee.Builtin(builtin)
            : in.module.knowledge.isSealed(module, function, arity)
                ? new Callee.Sealed(module, function)
                : new Callee.Remote(module, function);
    return new Expr.Call(callee, arguments, line);
  }

  /** {@code apply} with a list that is written out is a call with its elements as arguments. */
  private Expr apply(List<Object> quoted, int line, List<Step> out) {
    var elements = new ArrayList<Object>();
    var list = quoted.getLast();
    boolean writtenOut = Quoted.isList(list) && Quoted.openList(list, elements) == EmptyList.EMPTY;
    if (!writtenOut) {
      return new Expr.Call(new Callee.Apply(), in.arguments(quoted, out), line);
    }
    var first = quoted.getFirst();
    if (quoted.size() == 2) {
      return new Expr.Call(new Callee.FunValue(), settled(with(first, elements), out), line);
    }
    if (!(quoted.get(1) instanceof Atom function)) {
      return new Expr.Call(new Callee.Apply(), in.arguments(quoted, out), line);
    }
    return first instanceof Atom module
        ? remote(module, function, in.arguments(elements, out), line)
        : new Expr.Call(new Callee.Dynamic(function), settled(with(first, elements), out), line);
  }

  /** {@code and} or {@code or} of Erlang where an operand is not known to be a boolean. */
  private Expr lazy(Atom function, List<Object> operands, int line, List<Step> out) {
    boolean isAnd = function == ANDALSO;
    var first = Lowering.local("left", in.argument(operands.get(0), out), out);
    var use = new Expr.Use(first);
    out.add(new Step.Require(new Test.IsA(TypeTest.BOOLEAN, use), new Expr.Raise(Expr.Failure.BAD_ARGUMENT, List.of(use), line)));
    var second = in.body(operands.get(1));
    return isAnd
        ? new Expr.If(new Test.IsTrue(use), second, new Expr.Const(Atoms.FALSE))
        : new Expr.If(new Test.IsTrue(use), new Expr.Const(Atoms.TRUE), second);
  }
}
