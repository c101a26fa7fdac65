package dev.athanor.regex;

/**
 * A pattern as instructions for a {@link Machine}. Each is an operation and its operands; addresses are indexes of the code.
 *
 * @param code the instructions
 * @param tests the character sets that operations name by number
 * @param strings the byte sequences that operations name by number
 * @param groups how many groups there are
 * @param registers how many registers the machine needs
 * @param entries the address of each group's first instruction; that of the whole pattern for 0
 * @param exits the address behind each group's last instruction
 * @param firstBytes which bytes a match can begin with; {@code null} where it can be empty or begin with any
 * @param required a byte that every match holds, or -1
 * @param run the characters of which a match begins with any number, {@code null} where it does not or where it matters at which it begins
 * @param anchored whether a match can only begin where the run starts or where the subject does
 * @param unicode whether the subject is UTF-8
 * @param newline what ends a line
 * @param word what a word is made of, for its borders
 * @param skipsPairs whether a match may not begin between CR and LF
 */
record Program(
    int[] code,
    CharTest[] tests,
    byte[][] strings,
    int groups,
    int registers,
    int[] entries,
    int[] exits,
    boolean[] firstBytes,
    int required,
    CharTest run,
    boolean anchored,
    boolean unicode,
    PatternOptions.Newline newline,
    CharTest word,
    boolean skipsPairs) {

  /** The pattern has matched. */
  static final int MATCH = 0;

  /** {@code octet}: this byte. */
  static final int BYTE = 1;

  /** {@code string}: these bytes. */
  static final int STRING = 2;

  /** {@code test}: a character of this set. */
  static final int CHAR = 3;

  /** {@code address}: goes on here; if that fails, there. */
  static final int SPLIT = 4;

  /** {@code address}: goes on there; if that fails, here. */
  static final int SPLIT_LATER = 5;

  /** {@code address}: goes on there. */
  static final int JUMP = 6;

  /** {@code register}: notes the place. */
  static final int MARK = 7;

  /** {@code group, register}: the group has captured what is between the noted place and this one. */
  static final int CAPTURE = 8;

  /** {@code place}: goes on only at such a place (the ordinal of {@link Node.Place}). */
  static final int AT = 9;

  /** {@code groups string, caseless}: what one of these groups captured. */
  static final int BACK_REFERENCE = 10;

  /** {@code end}: what is up to there, without ever going back into it. */
  static final int ATOMIC = 11;

  /** {@code end, negative}: whether what is up to there matches here. */
  static final int LOOK = 12;

  /** {@code count}: so many characters back. */
  static final int BACK = 13;

  /** {@code groups string, address}: goes on there unless one of these groups has captured. */
  static final int UNLESS_CAPTURED = 14;

  /** {@code groups string, address}: goes on there unless one of these groups is being called. */
  static final int UNLESS_CALLED = 15;

  /** {@code group}: the group's instructions, without ever going back into them. */
  static final int CALL = 16;

  /** {@code test, min, max, greed}: a character of this set so many times. */
  static final int CHARS = 17;

  /** {@code register}: begins a counted repetition; the counter is there, the place of the round behind it. */
  static final int BEGIN = 18;

  /** {@code register, min, max, lazy, exit}: begins the next round, or ends at the exit. */
  static final int ROUND = 19;

  /** {@code register, min, round, exit}: ends a round; an empty one beyond the least is the last. */
  static final int END_ROUND = 20;

  /** The match begins here. */
  static final int KEEP = 21;

  /** Goes back. */
  static final int FAIL = 22;

  /** {@code verb}: going back behind here ends more than this (the ordinal of {@link Node.Verb}). */
  static final int BARRIER = 23;

  /** A line end, which may be two characters; {@code test} tells the single ones. */
  static final int LINE_END = 24;

  /** A grapheme cluster. */
  static final int CLUSTER = 25;

  /** Goes on unless CR LF comes next. */
  static final int NOT_PAIR = 26;
}
