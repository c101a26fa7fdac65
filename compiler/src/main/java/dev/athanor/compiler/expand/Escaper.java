package dev.athanor.compiler.expand;

import dev.athanor.code.FunctionRef;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/** Turns terms into quoted code that builds them: {@code Macro.escape/2}. */
public final class Escaper {
  private static final Set<Atom> KEPT_METADATA =
      Set.of(Names.NO_PARENS, Atoms.LINE, Atom.of("delimiter"));
  private static final Object BINARY = new Tuple3(Atom.of("binary"), EmptyList.EMPTY, Atoms.NIL);
  private static final Atom SIZE = Atom.of("size");

  private final boolean unquoting;
  private final boolean pruning;
  private final Function<Object, String> inspect;

  /**
   * An escaper.
   *
   * @param unquoting whether {@code unquote} and {@code unquote_splicing} nodes inside are honoured
   * @param pruning whether metadata that only tools need is left out
   * @param inspect shows a term in the message of an error
   */
  public Escaper(boolean unquoting, boolean pruning, Function<Object, String> inspect) {
    this.unquoting = unquoting;
    this.pruning = pruning;
    this.inspect = inspect;
  }

  /** The code. Raises {@code ArgumentError} for what cannot be written as code: references, ports, funs other than {@code &Mod.fun/arity}. */
  public Object escape(Object term) {
    return switch (term) {
      case Tuple3 node when unquoting -> unquoted(node);
      case Tuple2 pair when unquoting && (Quoter.isSplice(pair.e0) || Quoter.isSplice(pair.e1)) ->
          escape(Ast.call(Names.TUPLE, EmptyList.EMPTY, pair.e0, pair.e1));
      case Tuple tuple -> tuple(tuple);
      case Cons list -> list(list);
      case MapTerm map -> map(map);
      case Bitstring bits when !bits.isBinary() -> bits(bits);
      case Fun fun -> fun(fun);
      case Atom atom -> atom;
      case Number number -> number;
      case Bitstring binary -> binary;
      case EmptyList empty -> empty;
      case Pid pid -> pid;
      default -> throw cannotEscape(term);
    };
  }

  private Object unquoted(Tuple3 node) {
    if (Ast.isCall(node, Names.UNQUOTE, 1)) {
      return Ast.argument(node, 0);
    }
    if (Ast.isCall(node, Names.UNQUOTE_SPLICING, 1)) {
      throw Quoter.misplacedSplice();
    }
    if (node.e0 == Names.QUOTE && Ast.isList(node.e2)) {
      return nestedQuote(node);
    }
    var dot = Quoter.unquotedDot(node);
    return dot == null ? tuple(node) : dotCall(dot);
  }

  private Object nestedQuote(Tuple3 node) {
    var inside = new Escaper(false, pruning, inspect);
    return Ast.isCall(node, Names.QUOTE, 2)
        ? quotedNode(node, new Cons(escape(Ast.argument(node, 0)), new Cons(inside.escape(Ast.argument(node, 1)), EmptyList.EMPTY)))
        : quotedNode(node, inside.escape(node.e2));
  }

  private Object dotCall(Quoter.UnquotedDot dot) {
    return Ast.remote(
        Names.ELIXIR_QUOTE,
        Quoter.DOT_CALL,
        dot.meta(),
        metadata(dot.meta()),
        escape(dot.left()),
        dot.right(),
        dot.arguments() == null ? Atoms.NIL : escape(dot.arguments()),
        Atoms.NIL);
  }

  private Object tuple(Tuple tuple) {
    return switch (tuple) {
      case Tuple2 pair when unquoting && pair.e0 != Atoms.DO && (Quoter.isSplice(pair.e0) || Quoter.isSplice(pair.e1)) ->
          escape(Ast.call(Names.TUPLE, EmptyList.EMPTY, pair.e0, pair.e1));
      case Tuple2 pair -> Tuple.of(escape(pair.e0), escape(pair.e1));
      case Tuple3 node when pruning && Ast.isList(node.e1) && isNodeTail(node.e2) -> quotedNode(node, escape(node.e2));
      default -> {
        var elements = new ListBuilder();
        for (int i = 0; i < tuple.size(); i++) {
          elements.add(escape(tuple.get(i)));
        }
        yield new Tuple3(Names.TUPLE, EmptyList.EMPTY, elements.toList());
      }
    };
  }

  private static boolean isNodeTail(Object term) {
    return term instanceof Atom || Ast.isList(term);
  }

  private Object quotedNode(Tuple3 node, Object tail) {
    return Ast.call(Names.TUPLE, EmptyList.EMPTY, escape(node.e0), metadata(node.e1), tail);
  }

  private Object metadata(Object meta) {
    if (!pruning) {
      return escape(meta);
    }
    var kept = new ListBuilder();
    var rest = meta;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 pair && pair.e0 instanceof Atom key && KEPT_METADATA.contains(key)) {
        kept.add(escape(pair));
      }
      rest = cell.tail();
    }
    return kept.toList();
  }

  private Object list(Cons list) {
    return unquoting ? Splices.list(list, this::escape) : plainList(list);
  }

  private Object plainList(Cons list) {
    var elements = new ListBuilder();
    var cell = list;
    while (cell.tail() instanceof Cons next) {
      elements.add(escape(cell.head));
      cell = next;
    }
    return elements
        .add(
            cell.tail() == EmptyList.EMPTY
                ? escape(cell.head)
                : Ast.call(Names.PIPE, EmptyList.EMPTY, escape(cell.head), escape(cell.tail())))
        .toList();
  }

  private Object map(MapTerm map) {
    var keys = map.keys();
    Arrays.sort(keys, TermOrder.EXACT);
    var pairs = new ListBuilder();
    for (var key : keys) {
      pairs.add(Tuple.of(escape(key), escape(map.get(key))));
    }
    return new Tuple3(Names.MAP, EmptyList.EMPTY, pairs.toList());
  }

  /** The bits beyond whole bytes as a first segment, the bytes as a second. */
  private static Object bits(Bitstring bits) {
    int odd = (int) (bits.bitSize() & 7);
    var first = bits.slice(0, odd);
    var bytes = bits.slice(odd, bits.bitSize() - odd);
    var size = Ast.call(SIZE, EmptyList.EMPTY, (long) odd);
    return Ast.call(
        Names.BITS,
        EmptyList.EMPTY,
        Ast.call(Names.TYPE, EmptyList.EMPTY, (long) first.tailBits(), size),
        Ast.call(Names.TYPE, EmptyList.EMPTY, bytes, BINARY));
  }

  private Object fun(Fun fun) {
    if (!(fun instanceof FunctionRef reference)) {
      throw cannotEscape(fun);
    }
    return Ast.capture(reference);
  }

  private ErlangException cannotEscape(Object term) {
    return Failures.argumentError(
        "cannot escape "
            + inspect.apply(term)
            + ". The supported values are: lists, tuples, maps, atoms, numbers, bitstrings, PIDs and remote functions in "
            + "the format &Mod.fun/arity");
  }
}
