package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Set;

/** Knows of expanded expressions whether they can only give {@code true} or {@code false}. */
final class Booleans {
  private static final Set<String> UNARY =
      Set.of(
          "not", "is_atom", "is_binary", "is_bitstring", "is_boolean", "is_float", "is_function", "is_integer", "is_list",
          "is_map", "is_number", "is_pid", "is_port", "is_reference", "is_tuple");
  private static final Set<String> BINARY =
      Set.of(
          "and", "or", "xor", "==", "/=", "=<", "<", ">=", ">", "=:=", "=/=", "is_function", "is_map_key", "andalso",
          "orelse");
  private static final String FUNCTION_EXPORTED = "function_exported";
  private static final Atom CASE = Atom.of("case");
  private static final Atom COND = Atom.of("cond");

  private Booleans() {}

  static boolean isBoolean(Object expanded) {
    return Ast.isBoolean(expanded) || expanded instanceof Tuple3 node && isBoolean(node);
  }

  private static boolean isBoolean(Tuple3 node) {
    if (Ast.isCall(node.e0, Names.DOT, 2)) {
      return isTest(node);
    }
    if (node.e0 == Names.BLOCK && node.e2 instanceof Cons expressions) {
      return isBoolean(Ast.last(expressions));
    }
    if (Ast.isCall(node, CASE, 2)) {
      return haveBooleanBodies(Ast.argument(node, 1));
    }
    return Ast.isCall(node, COND, 1) && haveBooleanBodies(Ast.argument(node, 0));
  }

  private static boolean isTest(Tuple3 call) {
    var dot = (Tuple3) call.e0;
    if (Ast.argument(dot, 0) != Atoms.ERLANG || !(Ast.argument(dot, 1) instanceof Atom function)) {
      return false;
    }
    var name = function.name();
    return switch (Lists.length(call.e2)) {
      case 1 -> UNARY.contains(name);
      case 2 -> BINARY.contains(name) && (!isLazy(name) || isBoolean(Ast.argument(call, 1)));
      case 3 -> name.equals(FUNCTION_EXPORTED);
      default -> false;
    };
  }

  private static boolean isLazy(String name) {
    return name.equals("andalso") || name.equals("orelse");
  }

  private static boolean haveBooleanBodies(Object options) {
    if (!(options instanceof Cons list
        && list.tail() == EmptyList.EMPTY
        && list.head instanceof Tuple2 pair
        && pair.e0 == Atoms.DO)) {
      return false;
    }
    var rest = pair.e1;
    while (rest instanceof Cons clause) {
      if (!isBoolean(Ast.argument((Tuple3) clause.head, 1))) {
        return false;
      }
      rest = clause.tail();
    }
    return true;
  }
}
