package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;

/**
 * Finds out whether documents fit into the rest of a line. They are walked as {@link DocLayout} would place them, until there is a
 * new line or the line is full. A line that had no break yet is never too full: there is no other way to set it.
 */
final class DocFit {
  /** Ends a group; its indentation is 1 if there was a break before the group. */
  private static final Object GROUP_END = new Object();

  private final DocStack stack = new DocStack();
  private long column;
  private long width;
  private boolean sawBreak;
  private boolean sawOptimism;
  private boolean ended;

  /** Whether a document fits in that mode. */
  boolean fits(long indent, DocMode mode, Object document, long column, long width) {
    sawOptimism = false;
    start(column, width, false);
    stack.push(indent, mode, document);
    return run(null, 0);
  }

  /** Whether the last document that was asked for has an optimistic one in it. */
  boolean sawOptimism() {
    return sawOptimism;
  }

  /** Whether what waits on a stack fits up to the first possible break. */
  boolean restFits(DocStack rest, long column, long width) {
    start(column, width, true);
    return run(rest, rest.size());
  }

  private void start(long column, long width, boolean sawBreak) {
    stack.clear();
    this.column = column;
    this.width = width;
    this.sawBreak = sawBreak;
    ended = false;
  }

  private boolean run(DocStack rest, int size) {
    int left = size;
    while (!(sawBreak && column > width)) {
      if (stack.isEmpty()) {
        if (left == 0) {
          return true;
        }
        pushRest(rest, --left);
      }
      walk(stack.indent(), stack.mode(), stack.pop());
      if (ended) {
        return true;
      }
    }
    return false;
  }

  /** Only what is not set hoping yet may count on a later break. */
  private void pushRest(DocStack rest, int place) {
    stack.pushFrom(rest, place);
    var mode = stack.mode();
    if (mode == DocMode.HOPING || mode == DocMode.FLAT) {
      long indent = stack.indent();
      stack.push(indent, mode == DocMode.FLAT ? DocMode.HOPING : DocMode.FLAT, stack.pop());
    }
  }

  private void walk(long indent, DocMode mode, Object document) {
    switch (document) {
      case Bitstring text -> column += text.size;
      case Cons sequence -> {
        stack.push(indent, mode, sequence.tail());
        stack.push(indent, mode, sequence.head);
      }
      case EmptyList _ -> {}
      case Long restored -> width = restored;
      case Atom atom when atom == Doc.LINE -> walkLine(indent, mode);
      case Tuple doc -> walkTuple(indent, mode, doc);
      case Object end when end == GROUP_END -> sawBreak = indent != 0;
      default -> throw Doc.invalid();
    }
  }

  private void walkLine(long indent, DocMode mode) {
    ended = isNewLine(mode);
    column = indent;
    sawBreak = false;
  }

  private static boolean isNewLine(DocMode mode) {
    return mode == DocMode.BROKEN || mode == DocMode.ENDS_AT_BREAK;
  }

  private void walkTuple(long indent, DocMode mode, Tuple doc) {
    switch (Doc.kind(doc)) {
      case STRING -> column += (long) doc.get(2);
      case BREAK -> {
        ended = isNewLine(mode);
        column += ((Bitstring) doc.get(1)).size;
        sawBreak = true;
      }
      case GROUP -> walkGroup(indent, mode, doc);
      case NEST -> {
        boolean nests = doc.get(3) == Doc.ALWAYS;
        stack.push(nests ? Doc.nested(indent, column, doc.get(2)) : indent, mode, doc.get(1));
      }
      case COLOR -> stack.push(indent, mode, doc.get(1));
      case FORCE -> walkForced(indent, mode, doc);
      case FITS -> stack.push(indent, inside(mode, doc.get(2) == Doc.ENABLED), doc.get(1));
      case COLLAPSE -> column = indent;
      case LIMIT -> {
        stack.push(indent, mode, width);
        stack.push(indent, DocMode.FLAT, doc.get(1));
        width = DocLayout.UNLIMITED;
      }
    }
  }

  private void walkGroup(long indent, DocMode mode, Tuple group) {
    stack.push(sawBreak ? 1 : 0, DocMode.FLAT, GROUP_END);
    var kind = group.get(2);
    var inner = mode == DocMode.BROKEN ? DocMode.HOPING : mode;
    boolean special = kind == Doc.OPTIMISTIC || kind == Doc.PESSIMISTIC;
    stack.push(indent, special ? inside(mode, kind == Doc.OPTIMISTIC) : inner, group.get(1));
  }

  /** What is forced not to fit does not, except where the line ends at its first break anyway. */
  private void walkForced(long indent, DocMode mode, Tuple doc) {
    if (mode == DocMode.ENDS_AT_BREAK) {
      stack.push(indent, mode, doc.get(1));
    } else {
      column = DocLayout.UNLIMITED;
      sawBreak = true;
    }
  }

  /** The mode inside a document that may, or may not, count on its next break. */
  private DocMode inside(DocMode mode, boolean optimistic) {
    sawOptimism |= optimistic;
    return mode == DocMode.FLAT || !optimistic ? DocMode.FLAT : DocMode.ENDS_AT_BREAK;
  }
}
