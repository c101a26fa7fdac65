package dev.athanor.regex;

import static dev.athanor.regex.PatternOptions.CASELESS;
import static dev.athanor.regex.PatternOptions.DOLLAR_ENDONLY;
import static dev.athanor.regex.PatternOptions.DOTALL;
import static dev.athanor.regex.PatternOptions.EXTENDED;
import static dev.athanor.regex.PatternOptions.EXTRA;
import static dev.athanor.regex.PatternOptions.MULTILINE;
import static dev.athanor.regex.PatternOptions.UCP;
import static dev.athanor.regex.PatternOptions.UNGREEDY;
import static dev.athanor.regex.PatternReader.END;

import dev.athanor.regex.Node.Greed;
import dev.athanor.regex.Node.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pattern by recursive descent: an alternation of sequences of repeated atoms. Options that are set inside a pattern hold
 * to the end of the group they are in, so they are a variable that each group puts back.
 */
final class PatternParser {
  /** How deep parentheses may nest, as in PCRE as OTP builds it. */
  private static final int DEEPEST = 250;

  private static final int MOST_REPEATS = 65535;
  private static final String NOTHING_TO_REPEAT = "nothing to repeat";

  final PatternReader in;
  final GroupTable groups = new GroupTable();
  final EscapeParser escapes;
  private final ReferenceParser references;
  private final GroupParser groupParser;
  private PatternOptions options;
  private int flags;
  private int depth;
  private boolean quoting;

  /** Behind the digit that made a count too big, or -1. */
  private int tooBigAt;

  /** A pattern as it was read. */
  record Parsed(Node root, GroupTable groups, PatternOptions options) {}

  private PatternParser(byte[] pattern, PatternOptions options, int start) {
    this.in = new PatternReader(pattern, options.unicode());
    in.seek(start);
    this.options = options;
    this.flags = options.flags();
    this.escapes = new EscapeParser(in, options.unicode());
    this.references = new ReferenceParser(this);
    this.groupParser = new GroupParser(this, references);
  }

  /** Reads a pattern; raises {@link PatternError}. */
  static Parsed parse(byte[] pattern, PatternOptions options) {
    var verbs = new StartVerbs(pattern, options);
    return new PatternParser(pattern, verbs.options(), verbs.end()).whole();
  }

  private Parsed whole() {
    var root = alternation();
    if (!in.atEnd()) {
      throw in.error("unmatched parentheses");
    }
    groups.check();
    var parsed = new Parsed(root, groups, options);
    LeftRecursion.check(parsed);
    return parsed;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  int flags() {
    return flags;
  }

  void flags(int changed) {
    flags = changed;
  }

  /** What is inside parentheses, whose closing one is taken as well; options set in it end with it. */
  Node inside() {
    int before = flags;
    if (++depth > DEEPEST) {
      throw in.error("parentheses are too deeply nested");
    }
    var body = alternation();
    close();
    depth--;
    flags = before;
    return body;
  }

  void close() {
    if (in.peek() != ')') {
      throw in.errorAt("missing )", in.length());
    }
    in.skip(1);
  }

  /** Branches up to a closing parenthesis or the end. */
  Node alternation() {
    var first = sequence();
    if (in.peek() != '|') {
      return first;
    }
    var branches = new ArrayList<Node>();
    branches.add(first);
    while (in.peek() == '|') {
      in.skip(1);
      branches.add(sequence());
    }
    return new Node.Alternation(branches);
  }

  /** Branches as of {@code (?|...)}: each numbers its groups from the same number on. */
  Node resettingAlternation() {
    var branches = new ArrayList<Node>();
    int start = groups.count();
    int most = start;
    do {
      groups.reset(start);
      branches.add(sequence());
      most = Math.max(most, groups.count());
    } while (in.take("|"));
    groups.reset(most);
    return new Node.Alternation(branches);
  }

  Node sequence() {
    var nodes = new ArrayList<Node>();
    boolean repeatable = false;
    while (true) {
      skipIgnored();
      int c = in.peek();
      if (c == END || !quoting && (c == '|' || c == ')')) {
        return nodes.size() == 1 ? nodes.getFirst() : nodes.isEmpty() ? new Node.Empty() : new Node.Sequence(nodes);
      }
      var count = quoting ? null : count();
      if (count != null) {
        if (!repeatable) {
          throw in.errorAt(NOTHING_TO_REPEAT, in.offset() - 1);
        }
        nodes.add(repeat(nodes.removeLast(), count));
        repeatable = false;
      } else {
        var node = atom();
        repeatable = isRepeatable(node);
        nodes.add(node);
      }
    }
  }

  private static boolean isRepeatable(Node node) {
    return !(node instanceof Node.At || node instanceof Node.Empty || node instanceof Node.Keep);
  }

  /** Skips {@code \Q}, {@code \E} and, with the option extended, white space and comments. */
  private void skipIgnored() {
    while (true) {
      if (quoting) {
        if (!in.take("\\E")) {
          return;
        }
        quoting = false;
      } else if (in.take("\\Q")) {
        quoting = true;
      } else if (!in.take("\\E") && !(has(EXTENDED) && skipSpace())) {
        return;
      }
    }
  }

  private boolean skipSpace() {
    int c = in.peek();
    if (c == '#') {
      while (!in.atEnd() && in.peek() != '\n') {
        in.skip(1);
      }
      in.skip(in.atEnd() ? 0 : 1);
      return true;
    }
    if (c == ' ' || c >= '\t' && c <= '\r') {
      in.skip(1);
      return true;
    }
    return false;
  }

  /** How often something is repeated: {@code max} is -1 for any number. */
  private record Count(int min, int max) {}

  /** The quantifier that comes next, taken, or {@code null}. */
  private Count count() {
    return switch (in.peek()) {
      case '*' -> taken(new Count(0, -1));
      case '+' -> taken(new Count(1, -1));
      case '?' -> taken(new Count(0, 1));
      case '{' -> bracedCount();
      default -> null;
    };
  }

  private Count taken(Count count) {
    in.skip(1);
    return count;
  }

  private Count bracedCount() {
    int start = in.offset();
    in.skip(1);
    tooBigAt = -1;
    int min = number();
    int max = min;
    if (min >= 0 && in.take(",")) {
      max = in.peek() == '}' ? -1 : number();
      if (max < 0 && in.peek() != '}') {
        min = -1;
      }
    }
    if (min < 0 || in.peek() != '}') {
      in.seek(start);
      return null;
    }
    checkCount(min, max);
    in.skip(1);
    return new Count(min, max);
  }

  private void checkCount(int min, int max) {
    if (tooBigAt >= 0) {
      throw in.errorAt("number too big in {} quantifier", tooBigAt);
    }
    if (max >= 0 && max < min) {
      throw in.error("numbers out of order in {} quantifier");
    }
  }

  /** The number that comes next, taken, or -1. */
  private int number() {
    if (!PatternReader.isDigit(in.peek())) {
      return -1;
    }
    int value = 0;
    while (PatternReader.isDigit(in.peek())) {
      value = Math.min(value * 10 + in.peek() - '0', MOST_REPEATS + 1);
      in.skip(1);
      if (value > MOST_REPEATS && tooBigAt < 0) {
        tooBigAt = in.offset();
      }
    }
    return value;
  }

  private Node repeat(Node body, Count count) {
    var greed = has(UNGREEDY) ? Greed.LAZY : Greed.GREEDY;
    if (in.peek() == '?') {
      in.skip(1);
      greed = has(UNGREEDY) ? Greed.GREEDY : Greed.LAZY;
    } else if (in.peek() == '+') {
      in.skip(1);
      greed = Greed.POSSESSIVE;
    }
    return new Node.Repeat(body, count.min, count.max, greed);
  }

  private Node atom() {
    if (quoting) {
      return literal(in.next());
    }
    int c = in.next();
    return switch (c) {
      case '\\' -> escape();
      case '[' -> new Node.OneOf(set(), has(CASELESS));
      case '(' -> groupParser.group();
      case '.' -> new Node.Dot(has(DOTALL));
      case '^' -> new Node.At(has(MULTILINE) ? Place.START_OF_LINE : Place.START_OF_SUBJECT);
      case '$' -> new Node.At(dollar());
      default -> literal(c);
    };
  }

  private CharSet set() {
    return new ClassParser(in, escapes, has(UCP), has(CASELESS), has(EXTRA)).parse();
  }

  private Place dollar() {
    if (has(MULTILINE)) {
      return Place.END_OF_LINE;
    }
    return has(DOLLAR_ENDONLY) ? Place.END_OF_SUBJECT : Place.END_OR_LAST_LINE_END;
  }

  private Node literal(int point) {
    return new Node.Literal(point, has(CASELESS));
  }

  private Node escape() {
    int letter = in.peek();
    var kind = letter == END ? null : CharKinds.escape(letter, has(UCP));
    if (kind != null) {
      in.skip(1);
      return new Node.OneOf(CharSet.of(kind), has(CASELESS));
    }
    var special = special(letter);
    if (special != null) {
      return special;
    }
    if (letter >= '1' && letter <= '9') {
      return numbered();
    }
    return literal(escapes.point(has(EXTRA)));
  }

  /** What an escape that is no single character means, taken, or {@code null}. */
  private Node special(int letter) {
    return switch (letter) {
      case 'A' -> place(Place.ABSOLUTE_START);
      case 'Z' -> place(Place.ABSOLUTE_END_OR_LAST_LINE_END);
      case 'z' -> place(Place.ABSOLUTE_END);
      case 'G' -> place(Place.OFFSET);
      case 'b' -> place(Place.WORD_BORDER);
      case 'B' -> place(Place.NO_WORD_BORDER);
      case 'R' -> simple(new Node.LineEnd());
      case 'X' -> simple(new Node.Cluster());
      case 'C' -> simple(new Node.Dot(true));
      case 'K' -> simple(new Node.Keep());
      case 'N' -> notLineEnd();
      case 'p', 'P' -> {
        in.skip(1);
        yield new Node.OneOf(CharSet.of(escapes.property(letter == 'P')), has(CASELESS));
      }
      case 'k' -> references.namedReference();
      case 'g' -> references.anyReference();
      default -> null;
    };
  }

  private Node place(Place place) {
    return simple(new Node.At(place));
  }

  private Node simple(Node node) {
    in.skip(1);
    return node;
  }

  private Node notLineEnd() {
    in.skip(1);
    if (in.peek() == '{' && !isCount()) {
      throw EscapeParser.notSupported(in, in.offset() - 1);
    }
    return new Node.Dot(false);
  }

  private boolean isCount() {
    int start = in.offset();
    boolean is = bracedCount() != null;
    in.seek(start);
    return is;
  }

  /** {@code \1}: a reference, or an octal code where there are not that many groups yet. */
  private Node numbered() {
    int start = in.offset();
    long value = 0;
    while (PatternReader.isDigit(in.peek())) {
      value = Math.min(value * 10 + in.peek() - '0', Integer.MAX_VALUE);
      in.skip(1);
    }
    if (value < 8 || value <= groups.count()) {
      int number = (int) value;
      groups.mustExist(number, in.length());
      return new Node.BackReference(List.of(number), has(CASELESS));
    }
    in.seek(start);
    return literal(in.peek() >= '8' ? in.next() : escapes.point(false));
  }
}
