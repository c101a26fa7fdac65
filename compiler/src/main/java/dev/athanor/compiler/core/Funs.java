package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.code.FunctionRef;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Lowers {@code fn} and {@code &}. */
final class Funs {
  private static final Atom MAKE_FUN = Atom.of("make_fun");

  private final Lowering in;

  Funs(Lowering in) {
    this.in = in;
  }

  /** {@code fn clauses end}. */
  Expr fn(Tuple3 node) {
    var clauses = Quoted.clauses(node.e2);
    int arity = clauses.getFirst().arguments().size();
    int line = in.line(node.e1);
    var parameters = parameters(arity);
    var inner = in.inner();
    var name = in.module.funName(in.owner);
    var body = inner.branches.functionClauses(parameters, clauses, line);
    return closure(inner, name, line, parameters, body);
  }

  /** New parameters. */
  static List<Local> parameters(int count) {
    var parameters = new ArrayList<Local>();
    for (int i = 0; i < count; i++) {
      parameters.add(new Local("a" + i));
    }
    return parameters;
  }

  /** A fun whose body was lowered by {@code inner}. */
  Expr closure(Lowering inner, Atom name, int line, List<Local> parameters, Expr body) {
    var function = in.module.made(inner, name, line, parameters, body);
    return new Expr.MakeFun(function, parameters.size(), inner.scope.capturedValues());
  }

  /** {@code &name/arity} and {@code &module.name/arity}. */
  Expr capture(Tuple3 node, List<Step> out) {
    var slash = (Tuple3) Quoted.arguments(node).getFirst();
    var target = (Tuple3) Quoted.arguments(slash).get(0);
    int arity = ((Long) Quoted.arguments(slash).get(1)).intValue();
    var remote = Quoted.remote(target);
    if (remote == null) {
      return new Expr.LocalFun(new FunctionKey((Atom) target.e0, arity));
    }
    if (remote.module() instanceof Atom module && remote.function() instanceof Atom function) {
      return new Expr.Const(FunctionRef.of(module, function, arity));
    }
    var arguments = in.arguments(List.of(remote.module(), remote.function(), (long) arity), out);
    return in.calls.remote(Atoms.ERLANG, MAKE_FUN, arguments, in.line(node.e1));
  }
}
