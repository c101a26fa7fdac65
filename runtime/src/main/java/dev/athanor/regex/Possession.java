package dev.athanor.regex;

import dev.athanor.regex.Node.Greed;

/**
 * Finds greedy repetitions of a character that may as well be possessive: if what comes next cannot begin with such a character, giving
 * one back never helps. So {@code \d+-} keeps no places to go back to.
 */
final class Possession {
  private Possession() {}

  /** The node, possessive if what comes next allows it. */
  static Node before(Node node, Node next, boolean unicode) {
    if (node instanceof Node.Repeat repeat && repeat.greed() == Greed.GREEDY && !Starts.canBeEmpty(next)) {
      var follows = new Starts(unicode).bytes(next);
      var repeats = new Starts(unicode).bytes(repeat.body());
      boolean single = repeat.body() instanceof Node.Literal || repeat.body() instanceof Node.OneOf;
      if (single && follows != null && repeats != null && areDisjoint(follows, repeats)) {
        return new Node.Repeat(repeat.body(), repeat.min(), repeat.max(), Greed.POSSESSIVE);
      }
    }
    return node;
  }

  private static boolean areDisjoint(boolean[] left, boolean[] right) {
    for (int i = 0; i < left.length; i++) {
      if (left[i] && right[i]) {
        return false;
      }
    }
    return true;
  }
}
