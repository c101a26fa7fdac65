package dev.athanor.regex;

import dev.athanor.regex.Node.Greed;
import dev.athanor.regex.Node.Place;
import dev.athanor.regex.Node.Verb;
import java.util.Arrays;

/**
 * Runs a {@link Program} over a {@link Subject}, by backtracking.
 *
 * <p>Where the program may go on in two ways, the other one is pushed on the {@link Trail}; failing pops it, and undoes what was changed since. A repeated character is one entry, however often it was
 * matched.
 *
 * <p>An atomic group, an assertion or a call is a run of its own on the same trail ({@link #run}). When it has matched, its
 * choices are taken off while what it changed stays there, to be undone with what came before. Java's stack therefore is only as deep
 * as such groups are nested, or calls recurse.
 */
final class Machine {
  private static final Place[] PLACES = Place.values();
  private static final Greed[] GREEDS = Greed.values();
  private static final Verb[] VERBS = Verb.values();

  private static final int ANY_BYTE = 256;
  private static final int FAILED = -1;
  private static final int NO_STOP = -1;
  private static final int DEEPEST = 20_000;

  private final Program program;
  private final int[] code;
  private final Subject subject;
  private final Places places;
  private final Steps steps;
  private final Trail trail;

  /** Where the whole search begins, and what is asked of a match. */
  private int from;
  private boolean notEmpty;
  private boolean notEmptyAtStart;

  private int depth;
  private int called = -1;
  private Verb verb;
  private int verbPlace;

  Machine(Program program, Subject subject, Places places, Steps steps) {
    this.program = program;
    this.code = program.code();
    this.subject = subject;
    this.places = places;
    this.steps = steps;
    this.trail = new Trail(program.groups(), program.registers());
  }

  /** Begins a search. */
  void begin(int from, boolean notEmpty, boolean notEmptyAtStart) {
    this.from = from;
    this.notEmpty = notEmpty;
    this.notEmptyAtStart = notEmptyAtStart;
  }

  /** Ends a search that a limit has cut off. */
  void reset() {
    depth = 0;
    called = -1;
    trail.reset();
  }

  /** Whether there is a match from a place on; it leaves its captures. */
  boolean attempt(int at) {
    verb = null;
    trail.begin(at);
    int matched = run(0, at, NO_STOP);
    if (matched < 0) {
      return false;
    }
    trail.captures[0] = trail.keep();
    trail.captures[1] = matched;
    return true;
  }

  /** The verb that ended the last attempt, or {@code null}. */
  Verb verb() {
    return verb;
  }

  /** The place of that verb. */
  int verbPlace() {
    return verbPlace;
  }

  /** Begin and end of each group, -1 where it is not set; those of the whole match first. Offsets into the array of the subject. */
  int[] captures() {
    return trail.captures;
  }

  /** Runs from an address until {@code stop} or a match; gives the place then, or {@link #FAILED}. */
  private int run(int address, int place, int stop) {
    final var code = this.code;
    final var bytes = subject.bytes;
    final int end = subject.end;
    final var trail = this.trail;
    int base = trail.top;
    int pc = address;
    int at = place;
    while (true) {
      if (pc == stop) {
        return at;
      }
      boolean ok = true;
      switch (code[pc]) {
        case Program.MATCH -> {
          if (!isEmptyButMustNot(at)) {
            return at;
          }
          ok = false;
        }
        case Program.BYTE -> {
          ok = at < end && bytes[at] == code[pc + 1];
          at++;
          pc += 2;
        }
        case Program.STRING -> {
          var text = program.strings()[code[pc + 1]];
          ok = end - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
          at += text.length;
          pc += 2;
        }
        case Program.CHAR -> {
          at = subject.step(program.tests()[code[pc + 1]], at);
          ok = at >= 0;
          pc += 2;
        }
        case Program.SPLIT -> {
          pushChoice(code[pc + 1], at);
          pc += 2;
        }
        case Program.SPLIT_LATER -> {
          pushChoice(pc + 2, at);
          pc = code[pc + 1];
        }
        case Program.JUMP -> pc = code[pc + 1];
        case Program.MARK -> {
          trail.setRegister(code[pc + 1], at);
          pc += 2;
        }
        case Program.CAPTURE -> {
          trail.capture(code[pc + 1], trail.registers[code[pc + 2]], at);
          pc += 3;
        }
        case Program.AT -> {
          ok = places.isAt(PLACES[code[pc + 1]], at, from);
          pc += 2;
        }
        case Program.CHARS -> {
          at = chars(pc, at);
          ok = at >= 0;
          pc += 5;
        }
        case Program.BEGIN -> {
          trail.setRegister(code[pc + 1], 0);
          pc += 2;
        }
        case Program.ROUND -> pc = round(pc, at);
        case Program.END_ROUND -> pc = endRound(pc, at);
        case Program.ATOMIC -> {
          at = nested(pc + 2, at, code[pc + 1]);
          ok = at >= 0;
          pc = code[pc + 1];
        }
        case Program.LOOK -> {
          ok = look(pc, at);
          pc = code[pc + 1];
        }
        case Program.BACK -> {
          at = subject.back(at, code[pc + 1]);
          ok = at >= 0;
          pc += 2;
        }
        case Program.BACK_REFERENCE -> {
          at = backReference(program.strings()[code[pc + 1]], code[pc + 2] != 0, at);
          ok = at >= 0;
          pc += 3;
        }
        case Program.UNLESS_CAPTURED -> pc = isAnyCaptured(program.strings()[code[pc + 1]]) ? pc + 3 : code[pc + 2];
        case Program.UNLESS_CALLED -> pc = isAnyCalled(program.strings()[code[pc + 1]]) ? pc + 3 : code[pc + 2];
        case Program.CALL -> {
          at = call(code[pc + 1], at);
          ok = at >= 0;
          pc += 2;
        }
        case Program.KEEP -> {
          trail.keep(at);
          pc++;
        }
        case Program.BARRIER -> {
          trail.push(code[pc + 1], at, Trail.BEHIND_VERB);
          pc += 2;
        }
        case Program.LINE_END -> {
          at = subject.lineEnd(program.tests()[code[pc + 1]], at);
          ok = at >= 0;
          pc += 2;
        }
        case Program.CLUSTER -> {
          ok = at < end;
          at = ok ? subject.cluster(at) : at;
          pc++;
        }
        case Program.NOT_PAIR -> {
          ok = !subject.isPair(at);
          pc++;
        }
        default -> ok = false;
      }
      if (!ok) {
        pc = goBack(base);
        if (pc < 0) {
          return FAILED;
        }
        at = backAt;
      }
    }
  }

  private boolean isEmptyButMustNot(int at) {
    return at == trail.keep() && (notEmpty || notEmptyAtStart && at == from);
  }

  // Going back

  /** The place that {@link #goBack} goes back to. */
  private int backAt;

  /** Undoes what was done since the last choice above {@code base} and gives the address to go on at, or -1. */
  private int goBack(int base) {
    steps.count();
    final var trail = this.trail;
    final var stack = trail.stack;
    int top = trail.top;
    while (top > base) {
      switch (stack[top - 1]) {
        case Trail.CHOICE -> {
          backAt = stack[top - 2];
          trail.top = top - 3;
          return stack[top - 3];
        }
        case Trail.FEWER_CHARS -> {
          return fewerChars(top);
        }
        case Trail.MORE_CHARS -> {
          int address = moreChars(top);
          if (address >= 0) {
            return address;
          }
          top -= 4;
        }
        case Trail.MORE_ROUNDS -> {
          trail.top = top - 3;
          backAt = stack[top - 2];
          int address = stack[top - 3];
          beginRound(code[address + 1], trail.registers[code[address + 1]], backAt);
          return address + 6;
        }
        case Trail.BEHIND_VERB -> {
          verb = VERBS[stack[top - 3]];
          verbPlace = stack[top - 2];
          trail.undoTo(base, top - 3);
          return -1;
        }
        default -> top = trail.undo(top);
      }
    }
    trail.top = base;
    return -1;
  }

  private void pushChoice(int address, int at) {
    steps.count();
    trail.push(address, at, Trail.CHOICE);
  }

  // Characters

  /** A repeated character: takes the least and, if greedy, all there are; pushes what else is possible. */
  private int chars(int pc, int start) {
    var test = program.tests()[code[pc + 1]];
    int min = code[pc + 2];
    int max = code[pc + 3];
    int at = start;
    for (int i = 0; i < min; i++) {
      at = subject.step(test, at);
      if (at < 0) {
        return -1;
      }
    }
    if (max == min) {
      return at;
    }
    int more = max < 0 ? -1 : max - min;
    return switch (GREEDS[code[pc + 4]]) {
      case POSSESSIVE -> subject.span(test, at, more);
      case GREEDY -> {
        int last = subject.span(test, at, more);
        if (last > at) {
          trail.push(pc + 5, at, last, Trail.FEWER_CHARS);
        }
        yield last;
      }
      case LAZY -> {
        trail.push(pc, at, more, Trail.MORE_CHARS);
        yield at;
      }
    };
  }

  /** Gives back characters until what comes next may match; the entry on top is {@code address, least, place}. */
  private int fewerChars(int top) {
    var stack = trail.stack;
    int address = stack[top - 4];
    int least = stack[top - 3];
    int at = subject.stepBack(stack[top - 2]);
    int wanted = wanted(address);
    if (wanted != ANY_BYTE) {
      while (at > least && subject.bytes[at] != wanted) {
        at = subject.stepBack(at);
      }
    }
    stack[top - 2] = at;
    trail.top = at > least ? top : top - 4;
    backAt = at;
    return address;
  }

  /** The byte that the instruction there needs, or {@link #ANY_BYTE}. */
  private int wanted(int address) {
    return switch (code[address]) {
      case Program.BYTE -> code[address + 1];
      case Program.STRING -> program.strings()[code[address + 1]][0];
      default -> ANY_BYTE;
    };
  }

  /** Takes one more character, and more until what comes next may match; the entry on top is {@code chars, place, left}. */
  private int moreChars(int top) {
    var stack = trail.stack;
    int pc = stack[top - 4];
    int left = stack[top - 2];
    int address = pc + 5;
    var test = program.tests()[code[pc + 1]];
    int wanted = wanted(address);
    int at = stack[top - 3];
    do {
      at = left == 0 ? -1 : subject.step(test, at);
      left--;
    } while (at >= 0 && wanted != ANY_BYTE && (at >= subject.end || subject.bytes[at] != wanted));
    if (at < 0) {
      return -1;
    }
    stack[top - 3] = at;
    stack[top - 2] = Math.max(left, -1);
    trail.top = left == 0 ? top - 4 : top;
    backAt = at;
    return address;
  }

  // Repeated groups

  private int round(int pc, int at) {
    int register = code[pc + 1];
    int count = trail.registers[register];
    int exit = code[pc + 5];
    if (code[pc + 3] >= 0 && count >= code[pc + 3]) {
      return exit;
    }
    if (count >= code[pc + 2]) {
      if (code[pc + 4] != 0) {
        trail.push(pc, at, Trail.MORE_ROUNDS);
        return exit;
      }
      pushChoice(exit, at);
    }
    beginRound(register, count, at);
    return pc + 6;
  }

  private void beginRound(int register, int count, int at) {
    trail.setRegister(register, count + 1);
    trail.setRegister(register + 1, at);
  }

  private int endRound(int pc, int at) {
    int register = code[pc + 1];
    boolean empty = trail.registers[register + 1] == at && trail.registers[register] > code[pc + 2];
    return empty ? code[pc + 4] : code[pc + 3];
  }

  // Runs in runs

  private int nested(int address, int at, int stop) {
    int base = trail.top;
    int place = deeper(address, at, stop);
    if (place >= 0) {
      trail.dropChoices(base);
    }
    return place;
  }

  private int deeper(int address, int at, int stop) {
    if (++depth > DEEPEST) {
      throw Limit.DEPTH;
    }
    int place = run(address, at, stop);
    depth--;
    verb = null;
    return place;
  }

  private boolean look(int pc, int at) {
    boolean negative = code[pc + 2] != 0;
    int base = trail.top;
    boolean matches = deeper(pc + 3, at, code[pc + 1]) >= 0;
    if (matches && negative) {
      trail.undoTo(base, trail.top);
    } else if (matches) {
      trail.dropChoices(base);
    }
    return matches != negative;
  }

  /** Runs a group's instructions once more; what it captures is forgotten afterwards. */
  private int call(int group, int at) {
    int base = trail.top;
    int outer = called;
    called = group;
    int place = deeper(program.entries()[group], at, program.exits()[group]);
    called = outer;
    if (place >= 0) {
      trail.undoTo(base, trail.top);
    }
    return place;
  }

  private static int group(byte[] groups, int index) {
    return (groups[2 * index] & 0xff) << 8 | groups[2 * index + 1] & 0xff;
  }

  private boolean isAnyCaptured(byte[] groups) {
    for (int i = 0; i < groups.length / 2; i++) {
      if (trail.captures[2 * group(groups, i) + 1] >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnyCalled(byte[] groups) {
    if (groups.length == 0) {
      return called >= 0;
    }
    for (int i = 0; i < groups.length / 2; i++) {
      if (called == group(groups, i)) {
        return true;
      }
    }
    return false;
  }

  private int backReference(byte[] groups, boolean caseless, int at) {
    for (int i = 0; i < groups.length / 2; i++) {
      int group = group(groups, i);
      if (trail.captures[2 * group + 1] >= 0) {
        return subject.repeated(trail.captures[2 * group], trail.captures[2 * group + 1], caseless, at);
      }
    }
    return -1;
  }
}
