package dev.athanor.compiler.expand;

import dev.athanor.compiler.Inspected;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Set;
import java.util.stream.Collectors;

/** Quoted code as {@code Macro.to_string/1} writes it: as much of it as the recorded messages show. */
final class Written {
  private static final Set<String> UNARY = Set.of("^", "-", "!");
  private static final Set<String> BINARY =
      Set.of("+", "-", "*", "/", "++", "==", "=", "<>", "in", "when", "and", "or", "::", "|", "->", "<-", "\\\\", ">", "<");

  private Written() {}

  /** The code of a quoted expression. */
  static String of(Object quoted) {
    return switch (quoted) {
      case Tuple3 node when node.e0 instanceof Atom name && node.e2 instanceof Atom -> name.name();
      case Tuple3 node when node.e0 instanceof Atom name -> call(name.name(), node);
      case Tuple3 node when Ast.isCall(node.e0, Names.DOT, 2) -> remote(node);
      case Tuple2 pair -> "{" + of(pair.e0) + ", " + of(pair.e1) + "}";
      case Cons list when Ast.isKeyword(list) -> "[" + pairs(list) + "]";
      case Cons list when Lists.isProper(list) -> "[" + all(list, ", ") + "]";
      default -> Inspected.of(quoted);
    };
  }

  private static String call(String name, Tuple3 node) {
    return switch (name) {
      case "__aliases__" -> alias(node.e2);
      case "__block__" -> all(node.e2, "\n");
      case "{}" -> "{" + all(node.e2, ", ") + "}";
      case "<<>>" -> "<<" + all(node.e2, ", ") + ">>";
      case "%{}" -> "%{" + entries(node) + "}";
      case "%" -> "%" + of(Ast.argument(node, 0)) + of(Ast.argument(node, 1)).substring(1);
      default -> operatorOrCall(name, node);
    };
  }

  private static String operatorOrCall(String name, Tuple3 node) {
    int arity = Lists.length(node.e2);
    if (arity == 1 && name.equals("&")) {
      return (Ast.argument(node, 0) instanceof Long ? "&" : "& ") + of(Ast.argument(node, 0));
    }
    if (arity == 1 && UNARY.contains(name)) {
      return name + of(Ast.argument(node, 0));
    }
    return arity == 2 && BINARY.contains(name)
        ? of(Ast.argument(node, 0)) + " " + name + " " + of(Ast.argument(node, 1))
        : name + "(" + all(node.e2, ", ") + ")";
  }

  private static String entries(Tuple3 map) {
    boolean isUpdate = Lists.length(map.e2) == 1 && Ast.isCall(Ast.argument(map, 0), Names.PIPE, 2);
    if (isUpdate) {
      var update = (Tuple3) Ast.argument(map, 0);
      return of(Ast.argument(update, 0)) + " | " + pairs(Ast.argument(update, 1));
    }
    return map.e2 instanceof Cons ? pairs(map.e2) : "";
  }

  private static String remote(Tuple3 node) {
    var dot = (Tuple3) node.e0;
    var name = of(Ast.argument(dot, 0)) + "." + ((Atom) Ast.argument(dot, 1)).name();
    return Meta.get(node.e1, Atom.of("no_parens")) != null ? name : name + "(" + all(node.e2, ", ") + ")";
  }

  private static String alias(Object parts) {
    return Lists.toJava(parts).stream()
        .map(part -> part instanceof Atom atom ? atom.name() : of(part))
        .collect(Collectors.joining("."));
  }

  private static String pairs(Object keywords) {
    return Lists.toJava(keywords).stream()
        .map(pair -> ((Atom) ((Tuple2) pair).e0).name() + ": " + of(((Tuple2) pair).e1))
        .collect(Collectors.joining(", "));
  }

  private static String all(Object list, String between) {
    return Lists.toJava(list).stream().map(Written::of).collect(Collectors.joining(between));
  }
}
