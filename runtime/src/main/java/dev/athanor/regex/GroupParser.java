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

/** Reads what begins with a parenthesis. */
final class GroupParser {
  private static final String UNRECOGNIZED = "unrecognized character after (? or (?-";
  private static final Set<String> VERBS =
      Set.of("ACCEPT", "COMMIT", "F", "FAIL", "MARK", "PRUNE", "SKIP", "THEN", "");

  private final PatternParser parser;
  private final ReferenceParser references;
  private final ConditionParser conditions;

  GroupParser(PatternParser parser, ReferenceParser references) {
    this.parser = parser;
    this.references = references;
    this.conditions = new ConditionParser(parser, references);
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
      case ':' -> in.taken(() -> new Node.Group(parser.inside()));
      case '|' -> in.taken(this::resetting);
      case '>' -> in.taken(() -> new Node.Atomic(parser.inside()));
      case '=' -> in.taken(() -> new Node.Look(true, false, parser.inside()));
      case '!' -> in.taken(() -> new Node.Look(true, true, parser.inside()));
      case '<' -> in.taken(this::afterLess);
      case '\'' -> in.taken(() -> named('\''));
      case 'P' -> in.taken(this::afterP);
      case '#' -> comment();
      case '(' -> in.taken(conditions::conditional);
      case 'C' -> in.taken(this::callout);
      case 'R', '&', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+' -> references.call(start);
      case '-' -> PatternReader.isDigit(in.peek(1)) ? references.call(start) : options();
      default -> options();
    };
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
      case '<' -> in.taken(() -> named('>'));
      case '=' -> in.taken(() -> references.reference(')'));
      case '>' -> in.taken(() -> references.namedCall(')'));
      default -> throw in.error("unrecognized character after (?P");
    };
  }

  private Node named(int close) {
    var in = in();
    var name = references.name(close);
    int at = in.offset();
    in.skip(1);
    int number = groups().open();
    groups().name(name, number, parser.has(DUPNAMES), at);
    return capture(number);
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
