package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Pattern.Segment;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The part of {@link Matrix} for bitstrings. First it is tested whether there are enough bits for all segments of known size that a row
 * has in front, then they are read without further tests. Rows that read the same number at the same place share the reading, so
 * that literal bytes become one switch.
 */
final class BitsMatrix {
  private static final int BYTE = 8;
  private static final int LONGEST_NUMBER = 63;
  private static final Pattern.Size BYTE_SIZE = new Pattern.Size(BYTE, null, 1);

  private final Matrix matrix;

  BitsMatrix(Matrix matrix) {
    this.matrix = matrix;
  }

  /** Decides about the segments of the first row. */
  Decision decide(Row.Segments first, List<Row> rows, BitsFacts facts) {
    long needed = first.at().offset() + first.knownBits();
    var known = facts.size(first);
    if (first.isExact() ? !known.isExactly(needed) : known.atLeast() < needed) {
      return enough(first, needed, rows, facts);
    }
    if (first.segments().isEmpty()) {
      return matrix.decide(rows.stream().map(row -> ended(row, first)).toList(), facts);
    }
    return switch (first.segments().getFirst()) {
      case Segment.Fixed fixed when isSharedByte(first, fixed, rows) -> decideBytes(first, rows, facts);
      case Segment.Fixed fixed -> fixed(first, fixed, rows, facts);
      case Segment.Number number when isByte(number) && isSharedByte(first, number, rows) -> decideBytes(first, rows, facts);
      case Segment.Number number when number.size().isKnown() -> number(first, number, rows, facts);
      case Segment.Part part when part.size().isKnown() -> part(first, part, rows, facts);
      case Segment.Number number -> computed(first, number.size(), number.value(), rows, facts);
      case Segment.Part part -> computed(first, part.size(), part.value(), rows, facts);
      case Segment.Rest rest -> rest(first, rest, rows, facts);
      case Segment.Character character -> character(first, character, rows, facts);
    };
  }

  private Decision enough(Row.Segments first, long needed, List<Row> rows, BitsFacts facts) {
    var start = new At(first.at().start(), 0);
    var test = new Test.BitsLeft(first.size(), start, needed, first.isExact());
    return new Decision.Branch(
        test,
        allowed(rows, facts.with(first, needed, first.isExact(), true)),
        allowed(rows, facts.with(first, needed, first.isExact(), false)));
  }

  private Decision allowed(List<Row> rows, BitsFacts facts) {
    return matrix.decide(rows.stream().filter(facts::allow).toList(), facts);
  }

  private static Row ended(Row row, Row.Segments end) {
    int index = row.conditions().indexOf(end);
    return index < 0 ? row : row.without(row.conditions().get(index));
  }

  /** The segments of a row at the same place as others, or {@code null}. */
  private static Row.Segments at(Row row, Row.Segments place) {
    for (var condition : row.conditions()) {
      if (condition instanceof Row.Segments segments && segments.isAtSamePlace(place) && !segments.segments().isEmpty()) {
        return segments;
      }
    }
    return null;
  }

  /** The row with its segments at that place changed. */
  private static Row with(Row row, Row.Segments changed, UnaryOperator<Row.Builder> change) {
    var builder = new Row.Builder(row.number(), row.bindings());
    for (var condition : row.conditions()) {
      if (condition == changed) {
        change.apply(builder);
      } else {
        builder.keep(condition);
      }
    }
    return builder.toRow();
  }

  private static boolean isByte(Segment.Number number) {
    return !number.isFloat() && number.size().bits() == BYTE && !number.signed();
  }

  /** Whether other rows begin with bytes of their own at the place, so that it pays to switch on the first byte. */
  private static boolean isSharedByte(Row.Segments first, Segment mine, List<Row> rows) {
    if (mine instanceof Segment.Fixed(var bits) && bits.bitSize() < BYTE) {
      return false;
    }
    for (var row : rows.subList(1, rows.size())) {
      var others = at(row, first);
      if (others == null || others.segments().getFirst().equals(mine)) {
        continue;
      }
      var other = others.segments().getFirst();
      if (other instanceof Segment.Fixed(var bits) && bits.bitSize() >= BYTE
          || mine instanceof Segment.Fixed && other instanceof Segment.Number number && isByte(number)) {
        return true;
      }
    }
    return false;
  }

  /** Cuts the first byte off the literal segments at the place. */
  private Decision decideBytes(Row.Segments first, List<Row> rows, BitsFacts facts) {
    var cut = new ArrayList<Row>();
    for (var row : rows) {
      var segments = at(row, first);
      cut.add(
          segments != null && segments.segments().getFirst() instanceof Segment.Fixed(var bits) && bits.bitSize() >= BYTE
              ? with(row, segments, builder -> builder.keep(segments.withFirst(cut(bits))))
              : row);
    }
    return matrix.decide(cut, facts);
  }

  private static List<Segment> cut(Bitstring bits) {
    var first = new Segment.Number(new Pattern.Literal((long) bits.byteAt(0)), false, BYTE_SIZE, false, false);
    return bits.bitSize() == BYTE ? List.of(first) : List.of(first, new Segment.Fixed(bits.slice(BYTE, bits.bitSize() - BYTE)));
  }

  private Decision fixed(Row.Segments first, Segment.Fixed fixed, List<Row> rows, BitsFacts facts) {
    var next = first.at().plus(fixed.bits().bitSize());
    var sorted = sort(rows, first, segment -> segment.equals(fixed), (builder, segments) -> builder.keep(segments.after(next)));
    var test = new Test.BitsAre(first.subject(), first.at(), fixed.bits());
    return new Decision.Branch(test, matrix.decide(sorted.yes, facts), matrix.decide(sorted.no, facts));
  }

  private Decision number(Row.Segments first, Segment.Number number, List<Row> rows, BitsFacts facts) {
    long bits = number.size().bits();
    boolean isSmall = bits <= LONGEST_NUMBER || number.signed() && bits == LONGEST_NUMBER + 1;
    var value = isSmall && !number.isFloat() ? Local.number("number") : new Local("number");
    var next = first.at().plus(bits);
    var sorted =
        sort(
            rows,
            first,
            segment -> segment instanceof Segment.Number that && isSameReading(number, that),
            (builder, segments) -> {
              builder.require(value, ((Segment.Number) segments.segments().getFirst()).value());
              return builder.keep(segments.after(next));
            });
    if (number.isFloat()) {
      var read = new Expr.ReadFloat(first.subject(), first.at(), (int) Math.min(bits, 128), null, number.little());
      return checkedFloat(value, read, matrix.decide(sorted.yes, facts), matrix.decide(sorted.no, facts));
    }
    var read = new Expr.ReadInteger(first.subject(), first.at(), bits, null, number.signed(), number.little());
    return new Decision.Then(List.of(new Step.Bind(value, read)), matrix.decide(sorted.yes, facts));
  }

  private static boolean isSameReading(Segment.Number a, Segment.Number b) {
    return a.isFloat() == b.isFloat()
        && a.size().isKnown()
        && a.size().bits() == b.size().bits()
        && a.signed() == b.signed()
        && (a.little() == b.little() || a.size().bits() <= BYTE && !a.isFloat());
  }

  private static Decision checkedFloat(Local value, Expr read, Decision yes, Decision no) {
    return new Decision.Then(List.of(new Step.Bind(value, read)), new Decision.Branch(new Test.IsPresent(value), yes, no));
  }

  private Decision part(Row.Segments first, Segment.Part part, List<Row> rows, BitsFacts facts) {
    long bits = part.size().bits();
    var value = new Local("part");
    var next = first.at().plus(bits);
    var sorted =
        sort(
            rows,
            first,
            segment -> segment instanceof Segment.Part that && that.size().isKnown() && that.size().bits() == bits,
            (builder, segments) -> {
              builder.require(value, ((Segment.Part) segments.segments().getFirst()).value());
              return builder.keep(segments.after(next));
            });
    var read = new Expr.ReadBits(first.subject(), first.at(), bits, null);
    return new Decision.Then(List.of(new Step.Bind(value, read)), matrix.decide(sorted.yes, facts));
  }

  /** A segment whose size is an expression: it may use what the row has bound before, therefore it is the row's own. */
  private Decision computed(Row.Segments first, Pattern.Size size, Pattern pattern, List<Row> rows, BitsFacts facts) {
    var row = rows.getFirst();
    var others = rows.subList(1, rows.size());
    var bits = Local.number("bits");
    var steps = new ArrayList<Step>();
    row.bindings().forEach(matrix.in.scope::define);
    var units = matrix.in.guards.value(size.quoted(), steps);
    steps.add(new Step.Bind(bits, new Expr.BitCount(units, size.unit())));
    var fits = new Test.And(new Test.IsNatural(bits), new Test.ManyBitsLeft(first.size(), first.at(), bits));
    var start = Local.number("start");
    var value = new Local("value");
    var matched = with(row, first, builder -> builder.require(value, pattern).keep(first.after(new At(start, 0))));
    var read = new Step.Bind(value, read(first, bits));
    var advance = new Step.Bind(start, new Expr.Advance(first.at(), bits));
    var rest = new ArrayList<Row>();
    rest.add(matched);
    rest.addAll(others);
    var no = matrix.decide(others, facts);
    var next = matrix.decide(rest, facts);
    var yes =
        read.value() instanceof Expr.ReadFloat
            ? checkedFloat(value, read.value(), next, matrix.decide(others, facts))
            : new Decision.Then(List.of(read), next);
    return new Decision.Branch(new Test.Guard(new Test.Given(steps, fits)), new Decision.Then(List.of(advance), yes), no);
  }

  private static Expr read(Row.Segments first, Local bits) {
    return first.segments().getFirst() instanceof Segment.Number number
        ? number.isFloat()
            ? new Expr.ReadFloat(first.subject(), first.at(), 0, bits, number.little())
            : new Expr.ReadInteger(first.subject(), first.at(), -1, bits, number.signed(), number.little())
        : new Expr.ReadBits(first.subject(), first.at(), -1, bits);
  }

  private Decision rest(Row.Segments first, Segment.Rest rest, List<Row> rows, BitsFacts facts) {
    var value = new Local("rest");
    var sorted =
        sort(
            rows,
            first,
            segment -> segment instanceof Segment.Rest that && that.unit() == rest.unit(),
            (builder, segments) -> builder.require(value, ((Segment.Rest) segments.segments().getFirst()).value()));
    var read = new Step.Bind(value, new Expr.ReadRest(first.subject(), first.at()));
    var yes = new Decision.Then(List.of(read), matrix.decide(sorted.yes, facts));
    return rest.unit() == 1
        ? yes
        : new Decision.Branch(new Test.UnitsLeft(first.size(), first.at(), rest.unit()), yes, matrix.decide(sorted.no, facts));
  }

  private Decision character(Row.Segments first, Segment.Character character, List<Row> rows, BitsFacts facts) {
    var value = Local.number("character");
    var bits = Local.number("bits");
    var start = Local.number("start");
    var next = new At(start, 0);
    var sorted =
        sort(
            rows,
            first,
            segment -> segment instanceof Segment.Character that && that.type() == character.type() && that.little() == character.little(),
            (builder, segments) -> {
              builder.require(value, ((Segment.Character) segments.segments().getFirst()).value());
              return builder.keep(segments.after(next));
            });
    var read = new Step.Bind(value, new Expr.ReadCharacter(first.subject(), first.at(), character.type(), character.little()));
    var size = new Step.Bind(bits, new Expr.CharacterSize(value, character.type()));
    var advance = new Step.Bind(start, new Expr.Advance(first.at(), bits));
    var yes = new Decision.Then(List.of(size, advance), matrix.decide(sorted.yes, facts));
    return new Decision.Then(List.of(read), new Decision.Branch(new Test.IsNatural(value), yes, matrix.decide(sorted.no, facts)));
  }

  /** Rows as a test on the first segment sorts them: those that it is about are changed, or ruled out; the others go both ways. */
  private record Sorted(List<Row> yes, List<Row> no) {}

  private interface Change {
    Row.Builder apply(Row.Builder builder, Row.Segments segments);
  }

  private static Sorted sort(List<Row> rows, Row.Segments place, Predicate<Segment> isMeant, Change change) {
    var yes = new ArrayList<Row>();
    var no = new ArrayList<Row>();
    for (var row : rows) {
      var segments = at(row, place);
      if (segments != null && isMeant.test(segments.segments().getFirst())) {
        yes.add(with(row, segments, builder -> change.apply(builder, segments)));
      } else {
        yes.add(row);
        no.add(row);
      }
    }
    return new Sorted(yes, no);
  }
}
