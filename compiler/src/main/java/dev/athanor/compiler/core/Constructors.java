package dev.athanor.compiler.core;

import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** Lowers what builds terms: tuples, lists, maps, structs, bitstrings. */
final class Constructors {
  private final Lowering in;

  Constructors(Lowering in) {
    this.in = in;
  }

  /** {@code {a, b, c}}. */
  Expr tuple(List<Object> elements, List<Step> out) {
    return Lowering.tuple(in.arguments(elements, out));
  }

  /** {@code [a, b | c]}. */
  Expr list(Cons list, List<Step> out) {
    var quoted = new ArrayList<Object>();
    var tail = Quoted.openList(list, quoted);
    quoted.add(tail);
    var all = in.arguments(quoted, out);
    return Lowering.list(all.subList(0, all.size() - 1), all.getLast());
  }

  /** {@code %{a: 1}} and {@code %{map | a: 1}}. */
  Expr map(Tuple3 node, List<Step> out) {
    var pairs = Quoted.arguments(node);
    var update = pairs.size() == 1 ? Quoted.bar(pairs.getFirst()) : null;
    if (update == null) {
      var entries = in.arguments(flat(pairs), out);
      var terms = Lowering.constants(entries);
      return terms == null ? new Expr.MakeMap(entries) : new Expr.Const(MapTerm.of(terms));
    }
    var all = new ArrayList<Object>();
    all.add(update.e0);
    all.addAll(flat(Quoted.list(update.e1)));
    var values = in.arguments(all, out);
    return new Expr.UpdateMap(values.getFirst(), values.subList(1, values.size()), in.line(node.e1));
  }

  private static List<Object> flat(List<Object> pairs) {
    var flat = new ArrayList<Object>();
    for (var pair : pairs) {
      flat.add(((Tuple2) pair).e0);
      flat.add(((Tuple2) pair).e1);
    }
    return flat;
  }

  /** {@code %Struct{...}}, and {@code %Struct{term | ...}}, which updates any map that has the fields. */
  Expr struct(Tuple3 node, List<Step> out) {
    var name = Quoted.arguments(node).get(0);
    var map = (Tuple3) Quoted.arguments(node).get(1);
    var pairs = Quoted.arguments(map);
    var update = pairs.size() == 1 ? Quoted.bar(pairs.getFirst()) : null;
    if (update == null) {
      return map(withName(name, map, pairs), out);
    }
    return map(map, out);
  }

  private static Tuple3 withName(Object name, Tuple3 map, List<Object> pairs) {
    var all = new ArrayList<Object>();
    all.add(new Tuple2(Atoms.STRUCT, name));
    all.addAll(pairs);
    return new Tuple3(map.e0, map.e1, Lists.of(all));
  }

  /** {@code <<a, b::binary>>}. */
  Expr bits(Tuple3 node, List<Step> out) {
    var exprs = new ArrayList<Expr>();
    var steps = new ArrayList<List<Step>>();
    var all = new ArrayList<Specifiers>();
    for (var segment : Quoted.arguments(node)) {
      var sides = Quoted.arguments((Tuple3) segment);
      var specifiers = Specifiers.of(sides.get(1));
      all.add(specifiers);
      add(sides.get(0), exprs, steps);
      if (specifiers.size() != null) {
        add(specifiers.size(), exprs, steps);
      }
    }
    return made(all, Lowering.ordered(exprs, steps, out), in.line(node.e1), out);
  }

  private void add(Object quoted, List<Expr> exprs, List<List<Step>> steps) {
    var before = new ArrayList<Step>();
    exprs.add(in.argument(quoted, before));
    steps.add(before);
  }

  /** All values are known before the first segment is built, for what a segment raises comes after what their evaluation does. */
  private Expr made(List<Specifiers> all, List<Expr> values, int line, List<Step> out) {
    var parts = new ArrayList<BitsPart>();
    int next = 0;
    int number = 0;
    for (var specifiers : all) {
      var value = settled(values.get(next++), out);
      var size = specifiers.size() == null ? null : settled(values.get(next++), out);
      add(parts, part(value, size, specifiers, ++number));
    }
    if (parts.isEmpty()) {
      return new Expr.Const(Bitstring.EMPTY);
    }
    return parts.size() == 1 && literal(parts.getFirst()) instanceof Bitstring bits ? new Expr.Const(bits) : new Expr.MakeBits(parts, line);
  }

  private static Expr settled(Expr value, List<Step> out) {
    return Lowering.isStable(value) ? value : new Expr.Use(Lowering.local("segment", value, out));
  }

  private static BitsPart part(Expr value, Expr size, Specifiers specifiers, int number) {
    var units = size == null && specifiers.defaultSize() >= 0 ? new Expr.Const((long) specifiers.defaultSize()) : size;
    if (value instanceof Expr.Const(var term)) {
      var bits = literal(term, units, specifiers);
      if (bits != null) {
        return new BitsPart(new Expr.Const(bits), BitsType.BITS, null, 1, false, number);
      }
    }
    return new BitsPart(value, specifiers.type(), units, specifiers.unit(), specifiers.little(), number);
  }

  private static Bitstring literal(Object term, Expr units, Specifiers specifiers) {
    if (term instanceof Bitstring text) {
      boolean whole = units == null && (specifiers.type().isCharacter() || text.bitSize() % specifiers.unit() == 0);
      return whole ? LiteralBits.text(text, specifiers) : null;
    }
    if (specifiers.type().isCharacter()) {
      return LiteralBits.built(term, specifiers, 0);
    }
    return units instanceof Expr.Const(var count) && count instanceof Long known && known >= 0 && known <= 1 << 16
        ? LiteralBits.built(term, specifiers, known * specifiers.unit())
        : null;
  }

  private static Bitstring literal(BitsPart part) {
    return part.type() == BitsType.BITS && part.size() == null && part.unit() == 1 && part.value() instanceof Expr.Const(var term)
            && term instanceof Bitstring bits
        ? bits
        : null;
  }

  /** Adds a segment; neighbouring literal ones become one. */
  private static void add(List<BitsPart> parts, BitsPart part) {
    var bits = literal(part);
    var before = parts.isEmpty() || bits == null ? null : literal(parts.getLast());
    if (before == null) {
      parts.add(part);
    } else {
      var joined = new BitstringBuilder(0).literal(before).literal(bits).toBitstring();
      parts.set(parts.size() - 1, new BitsPart(new Expr.Const(joined), BitsType.BITS, null, 1, false, part.number()));
    }
  }
}
