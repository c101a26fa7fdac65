package dev.athanor.regex;

import dev.athanor.process.Process;
import dev.athanor.regex.Node.Verb;

/** Looks for the place where a {@link Machine} finds a match, and leaves out those where none can be. */
final class Search {
  private final Program program;
  private final Subject subject;
  private final Machine machine;
  private final Steps steps;

  /** A search in a subject, whose ends may be no borders of lines, that takes at most so many steps. */
  Search(Program program, Subject subject, RunOptions options, Process self) {
    this.program = program;
    this.subject = subject;
    steps = new Steps(self, options.limit);
    machine = new Machine(program, subject, new Places(program, subject, options.notBol, options.notEol), steps);
  }

  /** Looks for a match that begins at an offset or, unless {@code anchored}, behind it. */
  Outcome find(int offset, boolean anchored, boolean notEmpty, boolean notEmptyAtStart) {
    int start = subject.first + offset;
    machine.begin(start, notEmpty, notEmptyAtStart);
    steps.begin();
    try {
      return search(start, anchored || program.anchored());
    } catch (Limit limit) {
      machine.reset();
      return limit.outcome;
    }
  }

  /** Begin and end of each group, -1 where it is not set; those of the whole match first. Offsets into the array of the subject. */
  int[] captures() {
    return machine.captures();
  }

  private Outcome search(int start, boolean anchored) {
    var firstBytes = anchored ? null : program.firstBytes();
    int at = start;
    int required = -1;
    while (true) {
      if (program.required() >= 0 && required < at) {
        required = subject.indexOf(program.required(), at);
        if (required < 0) {
          return Outcome.NO_MATCH;
        }
      }
      if (firstBytes != null) {
        at = subject.skipTo(firstBytes, at);
        if (at >= subject.end) {
          return Outcome.NO_MATCH;
        }
      }
      if (machine.attempt(at)) {
        return Outcome.MATCH;
      }
      if (anchored || at >= subject.end || machine.verb() == Verb.COMMIT) {
        return Outcome.NO_MATCH;
      }
      at = machine.verb() == Verb.SKIP && machine.verbPlace() > at ? machine.verbPlace() : afterFailure(at);
    }
  }

  /**
   * Where the next attempt is made. A pattern that begins with {@code x+} and has failed here fails at each further {@code x} of the same run
   * too: what matches from there on would match from here on, with the {@code x} in between taken as well.
   */
  private int afterFailure(int at) {
    int next = bump(at);
    return program.run() == null ? next : Math.max(next, subject.span(program.run(), at));
  }

  private int bump(int at) {
    return program.skipsPairs() && subject.isPair(at) ? at + 2 : at + subject.width(subject.bytes[at]);
  }
}
