package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.HashSet;
import java.util.Set;

/** {@code %{...}}. */
final class Maps {
  private Maps() {}

  static Object map(Scope s, Tuple3 node, Object[] arguments) {
    if (arguments.length == 1 && Ast.isCall(arguments[0], Names.PIPE, 2)) {
      return update(s, node, (Tuple3) arguments[0]);
    }
    var expanded = Expander.all(s, arguments);
    validate(s, node.e1, expanded, arguments);
    return new Tuple3(node.e0, node.e1, Lists.of(expanded));
  }

  /** {@code %{map | key: value}}. */
  private static Object update(Scope s, Tuple3 node, Tuple3 pipe) {
    if (s.env.inMatch() || s.env.inGuard()) {
      throw s.failInFile(
          node.e1,
          "cannot use map/struct update syntax in "
              + (s.env.inMatch() ? "match" : s.guardContext())
              + ", got: "
              + s.source(node));
    }
    var pairs = Ast.isList(Ast.argument(pipe, 1)) ? Lists.toArray(Ast.argument(pipe, 1)) : null;
    if (pairs == null) {
      throw notPair(s, node.e1, Ast.argument(pipe, 1));
    }
    var parts = new Object[pairs.length + 1];
    parts[0] = Ast.argument(pipe, 0);
    System.arraycopy(pairs, 0, parts, 1, pairs.length);
    var expanded = Expander.all(s, parts);
    var expandedPairs = new Object[pairs.length];
    System.arraycopy(expanded, 1, expandedPairs, 0, pairs.length);
    validate(s, node.e1, expandedPairs, pairs);
    return Ast.withArguments(node, Ast.withArguments(pipe, expanded[0], Lists.of(expandedPairs)));
  }

  private static RuntimeException notPair(Scope s, Object meta, Object quoted) {
    return s.fail(meta, "expected key-value pairs in a map, got: " + s.source(quoted));
  }

  private static void validate(Scope s, Object meta, Object[] pairs, Object[] written) {
    var seen = new HashSet<Object>();
    for (int i = 0; i < pairs.length; i++) {
      if (!(pairs[i] instanceof Tuple2 pair)) {
        throw notPair(s, meta, written[i]);
      }
      if (s.env.inMatch()) {
        validateKeyInMatch(s, meta, pair.e0);
      }
      checkRepeated(s, meta, pair.e0, seen);
    }
  }

  private static void checkRepeated(Scope s, Object meta, Object key, Set<Object> seen) {
    if (!isLiteral(key) || seen.add(key)) {
      return;
    }
    var message = "key " + s.source(key) + " will be overridden in map";
    if (s.env.inMatch()) {
      throw s.failInFile(meta, message);
    }
    s.warnInFile(meta, message);
  }

  private static boolean isLiteral(Object expanded) {
    return switch (expanded) {
      case Tuple3 _ -> false;
      case Tuple2 pair -> isLiteral(pair.e0) && isLiteral(pair.e1);
      case Cons list -> isLiteral(list.head) && isLiteral(list.tail());
      case Tuple _ -> false;
      default -> true;
    };
  }

  /** A key is compared, not matched: variables in it must be pinned. */
  private static void validateKeyInMatch(Scope s, Object meta, Object key) {
    switch (key) {
      case Tuple3 node when Ast.isCall(node, Names.PIN) || Ast.isCall(node, Names.MAP) -> {}
      case Tuple3 segment when Ast.isCall(segment, Names.TYPE, 2) ->
          validateKeyInMatch(s, meta, Ast.argument(segment, 0));
      case Tuple3 variable when Ast.isVariable(variable) ->
          throw s.fail(
              meta,
              "cannot use variable "
                  + ((Atom) variable.e0).name()
                  + " as map key inside a pattern. Map keys in patterns can only be literals (such as atoms, strings, tuples, and "
                  + "the like) or an existing variable matched with the pin operator (such as ^some_var)");
      case Tuple3 node -> {
        validateKeyInMatch(s, meta, node.e0);
        validateKeyInMatch(s, meta, node.e2);
      }
      case Tuple2 pair -> {
        validateKeyInMatch(s, meta, pair.e0);
        validateKeyInMatch(s, meta, pair.e1);
      }
      case Cons list -> {
        validateKeyInMatch(s, meta, list.head);
        validateKeyInMatch(s, meta, list.tail());
      }
      default -> {}
    }
  }
}
