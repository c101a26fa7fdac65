package dev.athanor.compiler.expand;

import dev.athanor.code.FunctionRef;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Quoted expressions as Java reads and makes them. A node is a {@link Tuple3}: {@code {name, meta, arguments}} is a call,
 * {@code {name, meta, context}} a variable, {@code {expression, meta, arguments}} a call of whatever the expression is.
 */
public final class Ast {
  private Ast() {}

  /** {@code {name, meta, [arguments...]}}. */
  public static Tuple3 call(Atom name, Object meta, Object... arguments) {
    return new Tuple3(name, meta, Lists.of(arguments));
  }

  /** {@code {{:., meta, [module, function]}, meta, [arguments...]}}. */
  public static Tuple3 remote(Object module, Atom function, Object meta, Object... arguments) {
    return dotCall(meta, module, function, meta, Lists.of(arguments));
  }

  /** {@code {{:., dotMeta, [module, function]}, meta, arguments}}. */
  public static Tuple3 dotCall(Object dotMeta, Object module, Object function, Object meta, Object arguments) {
    return new Tuple3(call(Names.DOT, dotMeta, module, function), meta, arguments);
  }

  /** {@code {:__block__, meta, [expressions...]}}. */
  public static Tuple3 block(Object meta, Object... expressions) {
    return call(Names.BLOCK, meta, expressions);
  }

  /** {@code {:->, meta, [arguments, body]}}. */
  public static Tuple3 clause(Object meta, Object arguments, Object body) {
    return call(Names.ARROW, meta, arguments, body);
  }

  /** The same node with other arguments. */
  public static Tuple3 withArguments(Tuple3 node, Object... arguments) {
    return new Tuple3(node.e0, node.e1, Lists.of(arguments));
  }

  /** {@code &module.function/arity}, quoted. */
  public static Tuple3 capture(FunctionRef fun) {
    var none = EmptyList.EMPTY;
    var target = dotCall(none, fun.module(), fun.name(), Lists.of(Tuple.of(Names.NO_PARENS, Atoms.TRUE)), none);
    return call(Names.CAPTURE, none, call(Names.SLASH, none, target, (long) fun.arity()));
  }

  /** Code that builds a map whose keys and values are already valid code, except values that are maps themselves. */
  public static Tuple3 map(MapTerm map) {
    var keys = map.keys();
    Arrays.sort(keys, TermOrder.EXACT);
    var pairs = new ListBuilder();
    for (var key : keys) {
      var value = map.get(key);
      pairs.add(Tuple.of(key, value instanceof MapTerm inner ? map(inner) : value));
    }
    return new Tuple3(Names.MAP, EmptyList.EMPTY, pairs.toList());
  }

  /** Whether the term is {@code {name, _, [_, ...]}} with that many arguments. */
  public static boolean isCall(Object quoted, Atom name, int arity) {
    return quoted instanceof Tuple3 node && node.e0 == name && Lists.length(node.e2) == arity;
  }

  /** Whether the term is {@code {name, _, arguments}} with a list of arguments. */
  public static boolean isCall(Object quoted, Atom name) {
    return quoted instanceof Tuple3 node && node.e0 == name && isList(node.e2);
  }

  /** Whether the term is a variable: {@code {name, _, context}} of two atoms. */
  public static boolean isVariable(Object quoted) {
    return quoted instanceof Tuple3 node && node.e0 instanceof Atom && node.e2 instanceof Atom;
  }

  /** Whether the term is {@code {:_, _, context}}. */
  public static boolean isUnderscore(Object quoted) {
    return quoted instanceof Tuple3 node && node.e0 == Names.UNDERSCORE && node.e2 instanceof Atom;
  }

  /** Whether the term is a list, empty or not. */
  public static boolean isList(Object term) {
    return term instanceof Cons || term == EmptyList.EMPTY;
  }

  /** The argument of a call at an index. */
  public static Object argument(Tuple3 call, int index) {
    return nth(call.e2, index);
  }

  /** The element of a list at an index below its length. */
  public static Object nth(Object list, int index) {
    var cell = (Cons) list;
    for (int i = 0; i < index; i++) {
      cell = (Cons) cell.tail();
    }
    return cell.head;
  }

  /** The last element of a list that is not empty, its rest when that is improper. */
  public static Object last(Object list) {
    var cell = (Cons) list;
    while (cell.tail() instanceof Cons next) {
      cell = next;
    }
    return cell.head;
  }

  /** The list without its last element. */
  public static Object init(Object list) {
    var elements = Lists.toArray(list);
    Object init = EmptyList.EMPTY;
    for (int i = elements.length - 2; i >= 0; i--) {
      init = new Cons(elements[i], init);
    }
    return init;
  }

  /** The list of what the function gives for each element of a proper list, called front to back. */
  public static Object map(Object list, UnaryOperator<Object> function) {
    if (!(list instanceof Cons cell)) {
      return list;
    }
    var builder = new ListBuilder();
    Object rest = cell;
    while (rest instanceof Cons next) {
      builder.add(function.apply(next.head));
      rest = next.tail();
    }
    return builder.toList();
  }

  /** Hands over what the quoted expression is made of: the name and the arguments of a call, both of a pair, the elements of a list; not their parts. */
  public static void forEachPart(Object quoted, Consumer<Object> each) {
    switch (quoted) {
      case Tuple3 node -> {
        each.accept(node.e0);
        each.accept(node.e2);
      }
      case Tuple2 pair -> {
        each.accept(pair.e0);
        each.accept(pair.e1);
      }
      case Cons list -> {
        Object rest = list;
        while (rest instanceof Cons cell) {
          each.accept(cell.head);
          rest = cell.tail();
        }
      }
      default -> {}
    }
  }

  /** Whether the term is a list of {@code {atom, value}} pairs; the empty list is one. */
  public static boolean isKeyword(Object term) {
    var rest = term;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 pair && pair.e0 instanceof Atom)) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  /** The value of a key in a keyword list, or {@code null}. */
  public static Object keyword(Object list, Atom key) {
    return Lists.keyword(list, key, null);
  }

  /** The module that the parts of an alias name as they stand; {@code null} where they are not all atoms. */
  public static Atom moduleName(Object parts) {
    return Aliases.concat(parts);
  }

  /** {@code true} or {@code false}. */
  public static boolean isBoolean(Object term) {
    return term == Atoms.TRUE || term == Atoms.FALSE;
  }
}
