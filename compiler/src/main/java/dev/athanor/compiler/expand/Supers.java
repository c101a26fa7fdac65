package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;

/** {@code super}: the definition that the current one overrides. */
final class Supers {
  private Supers() {}

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, "super");
    var target = resolve(s, node.e1, arguments.length);
    var expanded = Expander.allOf(s, arguments);
    return target.call(node.e1, expanded);
  }

  private static Definitions.Super resolve(Scope s, Object meta, int arity) {
    if (!s.env.inModule()) {
      throw s.fail(meta, "cannot invoke super outside module");
    }
    if (!s.env.inFunction()) {
      var outside = s.env.withModule(Atoms.NIL);
      s.session.diagnostics().error(meta, outside, "cannot invoke super outside function");
      throw Failures.errorsLogged(s.session, outside);
    }
    if (arity != s.env.functionArity()) {
      throw s.fail(meta, "super must be called with the same number of arguments as the current definition");
    }
    return s.session.definitions().superOf(s, meta);
  }

  /** The expression after {@code &} with {@code super} replaced by the name of what it means. */
  static Object resolvedCapture(Scope s, Object meta, Object expression) {
    if (expression instanceof Tuple3 call && Ast.isCall(call, Names.SUPER)) {
      return isFunction(s, meta, Lists.length(call.e2)) instanceof Atom name ? new Tuple3(name, call.e1, call.e2) : call;
    }
    if (Ast.isCall(expression, Names.SLASH, 2)
        && Ast.argument((Tuple3) expression, 0) instanceof Tuple3 variable
        && variable.e0 == Names.SUPER
        && variable.e2 instanceof Atom
        && Ast.argument((Tuple3) expression, 1) instanceof Long arity
        && isFunction(s, meta, arity.intValue()) instanceof Atom name) {
      return Ast.withArguments((Tuple3) expression, new Tuple3(name, variable.e1, variable.e2), arity);
    }
    return expression;
  }

  private static Object isFunction(Scope s, Object meta, int arity) {
    var target = resolve(s, meta, arity);
    return target.kind() == Atoms.DEF || target.kind() == Atoms.DEFP ? target.name() : null;
  }
}
