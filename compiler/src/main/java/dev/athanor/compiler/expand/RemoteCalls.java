package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.Arrays;

/** Calls with a dot: {@code module.function(...)}, {@code map.field}, {@code fun.(...)}. */
final class RemoteCalls {
  private static final Atom REMOTE_FUNCTION = Atom.of("remote_function");

  private RemoteCalls() {}

  /** A call whose head is not a plain name. */
  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    if (Ast.isCall(node.e0, Names.DOT, 2)) {
      var dot = (Tuple3) node.e0;
      var left = Ast.argument(dot, 0);
      if (Ast.argument(dot, 1) instanceof Atom name && (left instanceof Tuple || left instanceof Atom)) {
        return remote(s, dot, left, name, node.e1, arguments);
      }
    }
    if (Ast.isCall(node.e0, Names.DOT, 1)) {
      return anonymous(s, (Tuple3) node.e0, node.e1, arguments);
    }
    throw invalid(s, node);
  }

  private static ErlangException invalid(Scope s, Tuple3 node) {
    return s.fail(node.e1, "invalid call " + s.source(node));
  }

  private static Object remote(Scope s, Tuple3 dot, Object left, Atom name, Object meta, Object[] arguments) {
    if (arguments.length == 0 && left instanceof Tuple3 variable && isEnvironment(variable) && !s.env.inMatch()) {
      var field = VariableForms.visibleEnv(s, variable.e1).toTerm().get(name);
      if (field != null) {
        return field instanceof MapTerm map ? Ast.map(map) : field;
      }
    }
    var before = s.variables.splitWrites();
    var receiver = s.expand(left);
    if (receiver instanceof Atom module) {
      return ofModule(s, module, dot.e1, name, meta, arguments, before);
    }
    if (!(receiver instanceof Tuple)) {
      throw invalid(s, new Tuple3(Ast.withArguments(dot, receiver, name), meta, Lists.of(arguments)));
    }
    return call(s, receiver, dot.e1, name, meta, arguments, before);
  }

  private static boolean isEnvironment(Tuple3 variable) {
    return variable.e0 == Names.ENV && variable.e2 instanceof Atom;
  }

  private static Object ofModule(
      Scope s, Atom module, Object dotMeta, Atom name, Object meta, Object[] arguments, Variables.Visible before) {
    var inlined = Rewrite.inlined(module, name, arguments.length);
    if (inlined != null) {
      traceRemote(s, module, name, meta, arguments.length);
      return call(s, inlined.module(), dotMeta, inlined.function(), meta, arguments, before);
    }
    var macro = Resolution.required(s.session, meta, module, name, arguments.length, s.env, true);
    if (macro != null) {
      s.variables.restore(before);
      return MacroCalls.expand(s, meta, macro, arguments);
    }
    if (!s.env.inFunction()) {
      Resolution.checkDeprecated(s.session, meta, module, name, arguments.length, s.env);
    }
    traceRemote(s, module, name, meta, arguments.length);
    return call(s, module, dotMeta, name, meta, arguments, before);
  }

  private static void traceRemote(Scope s, Atom module, Atom name, Object meta, int arity) {
    Trace.event(s, () -> Tuple.of(REMOTE_FUNCTION, meta, module, name, (long) arity));
  }

  /**
   * A call that is known to be of no macro.
   *
   * @param before what was visible before the receiver was expanded, from {@link Variables#splitWrites}
   */
  static Object call(
      Scope s, Object receiver, Object dotMeta, Atom name, Object meta, Object[] arguments, Variables.Visible before) {
    if (s.env.inGuard() && receiver instanceof Tuple) {
      return field(s, receiver, dotMeta, name, meta, arguments, before);
    }
    var expanded = new Object[arguments.length];
    for (int i = 0; i < expanded.length; i++) {
      if (!s.env.inMatch()) {
        s.variables.nextPart(before);
      }
      expanded[i] = s.expand(arguments[i]);
    }
    s.variables.joinWrites(before);
    return rewritten(s, new Call(receiver, dotMeta, name, meta, expanded));
  }

  /** A call with its arguments expanded. */
  record Call(Object receiver, Object dotMeta, Atom name, Object meta, Object[] arguments) {
    Tuple3 quoted() {
      return Ast.dotCall(dotMeta, receiver, name, meta, Lists.of(arguments));
    }

    boolean isOf(Atom module, Atom function, int arity) {
      return receiver == module && name == function && arguments.length == arity;
    }
  }

  private static Object rewritten(Scope s, Call call) {
    var number = Rewrite.signedNumber(call);
    if (number != null) {
      return number;
    }
    if (s.env.inMatch()) {
      return Rewrite.inMatch(s, call);
    }
    return s.env.inGuard() ? Rewrite.inGuard(s, call) : Rewrite.inBody(call).quoted();
  }

  /** {@code map.field} is all that guards allow on what is not a module. */
  private static Object field(
      Scope s, Object receiver, Object dotMeta, Atom name, Object meta, Object[] arguments, Variables.Visible before) {
    s.variables.joinWrites(before);
    var quoted = Ast.dotCall(dotMeta, receiver, name, meta, EmptyList.EMPTY);
    if (Meta.get(meta, Names.NO_PARENS) != Atoms.TRUE) {
      s.complain(
          meta,
          "cannot invoke remote function inside a "
              + s.guardContext()
              + ". If you want to do a map lookup instead, please remove parens from "
              + s.source(receiver)
              + "."
              + name.name()
              + "()");
    }
    return quoted;
  }

  private static Object anonymous(Scope s, Tuple3 dot, Object meta, Object[] arguments) {
    s.assertNoMatchOrGuard(meta, "anonymous call");
    var parts = new Object[arguments.length + 1];
    parts[0] = Ast.argument(dot, 0);
    System.arraycopy(arguments, 0, parts, 1, arguments.length);
    var expanded = Expander.all(s, parts);
    return new Tuple3(
        Ast.withArguments(dot, expanded[0]), meta, Lists.of(Arrays.copyOfRange(expanded, 1, expanded.length)));
  }
}
