package dev.athanor.regex;

import java.util.List;

/** A part of a pattern. What depends on options that can change inside a pattern carries them with it. */
sealed interface Node {
  /** One character. */
  record Literal(int point, boolean caseless) implements Node {}

  /** Any character, or any but a line end. */
  record Dot(boolean lineEnds) implements Node {}

  /** One character of a set. */
  record OneOf(CharSet set, boolean caseless) implements Node {}

  /** {@code \R}: a line end, which may be two characters. */
  record LineEnd() implements Node {}

  /** {@code \X}: a grapheme cluster. */
  record Cluster() implements Node {}

  /** One after the other. */
  record Sequence(List<Node> nodes) implements Node {}

  /** The first that leads to a match. */
  record Alternation(List<Node> branches) implements Node {}

  /** A group that captures what it matches under a number. */
  record Capture(int number, Node body) implements Node {}

  /** Parentheses that only group. */
  record Group(Node body) implements Node {}

  /** A group that is not entered again once it has matched. */
  record Atomic(Node body) implements Node {}

  /** Whether the body matches, or does not, after or before this place. */
  record Look(boolean ahead, boolean negative, Node body) implements Node {}

  /** The body so many times; {@code max} is -1 for any number. */
  record Repeat(Node body, int min, int max, Greed greed) implements Node {}

  /** A place. */
  record At(Place place) implements Node {}

  /** What one of these groups captured, the first of them that did. */
  record BackReference(List<Integer> groups, boolean caseless) implements Node {}

  /** {@code \K}: the match begins here. */
  record Keep() implements Node {}

  /** One of two branches, by whether one of the groups has captured. */
  record IfCaptured(List<Integer> groups, Node yes, Node no) implements Node {}

  /** One of two branches, by whether a group is being called, or any where the list is empty; 0 is the whole pattern. */
  record IfCalled(List<Integer> groups, Node yes, Node no) implements Node {}

  /** One of two branches, by an assertion. */
  record IfLook(Look condition, Node yes, Node no) implements Node {}

  /** The pattern of a group (the only one in the list) once more; 0 is the whole pattern. */
  record Call(List<Integer> target, int offset) implements Node {}

  /** Never matches. */
  record Fail() implements Node {}

  /** What going back behind this place does. */
  record Barrier(Verb verb) implements Node {}

  /** The empty string. */
  record Empty() implements Node {}

  /** What happens when a match has to go back behind a verb. */
  enum Verb {
    /** There is no match. */
    COMMIT,
    /** There is none that begins where this one does. */
    PRUNE,
    /** There is none that begins before this place. */
    SKIP
  }

  /** How many times a repetition tries first, and whether it tries others. */
  enum Greed {
    /** As often as possible, then fewer. */
    GREEDY,
    /** As seldom as possible, then more. */
    LAZY,
    /** As often as possible, no fewer. */
    POSSESSIVE
  }

  /** Places in the subject. */
  enum Place {
    /** {@code ^}. */
    START_OF_SUBJECT,
    /** {@code ^} with the option multiline. */
    START_OF_LINE,
    /** {@code $}. */
    END_OR_LAST_LINE_END,
    /** {@code $} with the option multiline. */
    END_OF_LINE,
    /** {@code \A}. */
    ABSOLUTE_START,
    /** {@code \Z}. */
    ABSOLUTE_END_OR_LAST_LINE_END,
    /** {@code $} with the option dollar_endonly. */
    END_OF_SUBJECT,
    /** {@code \z}. */
    ABSOLUTE_END,
    /** {@code \G}. */
    OFFSET,
    /** {@code \b}. */
    WORD_BORDER,
    /** {@code \B}. */
    NO_WORD_BORDER
  }
}
