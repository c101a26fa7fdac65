package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Set;

/**
 * Turns the body of {@code quote} into code that builds it. Each node becomes {@code {:{}, [], [name, meta, arguments]}};
 * {@code unquote} puts code in between. On the way names are tied to where the quote stands, so that they mean the same
 * wherever the macro is called: variables get the context, aliases what they stand for, calls where they are
 * imported from.
 *
 * @param scope where the quote stands
 * @param context the context of variables, an atom or code that gives one
 * @param line the line that all nodes get: a number or code that gives one, {@code true} to keep their own, {@code false} for none
 * @param file the file recorded with the line, code or an atom for none
 * @param unquoting whether {@code unquote} is honoured
 * @param generated whether nodes are marked as generated
 */
record Quoter(Scope scope, Object context, Object line, Object file, boolean unquoting, boolean generated) {
  static final Atom DOT_CALL = Atom.of("dot");

  private static final Atom VALIDATE = Atom.of("shallow_validate_ast");
  private static final Set<Atom> DEFINITIONS = Set.of(Atoms.DEF, Atoms.DEFP, Atoms.DEFMACRO, Atoms.DEFMACROP, Names.AT);
  private static final Set<Atom> LEXICAL = Set.of(Names.ALIAS, Atom.of("import"), Atom.of("require"), Names.QUOTE);

  /** {@code left.unquote(right)(arguments...)}; the arguments are {@code null} where there are none and no parentheses either. */
  record UnquotedDot(Object meta, Object left, Object right, Object arguments) {}

  /** The parts of a node that unquotes the name of a call, or {@code null}. */
  static UnquotedDot unquotedDot(Tuple3 node) {
    if (node.e0 instanceof Tuple3 inner && isUnquotedName(inner) && Ast.isList(node.e2)) {
      var dot = (Tuple3) inner.e0;
      return new UnquotedDot(dot.e1, Ast.argument(dot, 0), Ast.argument(inner, 0), node.e2);
    }
    if (isUnquotedName(node)) {
      var dot = (Tuple3) node.e0;
      return new UnquotedDot(dot.e1, Ast.argument(dot, 0), Ast.argument(node, 0), null);
    }
    return null;
  }

  private static boolean isUnquotedName(Tuple3 node) {
    return Ast.isCall(node.e0, Names.DOT, 2)
        && Ast.argument((Tuple3) node.e0, 1) == Names.UNQUOTE
        && Lists.length(node.e2) == 1;
  }

  static ErlangException misplacedSplice() {
    return Failures.argumentError(
        "unquote_splicing only works inside arguments and block contexts, wrap it in parens if you want it to work with "
            + "one-liners");
  }

  Object quote(Object quoted) {
    return switch (quoted) {
      case Tuple3 node when Ast.isList(node.e1) -> node(annotated(node));
      case Tuple2 pair when unquoting && (isSplice(pair.e0) || isSplice(pair.e1)) ->
          node(Ast.call(Names.TUPLE, EmptyList.EMPTY, pair.e0, pair.e1));
      case Tuple2 pair -> Tuple.of(quote(pair.e0), quote(pair.e1));
      case Cons list -> list(list);
      case Tuple tuple -> new Tuple3(Names.TUPLE, EmptyList.EMPTY, Ast.map(Lists.of(tuple.toArray()), this::quote));
      default -> quoted;
    };
  }

  static boolean isSplice(Object quoted) {
    return Ast.isCall(quoted, Names.UNQUOTE_SPLICING, 1);
  }

  private Object list(Object list) {
    if (unquoting) {
      return Splices.list(list, this::quote);
    }
    return Lists.isProper(list) ? Ast.map(list, this::quote) : list;
  }

  /** Definitions and directives are marked with the context, which tells whose they are. */
  private Tuple3 annotated(Tuple3 node) {
    if (!(node.e2 instanceof Cons arguments)) {
      return node;
    }
    if (DEFINITIONS.contains(definer(node.e0))) {
      return new Tuple3(node.e0, node.e1, new Cons(annotatedHead(arguments.head), arguments.tail()));
    }
    return node.e0 instanceof Atom name && LEXICAL.contains(name)
        ? new Tuple3(name, withContext(Meta.without(node.e1, Names.COUNTER)), node.e2)
        : node;
  }

  private static Object definer(Object head) {
    return head instanceof Tuple3 dot && Ast.isCall(dot, Names.DOT, 2) ? definer(Ast.argument(dot, 1)) : head instanceof Atom ? head : Atoms.NIL;
  }

  private Object annotatedHead(Object head) {
    if (Ast.isCall(head, Names.WHEN, 2)) {
      var guarded = (Tuple3) head;
      return Ast.withArguments(guarded, annotatedHead(Ast.argument(guarded, 0)), Ast.argument(guarded, 1));
    }
    return head instanceof Tuple3 node && Ast.isList(node.e1) ? new Tuple3(node.e0, withContext(node.e1), node.e2) : head;
  }

  private Object withContext(Object meta) {
    return Meta.replaced(meta, Names.CONTEXT, context);
  }

  private Object node(Tuple3 node) {
    if (unquoting) {
      if (Ast.isCall(node, Names.UNQUOTE, 1)) {
        return Ast.remote(Names.ELIXIR_QUOTE, VALIDATE, node.e1, Ast.argument(node, 0));
      }
      if (Ast.isCall(node, Names.UNQUOTE_SPLICING, 1)) {
        throw misplacedSplice();
      }
      var dot = unquotedDot(node);
      if (dot != null) {
        return dotCall(dot);
      }
    }
    return node.e0 instanceof Atom name ? named(name, node) : built(quote(node.e0), metadata(node.e1), quote(node.e2));
  }

  private Object dotCall(UnquotedDot dot) {
    return Ast.remote(
        Names.ELIXIR_QUOTE,
        DOT_CALL,
        dot.meta(),
        metadata(dot.meta()),
        quote(dot.left()),
        quote(unquoteOf(dot)),
        dot.arguments() == null ? Atoms.NIL : list(dot.arguments()),
        context);
  }

  private static Tuple3 unquoteOf(UnquotedDot dot) {
    return Ast.call(Names.UNQUOTE, dot.meta(), dot.right());
  }

  private Object named(Atom name, Tuple3 node) {
    if (node.e2 instanceof Atom variableContext) {
      return variable(name, node.e1, variableContext);
    }
    if (name == Names.QUOTE && node.e2 instanceof Cons) {
      return nestedQuote(node);
    }
    if (name == Names.ALIASES && isHygienicAlias(node)) {
      return alias(node);
    }
    if (name == Names.CAPTURE && capturedName(node) instanceof Tuple3 captured) {
      return capture(node, captured);
    }
    return built(name, metadata(imported(node.e1, name)), quote(node.e2));
  }

  private Object variable(Atom name, Object meta, Atom variableContext) {
    return built(name, metadata(imported(meta, name)), variableContext == Atoms.NIL ? context : variableContext);
  }

  private Object nestedQuote(Tuple3 node) {
    var inside = new Quoter(scope, context, line, file, false, generated);
    var arguments =
        Ast.isCall(node, Names.QUOTE, 2)
            ? Lists.of(quote(Ast.argument(node, 0)), inside.quote(Ast.argument(node, 1)))
            : inside.quote(node.e2);
    return built(Names.QUOTE, metadata(node.e1), arguments);
  }

  private static boolean isHygienicAlias(Tuple3 node) {
    return node.e2 instanceof Cons parts && parts.head instanceof Atom first && first != Atoms.ELIXIR;
  }

  private Object alias(Tuple3 node) {
    var meaning = Aliases.lookUp(scope, node.e1, node.e2);
    var meta = Meta.replaced(Meta.without(node.e1, Names.COUNTER), Names.ALIAS, meaning == null ? Atoms.FALSE : meaning);
    return built(Names.ALIASES, metadata(meta), node.e2);
  }

  /** The {@code /} node of {@code &name/arity}. */
  private static Object capturedName(Tuple3 node) {
    return Lists.length(node.e2) == 1
            && Ast.isCall(Ast.argument(node, 0), Names.SLASH, 2)
            && Ast.isVariable(Ast.argument((Tuple3) Ast.argument(node, 0), 0))
            && Ast.argument((Tuple3) Ast.argument(node, 0), 1) instanceof Long
        ? Ast.argument(node, 0)
        : null;
  }

  private Object capture(Tuple3 node, Tuple3 slash) {
    var name = (Atom) ((Tuple3) Ast.argument(slash, 0)).e0;
    int arity = ((Long) Ast.argument(slash, 1)).intValue();
    var from = Imports.importOf(scope, node.e1, name, arity);
    var meta =
        from == null
            ? node.e1
            : withContext(Meta.replaced(node.e1, Names.IMPORTS, Lists.of(Tuple.of((long) arity, from))));
    return built(Names.CAPTURE, metadata(meta), quote(node.e2));
  }

  /** The metadata with where the name is imported from, for each arity. */
  private Object imported(Object meta, Atom name) {
    var imports = Imports.importsOf(scope, meta, name);
    return imports == EmptyList.EMPTY ? meta : Meta.replaced(withContext(meta), Names.IMPORTS, imports);
  }

  private static Tuple3 built(Object name, Object meta, Object arguments) {
    return Ast.call(Names.TUPLE, EmptyList.EMPTY, name, meta, arguments);
  }

  private Object metadata(Object meta) {
    var located = located(Meta.without(meta, Atoms.COLUMN));
    return generated ? Meta.with(located, Names.GENERATED, Atoms.TRUE) : located;
  }

  private Object located(Object meta) {
    if (file != Atoms.NIL) {
      return Meta.with(Meta.without(meta, Atoms.LINE), Names.KEEP, Tuple.of(file, lineOf(meta)));
    }
    if (line == Atoms.FALSE) {
      return Meta.without(meta, Atoms.LINE);
    }
    return line == Atoms.TRUE ? meta : Meta.replaced(meta, Atoms.LINE, line);
  }

  private Object lineOf(Object meta) {
    if (line == Atoms.TRUE) {
      return Meta.get(meta, Atoms.LINE, 0L);
    }
    return line == Atoms.FALSE ? (Object) 0L : line;
  }
}
