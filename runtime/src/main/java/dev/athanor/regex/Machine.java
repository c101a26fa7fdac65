package dev.athanor.regex;

import dev.athanor.process.Process;
import dev.athanor.regex.CharTest.Beyond;
import dev.athanor.regex.Node.Greed;
import dev.athanor.regex.Node.Place;
import dev.athanor.regex.Node.Verb;
import dev.athanor.term.Bitstring;
import dev.athanor.text.ByteSearch;
import dev.athanor.text.Graphemes;
import dev.athanor.text.Utf8;
import java.util.Arrays;

/**
 * Runs a {@link Program} over the bytes of one subject, by backtracking.
 *
 * <p>Where the program may go on in two ways, the other one is pushed on a stack of ints; failing pops it. So do captures and registers: what
 * they held before is pushed when they change, and failing puts it back. What is on the stack thus is exactly what has to be undone to
 * be at an earlier point again, and no path leaves traces that another one sees. A repeated character is one entry, however often it was
 * matched. Every entry ends with a tag.
 *
 * <p>An atomic group, an assertion or a call is a run of its own on the same stack ({@link #run}). When it has matched, its
 * choices are taken off the stack while what it changed stays on it, to be undone with what came before. Java's stack therefore is only as deep
 * as such groups are nested, or calls recurse.
 *
 * <p>Steps are counted: beyond the limit a run ends, and other processes get their turn in between.
 */
final class Machine {
  /** Where a run ends with a result. */
  enum Outcome {
    /** There is a match. */
    MATCH,
    /** There is none. */
    NO_MATCH,
    /** It took too many steps. */
    STEP_LIMIT,
    /** It went too deep. */
    DEPTH_LIMIT
  }

  private static final int CHOICE = 0;
  private static final int UNDO_CAPTURE = 1;
  private static final int UNDO_REGISTER = 2;
  private static final int UNDO_KEEP = 3;
  private static final int FEWER_CHARS = 4;
  private static final int MORE_CHARS = 5;
  private static final int BEHIND_VERB = 6;
  private static final int MORE_ROUNDS = 7;

  /** How many words the entry of a tag takes. */
  private static final int[] ENTRY_LENGTHS = {3, 4, 3, 2, 4, 4, 3, 3};

  private static final Place[] PLACES = Place.values();
  private static final Greed[] GREEDS = Greed.values();
  private static final Verb[] VERBS = Verb.values();

  private static final int ANY_BYTE = 256;
  private static final int FAILED = -1;
  private static final int NO_STOP = -1;
  private static final int STEPS_PER_TURN = 10_000;
  private static final int REDUCTIONS_PER_TURN = 400;
  private static final int MOST_WORDS = 1 << 26;
  private static final int DEEPEST = 20_000;

  private final Program program;
  private final int[] code;
  private final byte[] bytes;
  private final boolean unicode;
  private final int first;
  private final int end;
  private final Process self;
  private final long steps;
  private long stepsLeft;
  private int turn = STEPS_PER_TURN;

  private int[] stack = new int[64];
  private int top;
  private final int[] captures;
  private final int[] registers;

  /** Where the match begins: at the attempt, or where {@code \K} said last. */
  private int keep;

  /** Where the whole run begins, and what is asked of a match. */
  private int from;
  private boolean notBol;
  private boolean notEol;
  private boolean notEmpty;
  private boolean notEmptyAtStart;

  private int depth;
  private int called = -1;
  private Verb verb;
  private int verbPlace;

  /** Ends a run that takes too long or goes too deep. */
  private static final class Limit extends RuntimeException {
    private static final Limit STEPS = new Limit(Outcome.STEP_LIMIT);
    private static final Limit DEPTH = new Limit(Outcome.DEPTH_LIMIT);

    private final transient Outcome outcome;

    private Limit(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  /** A machine for an aligned subject; valid UTF-8 where the program is for that. */
  Machine(Program program, Bitstring subject, Process self, long steps) {
    this.program = program;
    this.code = program.code();
    this.unicode = program.unicode();
    this.bytes = subject.bytes;
    this.first = subject.offset;
    this.end = subject.offset + subject.size;
    this.self = self;
    this.steps = steps;
    this.captures = new int[2 * program.groups() + 2];
    this.registers = new int[program.registers()];
    Arrays.fill(captures, -1);
  }

  /** Sets whether the subject's ends are no line borders. */
  void borders(boolean notBeginOfLine, boolean notEndOfLine) {
    notBol = notBeginOfLine;
    notEol = notEndOfLine;
  }

  /** Looks for a match that begins at an offset or, unless {@code anchored}, behind it. */
  Outcome find(int offset, boolean anchored, boolean notEmpty, boolean notEmptyAtStart) {
    this.notEmpty = notEmpty;
    this.notEmptyAtStart = notEmptyAtStart;
    from = first + offset;
    stepsLeft = steps;
    try {
      return search(anchored || program.anchored());
    } catch (Limit limit) {
      reset();
      return limit.outcome;
    }
  }

  private void reset() {
    top = 0;
    depth = 0;
    called = -1;
    Arrays.fill(captures, -1);
  }

  private Outcome search(boolean anchored) {
    var firstBytes = anchored ? null : program.firstBytes();
    int at = from;
    int required = -1;
    while (true) {
      if (program.required() >= 0 && required < at) {
        required = indexOf(program.required(), at);
        if (required < 0) {
          return Outcome.NO_MATCH;
        }
      }
      if (firstBytes != null) {
        at = skipTo(firstBytes, at);
        if (at >= end) {
          return Outcome.NO_MATCH;
        }
      }
      if (attempt(at)) {
        return Outcome.MATCH;
      }
      if (anchored || at >= end || verb == Verb.COMMIT) {
        return Outcome.NO_MATCH;
      }
      at = verb == Verb.SKIP && verbPlace > at ? verbPlace : afterFailure(at);
    }
  }

  /**
   * Where the next attempt is made. A pattern that begins with {@code x+} and has failed here fails at each further {@code x} of the same run
   * too: what matches from there on would match from here on, with the {@code x} in between taken as well.
   */
  private int afterFailure(int at) {
    int next = bump(at);
    return program.run() == null ? next : Math.max(next, span(program.run(), at));
  }

  private int indexOf(int octet, int start) {
    return ByteSearch.indexOf(bytes, (byte) octet, start, end);
  }

  private int skipTo(boolean[] firstBytes, int start) {
    int at = start;
    while (at < end && !firstBytes[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }

  private int bump(int at) {
    if (program.skipsPairs() && bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n') {
      return at + 2;
    }
    return at + width(bytes[at]);
  }

  private boolean attempt(int at) {
    keep = at;
    verb = null;
    clearCaptures();
    top = 0;
    int matched = run(0, at, NO_STOP);
    if (matched < 0) {
      return false;
    }
    captures[0] = keep;
    captures[1] = matched;
    return true;
  }

  /** A match leaves its captures; a failed attempt has undone its own. */
  private void clearCaptures() {
    if (captures[1] >= 0) {
      Arrays.fill(captures, -1);
    }
  }

  /** Begin and end of each group, -1 where it is not set; those of the whole match first. Offsets into the array of the subject. */
  int[] captures() {
    return captures;
  }

  private int width(int lead) {
    if (!unicode || lead >= 0) {
      return 1;
    }
    return lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
  }

  /** Runs from an address until {@code stop} or a match; gives the place then, or {@link #FAILED}. */
  private int run(int address, int place, int stop) {
    final var code = this.code;
    final var bytes = this.bytes;
    final int end = this.end;
    int base = top;
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
          at = step(program.tests()[code[pc + 1]], at);
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
          setRegister(code[pc + 1], at);
          pc += 2;
        }
        case Program.CAPTURE -> {
          capture(code[pc + 1], registers[code[pc + 2]], at);
          pc += 3;
        }
        case Program.AT -> {
          ok = isAt(PLACES[code[pc + 1]], at);
          pc += 2;
        }
        case Program.CHARS -> {
          at = chars(pc, at);
          ok = at >= 0;
          pc += 5;
        }
        case Program.BEGIN -> {
          setRegister(code[pc + 1], 0);
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
          at = back(at, code[pc + 1]);
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
          push(keep, UNDO_KEEP);
          keep = at;
          pc++;
        }
        case Program.BARRIER -> {
          push(code[pc + 1], at, BEHIND_VERB);
          pc += 2;
        }
        case Program.LINE_END -> {
          at = lineEnd(program.tests()[code[pc + 1]], at);
          ok = at >= 0;
          pc += 2;
        }
        case Program.CLUSTER -> {
          ok = at < end;
          at = ok ? cluster(at) : at;
          pc++;
        }
        case Program.NOT_PAIR -> {
          ok = !isPair(at);
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
    return at == keep && (notEmpty || notEmptyAtStart && at == from);
  }

  // Going back

  /** The place that {@link #goBack} goes back to. */
  private int backAt;

  /** Undoes what was done since the last choice above {@code base} and gives the address to go on at, or -1. */
  private int goBack(int base) {
    countStep();
    final var stack = this.stack;
    int top = this.top;
    while (top > base) {
      switch (stack[top - 1]) {
        case CHOICE -> {
          backAt = stack[top - 2];
          this.top = top - 3;
          return stack[top - 3];
        }
        case UNDO_CAPTURE -> {
          int group = stack[top - 4];
          captures[2 * group] = stack[top - 3];
          captures[2 * group + 1] = stack[top - 2];
          top -= 4;
        }
        case UNDO_REGISTER -> {
          registers[stack[top - 3]] = stack[top - 2];
          top -= 3;
        }
        case UNDO_KEEP -> {
          keep = stack[top - 2];
          top -= 2;
        }
        case FEWER_CHARS -> {
          int address = fewerChars(top);
          if (address >= 0) {
            return address;
          }
          top -= 4;
        }
        case MORE_CHARS -> {
          int address = moreChars(top);
          if (address >= 0) {
            return address;
          }
          top -= 4;
        }
        case MORE_ROUNDS -> {
          this.top = top - 3;
          backAt = stack[top - 2];
          int address = stack[top - 3];
          beginRound(code[address + 1], registers[code[address + 1]], backAt);
          return address + 6;
        }
        default -> {
          verb = VERBS[stack[top - 3]];
          verbPlace = stack[top - 2];
          undoTo(base, top - 3);
          return -1;
        }
      }
    }
    this.top = base;
    return -1;
  }

  /** Undoes everything above {@code base} without trying any choice. */
  private void undoTo(int base, int from) {
    int top = from;
    while (top > base) {
      switch (stack[top - 1]) {
        case CHOICE, BEHIND_VERB, MORE_ROUNDS -> top -= 3;
        case UNDO_CAPTURE -> {
          int group = stack[top - 4];
          captures[2 * group] = stack[top - 3];
          captures[2 * group + 1] = stack[top - 2];
          top -= 4;
        }
        case UNDO_REGISTER -> {
          registers[stack[top - 3]] = stack[top - 2];
          top -= 3;
        }
        case UNDO_KEEP -> {
          keep = stack[top - 2];
          top -= 2;
        }
        default -> top -= 4;
      }
    }
    this.top = base;
  }

  /** Takes the choices above {@code base} off the stack and leaves what has to be undone. */
  private void dropChoices(int base) {
    int read = top;
    // Entries can only be told apart from their ends, so what stays is first gathered at the far end.
    int kept = 0;
    int[] keptWords = null;
    while (read > base) {
      int length = ENTRY_LENGTHS[stack[read - 1]];
      int tag = stack[read - 1];
      if (tag == UNDO_CAPTURE || tag == UNDO_REGISTER || tag == UNDO_KEEP) {
        if (keptWords == null) {
          keptWords = new int[top - base];
          kept = keptWords.length;
        }
        kept -= length;
        System.arraycopy(stack, read - length, keptWords, kept, length);
      }
      read -= length;
    }
    top = base;
    if (keptWords != null) {
      int count = keptWords.length - kept;
      System.arraycopy(keptWords, kept, stack, base, count);
      top += count;
    }
  }

  private void countStep() {
    if (--turn < 0) {
      endTurn();
    }
  }

  private void endTurn() {
    turn = STEPS_PER_TURN;
    stepsLeft -= STEPS_PER_TURN;
    if (stepsLeft < 0) {
      throw Limit.STEPS;
    }
    if (self != null && (self.reductions -= REDUCTIONS_PER_TURN) < 0) {
      self.endTurn();
    }
  }

  private void room(int words) {
    if (top + words > stack.length) {
      if (stack.length >= MOST_WORDS) {
        throw Limit.DEPTH;
      }
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
  }

  private void push(int a, int tag) {
    room(2);
    stack[top] = a;
    stack[top + 1] = tag;
    top += 2;
  }

  private void push(int a, int b, int tag) {
    room(3);
    stack[top] = a;
    stack[top + 1] = b;
    stack[top + 2] = tag;
    top += 3;
  }

  private void push(int a, int b, int c, int tag) {
    room(4);
    stack[top] = a;
    stack[top + 1] = b;
    stack[top + 2] = c;
    stack[top + 3] = tag;
    top += 4;
  }

  private void pushChoice(int address, int at) {
    countStep();
    push(address, at, CHOICE);
  }

  private void setRegister(int register, int value) {
    push(register, registers[register], UNDO_REGISTER);
    registers[register] = value;
  }

  private void capture(int group, int from, int to) {
    push(group, captures[2 * group], captures[2 * group + 1], UNDO_CAPTURE);
    captures[2 * group] = from;
    captures[2 * group + 1] = to;
  }

  // Characters

  /** The place after the next character if it is in the set, otherwise -1. */
  private int step(CharTest test, int at) {
    if (at >= end) {
      return -1;
    }
    int octet = bytes[at];
    if (octet >= 0 || !unicode) {
      return test.hasByte(octet & 0xff) ? at + 1 : -1;
    }
    if (test.beyond == Beyond.NONE) {
      return -1;
    }
    int next = at + width(octet);
    return test.beyond == Beyond.ALL || test.has(Utf8.decode(bytes, at, end)) ? next : -1;
  }

  /** The place after at most {@code most} characters of the set. */
  private int span(CharTest test, int start, int most) {
    if (most < 0) {
      return span(test, start);
    }
    int at = start;
    if (!unicode) {
      int last = most > end - at ? end : at + most;
      while (at < last && test.hasByte(bytes[at] & 0xff)) {
        at++;
      }
      return at;
    }
    for (int left = most; left != 0; left--) {
      int next = step(test, at);
      if (next < 0) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** The place after all characters of the set that follow. */
  private int span(CharTest test, int start) {
    final var bytes = this.bytes;
    final var in = test.first;
    final int last = end;
    final int lowest = unicode ? 0 : Byte.MIN_VALUE;
    int at = start;
    while (at < last) {
      int octet = bytes[at];
      if (octet >= lowest) {
        if (!in[octet & 0xff]) {
          return at;
        }
        at++;
      } else {
        int next = step(test, at);
        if (next < 0) {
          return at;
        }
        at = next;
      }
    }
    return at;
  }

  private int stepBack(int at) {
    int before = at - 1;
    if (unicode) {
      while (Utf8.isContinuation(bytes[before])) {
        before--;
      }
    }
    return before;
  }

  private int back(int at, int count) {
    int place = at;
    for (int left = count; left > 0; left--) {
      if (place <= first) {
        return -1;
      }
      place = stepBack(place);
    }
    return place;
  }

  /** A repeated character: takes the least and, if greedy, all there are; pushes what else is possible. */
  private int chars(int pc, int start) {
    var test = program.tests()[code[pc + 1]];
    int min = code[pc + 2];
    int max = code[pc + 3];
    int at = start;
    for (int i = 0; i < min; i++) {
      at = step(test, at);
      if (at < 0) {
        return -1;
      }
    }
    if (max == min) {
      return at;
    }
    int more = max < 0 ? -1 : max - min;
    return switch (GREEDS[code[pc + 4]]) {
      case POSSESSIVE -> span(test, at, more);
      case GREEDY -> {
        int last = span(test, at, more);
        if (last > at) {
          push(pc + 5, at, last, FEWER_CHARS);
        }
        yield last;
      }
      case LAZY -> {
        push(pc, at, more, MORE_CHARS);
        yield at;
      }
    };
  }

  /** Gives back characters until what comes next may match; the entry on top is {@code address, least, place}. */
  private int fewerChars(int top) {
    int address = stack[top - 4];
    int least = stack[top - 3];
    int at = stepBack(stack[top - 2]);
    int wanted = wanted(address);
    if (wanted != ANY_BYTE) {
      while (at > least && bytes[at] != wanted) {
        at = stepBack(at);
      }
    }
    stack[top - 2] = at;
    this.top = at > least ? top : top - 4;
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
    int pc = stack[top - 4];
    int left = stack[top - 2];
    int address = pc + 5;
    var test = program.tests()[code[pc + 1]];
    int wanted = wanted(address);
    int at = stack[top - 3];
    do {
      at = left == 0 ? -1 : step(test, at);
      left--;
    } while (at >= 0 && wanted != ANY_BYTE && (at >= end || bytes[at] != wanted));
    if (at < 0) {
      return -1;
    }
    stack[top - 3] = at;
    stack[top - 2] = Math.max(left, -1);
    this.top = left == 0 ? top - 4 : top;
    backAt = at;
    return address;
  }

  private int lineEnd(CharTest test, int at) {
    return isPair(at) ? at + 2 : step(test, at);
  }

  private boolean isPair(int at) {
    return at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
  }

  private int cluster(int at) {
    return unicode ? Graphemes.next(bytes, at, end) : isPair(at) ? at + 2 : at + 1;
  }

  // Repeated groups

  private int round(int pc, int at) {
    int register = code[pc + 1];
    int count = registers[register];
    int exit = code[pc + 5];
    if (code[pc + 3] >= 0 && count >= code[pc + 3]) {
      return exit;
    }
    if (count >= code[pc + 2]) {
      if (code[pc + 4] != 0) {
        push(pc, at, MORE_ROUNDS);
        return exit;
      }
      pushChoice(exit, at);
    }
    beginRound(register, count, at);
    return pc + 6;
  }

  private void beginRound(int register, int count, int at) {
    setRegister(register, count + 1);
    setRegister(register + 1, at);
  }

  private int endRound(int pc, int at) {
    int register = code[pc + 1];
    boolean empty = registers[register + 1] == at && registers[register] > code[pc + 2];
    return empty ? code[pc + 4] : code[pc + 3];
  }

  // Runs in runs

  private int nested(int address, int at, int stop) {
    int base = top;
    int place = deeper(address, at, stop);
    if (place >= 0) {
      dropChoices(base);
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
    int base = top;
    boolean matches = deeper(pc + 3, at, code[pc + 1]) >= 0;
    if (matches && negative) {
      undoTo(base, top);
    } else if (matches) {
      dropChoices(base);
    }
    return matches != negative;
  }

  /** Runs a group's instructions once more; what it captures is forgotten afterwards. */
  private int call(int group, int at) {
    int base = top;
    int outer = called;
    called = group;
    int place = deeper(program.entries()[group], at, program.exits()[group]);
    called = outer;
    if (place >= 0) {
      undoTo(base, top);
    }
    return place;
  }

  private static int group(byte[] groups, int index) {
    return (groups[2 * index] & 0xff) << 8 | groups[2 * index + 1] & 0xff;
  }

  private boolean isAnyCaptured(byte[] groups) {
    for (int i = 0; i < groups.length / 2; i++) {
      if (captures[2 * group(groups, i) + 1] >= 0) {
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
      if (captures[2 * group + 1] >= 0) {
        return repeated(captures[2 * group], captures[2 * group + 1], caseless, at);
      }
    }
    return -1;
  }

  private int repeated(int from, int to, boolean caseless, int at) {
    int length = to - from;
    if (!caseless) {
      boolean same = end - at >= length && Arrays.equals(bytes, from, to, bytes, at, at + length);
      return same ? at + length : -1;
    }
    int here = at;
    for (int there = from; there < to; ) {
      if (here >= end || !isSameLetter(point(there), point(here))) {
        return -1;
      }
      there += width(bytes[there]);
      here += width(bytes[here]);
    }
    return here;
  }

  private int point(int at) {
    return unicode ? Utf8.decode(bytes, at, end) : bytes[at] & 0xff;
  }

  private static boolean isSameLetter(int left, int right) {
    if (left == right) {
      return true;
    }
    for (int other : OtherCases.all(left)) {
      if (other == right) {
        return true;
      }
    }
    return false;
  }

  // Places

  private boolean isAt(Place place, int at) {
    return switch (place) {
      case START_OF_SUBJECT -> at == first && !notBol;
      case ABSOLUTE_START -> at == first;
      case START_OF_LINE -> at == first ? !notBol : at < end && isAfterLineEnd(at);
      case END_OR_LAST_LINE_END -> !notEol && (at == end || isLastLineEnd(at));
      case ABSOLUTE_END_OR_LAST_LINE_END -> at == end || isLastLineEnd(at);
      case END_OF_SUBJECT -> at == end && !notEol;
      case ABSOLUTE_END -> at == end;
      case END_OF_LINE -> at == end ? !notEol : lineEndLength(at) > 0;
      case OFFSET -> at == from;
      case WORD_BORDER -> isWordBefore(at) != isWordAfter(at);
      case NO_WORD_BORDER -> isWordBefore(at) == isWordAfter(at);
    };
  }

  private boolean isLastLineEnd(int at) {
    int length = lineEndLength(at);
    return length > 0 && at + length == end;
  }

  /** How long the line end is that begins here; 0 where none does, or where this is the middle of one. */
  private int lineEndLength(int at) {
    int c = bytes[at];
    return switch (program.newline()) {
      case LF -> c == '\n' ? 1 : 0;
      case CR -> c == '\r' ? 1 : 0;
      case CRLF -> isPair(at) ? 2 : 0;
      case ANYCRLF -> isPair(at) ? 2 : c == '\r' || c == '\n' && !isAfterReturn(at) ? 1 : 0;
      case ANY -> isPair(at) ? 2 : c == '\n' && isAfterReturn(at) ? 0 : Assembler.isLineEnd(point(at)) ? width(c) : 0;
    };
  }

  private boolean isAfterReturn(int at) {
    return at > first && bytes[at - 1] == '\r';
  }

  private boolean isAfterLineEnd(int at) {
    int c = bytes[at - 1];
    return switch (program.newline()) {
      case LF -> c == '\n';
      case CR -> c == '\r';
      case CRLF -> c == '\n' && isAfterReturn(at - 1);
      case ANYCRLF -> c == '\n' || c == '\r' && bytes[at] != '\n';
      case ANY -> c == '\r' ? bytes[at] != '\n' : Assembler.isLineEnd(point(stepBack(at)));
    };
  }

  private boolean isWordBefore(int at) {
    return at > first && program.word().has(point(stepBack(at)));
  }

  private boolean isWordAfter(int at) {
    return at < end && program.word().has(point(at));
  }
}
