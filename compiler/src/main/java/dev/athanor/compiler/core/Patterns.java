package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Reads patterns. */
final class Patterns {
  private static final Pattern ANY = new Pattern.Any();

  private final Lowering in;

  Patterns(Lowering in) {
    this.in = in;
  }

  /** The patterns of some arguments. */
  List<Pattern> all(List<Object> quoted) {
    return quoted.stream().map(this::of).toList();
  }

  /** The pattern that a quoted expression is. */
  Pattern of(Object quoted) {
    return switch (quoted) {
      case Tuple3 node -> node(node);
      case Tuple2 pair -> new Pattern.TupleOf(List.of(of(pair.e0), of(pair.e1)));
      case Cons list -> list(list);
      default -> new Pattern.Literal(quoted);
    };
  }

  private Pattern node(Tuple3 node) {
    if (Quoted.isUnderscore(node)) {
      return ANY;
    }
    var variable = Quoted.variable(node);
    if (variable != null) {
      return new Pattern.Bound(variable);
    }
    if (!(node.e0 instanceof Atom name)) {
      return folded(node);
    }
    return switch (name.name()) {
      case "=" -> new Pattern.Both(of(Quoted.arguments(node).get(0)), of(Quoted.arguments(node).get(1)));
      case "^" -> new Pattern.EqualTo(pinned(node));
      case "{}" -> new Pattern.TupleOf(all(Quoted.arguments(node)));
      case "%{}" -> new Pattern.MapOf(entries(Quoted.arguments(node)));
      case "%" -> struct(Quoted.arguments(node));
      case "<<>>" -> bits(Quoted.arguments(node));
      case "__block__" -> of(Quoted.arguments(node).getFirst());
      default -> throw new IllegalArgumentException("not a pattern: " + node);
    };
  }

  /** An operator on literals, such as the sign of {@code -1} or {@code [1] ++ rest}. */
  private Pattern folded(Tuple3 node) {
    var operator = Quoted.erlang(node);
    var operands = Quoted.arguments(node);
    if (operator == null) {
      throw new IllegalArgumentException("not a pattern: " + node);
    }
    return switch (operator.name()) {
      case "-" -> new Pattern.Literal(Numbers.negate(operands.getFirst()));
      case "+" -> of(operands.getFirst());
      case "++" -> appended(operands.get(0), operands.get(1));
      default -> throw new IllegalArgumentException("not a pattern: " + node);
    };
  }

  private Pattern appended(Object list, Object tail) {
    var elements = Quoted.list(list);
    var pattern = of(tail);
    for (int i = elements.size() - 1; i >= 0; i--) {
      pattern = new Pattern.Pair(of(elements.get(i)), pattern);
    }
    return pattern;
  }

  private Expr pinned(Tuple3 node) {
    return new Expr.Use(in.scope.find(Quoted.variable(Quoted.arguments(node).getFirst())));
  }

  private Pattern list(Cons list) {
    var elements = new ArrayList<Object>();
    var tail = Quoted.openList(list, elements);
    var pattern = tail == EmptyList.EMPTY ? new Pattern.Literal(tail) : of(tail);
    for (int i = elements.size() - 1; i >= 0; i--) {
      pattern = new Pattern.Pair(of(elements.get(i)), pattern);
    }
    return pattern;
  }

  private List<Pattern.Entry> entries(List<Object> pairs) {
    var entries = new ArrayList<Pattern.Entry>();
    for (var quoted : pairs) {
      var pair = (Tuple2) quoted;
      entries.add(new Pattern.Entry(key(pair.e0), of(pair.e1)));
    }
    return entries;
  }

  /** A key is an expression whose variables are pinned, wherever they stand in it. */
  private Expr key(Object quoted) {
    var none = new ArrayList<Step>();
    var key = in.expr(Quoted.unpinned(quoted), none);
    if (!none.isEmpty()) {
      throw new IllegalArgumentException("not a key of a pattern: " + quoted);
    }
    return key;
  }

  private Pattern struct(List<Object> parts) {
    var module = of(parts.get(0));
    var name = module instanceof Pattern.Literal ? module : new Pattern.Both(new Pattern.OfType(TypeTest.ATOM), module);
    var entries = new ArrayList<Pattern.Entry>();
    entries.add(new Pattern.Entry(new Expr.Const(Atoms.STRUCT), name));
    entries.addAll(entries(Quoted.arguments((Tuple3) parts.get(1))));
    return new Pattern.MapOf(entries);
  }

  /** The pattern of a bitstring; {@code quoted} are its segments. */
  Pattern bits(List<Object> quoted) {
    var segments = new ArrayList<Pattern.Segment>();
    for (var segment : quoted) {
      var sides = Quoted.arguments((Tuple3) segment);
      addSegment(segments, sides.get(0), Specifiers.of(sides.get(1)));
    }
    if (segments.isEmpty()) {
      return new Pattern.Literal(Bitstring.EMPTY);
    }
    return segments.size() == 1 && segments.getFirst() instanceof Pattern.Segment.Fixed(var bits)
        ? new Pattern.Literal(bits)
        : new Pattern.BitsOf(segments);
  }

  /** Adds a segment; neighbouring literal ones become one. */
  private void addSegment(List<Pattern.Segment> segments, Object value, Specifiers specifiers) {
    var segment = segment(value, specifiers);
    if (segment instanceof Pattern.Segment.Fixed(var next)
        && !segments.isEmpty()
        && segments.getLast() instanceof Pattern.Segment.Fixed(var before)) {
      var joined = new BitstringBuilder(0).literal(before).literal(next).toBitstring();
      segments.set(segments.size() - 1, new Pattern.Segment.Fixed(joined));
    } else {
      segments.add(segment);
    }
  }

  private Pattern.Segment segment(Object value, Specifiers specifiers) {
    if (value instanceof Bitstring text && specifiers.size() == null) {
      return new Pattern.Segment.Fixed(LiteralBits.text(text, specifiers));
    }
    var pattern = of(value);
    var size = size(specifiers);
    if (pattern instanceof Pattern.Literal(var literal) && (specifiers.type().isCharacter() || size.isKnown())) {
      var known = LiteralBits.number(literal, specifiers, size.bits());
      return known == null ? never() : new Pattern.Segment.Fixed(known);
    }
    return switch (specifiers.type()) {
      case INTEGER -> new Pattern.Segment.Number(pattern, false, size, specifiers.signed(), specifiers.little());
      case FLOAT -> new Pattern.Segment.Number(pattern, true, size, false, specifiers.little());
      case BITS ->
          specifiers.size() == null
              ? new Pattern.Segment.Rest(pattern, specifiers.unit())
              : new Pattern.Segment.Part(pattern, size);
      case UTF8, UTF16, UTF32 -> new Pattern.Segment.Character(pattern, specifiers.type(), specifiers.little());
    };
  }

  /** A segment that no bitstring has: a literal that does not fit its size. */
  private static Pattern.Segment never() {
    return new Pattern.Segment.Number(new Pattern.Literal(Atoms.FALSE), false, new Pattern.Size(0, null, 1), false, false);
  }

  private static Pattern.Size size(Specifiers specifiers) {
    int unit = specifiers.unit();
    return switch (specifiers.size()) {
      case null -> new Pattern.Size(specifiers.defaultSize() < 0 ? -1 : (long) specifiers.defaultSize() * unit, null, unit);
      case Long units when units >= 0 -> new Pattern.Size(units * unit, null, unit);
      default -> new Pattern.Size(-1, specifiers.size(), unit);
    };
  }
}
