package dev.athanor.regex;

import static dev.athanor.regex.PatternOptions.CASELESS;

import java.util.ArrayList;
import java.util.List;

/** Reads references to groups and calls of groups, by number or by name. */
final class ReferenceParser {
  private static final String CALL_NOT_CLOSED = "(?R or (?[+-]digits must be followed by )";
  private static final String ZERO = "a numbered reference must not be zero";
  private static final String NOT_A_REFERENCE =
      "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number";

  private final PatternParser parser;

  ReferenceParser(PatternParser parser) {
    this.parser = parser;
  }

  private PatternReader in() {
    return parser.in;
  }

  private GroupTable groups() {
    return parser.groups;
  }

  /** The name that comes next; stops at what closes it. */
  String name(int close) {
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

  int digits() {
    long value = 0;
    while (PatternReader.isDigit(in().peek())) {
      value = Math.min(value * 10 + in().peek() - '0', Integer.MAX_VALUE);
      in().skip(1);
    }
    return (int) value;
  }

  /** {@code (?R)}, {@code (?1)}, {@code (?+1)}, {@code (?&name)}. */
  Node call(int start) {
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
  int relative(int distance) {
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

  Node namedCall(int close) {
    var name = name(close);
    int at = in().offset();
    in().skip(1);
    var target = new ArrayList<Integer>();
    groups().whenNamed(name, at, numbers -> target.add(numbers.getFirst()));
    return new Node.Call(target, at);
  }

  /** A reference to a group by name; what closes it comes after the name. */
  Node reference(int close) {
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
      case '{' -> in.taken(() -> reference('}'));
      case '<' -> in.taken(() -> reference('>'));
      case '\'' -> in.taken(() -> reference('\''));
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
      case '<' -> in.taken(() -> bracketedCall('>'));
      case '\'' -> in.taken(() -> bracketedCall('\''));
      case '{' -> in.taken(this::bracedReference);
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
}
