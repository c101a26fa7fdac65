package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple;
import dev.athanor.term.Utf8;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Reads character data: code points and binaries in an encoding, in lists nested as deep as one likes, where a character may
 * be split over several binaries. Reading stops at the first thing that is no character; {@link #result} then tells what was
 * read and what is left, the latter with the lists around it.
 */
final class CharacterData {
  private static final Atom INCOMPLETE = Atom.of("incomplete");

  /** Where the characters go. */
  interface Sink {
    /** Takes a character; {@code false} if it cannot. */
    boolean add(int c);

    /** Everything taken. */
    Object result();
  }

  private final CharacterEncoding encoding;
  private final Sink sink;

  /** Whether code points stand in lists of their own in what is left, as where OTP converts between encodings in Erlang. */
  private final boolean wrapsCodePoints;

  /** The lists that the present one is nested in, innermost first: what comes behind it in each. */
  private final ArrayDeque<Object> outer = new ArrayDeque<>();

  /** The bytes of a character that began in one binary and goes on in the next. */
  private Bitstring begun = Bitstring.EMPTY;

  /** What is left after an error; {@code null} while all is well. */
  private Object left;

  CharacterData(CharacterEncoding encoding, Sink sink, boolean wrapsCodePoints) {
    this.encoding = encoding;
    this.sink = sink;
    this.wrapsCodePoints = wrapsCodePoints;
  }

  /** Collects characters in a binary. */
  static Sink binary(CharacterEncoding encoding, int capacity) {
    var out = new BitstringBuilder(capacity);
    return new Sink() {
      @Override
      public boolean add(int c) {
        if (!encoding.has(c)) {
          return false;
        }
        encoding.write(c, out);
        return true;
      }

      @Override
      public Object result() {
        return out.toBitstring();
      }
    };
  }

  /** Collects characters in a list. */
  static Sink list() {
    var out = new ListBuilder();
    return new Sink() {
      @Override
      public boolean add(int c) {
        out.add((long) c);
        return true;
      }

      @Override
      public Object result() {
        return out.toList();
      }
    };
  }

  /**
   * What was read, or {@code {:error | :incomplete, read, left}}. A term that is no character data raises what {@code bad} gives.
   */
  Object result(Object data, Supplier<ErlangException> bad) {
    if (!wrapsCodePoints && !isCharacterData(data) || !read(data)) {
      throw bad.get();
    }
    if (left != null) {
      return Tuple.of(Atoms.ERROR, sink.result(), left);
    }
    return begun.size > 0 ? Tuple.of(INCOMPLETE, sink.result(), begun) : sink.result();
  }

  /** Whether there is nothing but integers and binaries, whatever their values. */
  private static boolean isCharacterData(Object data) {
    var pending = new ArrayDeque<Object>();
    for (var rest = data; rest != null; ) {
      switch (rest) {
        case Cons cell when cell.head instanceof Cons || cell.head == EmptyList.EMPTY -> {
          pending.push(cell.tail());
          rest = cell.head;
        }
        case Cons cell when Numbers.isInteger(cell.head) || Bitstring.isBinary(cell.head) -> rest = cell.tail();
        case Bitstring bits when bits.tail == 0 -> rest = pending.poll();
        case EmptyList _ -> rest = pending.poll();
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  /** Reads until the end or an error; {@code false} for what is no character data. */
  private boolean read(Object data) {
    var rest = data;
    while (left == null && rest != null) {
      switch (rest) {
        case Cons cell -> {
          switch (cell.head) {
            case Long c -> {
              if (!readCodePoint(c, cell)) {
                return false;
              }
              rest = cell.tail();
            }
            case Bitstring bytes when bytes.tail == 0 -> {
              readBytes(bytes, cell.tail());
              rest = cell.tail();
            }
            case BigInteger _ -> left = enclosed(cell);
            case Cons _, EmptyList _ -> {
              outer.push(cell.tail());
              rest = cell.head;
            }
            default -> {
              return false;
            }
          }
        }
        case Bitstring bytes when bytes.tail == 0 -> {
          readBytes(bytes, null);
          rest = outer.poll();
        }
        case EmptyList _ -> rest = outer.poll();
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private boolean readCodePoint(long c, Cons cell) {
    if (begun.size > 0) {
      leaveBegun(cell);
    } else if (!encoding.has(c) && !(encoding != CharacterEncoding.LATIN1 && Utf8.isCodePoint(c)) || !sink.add((int) c)) {
      if (wrapsCodePoints && c < 0) {
        return false;
      }
      left = enclosed(wrapsCodePoints ? new Cons(Lists.of(c), cell.tail()) : cell);
    }
    return true;
  }

  /** Reads a binary; {@code tail} is what is behind it in its list, {@code null} where it is no element but the end of a list or all there is. */
  private void readBytes(Bitstring binary, Object tail) {
    int at = begun.size == 0 ? 0 : finishBegun(binary, tail);
    while (left == null && begun.size == 0 && at < binary.size) {
      int c = encoding.read(binary, at);
      if (c == CharacterEncoding.INCOMPLETE) {
        begun = binary.sliceBytes(at, binary.size - at);
      } else if (c == CharacterEncoding.MALFORMED || !sink.add(c)) {
        var rest = binary.sliceBytes(at, binary.size - at);
        left = enclosed(tail == null ? rest : new Cons(rest, tail));
      } else {
        at += encoding.width(c);
      }
    }
  }

  /** Reads the rest of the character begun before; gives how many of the bytes here belong to it. */
  private int finishBegun(Bitstring binary, Object tail) {
    var joined = BitstringBuilder.concat(begun, binary.sliceBytes(0, Math.min(4, binary.size)));
    int c = encoding.read(joined, 0);
    if (c == CharacterEncoding.INCOMPLETE) {
      begun = joined;
      return binary.size;
    }
    if (c == CharacterEncoding.MALFORMED || !sink.add(c)) {
      leaveBegun(tail == null ? binary : new Cons(binary, tail));
      return 0;
    }
    int used = encoding.width(c) - begun.size;
    begun = Bitstring.EMPTY;
    return used;
  }

  private void leaveBegun(Object rest) {
    left = wrapsCodePoints ? new Cons(begun, enclosed(rest)) : Lists.of(begun, enclosed(rest));
  }

  /** What is left of a list, with what is left of the lists around it. */
  private Object enclosed(Object rest) {
    var enclosed = rest;
    for (var tail : outer) {
      enclosed = new Cons(enclosed, tail);
    }
    return enclosed;
  }
}
