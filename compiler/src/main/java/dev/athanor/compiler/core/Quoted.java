package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Reads quoted expressions in the expanded form: see "The expanded form" in {@code docs/architecture.md}. */
final class Quoted {
  private static final Atom VERSION = Atom.of("version");
  private static final Atom COUNTER = Atom.of("counter");
  private static final Atom DOT = Atom.of(".");
  private static final Atom BAR = Atom.of("|");
  private static final Atom WHEN = Atom.of("when");
  private static final Atom UNDERSCORE = Atom.of("_");
  private static final Atom ARROW = Atom.of("->");
  private static final Atom BLOCK = Atom.of("__block__");
  private static final Atom NO_PARENS = Atom.of("no_parens");
  private static final Atom PIN = Atom.of("^");

  private Quoted() {}

  /** A clause {@code arguments -> body}, where the arguments may have guards. */
  record Clause(Object meta, List<Object> arguments, List<Object> guards, Object body) {}

  /** A variable, told from others by these three. */
  record Variable(Atom name, Object context, Object version) {}

  /** A call {@code module.function(arguments)} as the node has it; {@code module} is any expression. */
  record Remote(Object module, Object function, boolean noParens) {}

  /** The node {@code {name, meta, arguments}} with a list of arguments and that name, or {@code null}. */
  static Tuple3 call(Object quoted, Atom name) {
    return quoted instanceof Tuple3 node && node.e0 == name && isList(node.e2) ? node : null;
  }

  /** Whether the term is a list. */
  static boolean isList(Object term) {
    return term instanceof Cons || term == EmptyList.EMPTY;
  }

  /** The elements of a proper list. */
  static List<Object> list(Object list) {
    var elements = Lists.toJava(list);
    if (elements == null) {
      throw new IllegalArgumentException("not a list: " + list);
    }
    return elements;
  }

  /** An expression of a pattern, such as a key or a size, without the pins that say which variables are meant. */
  static Object unpinned(Object quoted) {
    return switch (quoted) {
      case Tuple3 node when call(node, PIN) != null -> arguments(node).getFirst();
      case Tuple3 node when isList(node.e2) -> new Tuple3(node.e0, node.e1, unpinned(node.e2));
      case Tuple2 pair -> new Tuple2(unpinned(pair.e0), unpinned(pair.e1));
      case Cons cell -> new Cons(unpinned(cell.head), unpinned(cell.tail()));
      default -> quoted;
    };
  }

  /** The arguments of a node. */
  static List<Object> arguments(Tuple3 node) {
    return list(node.e2);
  }

  /** What is behind a key of a keyword list, or {@code null}. */
  static Object option(Object keywords, Atom key) {
    return Lists.keyword(keywords, key, null);
  }

  /** The line in metadata, or 0. */
  static int line(Object meta) {
    return option(meta, Atoms.LINE) instanceof Long line ? line.intValue() : 0;
  }

  /** The file in the metadata of a clause that comes from another file, or {@code null}. */
  static String file(Object meta) {
    return switch (option(meta, Atoms.FILE)) {
      case Tuple2 fileAndLine when fileAndLine.e0 instanceof Bitstring name -> name.text();
      case Bitstring name -> name.text();
      case null, default -> null;
    };
  }

  /** The variable that a node is, or {@code null}; {@code _} is none. */
  static Variable variable(Object quoted) {
    if (quoted instanceof Tuple3 node && node.e0 instanceof Atom name && node.e2 instanceof Atom context && name != UNDERSCORE) {
      var version = option(node.e1, VERSION);
      if (version == null) {
        return null;
      }
      var counter = option(node.e1, COUNTER);
      return new Variable(name, counter == null ? context : counter, version);
    }
    return null;
  }

  /** Whether the node is {@code _}. */
  static boolean isUnderscore(Object quoted) {
    return quoted instanceof Tuple3 node && node.e0 == UNDERSCORE && node.e2 instanceof Atom;
  }

  /** What a node {@code {{:., _, [module, function]}, _, _}} calls, or {@code null}. */
  static Remote remote(Tuple3 node) {
    var dot = call(node.e0, DOT);
    if (dot == null || !(dot.e2 instanceof Cons first) || !(first.tail() instanceof Cons second)) {
      return null;
    }
    return new Remote(first.head, second.head, option(node.e1, NO_PARENS) == Atoms.TRUE);
  }

  /** The fun that a node {@code {{:., _, [fun]}, _, _}} calls, or {@code null}. */
  static Object fun(Tuple3 node) {
    var dot = call(node.e0, DOT);
    return dot != null && dot.e2 instanceof Cons first && first.tail() == EmptyList.EMPTY ? first.head : null;
  }

  /** The node if it calls {@code :erlang.function} with any arguments, or {@code null}. */
  static Atom erlang(Object quoted) {
    if (quoted instanceof Tuple3 node) {
      var remote = remote(node);
      return remote != null && remote.module == Atoms.ERLANG && remote.function instanceof Atom name ? name : null;
    }
    return null;
  }

  /** The head and tail of {@code {:|, _, [head, tail]}}, or {@code null}. */
  static Tuple2 bar(Object quoted) {
    var node = call(quoted, BAR);
    if (node == null) {
      return null;
    }
    var parts = arguments(node);
    return new Tuple2(parts.get(0), parts.get(1));
  }

  /** A list as elements and a tail: {@code [a, b | c]}; the tail of a proper list is {@code []}. */
  static Object openList(Object list, List<Object> elements) {
    for (var rest = list; rest instanceof Cons cell; rest = cell.tail()) {
      var bar = bar(cell.head);
      if (bar != null) {
        elements.add(bar.e0);
        return bar.e1;
      }
      elements.add(cell.head);
    }
    return EmptyList.EMPTY;
  }

  /** The clauses in a list of {@code {:->, meta, [arguments, body]}}. */
  static List<Clause> clauses(Object list) {
    var clauses = new ArrayList<Clause>();
    for (var quoted : list(list)) {
      var node = call(quoted, ARROW);
      var parts = arguments(node);
      clauses.add(clause(node.e1, parts.get(0), parts.get(1)));
    }
    return clauses;
  }

  private static Clause clause(Object meta, Object head, Object body) {
    var arguments = list(head);
    if (arguments.size() == 1 && call(arguments.getFirst(), WHEN) instanceof Tuple3 when) {
      arguments = arguments(when);
      return new Clause(meta, arguments.subList(0, arguments.size() - 1), guards(arguments.getLast()), body);
    }
    return new Clause(meta, arguments, List.of(), body);
  }

  /** A pattern that may have guards, as on the left of {@code <-}. */
  static Clause pattern(Object quoted) {
    return clause(EmptyList.EMPTY, Lists.of(quoted), Atoms.NIL);
  }

  /** The alternatives of {@code a when b when c}. */
  private static List<Object> guards(Object quoted) {
    var guards = new ArrayList<Object>();
    var rest = quoted;
    while (call(rest, WHEN) instanceof Tuple3 when) {
      var both = arguments(when);
      guards.add(both.get(0));
      rest = both.get(1);
    }
    guards.add(rest);
    return guards;
  }

  /** The expressions of a block; anything else is a block of itself. */
  static List<Object> block(Object quoted) {
    var node = call(quoted, BLOCK);
    return node == null ? List.of(quoted) : arguments(node);
  }
}
