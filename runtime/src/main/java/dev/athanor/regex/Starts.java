package dev.athanor.regex;

import dev.athanor.regex.Node.Place;
import dev.athanor.text.Utf8;
import java.util.Arrays;
import java.util.List;

/** What is known of a pattern's beginning, and whether it can be empty. */
final class Starts {
  private final boolean unicode;

  Starts(boolean unicode) {
    this.unicode = unicode;
  }

  /** The bytes of a character. */
  static byte[] bytes(int point, boolean unicode) {
    if (!unicode) {
      return new byte[] {(byte) point};
    }
    var bytes = new byte[4];
    return Arrays.copyOf(bytes, Utf8.encode(point, bytes, 0));
  }

  /** The bytes of literals. */
  static byte[] bytes(List<Node> literals, boolean unicode) {
    var bytes = new byte[4 * literals.size()];
    int size = 0;
    for (var literal : literals) {
      var next = bytes(((Node.Literal) literal).point(), unicode);
      System.arraycopy(next, 0, bytes, size, next.length);
      size += next.length;
    }
    return Arrays.copyOf(bytes, size);
  }

  /** Whether the node can match the empty string. */
  static boolean canBeEmpty(Node node) {
    return switch (node) {
      case Node.Literal _, Node.Dot _, Node.OneOf _, Node.LineEnd _, Node.Cluster _, Node.Fail _ -> false;
      case Node.Sequence sequence -> sequence.nodes().stream().allMatch(Starts::canBeEmpty);
      case Node.Alternation alternation -> alternation.branches().stream().anyMatch(Starts::canBeEmpty);
      case Node.Capture capture -> canBeEmpty(capture.body());
      case Node.Group group -> canBeEmpty(group.body());
      case Node.Atomic atomic -> canBeEmpty(atomic.body());
      case Node.Repeat repeat -> repeat.min() == 0 || canBeEmpty(repeat.body());
      case Node.IfCaptured branches -> canBeEmpty(branches.yes()) || canBeEmpty(branches.no());
      case Node.IfCalled branches -> canBeEmpty(branches.yes()) || canBeEmpty(branches.no());
      case Node.IfLook branches -> canBeEmpty(branches.yes()) || canBeEmpty(branches.no());
      case Node.Look _,
          Node.At _,
          Node.BackReference _,
          Node.Keep _,
          Node.Call _,
          Node.Barrier _,
          Node.Empty _ ->
          true;
    };
  }

  /** Whether every match begins where the subject or the run does. */
  static boolean isAnchored(Node node) {
    return switch (node) {
      case Node.At at -> isStart(at.place());
      case Node.Sequence sequence -> isAnchored(sequence.nodes());
      case Node.Alternation alternation -> alternation.branches().stream().allMatch(Starts::isAnchored);
      case Node.Capture capture -> isAnchored(capture.body());
      case Node.Group group -> isAnchored(group.body());
      case Node.Atomic atomic -> isAnchored(atomic.body());
      default -> false;
    };
  }

  private static boolean isAnchored(List<Node> nodes) {
    for (var node : nodes) {
      if (isAnchored(node)) {
        return true;
      }
      if (!(node instanceof Node.Empty || node instanceof Node.Look)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isStart(Place place) {
    return place == Place.START_OF_SUBJECT || place == Place.ABSOLUTE_START || place == Place.OFFSET;
  }

  /** Whether a carriage return or line feed is written in the pattern. */
  static boolean namesLineEnd(Node node) {
    return switch (node) {
      case Node.Literal literal -> isLineEnd(literal.point());
      case Node.OneOf oneOf -> oneOf.set().items().stream().anyMatch(Starts::isLineEnd);
      case Node.Sequence sequence -> sequence.nodes().stream().anyMatch(Starts::namesLineEnd);
      case Node.Alternation alternation -> alternation.branches().stream().anyMatch(Starts::namesLineEnd);
      case Node.Capture capture -> namesLineEnd(capture.body());
      case Node.Group group -> namesLineEnd(group.body());
      case Node.Atomic atomic -> namesLineEnd(atomic.body());
      case Node.Look look -> namesLineEnd(look.body());
      case Node.Repeat repeat -> namesLineEnd(repeat.body());
      case Node.IfCaptured branches -> namesLineEnd(branches.yes()) || namesLineEnd(branches.no());
      case Node.IfCalled branches -> namesLineEnd(branches.yes()) || namesLineEnd(branches.no());
      case Node.IfLook branches ->
          namesLineEnd(branches.condition()) || namesLineEnd(branches.yes()) || namesLineEnd(branches.no());
      default -> false;
    };
  }

  private static boolean isLineEnd(int point) {
    return point == '\r' || point == '\n';
  }

  private static boolean isLineEnd(CharSet.Item item) {
    return item instanceof CharSet.Range range && (isLineEnd(range.first()) || isLineEnd(range.last()));
  }

  /** A byte that every match holds, the last such in the pattern, or -1. */
  int required(Node node) {
    return switch (node) {
      case Node.Literal literal when !(literal.caseless() && OtherCases.exist(literal.point())) ->
          bytes(literal.point(), unicode)[0] & 0xff;
      case Node.Capture capture -> required(capture.body());
      case Node.Group group -> required(group.body());
      case Node.Atomic atomic -> required(atomic.body());
      case Node.Repeat repeat when repeat.min() > 0 -> required(repeat.body());
      case Node.Sequence sequence -> {
        for (var part : sequence.nodes().reversed()) {
          int required = required(part);
          if (required >= 0) {
            yield required;
          }
        }
        yield -1;
      }
      default -> -1;
    };
  }

  /** Which bytes a match can begin with; {@code null} where it can be empty or that is not known. */
  boolean[] bytes(Node node) {
    var bytes = new boolean[256];
    return !canBeEmpty(node) && add(node, bytes) ? bytes : null;
  }

  /** Adds the bytes that a node can begin with; tells whether these are all. */
  private boolean add(Node node, boolean[] bytes) {
    return switch (node) {
      case Node.Literal literal -> addLiteral(literal, bytes);
      case Node.OneOf oneOf -> addSet(CharTest.of(oneOf.set(), oneOf.caseless()), bytes);
      case Node.Sequence sequence -> addSequence(sequence.nodes(), bytes);
      case Node.Alternation alternation -> alternation.branches().stream().allMatch(branch -> add(branch, bytes));
      case Node.Capture capture -> add(capture.body(), bytes);
      case Node.Group group -> add(group.body(), bytes);
      case Node.Atomic atomic -> add(atomic.body(), bytes);
      case Node.Repeat repeat -> add(repeat.body(), bytes);
      case Node.Look _, Node.At _, Node.Empty _ -> true;
      default -> false;
    };
  }

  private boolean addSequence(List<Node> nodes, boolean[] bytes) {
    for (var node : nodes) {
      if (!add(node, bytes)) {
        return false;
      }
      if (!canBeEmpty(node)) {
        return true;
      }
    }
    return true;
  }

  private boolean addLiteral(Node.Literal literal, boolean[] bytes) {
    var points = literal.caseless() ? OtherCases.all(literal.point()) : new int[] {literal.point()};
    for (int point : points) {
      if (unicode || point <= 0xFF) {
        bytes[bytes(point, unicode)[0] & 0xff] = true;
      }
    }
    return true;
  }

  private boolean addSet(CharTest test, boolean[] bytes) {
    int end = unicode ? 128 : 256;
    for (int i = 0; i < end; i++) {
      bytes[i] |= test.hasByte(i);
    }
    for (int i = end; i < 256; i++) {
      bytes[i] = true;
    }
    return true;
  }
}
