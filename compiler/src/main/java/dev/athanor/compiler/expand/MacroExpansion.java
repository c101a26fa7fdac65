package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;

/** Expands only the outermost macros of an expression, where a form must look at what its argument is before expanding it. */
final class MacroExpansion {
  private MacroExpansion() {}

  /** What one macro call gives; the node itself where it calls none. */
  static Object once(Scope s, Tuple3 call) {
    var arguments = Ast.isList(call.e2) ? Lists.toArray(call.e2) : null;
    if (arguments == null || !Ast.isList(call.e1)) {
      return call;
    }
    var macro = call.e0 instanceof Atom name ? local(s, call, name, arguments.length) : remote(s, call, arguments.length);
    return macro == null
        ? call
        : MacroCalls.once(s.session, s.caller(Meta.line(call.e1)), call.e1, macro, arguments);
  }

  /** What is left when the outermost call is none of a macro. */
  static Object all(Scope s, Object quoted) {
    var now = quoted;
    while (now instanceof Tuple3 call) {
      var next = once(s, call);
      if (next == call) {
        break;
      }
      now = next;
    }
    return now;
  }

  private static Target.Macro local(Scope s, Tuple3 call, Atom name, int arity) {
    if (SpecialForms.find(name, arity) != null) {
      return null;
    }
    return Resolution.imported(s.session, call.e1, name, arity, s.env, EmptyList.EMPTY, false, true)
            instanceof Target.Macro macro
        ? macro
        : null;
  }

  private static Target.Macro remote(Scope s, Tuple3 call, int arity) {
    if (!Ast.isCall(call.e0, Names.DOT, 2) || !(Ast.argument((Tuple3) call.e0, 1) instanceof Atom name)) {
      return null;
    }
    return module(s, Ast.argument((Tuple3) call.e0, 0)) instanceof Atom module
        ? Resolution.required(s.session, call.e1, module, name, arity, s.env, true)
        : null;
  }

  private static Object module(Scope s, Object receiver) {
    return switch (receiver) {
      case Atom module -> module;
      case Tuple3 alias when Ast.isCall(alias, Names.ALIASES) -> s.expand(alias);
      case Tuple3 node when node.e0 == Names.MODULE_NODE && node.e2 instanceof Atom -> s.env.module();
      default -> receiver;
    };
  }
}
