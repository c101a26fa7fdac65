package dev.athanor.regex;

import dev.athanor.regex.CharTest.Beyond;
import dev.athanor.regex.Node.Greed;
import dev.athanor.regex.PatternOptions.Newline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns a pattern's tree into a {@link Program}.
 *
 * <p>Alternatives and repetitions become jumps and splits. A single character that is repeated is one instruction. A body that cannot be
 * empty and may be repeated any number of times is a plain loop; every other repetition counts its rounds in a register, so that
 * {@code (a{2,3}){4}} takes no more room than {@code a}, and ends with a round that was empty.
 */
final class Assembler {
  private static final int UNLIMITED = -1;

  private final PatternOptions options;
  private final boolean unicode;
  private int[] code = new int[64];
  private int size;
  private final List<CharTest> tests = new ArrayList<>();
  private final List<byte[]> strings = new ArrayList<>();
  private final int[] entries;
  private final int[] exits;
  private int registers;
  private int lineEndTest = -1;

  /** Whether what matches depends on where the match began, or on how it got to a place. */
  private boolean remembers;

  private Assembler(PatternParser.Parsed parsed, Newline newline) {
    options = parsed.options().with(newline);
    unicode = options.unicode();
    int groups = parsed.groups().highest();
    entries = new int[groups + 1];
    exits = new int[groups + 1];
  }

  /** Assembles a pattern with what ends a line instead of what the pattern says. */
  static Program assemble(PatternParser.Parsed parsed, Newline newline) {
    var root = parsed.root();
    var assembler = new Assembler(parsed, newline);
    assembler.put(root);
    assembler.exits[0] = assembler.size;
    assembler.emit(Program.MATCH);
    return assembler.program(root, parsed.groups().highest());
  }

  private Program program(Node root, int groups) {
    var starts = new Starts(unicode);
    return new Program(
        Arrays.copyOf(code, size),
        tests.toArray(CharTest[]::new),
        strings.toArray(byte[][]::new),
        groups,
        registers,
        entries,
        exits,
        starts.bytes(root),
        starts.required(root),
        run(isPair(options.newline())),
        options.has(PatternOptions.ANCHORED) || Starts.isAnchored(root),
        unicode,
        options.newline(),
        CharTest.of(CharKinds.word(options.has(PatternOptions.UCP)), Beyond.SOME),
        isPair(options.newline()) && !Starts.namesLineEnd(root));
  }

  /** The set of an unlimited repetition that the code begins with; see {@link Machine}'s use of it. */
  private CharTest run(boolean pairs) {
    int at = 0;
    while (code[at] == Program.MARK) {
      at += 2;
    }
    return code[at] == Program.CHARS && code[at + 3] < 0 && !pairs && !remembers ? tests.get(code[at + 1]) : null;
  }

  static boolean isPair(Newline newline) {
    return newline == Newline.CRLF || newline == Newline.ANYCRLF || newline == Newline.ANY;
  }

  private int emit(int... words) {
    if (size + words.length > code.length) {
      code = Arrays.copyOf(code, Math.max(code.length * 2, size + words.length));
    }
    System.arraycopy(words, 0, code, size, words.length);
    int at = size;
    size += words.length;
    return at;
  }

  private int test(CharTest test) {
    tests.add(test);
    return tests.size() - 1;
  }

  private int string(byte[] bytes) {
    strings.add(bytes);
    return strings.size() - 1;
  }

  private void put(Node node) {
    switch (node) {
      case Node.Literal literal -> putLiteral(literal);
      case Node.Dot dot -> putDot(dot);
      case Node.OneOf oneOf -> emit(Program.CHAR, test(single(oneOf)));
      case Node.LineEnd _ -> emit(Program.LINE_END, lineEndTest());
      case Node.Cluster _ -> emit(Program.CLUSTER);
      case Node.Sequence sequence -> putSequence(sequence.nodes());
      case Node.Alternation alternation -> putAlternation(alternation.branches(), this::put);
      case Node.Capture capture -> putCapture(capture);
      case Node.Group group -> put(group.body());
      case Node.Atomic atomic -> putAtomic(atomic.body());
      case Node.Look look -> putLook(look);
      case Node.Repeat repeat -> putRepeat(repeat);
      case Node.At at -> emit(Program.AT, at.place().ordinal());
      case Node.BackReference reference -> {
        remembers = true;
        emit(Program.BACK_REFERENCE, groups(reference.groups()), reference.caseless() ? 1 : 0);
      }
      case Node.Keep _ -> {
        remembers = true;
        emit(Program.KEEP);
      }
      case Node.IfCaptured branches ->
          putBranches(emit(Program.UNLESS_CAPTURED, groups(branches.groups()), 0) + 2, branches.yes(), branches.no());
      case Node.IfCalled branches ->
          putBranches(emit(Program.UNLESS_CALLED, groups(branches.groups()), 0) + 2, branches.yes(), branches.no());
      case Node.IfLook branches -> putIfLook(branches);
      case Node.Call call -> emit(Program.CALL, call.target().getFirst());
      case Node.Fail _ -> emit(Program.FAIL);
      case Node.Barrier barrier -> {
        remembers = true;
        emit(Program.BARRIER, barrier.verb().ordinal());
      }
      case Node.Empty _ -> {}
    }
  }

  /** Group numbers as a string of pairs of bytes. */
  private int groups(List<Integer> numbers) {
    var bytes = new byte[numbers.size() * 2];
    for (int i = 0; i < numbers.size(); i++) {
      bytes[2 * i] = (byte) (numbers.get(i) >>> 8);
      bytes[2 * i + 1] = (byte) (int) numbers.get(i);
    }
    return string(bytes);
  }

  private void putLiteral(Node.Literal literal) {
    if (isCased(literal)) {
      emit(Program.CHAR, test(single(literal)));
    } else {
      putBytes(bytes(literal.point()));
    }
  }

  private void putBytes(byte[] bytes) {
    if (bytes.length == 1) {
      emit(Program.BYTE, bytes[0]);
    } else {
      emit(Program.STRING, string(bytes));
    }
  }

  private byte[] bytes(int point) {
    return Starts.bytes(point, unicode);
  }

  private static boolean isCased(Node.Literal literal) {
    return literal.caseless() && OtherCases.exist(literal.point());
  }

  private void putDot(Node.Dot dot) {
    if (!dot.lineEnds() && options.newline() == Newline.CRLF) {
      emit(Program.NOT_PAIR);
    }
    emit(Program.CHAR, test(single(dot)));
  }

  /** The test of a node that matches one character. */
  private CharTest single(Node node) {
    return switch (node) {
      case Node.Literal literal -> {
        var range = new CharSet.Range(literal.point(), literal.point());
        yield CharTest.of(CharSet.of(range), literal.caseless());
      }
      case Node.OneOf oneOf -> CharTest.of(oneOf.set(), oneOf.caseless());
      case Node.Dot dot -> dot.lineEnds() ? CharTest.of(_ -> true, Beyond.ALL) : notLineEnd();
      default -> throw new IllegalStateException("not a single character: " + node);
    };
  }

  private CharTest notLineEnd() {
    return switch (options.newline()) {
      case LF -> CharTest.of(c -> c != '\n', Beyond.ALL);
      case CR -> CharTest.of(c -> c != '\r', Beyond.ALL);
      case CRLF -> CharTest.of(_ -> true, Beyond.ALL);
      case ANYCRLF -> CharTest.of(c -> c != '\n' && c != '\r', Beyond.ALL);
      case ANY -> CharTest.of(c -> !isLineEnd(c), Beyond.SOME);
    };
  }

  static boolean isLineEnd(int c) {
    return c >= '\n' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private int lineEndTest() {
    if (lineEndTest < 0) {
      boolean few = options.has(PatternOptions.BSR_ANYCRLF);
      lineEndTest = test(CharTest.of(c -> few ? c == '\n' || c == '\r' : isLineEnd(c), few ? Beyond.NONE : Beyond.SOME));
    }
    return lineEndTest;
  }

  /** Neighbouring characters become one string. */
  private void putSequence(List<Node> nodes) {
    for (int i = 0; i < nodes.size(); ) {
      int end = i;
      while (end < nodes.size() && nodes.get(end) instanceof Node.Literal literal && !isCased(literal)) {
        end++;
      }
      if (end - i > 1) {
        putBytes(Starts.bytes(nodes.subList(i, end), unicode));
        i = end;
      } else {
        var next = i + 1 < nodes.size() ? nodes.get(i + 1) : null;
        put(next == null ? nodes.get(i) : Possession.before(nodes.get(i), next, unicode));
        i++;
      }
    }
  }

  private void putAlternation(List<? extends Node> branches, Consumer<Node> putBranch) {
    var jumps = new ArrayList<Integer>();
    for (int i = 0; i < branches.size() - 1; i++) {
      int split = emit(Program.SPLIT, 0);
      putBranch.accept(branches.get(i));
      jumps.add(emit(Program.JUMP, 0) + 1);
      code[split + 1] = size;
    }
    putBranch.accept(branches.getLast());
    jumps.forEach(jump -> code[jump] = size);
  }

  private void putCapture(Node.Capture capture) {
    int number = capture.number();
    int register = registers++;
    int entry = emit(Program.MARK, register);
    put(capture.body());
    emit(Program.CAPTURE, number, register);
    if (exits[number] == 0) {
      entries[number] = entry;
      exits[number] = size;
    }
  }

  private void putAtomic(Node body) {
    int at = emit(Program.ATOMIC, 0);
    put(body);
    code[at + 1] = size;
  }

  private void putLook(Node.Look look) {
    int at = emit(Program.LOOK, 0, look.negative() ? 1 : 0);
    if (look.ahead()) {
      put(look.body());
    } else {
      var branches = look.body() instanceof Node.Alternation several ? several.branches() : List.of(look.body());
      putAlternation(branches, this::putBehind);
    }
    code[at + 1] = size;
  }

  private void putBehind(Node branch) {
    emit(Program.BACK, FixedLength.of(branch));
    put(branch);
  }

  /** The address of the branch to take if the condition does not hold is at {@code target}. */
  private void putBranches(int target, Node yes, Node no) {
    put(yes);
    int jump = emit(Program.JUMP, 0);
    code[target] = size;
    put(no);
    code[jump + 1] = size;
  }

  /** A failed assertion goes to the other branch; once it has held, there is no way back to that. */
  private void putIfLook(Node.IfLook branches) {
    var look = branches.condition();
    var opposite = new Node.Look(look.ahead(), !look.negative(), look.body());
    int split = emit(Program.SPLIT, 0);
    putLook(look);
    put(branches.yes());
    int jump = emit(Program.JUMP, 0);
    code[split + 1] = size;
    putLook(opposite);
    put(branches.no());
    code[jump + 1] = size;
  }

  private void putRepeat(Node.Repeat repeat) {
    var body = repeat.body();
    if (repeat.max() == 0) {
      putUnreachable(body);
    } else if (isSingle(body)) {
      emit(Program.CHARS, test(single(body)), repeat.min(), repeat.max(), repeat.greed().ordinal());
    } else if (repeat.greed() == Greed.POSSESSIVE) {
      putAtomic(new Node.Repeat(body, repeat.min(), repeat.max(), Greed.GREEDY));
    } else if (repeat.max() == 1) {
      putOptional(repeat);
    } else if (repeat.max() == UNLIMITED && repeat.min() <= 1 && !Starts.canBeEmpty(body)) {
      putLoop(repeat);
    } else {
      putCounted(repeat);
    }
  }

  private boolean isSingle(Node node) {
    return switch (node) {
      case Node.Literal _, Node.OneOf _ -> true;
      case Node.Dot dot -> dot.lineEnds() || options.newline() != Newline.CRLF;
      default -> false;
    };
  }

  /** A group that is repeated no times may still be called. */
  private void putUnreachable(Node body) {
    int jump = emit(Program.JUMP, 0);
    put(body);
    code[jump + 1] = size;
  }

  private void putOptional(Node.Repeat repeat) {
    if (repeat.min() == 1) {
      put(repeat.body());
      return;
    }
    int split = emit(split(repeat), 0);
    put(repeat.body());
    code[split + 1] = size;
  }

  private static int split(Node.Repeat repeat) {
    return repeat.greed() == Greed.LAZY ? Program.SPLIT_LATER : Program.SPLIT;
  }

  private void putLoop(Node.Repeat repeat) {
    if (repeat.min() == 1) {
      int start = size;
      put(repeat.body());
      emit(repeat.greed() == Greed.LAZY ? Program.SPLIT : Program.SPLIT_LATER, start);
      return;
    }
    int split = emit(split(repeat), 0);
    put(repeat.body());
    emit(Program.JUMP, split);
    code[split + 1] = size;
  }

  private void putCounted(Node.Repeat repeat) {
    int register = registers;
    registers += 2;
    emit(Program.BEGIN, register);
    int lazy = repeat.greed() == Greed.LAZY ? 1 : 0;
    int round = emit(Program.ROUND, register, repeat.min(), repeat.max(), lazy, 0);
    put(repeat.body());
    emit(Program.END_ROUND, register, repeat.min(), round, 0);
    code[round + 5] = size;
    code[size - 1] = size;
  }
}
