package dev.athanor.regex;

import static dev.athanor.regex.PatternOptions.CASELESS;
import static dev.athanor.regex.PatternOptions.DOTALL;
import static dev.athanor.regex.PatternOptions.DUPNAMES;
import static dev.athanor.regex.PatternOptions.EXTENDED;
import static dev.athanor.regex.PatternOptions.EXTRA;
import static dev.athanor.regex.PatternOptions.MULTILINE;
import static dev.athanor.regex.PatternOptions.NO_AUTO_CAPTURE;
import static dev.athanor.regex.PatternOptions.UNGREEDY;
import static dev.athanor.regex.PatternReader.END;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what begins with a parenthesis, and references to groups. */
final class GroupParser {
  private static final String UNRECOGNIZED = "unrecognized character after (? or (?-";
  private static final String CALL_NOT_CLOSED = "(?R or (?[+-]digits must be followed by )";
  private static final String ZERO = "a numbered reference must not be zero";
  private static final String ASSERTION_EXPECTED = "assertion expected after (?( or (?(?C)";

  private static final Node.Look NEVER = new Node.Look(true, true, new Node.Empty());
  private static final String NOT_A_REFERENCE =
      "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number";
  private static final Set<String> VERBS =
      Set.of("ACCEPT", "COMMIT", "F", "FAIL", "MARK", "PRUNE", "SKIP", "THEN", "");

  private final PatternParser parser;

  GroupParser(PatternParser parser) {
    this.parser = parser;
  }

  private PatternReader in() {
    return parser.in;
  }

  private GroupTable groups() {
    return parser.groups;
  }

  /** What comes after an opening parenthesis. */
  Node group() {
    var in = in();
    if (in.peek() == '*' && in.peek(1) != END && isVerbStart(in.peek(1))) {
      return verb();
    }
    if (in.peek() != '?') {
      return parser.has(NO_AUTO_CAPTURE) ? new Node.Group(parser.inside()) : capture(groups().open());
    }
    in.skip(1);
    int start = in.offset();
    return switch (in.peek()) {
      case ':' -> taken(() -> new Node.Group(parser.inside()));
      case '|' -> taken(this::resetting);
      case '>' -> taken(() -> new Node.Atomic(parser.inside()));
      case '=' -> taken(() -> new Node.Look(true, false, parser.inside()));
      case '!' -> taken(() -> new Node.Look(true, true, parser.inside()));
      case '<' -> taken(this::afterLess);
      case '\'' -> taken(() -> named('\''));
      case 'P' -> taken(this::afterP);
      case '#' -> comment();
      case '(' -> taken(this::conditional);
      case 'C' -> taken(this::callout);
      case 'R', '&', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+' -> call(start);
      case '-' -> PatternReader.isDigit(in.peek(1)) ? call(start) : options();
      default -> options();
    };
  }

  private Node taken(Supplier<Node> rest) {
    in().skip(1);
    return rest.get();
  }

  private Node capture(int number) {
    return new Node.Capture(number, parser.inside());
  }

  private Node resetting() {
    int before = parser.flags();
    var body = parser.resettingAlternation();
    parser.close();
    parser.flags(before);
    return new Node.Group(body);
  }

  private Node afterLess() {
    var in = in();
    if (in.peek() == '=' || in.peek() == '!') {
      boolean negative = in.peek() == '!';
      in.skip(1);
      var body = parser.inside();
      FixedLength.check(body, in.offset() - 1);
      return new Node.Look(false, negative, body);
    }
    if (!PatternReader.isWord(in.peek())) {
      throw in.error("unrecognized character after (?<");
    }
    return named('>');
  }

  private Node afterP() {
    var in = in();
    return switch (in.peek()) {
      case '<' -> taken(() -> named('>'));
      case '=' -> taken(() -> reference(')'));
      case '>' -> taken(() -> namedCall(')'));
      default -> throw in.error("unrecognized character after (?P");
    };
  }

  private Node named(int close) {
    var in = in();
    var name = name(close);
    int at = in.offset();
    in.skip(1);
    int number = groups().open();
    groups().name(name, number, parser.has(DUPNAMES), at);
    return capture(number);
  }

  /** The name that comes next; stops at what closes it. */
  private String name(int close) {
    var in = in();
    int start = in.offset();
    if (PatternReader.isDigit(in.peek())) {
      throw in.error("group name must start with a non-digit");
    }
    while (PatternReader.isWord(in.peek())) {
      in.skip(1);
    }
    if (in.offset() == start && (in.atEnd() || in.peek() == close)) {
      throw in.error("subpattern name expected");
    }
    if (in.peek() != close) {
      throw in.error("syntax error in subpattern name (missing terminator)");
    }
    if (in.offset() - start > 32) {
      throw in.error("subpattern name is too long (maximum 32 characters)");
    }
    return in.text(start, in.offset());
  }

  private Node comment() {
    int close = in().find(')');
    if (close < 0) {
      throw in().errorAt("missing ) after comment", in().length());
    }
    in().seek(close + 1);
    return new Node.Empty();
  }

  /** A callout does nothing here, as nobody can listen to it. */
  private Node callout() {
    var in = in();
    int value = 0;
    while (PatternReader.isDigit(in.peek())) {
      value = Math.min(value * 10 + in.peek() - '0', 1000);
      in.skip(1);
    }
    if (in.peek() != ')') {
      throw in.error("closing ) for (?C expected");
    }
    if (value > 255) {
      throw in.error("number after (?C is > 255");
    }
    in.skip(1);
    return new Node.Empty();
  }

  /** {@code (?i)} holds for the rest of the group around it, {@code (?i:...)} inside. */
  private Node options() {
    var in = in();
    int set = 0;
    int unset = 0;
    boolean off = false;
    while (in.peek() != ')' && in.peek() != ':') {
      int c = in.peek();
      if (c == '-' && !off) {
        off = true;
      } else if (off) {
        unset |= option(c);
      } else {
        set |= option(c);
      }
      in.skip(1);
    }
    int changed = (parser.flags() | set) & ~unset;
    if (in.take(")")) {
      parser.flags(changed);
      return new Node.Empty();
    }
    in.skip(1);
    int before = parser.flags();
    parser.flags(changed);
    var body = parser.inside();
    parser.flags(before);
    return new Node.Group(body);
  }

  private int option(int letter) {
    return switch (letter) {
      case 'i' -> CASELESS;
      case 'm' -> MULTILINE;
      case 's' -> DOTALL;
      case 'x' -> EXTENDED;
      case 'U' -> UNGREEDY;
      case 'J' -> DUPNAMES;
      case 'X' -> EXTRA;
      default -> throw in().error(UNRECOGNIZED);
    };
  }

  private Node conditional() {
    var in = in();
    int start = in.offset();
    if (in.peek() == '?') {
      return lookCondition();
    }
    if (in.peek() == '*') {
      throw in.error(ASSERTION_EXPECTED);
    }
    if (in.take("DEFINE)")) {
      return new Node.IfLook(NEVER, branches(true).get(0), new Node.Empty());
    }
    var called = calledCondition();
    var numbers = new ArrayList<Integer>();
    if (called == null) {
      condition(numbers, start);
    }
    var branches = branches(false);
    return called != null
        ? new Node.IfCalled(called, branches.get(0), branches.get(1))
        : new Node.IfCaptured(numbers, branches.get(0), branches.get(1));
  }

  /** The groups that {@code (?(R)...)}, {@code (?(R1)...)} or {@code (?(R&name)...)} ask about; {@code null} where it is none of these. */
  private List<Integer> calledCondition() {
    var in = in();
    int start = in.offset();
    if (in.take("R)")) {
      return List.of();
    }
    var numbers = new ArrayList<Integer>();
    if (in.take("R&")) {
      var name = name(')');
      in.skip(1);
      groups().whenNamed(name, in.offset(), numbers::addAll);
      return numbers;
    }
    if (in.take("R") && PatternReader.isDigit(in.peek())) {
      numbers.add(digits());
      if (in.take(")")) {
        return numbers;
      }
    }
    in.seek(start);
    return null;
  }

  private Node lookCondition() {
    var in = in();
    int start = in.offset();
    in.skip(1);
    boolean behind = in.take("<");
    if (in.peek() != '=' && in.peek() != '!') {
      throw in.errorAt(ASSERTION_EXPECTED, start);
    }
    boolean negative = in.peek() == '!';
    in.skip(1);
    var body = parser.inside();
    if (behind) {
      FixedLength.check(body, in.offset() - 1);
    }
    var branches = branches(false);
    return new Node.IfLook(new Node.Look(!behind, negative, body), branches.get(0), branches.get(1));
  }

  private void condition(List<Integer> found, int start) {
    var in = in();
    int sign = in.peek() == '+' ? 1 : in.peek() == '-' ? -1 : 0;
    if (sign != 0) {
      in.skip(1);
    }
    if (PatternReader.isDigit(in.peek())) {
      int number = digits();
      closeCondition();
      int group = sign == 0 ? number : relative(sign * number);
      groups().mustExist(group, in.offset());
      found.add(group);
      return;
    }
    int close = in.take("<") ? '>' : in.take("'") ? '\'' : ')';
    int from = in.offset();
    while (PatternReader.isWord(in.peek())) {
      in.skip(1);
    }
    var name = in.text(from, in.offset());
    if (in.peek() != close || name.isEmpty()) {
      throw in.error("malformed number or name after (?(");
    }
    if (close != ')') {
      in.skip(1);
    }
    closeCondition();
    groups().whenNamed(name, in.offset(), found::addAll);
  }

  private void closeCondition() {
    if (in().peek() != ')') {
      throw in().error("malformed number or name after (?(");
    }
    in().skip(1);
  }

  /** Two branches, the second empty if it is not there; the closing parenthesis is taken. */
  private List<Node> branches(boolean define) {
    var in = in();
    int before = parser.flags();
    var yes = parser.sequence();
    Node no = new Node.Empty();
    if (in.peek() == '|') {
      in.skip(1);
      no = parser.sequence();
      if (define) {
        throw in.error("DEFINE group contains more than one branch");
      }
      if (in.peek() == '|') {
        parser.alternation();
        throw in.error("conditional group contains more than two branches");
      }
    }
    parser.close();
    parser.flags(before);
    return List.of(yes, no);
  }

  private int digits() {
    long value = 0;
    while (PatternReader.isDigit(in().peek())) {
      value = Math.min(value * 10 + in().peek() - '0', Integer.MAX_VALUE);
      in().skip(1);
    }
    return (int) value;
  }

  /** {@code (?R)}, {@code (?1)}, {@code (?+1)}, {@code (?&name)}. */
  private Node call(int start) {
    var in = in();
    if (in.take("&")) {
      return namedCall(')');
    }
    if (in.take("R")) {
      return closedCall(0);
    }
    int sign = in.take("+") ? 1 : in.take("-") ? -1 : 0;
    if (!PatternReader.isDigit(in.peek())) {
      throw in.error("digit expected after (?+");
    }
    int number = digits();
    if (sign != 0 && number == 0) {
      throw in.error(ZERO);
    }
    return closedCall(sign == 0 ? number : relative(sign * number));
  }

  /** The number of a group counted from here: +1 is the next one to be opened, -1 the last that was. */
  private int relative(int distance) {
    int group = distance > 0 ? groups().count() + distance : groups().count() + distance + 1;
    return group == 0 ? -1 : group;
  }

  private Node closedCall(int group) {
    var in = in();
    if (in.peek() != ')') {
      throw in.error(CALL_NOT_CLOSED);
    }
    return callOf(group);
  }

  /** A call of a group; what closes it comes next and is taken. */
  private Node callOf(int group) {
    int at = in().offset();
    if (group != 0) {
      groups().mustExist(group, at);
    }
    in().skip(1);
    return new Node.Call(List.of(group), at);
  }

  private Node namedCall(int close) {
    var name = name(close);
    int at = in().offset();
    in().skip(1);
    var target = new ArrayList<Integer>();
    groups().whenNamed(name, at, numbers -> target.add(numbers.getFirst()));
    return new Node.Call(target, at);
  }

  /** A reference to a group by name; what closes it comes after the name. */
  private Node reference(int close) {
    var name = name(close);
    int at = in().offset();
    in().skip(1);
    var numbers = new ArrayList<Integer>();
    groups().whenNamed(name, at, numbers::addAll);
    return new Node.BackReference(numbers, parser.has(CASELESS));
  }

  /** {@code \k}, whose letter comes next. */
  Node namedReference() {
    var in = in();
    int letter = in.offset();
    in.skip(1);
    return switch (in.peek()) {
      case '{' -> taken(() -> reference('}'));
      case '<' -> taken(() -> reference('>'));
      case '\'' -> taken(() -> reference('\''));
      default ->
          throw in.errorAt("\\k is not followed by a braced, angle-bracketed, or quoted name", letter);
    };
  }

  /** {@code \g}, whose letter comes next: a reference, or a call where a bracket or quote follows. */
  Node anyReference() {
    var in = in();
    int letter = in.offset();
    in.skip(1);
    return switch (in.peek()) {
      case '<' -> taken(() -> bracketedCall('>'));
      case '\'' -> taken(() -> bracketedCall('\''));
      case '{' -> taken(this::bracedReference);
      default -> {
        int sign = in.take("-") ? -1 : 1;
        if (!PatternReader.isDigit(in.peek())) {
          throw in.errorAt(ZERO, letter);
        }
        yield numbered(sign * digits(), sign, in.offset() - 1);
      }
    };
  }

  private Node bracketedCall(int close) {
    var in = in();
    int sign = in.take("+") ? 1 : in.take("-") ? -1 : 0;
    if (sign == 0 && !PatternReader.isDigit(in.peek())) {
      return namedCall(close);
    }
    int number = digits();
    if (in.peek() != close) {
      throw in.error(NOT_A_REFERENCE);
    }
    return callOf(sign == 0 ? number : relative(sign * number));
  }

  private Node bracedReference() {
    var in = in();
    if (in.atEnd()) {
      throw in.error(NOT_A_REFERENCE);
    }
    int sign = in.take("-") ? -1 : 1;
    if (PatternReader.isDigit(in.peek())) {
      int number = digits();
      if (in.peek() != '}') {
        throw in.error(NOT_A_REFERENCE);
      }
      int at = in.offset();
      in.skip(1);
      return numbered(sign * number, sign, at);
    }
    if (in.peek() == '}') {
      throw in.error(ZERO);
    }
    return reference('}');
  }

  private Node numbered(int number, int sign, int offset) {
    if (number == 0) {
      throw in().errorAt(ZERO, offset);
    }
    int group = sign > 0 ? number : relative(number);
    if (group < 1) {
      throw in().errorAt(GroupTable.NO_SUCH_GROUP, offset);
    }
    groups().mustExist(group, in().length());
    return new Node.BackReference(List.of(group), parser.has(CASELESS));
  }

  private static boolean isVerbStart(int c) {
    return c >= 'A' && c <= 'Z' || c == ':';
  }

  /** {@code (*FAIL)} and the like; {@code (*ACCEPT)} and {@code (*THEN)} are not supported. */
  private Node verb() {
    var in = in();
    int start = in.offset() + 1;
    in.skip(1);
    while (in.peek() >= 'A' && in.peek() <= 'Z') {
      in.skip(1);
    }
    var name = in.text(start, in.offset());
    if (in.peek() == ':') {
      int close = in.find(')');
      in.seek(close < 0 ? in.length() : close);
    }
    if (in.peek() != ')' || !VERBS.contains(name)) {
      throw in.error("(*VERB) not recognized or malformed");
    }
    in.skip(1);
    return switch (name) {
      case "F", "FAIL" -> new Node.Fail();
      case "MARK", "" -> new Node.Empty();
      case "COMMIT" -> new Node.Barrier(Node.Verb.COMMIT);
      case "PRUNE" -> new Node.Barrier(Node.Verb.PRUNE);
      case "SKIP" -> new Node.Barrier(Node.Verb.SKIP);
      default -> throw in.errorAt("(*" + name + ") is not supported", start - 2);
    };
  }
}
