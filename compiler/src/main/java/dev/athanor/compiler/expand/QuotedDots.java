package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple3;

/** What {@code left.unquote(right)} becomes, by what {@code right} turns out to be. */
final class QuotedDots {
  private static final String MODULE_PREFIX = "Elixir.";

  private QuotedDots() {}

  static Object withoutArguments(Process self, Object meta, Object left, Object right) {
    return switch (right) {
      case Atom module when module.name().startsWith(MODULE_PREFIX) -> alias(meta, left, new Cons(module, EmptyList.EMPTY));
      case Atom function -> field(meta, left, function);
      case Tuple3 node when node.e0 == Names.ALIASES && Ast.isList(node.e2) -> alias(meta, left, node.e2);
      case Tuple3 node when Ast.isVariable(node) -> field(meta, left, node.e0);
      case Tuple3 node when node.e0 instanceof Atom && Ast.isList(node.e2) ->
          Ast.dotCall(meta, left, node.e0, meta, node.e2);
      default -> throw unexpected(self, "to return an atom, an alias or a quoted call", right);
    };
  }

  static Object withArguments(Process self, Object meta, Object left, Object right, Object arguments) {
    if (right instanceof Atom function) {
      return Ast.dotCall(meta, left, function, meta, arguments);
    }
    if (Ast.isVariable(right)) {
      return Ast.dotCall(meta, left, ((Tuple3) right).e0, meta, arguments);
    }
    throw unexpected(self, "with args to return an atom or a quoted call", right);
  }

  private static Object alias(Object meta, Object left, Object parts) {
    return new Tuple3(Names.ALIASES, meta, new Cons(left, parts));
  }

  private static Object field(Object meta, Object left, Object name) {
    return Ast.dotCall(meta, left, name, Meta.with(meta, Names.NO_PARENS, Atoms.TRUE), EmptyList.EMPTY);
  }

  private static ErlangException unexpected(Process self, String expected, Object right) {
    return Failures.argumentError(
        "expected unquote after dot " + expected + ", got: " + Text.source(Sessions.of(self), right));
  }
}
