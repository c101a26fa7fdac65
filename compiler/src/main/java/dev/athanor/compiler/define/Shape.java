package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What a pattern tests: nothing, or a constructor with shapes of its parts. Names of variables do not matter. */
sealed interface Shape {
  /** Matches every term. */
  record Any() implements Shape {}

  /** Matches terms that are made so. Patterns of equal keys have as many parts, and test the same before they look at them. */
  record Of(Object key, List<Shape> parts) implements Shape {
    /** Whether others of the same key are only taken together with this where nothing stands between them. */
    boolean isNeighbourly() {
      return key instanceof Reader.Keys || key instanceof Reader.Segment;
    }
  }

  /** Whether every term matches. */
  default boolean isAny() {
    return this instanceof Any;
  }

  /** The shape of the value of an expression, as far as it is plain: tuples, lists and literals. */
  static Shape ofValue(Object quoted) {
    return switch (quoted) {
      case Tuple3 node when Ast.isCall(node, Reader.TUPLE) -> tuple(Lists.toJava(node.e2).stream().map(Shape::ofValue).toList());
      case Tuple3 _ -> Reader.ANY;
      case Tuple2 pair -> tuple(List.of(ofValue(pair.e0), ofValue(pair.e1)));
      case Cons list when Ast.isCall(list.head, Reader.BAR, 2) -> Reader.ANY;
      case Cons list -> new Of(Reader.PAIR, List.of(ofValue(list.head), ofValue(list.tail())));
      default -> new Of(quoted, List.of());
    };
  }

  private static Shape tuple(List<Shape> elements) {
    return new Of(new Reader.Size(elements.size()), elements);
  }

  /**
   * Puts what is left to be tested of values that are known to be of a shape behind others.
   *
   * @return whether such values can match
   */
  default boolean leave(Shape known, List<Shape> left) {
    if (!(known instanceof Of value)) {
      left.add(this);
      return true;
    }
    if (this instanceof Of pattern && !pattern.key.equals(value.key)) {
      return false;
    }
    for (int i = 0; i < value.parts.size(); i++) {
      var part = this instanceof Of pattern ? pattern.parts.get(i) : this;
      if (!part.leave(value.parts.get(i), left)) {
        return false;
      }
    }
    return true;
  }

  /** Reads the patterns of one clause. */
  final class Reader {
    private static final Atom VERSION = Atom.of("version");
    static final Any ANY = new Any();
    static final Atom BAR = Atom.of("|");
    static final Atom TUPLE = Atom.of("{}");
    private static final String END = "end";
    static final String PAIR = "[|]";

    /** The keys of a map pattern, in term order. */
    record Keys(List<Object> keys) {}

    /** The size of a tuple pattern. */
    record Size(int elements) {}

    /** What a segment of a bitstring pattern says apart from its value. */
    record Segment(Object specifier) {}

    private final Set<Object> bound = new HashSet<>();
    private boolean guarded;

    /** Whether there is more to test than shapes tell: pins, variables that occur twice. */
    boolean isGuarded() {
      return guarded;
    }

    List<Shape> all(List<Object> quoted) {
      return quoted.stream().map(this::of).toList();
    }

    Shape of(Object quoted) {
      return switch (quoted) {
        case Tuple3 node when Ast.isVariable(node) -> variable(node);
        case Tuple3 node -> node(node);
        case Tuple2 pair -> tuple(List.of(of(pair.e0), of(pair.e1)));
        case Cons list -> list(list);
        default -> new Of(quoted, List.of());
      };
    }

    private Shape variable(Tuple3 node) {
      if (!Ast.isUnderscore(node) && !bound.add(Meta.get(node.e1, VERSION))) {
        guarded = true;
      }
      return ANY;
    }

    private Shape node(Tuple3 node) {
      if (!(node.e0 instanceof Atom name)) {
        return opaque();
      }
      return switch (name.name()) {
        case "^" -> {
          guarded = true;
          yield ANY;
        }
        case "=" -> both(of(Ast.argument(node, 0)), of(Ast.argument(node, 1)));
        case "{}" -> tuple(all(Lists.toJava(node.e2)));
        case "%{}" -> map(Lists.toJava(node.e2), null);
        case "%" -> map(Lists.toJava(((Tuple3) Ast.argument(node, 1)).e2), Ast.argument(node, 0));
        case "<<>>" -> bits(Lists.toJava(node.e2));
        case "__block__" -> of(Ast.argument(node, 0));
        default -> opaque();
      };
    }

    /** The shape of a pattern that is like no other. */
    private static Shape opaque() {
      return new Of(new Object(), List.of());
    }

    private Shape both(Shape first, Shape second) {
      if (first.isAny() || second.isAny()) {
        return first.isAny() ? second : first;
      }
      var one = (Of) first;
      var other = (Of) second;
      if (one.key instanceof Keys && other.key instanceof Keys) {
        var entries = entries(one);
        entries(other).forEach((key, value) -> entries.merge(key, value, this::both));
        return of(entries);
      }
      if (!one.key.equals(other.key)) {
        return opaque();
      }
      var parts = new ArrayList<Shape>();
      for (int i = 0; i < one.parts.size(); i++) {
        parts.add(both(one.parts.get(i), other.parts.get(i)));
      }
      return new Of(one.key, parts);
    }

    private static TreeMap<Object, Shape> entries(Of map) {
      var entries = new TreeMap<Object, Shape>(TermOrder.EXACT);
      var keys = ((Keys) map.key).keys;
      for (int i = 0; i < keys.size(); i++) {
        entries.put(keys.get(i), map.parts.get(i));
      }
      return entries;
    }

    private static Shape of(TreeMap<Object, Shape> entries) {
      return new Of(new Keys(List.copyOf(entries.keySet())), List.copyOf(entries.values()));
    }

    private Shape map(List<Object> pairs, Object struct) {
      var entries = new TreeMap<Object, Shape>(TermOrder.EXACT);
      if (struct != null) {
        guarded |= !(struct instanceof Atom);
        entries.put(Atoms.STRUCT, of(struct));
      }
      for (var quoted : pairs) {
        var pair = (Tuple2) quoted;
        if (pair.e0 instanceof Tuple3) {
          return opaque();
        }
        entries.put(pair.e0, of(pair.e1));
      }
      return of(entries);
    }

    private Shape list(Cons list) {
      if (list.tail() == EmptyList.EMPTY && Ast.isCall(list.head, BAR, 2)) {
        var bar = (Tuple3) list.head;
        return new Of(PAIR, List.of(of(Ast.argument(bar, 0)), of(Ast.argument(bar, 1))));
      }
      return new Of(PAIR, List.of(of(list.head), of(list.tail())));
    }

    /** Segments are tested one behind the other; that the bitstring ends where its pattern does is tested last. */
    private Shape bits(List<Object> segments) {
      Shape shape = new Of(END, List.of());
      var values = all(segments.stream().map(segment -> Ast.argument((Tuple3) segment, 0)).toList());
      for (int i = segments.size() - 1; i >= 0; i--) {
        var specifier = Ast.argument((Tuple3) segments.get(i), 1);
        if (hasVariable(specifier)) {
          return opaque();
        }
        shape = new Of(new Segment(withoutMeta(specifier)), List.of(values.get(i), shape));
      }
      return shape;
    }

    private static boolean hasVariable(Object quoted) {
      return quoted instanceof Tuple3 node
          && (Meta.get(node.e1, VERSION) != null || Ast.isList(node.e2) && Lists.toJava(node.e2).stream().anyMatch(Reader::hasVariable));
    }

    private static Object withoutMeta(Object quoted) {
      return quoted instanceof Tuple3 node ? new Tuple3(node.e0, EmptyList.EMPTY, Ast.map(node.e2, Reader::withoutMeta)) : quoted;
    }
  }
}
