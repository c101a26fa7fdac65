package dev.athanor.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads groups that depend on a condition: {@code (?(1)yes|no)} and the like. */
final class ConditionParser {
  private static final String ASSERTION_EXPECTED = "assertion expected after (?( or (?(?C)";

  private static final Node.Look NEVER = new Node.Look(true, true, new Node.Empty());

  private final PatternParser parser;
  private final ReferenceParser references;

  ConditionParser(PatternParser parser, ReferenceParser references) {
    this.parser = parser;
    this.references = references;
  }

  private PatternReader in() {
    return parser.in;
  }

  private GroupTable groups() {
    return parser.groups;
  }

  /** What comes after {@code (?(}. */
  Node conditional() {
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
      var name = references.name(')');
      in.skip(1);
      groups().whenNamed(name, in.offset(), numbers::addAll);
      return numbers;
    }
    if (in.take("R") && PatternReader.isDigit(in.peek())) {
      numbers.add(references.digits());
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
      int number = references.digits();
      closeCondition();
      int group = sign == 0 ? number : references.relative(sign * number);
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
}
