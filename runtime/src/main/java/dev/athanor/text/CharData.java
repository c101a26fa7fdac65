package dev.athanor.text;

import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import java.util.ArrayDeque;

/** Text as Erlang's functions take it: binaries and characters in lists of any depth. */
public final class CharData {
  private CharData() {}

  /**
   * All of it as one binary; {@code null} where something is neither a binary nor a character. Characters are code points, written as
   * UTF-8, or else bytes. Binaries are taken as they are, valid UTF-8 or not.
   */
  public static Bitstring toBinary(Object data, boolean codePoints) {
    if (data instanceof Bitstring binary) {
      return binary.tail == 0 ? Utf8.aligned(binary) : null;
    }
    if (!(data instanceof Cons || data == EmptyList.EMPTY)) {
      return null;
    }
    var out = new Utf8Builder(64);
    return flatten(data, codePoints, out) ? out.toBinary() : null;
  }

  private static boolean flatten(Object data, boolean codePoints, Utf8Builder out) {
    // Tails of lists that wait while the list in front of them is walked.
    var waiting = new ArrayDeque<>();
    var rest = data;
    while (true) {
      if (rest instanceof Cons cell) {
        if (cell.head instanceof Cons) {
          waiting.push(cell.tail());
          rest = cell.head;
        } else {
          if (cell.head != EmptyList.EMPTY && !add(cell.head, codePoints, out)) {
            return false;
          }
          rest = cell.tail();
        }
      } else if (rest != EmptyList.EMPTY && !(rest instanceof Bitstring && add(rest, codePoints, out))) {
        return false;
      } else if (waiting.isEmpty()) {
        return true;
      } else {
        rest = waiting.pop();
      }
    }
  }

  private static boolean add(Object element, boolean codePoints, Utf8Builder out) {
    if (element instanceof Bitstring binary && binary.tail == 0) {
      out.add(Utf8.aligned(binary));
      return true;
    }
    return element instanceof Long value && (codePoints ? addPoint(value, out) : addByte(value, out));
  }

  private static boolean addPoint(long value, Utf8Builder out) {
    if (value < 0 || value > 0x10FFFF || value >>> 11 == 0x1B) {
      return false;
    }
    out.addPoint((int) value);
    return true;
  }

  private static boolean addByte(long value, Utf8Builder out) {
    if (value < 0 || value > 0xff) {
      return false;
    }
    out.add((int) value);
    return true;
  }
}
