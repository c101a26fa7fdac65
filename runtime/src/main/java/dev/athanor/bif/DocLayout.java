package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import java.util.Arrays;

/**
 * Lays out a document of {@code Inspect.Algebra}: decides which breaks become new lines.
 *
 * <p>The algorithm is Lindig's "Strictly Pretty". Documents wait on a stack, each with the indentation and the mode of the group it
 * is in. A group that fits into the rest of the line is set <i>flat</i>, its breaks are text; otherwise it is set <i>broken</i> and
 * its strict breaks are new lines, while its inner groups decide for themselves. A flex break decides alone: it is a new line only
 * if what follows, up to the next possible break, does not fit. Whether something fits is found out by {@link DocFit}.
 *
 * <p>A group may fit only because an optimistic document in it may count on its own next break. Such a group is set <i>hoping</i>: its
 * strict breaks are text, its flex breaks decide alone.
 */
final class DocLayout {
  static final long UNLIMITED = Long.MAX_VALUE;

  private static final Bitstring[] NEW_LINES = new Bitstring[64];

  private final DocStack stack = new DocStack();
  private final DocFit fit = new DocFit();
  private final ListBuilder lines = new ListBuilder();
  private long width;
  private long column;

  /** How many new lines in a row are kept, or -1 while they are not counted. */
  private long mostLines = -1;

  private long waitingLines;
  private long waitingIndent;

  DocLayout(long width) {
    this.width = width;
  }

  /** The strings that make up the laid out document. */
  Object format(Object document) {
    stack.push(0, DocMode.FLAT, document);
    while (!stack.isEmpty()) {
      place(stack.indent(), stack.mode(), stack.pop());
    }
    writeWaiting();
    return lines.toList();
  }

  private void place(long indent, DocMode mode, Object document) {
    switch (document) {
      case Bitstring text -> write(text, text.size);
      case Cons sequence -> {
        stack.push(indent, mode, sequence.tail());
        stack.push(indent, mode, sequence.head);
      }
      case EmptyList _ -> {}
      case Long restored -> width = restored;
      case Atom atom when atom == Doc.LINE -> newLine(indent);
      case Tuple doc -> placeTuple(indent, mode, doc);
      default -> throw Doc.invalid();
    }
  }

  private void placeTuple(long indent, DocMode mode, Tuple doc) {
    switch (Doc.kind(doc)) {
      case STRING -> write((Bitstring) doc.get(1), (long) doc.get(2));
      case BREAK -> placeBreak(indent, mode, (Bitstring) doc.get(1), doc.get(2) == Doc.FLEX);
      case GROUP -> placeGroup(indent, mode, doc);
      case NEST -> {
        boolean nests = doc.get(3) == Doc.ALWAYS || mode == DocMode.BROKEN;
        stack.push(nests ? Doc.nested(indent, column, doc.get(2)) : indent, mode, doc.get(1));
      }
      case COLOR -> {
        write((Bitstring) doc.get(2), 0);
        stack.push(indent, mode, doc.get(1));
      }
      case FORCE -> stack.push(indent, mode, doc.get(1));
      case FITS -> stack.push(indent, relied(mode, doc.get(2) == Doc.ENABLED), doc.get(1));
      case COLLAPSE -> collapse((long) doc.get(1), indent);
      case LIMIT -> {
        stack.push(indent, mode, width);
        stack.push(indent, DocMode.FLAT, doc.get(1));
        width = UNLIMITED;
      }
    }
  }

  private void placeGroup(long indent, DocMode mode, Tuple group) {
    var content = group.get(1);
    boolean broken =
        mode == DocMode.BROKEN && group.get(2) == Doc.INHERIT
            || relied(mode, group.get(2) == Doc.OPTIMISTIC) == DocMode.ENDS_AT_BREAK;
    stack.push(indent, broken ? DocMode.BROKEN : groupMode(indent, content), content);
  }

  /** The mode inside a document that was counted on to end the line at its first break, if it is one. */
  private static DocMode relied(DocMode mode, boolean optimistic) {
    return mode == DocMode.HOPING && optimistic ? DocMode.ENDS_AT_BREAK : mode;
  }

  private DocMode groupMode(long indent, Object content) {
    if (width == UNLIMITED || fit.fits(indent, DocMode.FLAT, content, column, width)) {
      return DocMode.FLAT;
    }
    boolean hoping = fit.sawOptimism() && fit.fits(indent, DocMode.HOPING, content, column, width);
    return hoping ? DocMode.HOPING : DocMode.BROKEN;
  }

  private void placeBreak(long indent, DocMode mode, Bitstring text, boolean flex) {
    boolean flat = flex ? flexIsFlat(mode, text) : mode != DocMode.BROKEN;
    if (flat) {
      write(text, text.size);
    } else {
      newLine(indent);
    }
  }

  private boolean flexIsFlat(DocMode mode, Bitstring text) {
    return width == UNLIMITED || mode == DocMode.FLAT || fit.restFits(stack, column + text.size, width);
  }

  private void write(Bitstring text, long columns) {
    if (text.size > 0) {
      writeWaiting();
      lines.add(text);
      column += columns;
    }
  }

  private void newLine(long indent) {
    column = indent;
    if (mostLines >= 0) {
      waitingLines++;
    } else {
      lines.add(line(indent));
    }
  }

  /** From here on new lines are only counted, until there is text. */
  private void collapse(long most, long indent) {
    if (mostLines < 0) {
      mostLines = most;
      waitingLines = 0;
      waitingIndent = indent;
    }
  }

  private void writeWaiting() {
    if (mostLines >= 0) {
      for (long left = Math.min(mostLines, waitingLines); left > 0; left--) {
        lines.add(line(left == 1 ? waitingIndent : 0));
      }
      mostLines = -1;
    }
  }

  private static Bitstring line(long indent) {
    if (indent >= NEW_LINES.length) {
      return makeLine((int) indent);
    }
    var known = NEW_LINES[(int) indent];
    return known != null ? known : (NEW_LINES[(int) indent] = makeLine((int) indent));
  }

  private static Bitstring makeLine(int indent) {
    var bytes = new byte[indent + 1];
    Arrays.fill(bytes, (byte) ' ');
    bytes[0] = '\n';
    return Bitstring.of(bytes);
  }
}
