package dev.athanor.regex;

/** How many characters a pattern matches, where that is always the same number: lookbehind assertions must. */
final class FixedLength {
  private static final int VARIES = -1;

  private FixedLength() {}

  /** Fails unless each branch at the top has a fixed length. */
  static void check(Node body, int offset) {
    boolean fixed =
        body instanceof Node.Alternation branches
            ? branches.branches().stream().allMatch(branch -> of(branch) >= 0)
            : of(body) >= 0;
    if (!fixed) {
      throw new PatternError("lookbehind assertion is not fixed length", offset);
    }
  }

  /** The number of characters, or -1. */
  static int of(Node node) {
    return switch (node) {
      case Node.Literal _, Node.Dot _, Node.OneOf _ -> 1;
      case Node.Empty _, Node.At _, Node.Look _, Node.Keep _, Node.Fail _, Node.Barrier _ -> 0;
      case Node.Capture capture -> of(capture.body());
      case Node.Group group -> of(group.body());
      case Node.Atomic atomic -> of(atomic.body());
      case Node.Sequence sequence -> {
        int sum = 0;
        for (var part : sequence.nodes()) {
          int length = of(part);
          if (length < 0) {
            yield VARIES;
          }
          sum += length;
        }
        yield sum;
      }
      case Node.Alternation alternation -> {
        int length = of(alternation.branches().getFirst());
        yield alternation.branches().stream().allMatch(branch -> of(branch) == length) ? length : VARIES;
      }
      case Node.Repeat repeat -> repeat.min() == repeat.max() ? times(of(repeat.body()), repeat.min()) : VARIES;
      case Node.IfCaptured branches -> of(branches.yes()) == of(branches.no()) ? of(branches.yes()) : VARIES;
      case Node.IfCalled branches -> of(branches.yes()) == of(branches.no()) ? of(branches.yes()) : VARIES;
      case Node.IfLook branches -> of(branches.yes()) == of(branches.no()) ? of(branches.yes()) : VARIES;
      case Node.LineEnd _, Node.Cluster _, Node.BackReference _, Node.Call _ -> VARIES;
    };
  }

  private static int times(int length, int count) {
    return length < 0 ? VARIES : length * count;
  }
}
