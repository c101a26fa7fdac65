package dev.athanor.regex;

import dev.athanor.process.Process;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for one match or for all. A match is an array of offsets in bytes: begin and end of the whole match, then of each group up to the
 * last that is set; -1 where one is not.
 */
final class Run {
  private final Program program;
  private final RunOptions options;
  private final Bitstring subject;
  private final Subject text;
  private final Search search;
  private final boolean anchored;
  private final boolean firstLine;
  private Outcome outcome = Outcome.NO_MATCH;

  Run(CompiledPattern pattern, Bitstring subject, RunOptions options, Process self) {
    this.program = options.newline == null ? pattern.program() : pattern.program(options.newline);
    this.options = options;
    this.subject = subject;
    this.anchored = options.anchored;
    this.firstLine = pattern.options().has(PatternOptions.FIRSTLINE);
    text = new Subject(subject, program.unicode());
    search = new Search(program, text, options, self);
  }

  /** How the last search ended. */
  Outcome outcome() {
    return outcome;
  }

  /** The first match from an offset on, or {@code null}. */
  int[] first(int offset) {
    return find(offset, anchored, options.notEmptyAtStart);
  }

  /**
   * All matches from an offset on. When one is empty, another one is looked for that is not, just where the search for it began, as OTP
   * does it; then the search goes on behind that, or behind the next character.
   */
  List<int[]> all(int offset) {
    var matches = new ArrayList<int[]>();
    int at = offset;
    while (at <= subject.size) {
      var match = first(at);
      if (match == null) {
        break;
      }
      matches.add(match);
      if (match[1] > match[0]) {
        at = match[1];
      } else {
        var other = find(at, true, true);
        if (other != null) {
          matches.add(other);
        }
        at = other != null && other[1] > other[0] ? match[1] + other[1] - other[0] : afterNext(match[1]);
      }
    }
    return matches;
  }

  boolean isLimit() {
    return outcome == Outcome.STEP_LIMIT || outcome == Outcome.DEPTH_LIMIT;
  }

  /** The offset after the next character, which CR LF is where that is a line end. */
  private int afterNext(int offset) {
    if (offset >= subject.size) {
      return offset + 1;
    }
    int at = subject.offset + offset;
    return offset + (isPairLineEnd() && text.isPair(at) ? 2 : text.width(subject.bytes[at]));
  }

  private boolean isPairLineEnd() {
    return Assembler.isPair(program.newline());
  }

  private int[] find(int offset, boolean here, boolean notEmptyHere) {
    outcome = search.find(offset, here, options.notEmpty, notEmptyHere);
    if (outcome != Outcome.MATCH) {
      return null;
    }
    var captures = search.captures();
    if (firstLine && !isOnFirstLine(offset, captures[0] - subject.offset)) {
      return null;
    }
    int length = captures.length;
    while (length > 2 && captures[length - 1] < 0) {
      length -= 2;
    }
    var offsets = Arrays.copyOf(captures, length);
    for (int i = 0; i < length; i++) {
      offsets[i] = offsets[i] < 0 ? -1 : offsets[i] - subject.offset;
    }
    return offsets;
  }

  private boolean isOnFirstLine(int from, int start) {
    for (int i = from; i < start; i++) {
      if (subject.bytes[subject.offset + i] == '\n') {
        return false;
      }
    }
    return true;
  }
}
