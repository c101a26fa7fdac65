package dev.athanor.regex;

import dev.athanor.regex.Node.Place;

/** Tells whether a place of a subject is one that an assertion asks for. */
final class Places {
  private final Program program;
  private final Subject subject;
  private final boolean notBol;
  private final boolean notEol;

  /** For a subject, of which an end may be no border of a line. */
  Places(Program program, Subject subject, boolean notBeginOfLine, boolean notEndOfLine) {
    this.program = program;
    this.subject = subject;
    notBol = notBeginOfLine;
    notEol = notEndOfLine;
  }

  /** Whether it is one for a search that began at {@code from}. */
  boolean isAt(Place place, int at, int from) {
    return switch (place) {
      case START_OF_SUBJECT -> at == subject.first && !notBol;
      case ABSOLUTE_START -> at == subject.first;
      case START_OF_LINE -> at == subject.first ? !notBol : at < subject.end && isAfterLineEnd(at);
      case END_OR_LAST_LINE_END -> !notEol && (at == subject.end || isLastLineEnd(at));
      case ABSOLUTE_END_OR_LAST_LINE_END -> at == subject.end || isLastLineEnd(at);
      case END_OF_SUBJECT -> at == subject.end && !notEol;
      case ABSOLUTE_END -> at == subject.end;
      case END_OF_LINE -> at == subject.end ? !notEol : lineEndLength(at) > 0;
      case OFFSET -> at == from;
      case WORD_BORDER -> isWordBefore(at) != isWordAfter(at);
      case NO_WORD_BORDER -> isWordBefore(at) == isWordAfter(at);
    };
  }

  private boolean isLastLineEnd(int at) {
    int length = lineEndLength(at);
    return length > 0 && at + length == subject.end;
  }

  /** How long the line end is that begins here; 0 where none does, or where this is the middle of one. */
  private int lineEndLength(int at) {
    int c = subject.bytes[at];
    return switch (program.newline()) {
      case LF -> c == '\n' ? 1 : 0;
      case CR -> c == '\r' ? 1 : 0;
      case CRLF -> subject.isPair(at) ? 2 : 0;
      case ANYCRLF -> subject.isPair(at) ? 2 : c == '\r' || c == '\n' && !isAfterReturn(at) ? 1 : 0;
      case ANY -> subject.isPair(at) ? 2 : c == '\n' && isAfterReturn(at) ? 0 : Assembler.isLineEnd(subject.point(at)) ? subject.width(c) : 0;
    };
  }

  private boolean isAfterReturn(int at) {
    return at > subject.first && subject.bytes[at - 1] == '\r';
  }

  private boolean isAfterLineEnd(int at) {
    int c = subject.bytes[at - 1];
    return switch (program.newline()) {
      case LF -> c == '\n';
      case CR -> c == '\r';
      case CRLF -> c == '\n' && isAfterReturn(at - 1);
      case ANYCRLF -> c == '\n' || c == '\r' && subject.bytes[at] != '\n';
      case ANY -> c == '\r' ? subject.bytes[at] != '\n' : Assembler.isLineEnd(subject.point(subject.stepBack(at)));
    };
  }

  private boolean isWordBefore(int at) {
    return at > subject.first && program.word().has(subject.point(subject.stepBack(at)));
  }

  private boolean isWordAfter(int at) {
    return at < subject.end && program.word().has(subject.point(at));
  }
}
