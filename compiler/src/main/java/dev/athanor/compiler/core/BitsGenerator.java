package dev.athanor.compiler.core;

import dev.athanor.compiler.core.Pattern.Segment;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/** The patterns of a generator {@code <<segments <- bits>>}. */
final class BitsGenerator {
  private BitsGenerator() {}

  /** The segments followed by the rest. */
  static Pattern pattern(Lowering in, List<Object> quoted, Segment end) {
    return followed(in.patterns.bits(quoted), end);
  }

  /** Segments of the same sizes that match anything, followed by the rest: what is skipped where the pattern does not match. */
  static Pattern skeleton(Lowering in, List<Object> quoted, Segment end) {
    var segments = new ArrayList<Segment>();
    for (var segment : quoted) {
      var sides = Quoted.arguments((Tuple3) segment);
      var specifiers = Specifiers.of(sides.get(1));
      if (sides.get(0) instanceof Bitstring text && specifiers.type().isCharacter()) {
        text.text().codePoints().forEach(_ -> segments.add(new Segment.Character(new Pattern.Any(), specifiers.type(), specifiers.little())));
      } else {
        segments.add(blank(of(in.patterns.bits(List.of(segment))), specifiers));
      }
    }
    segments.add(end);
    return new Pattern.BitsOf(segments);
  }

  private static Pattern followed(Pattern pattern, Segment end) {
    var segments = new ArrayList<Segment>();
    if (pattern instanceof Pattern.BitsOf(var own)) {
      segments.addAll(own);
    } else if (pattern instanceof Pattern.Literal(var term) && ((Bitstring) term).bitSize() > 0) {
      segments.add(new Segment.Fixed((Bitstring) term));
    }
    segments.add(end);
    return new Pattern.BitsOf(segments);
  }

  private static Segment of(Pattern pattern) {
    return switch (pattern) {
      case Pattern.BitsOf(var segments) -> segments.getFirst();
      case Pattern.Literal(var term) -> new Segment.Fixed((Bitstring) term);
      default -> throw new IllegalStateException(pattern.toString());
    };
  }

  /** The segment with its value left open, unless it is a variable, which later sizes may use. */
  private static Segment blank(Segment segment, Specifiers specifiers) {
    return switch (segment) {
      case Segment.Fixed _ when specifiers.type().isCharacter() ->
          new Segment.Character(new Pattern.Any(), specifiers.type(), specifiers.little());
      case Segment.Fixed(var bits) -> new Segment.Part(new Pattern.Any(), new Pattern.Size(bits.bitSize(), null, 1));
      case Segment.Number number -> new Segment.Number(open(number.value()), number.isFloat(), number.size(), number.signed(), number.little());
      case Segment.Part part -> new Segment.Part(open(part.value()), part.size());
      case Segment.Rest rest -> new Segment.Rest(open(rest.value()), rest.unit());
      case Segment.Character character -> new Segment.Character(open(character.value()), character.type(), character.little());
    };
  }

  private static Pattern open(Pattern value) {
    return value instanceof Pattern.Bound ? value : new Pattern.Any();
  }
}
