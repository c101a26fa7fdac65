package dev.athanor.compiler.expand;

import dev.athanor.code.FunctionRef;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.math.BigInteger;

/**
 * Expands quoted expressions until nothing is left to expand: macros are called, aliases and imports resolved,
 * variables numbered. What it gives is described in {@code docs/architecture.md} 6.2.
 *
 * <p>One pass from the outside in. An expression is a special form ({@link SpecialForms}), a variable ({@link
 * VariableForms}), a call ({@link Dispatch}, {@link RemoteCalls}) or a literal. A call of a macro is replaced by what
 * the macro gives, which is expanded in its place.
 */
final class Expander {
  /** How deep code may be nested. The stack that compiles has to carry this. */
  static final int DEEPEST = 50_000;

  private Expander() {}

  static Object expand(Scope s, Object quoted) {
    return switch (quoted) {
      case Tuple3 node -> node(s, node);
      case Cons list -> {
        s.enter(EmptyList.EMPTY);
        var expanded = list(s, list);
        s.leave();
        yield expanded;
      }
      case Tuple2 pair -> {
        s.enter(EmptyList.EMPTY);
        var expanded = pair(s, pair);
        s.leave();
        yield expanded;
      }
      case Atom atom -> atom;
      case Long number -> number;
      case Bitstring bits when bits.isBinary() -> bits;
      case EmptyList empty -> empty;
      case Double number -> number;
      case BigInteger number -> number;
      case Pid pid -> pid(s, pid);
      case Fun fun when fun instanceof FunctionRef -> fun;
      default -> throw invalid(s, quoted);
    };
  }

  private static Object node(Scope s, Tuple3 node) {
    if (!Ast.isList(node.e1)) {
      throw invalid(s, node);
    }
    if (node.e0 instanceof Atom name) {
      return named(s, name, node);
    }
    if (Ast.isList(node.e2)) {
      return expressionCall(s, node);
    }
    throw invalid(s, node);
  }

  private static Object named(Scope s, Atom name, Tuple3 node) {
    if (node.e2 instanceof Atom) {
      return VariableForms.expand(s, name, node);
    }
    var arguments = Lists.toArray(node.e2);
    if (arguments == null) {
      throw invalid(s, node);
    }
    s.enter(node.e1);
    var form = SpecialForms.find(name, arguments.length);
    var expanded =
        form != null ? form.expand(s, node, arguments) : Dispatch.local(s, name, node.e1, arguments);
    s.leave();
    return expanded;
  }

  /** A call of something that is not a plain name: {@code module.function(...)}, {@code fun.(...)} or an error. */
  private static Object expressionCall(Scope s, Tuple3 node) {
    var arguments = Lists.toArray(node.e2);
    if (arguments == null) {
      throw invalid(s, node);
    }
    s.enter(node.e1);
    var expanded = RemoteCalls.expand(s, node, arguments);
    s.leave();
    return expanded;
  }

  private static Object pair(Scope s, Tuple2 pair) {
    var elements = all(s, pair.e0, pair.e1);
    return Tuple.of(elements[0], elements[1]);
  }

  /** Expands expressions that are evaluated side by side: none sees what another binds, code after them sees all. */
  static Object[] all(Scope s, Object... expressions) {
    var expanded = new Object[expressions.length];
    if (expressions.length == 1 || s.env.inMatch()) {
      for (int i = 0; i < expanded.length; i++) {
        expanded[i] = expand(s, expressions[i]);
      }
      return expanded;
    }
    var before = s.variables.splitWrites();
    for (int i = 0; i < expanded.length; i++) {
      s.variables.nextPart(before);
      expanded[i] = expand(s, expressions[i]);
    }
    s.variables.joinWrites(before);
    return expanded;
  }

  /** Expands the elements of a list of expressions side by side, to a list. */
  static Object allOf(Scope s, Object[] expressions) {
    return Lists.of(all(s, expressions));
  }

  private static Object list(Scope s, Cons list) {
    if (s.env.inMatch()) {
      return elements(s, list, null);
    }
    var before = s.variables.splitWrites();
    var expanded = elements(s, list, before);
    s.variables.joinWrites(before);
    return expanded;
  }

  private static Object elements(Scope s, Cons list, Variables.Visible before) {
    var expanded = new ListBuilder();
    Object rest = list;
    while (rest instanceof Cons cell) {
      expanded.add(
          cell.tail() == EmptyList.EMPTY && Ast.isCall(cell.head, Names.PIPE, 2)
              ? headAndTail(s, (Tuple3) cell.head, before)
              : part(s, cell.head, before));
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw invalid(s, list);
    }
    return expanded.toList();
  }

  private static Object headAndTail(Scope s, Tuple3 pipe, Variables.Visible before) {
    var head = part(s, Ast.argument(pipe, 0), before);
    var tail = part(s, Ast.argument(pipe, 1), before);
    return Ast.withArguments(pipe, head, tail);
  }

  private static Object part(Scope s, Object quoted, Variables.Visible before) {
    if (before != null) {
      s.variables.nextPart(before);
    }
    return expand(s, quoted);
  }

  private static Object pid(Scope s, Pid pid) {
    if (s.env.inFunction()) {
      s.warn(
          EmptyList.EMPTY,
          "cannot compile PID "
              + s.inspect(pid)
              + " inside quoted expression for function "
              + s.env.functionName().name()
              + "/"
              + s.env.functionArity());
    }
    return pid;
  }

  static ErlangException invalid(Scope s, Object quoted) {
    return s.failInFile(
        Meta.line(quoted instanceof Tuple3 node && Ast.isList(node.e1) ? node.e1 : EmptyList.EMPTY) == 0
            ? EmptyList.EMPTY
            : ((Tuple3) quoted).e1,
        "invalid quoted expression: "
            + s.inspect(quoted)
            + "\n\nPlease make sure your quoted expressions are made of valid AST nodes. If you would like to introduce a "
            + "value into the AST, such as a four-element tuple or a map, make sure to call Macro.escape/1 before");
  }
}
