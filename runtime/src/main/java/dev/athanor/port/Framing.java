package dev.athanor.port;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts what a program writes into the pieces its port's owner asked for: as it comes, packets with a length before them, or lines. */
final class Framing {
  private static final Atom EOL = Atom.of("eol");
  private static final Atom NOEOL = Atom.of("noeol");

  private final PortOptions options;

  /** Bytes that are no whole piece yet. */
  private byte[] rest = {};

  Framing(PortOptions options) {
    this.options = options;
  }

  /** Gives every piece that is complete to the consumer. */
  void add(byte[] bytes, Consumer<Object> pieces) {
    if (options.packet > 0) {
      packets(joined(bytes), pieces);
    } else if (options.line > 0) {
      lines(joined(bytes), pieces);
    } else {
      pieces.accept(term(bytes, 0, bytes.length));
    }
  }

  /** The output has ended: gives what is left of a line. */
  void end(Consumer<Object> pieces) {
    if (options.line > 0 && rest.length > 0) {
      pieces.accept(Tuple.of(NOEOL, term(rest, 0, rest.length)));
      rest = new byte[0];
    }
  }

  private byte[] joined(byte[] bytes) {
    if (rest.length == 0) {
      return bytes;
    }
    var joined = Arrays.copyOf(rest, rest.length + bytes.length);
    System.arraycopy(bytes, 0, joined, rest.length, bytes.length);
    return joined;
  }

  private void packets(byte[] bytes, Consumer<Object> pieces) {
    int at = 0;
    while (bytes.length - at >= options.packet) {
      long length = 0;
      for (int i = 0; i < options.packet; i++) {
        length = length << 8 | bytes[at + i] & 0xff;
      }
      if (bytes.length - at - options.packet < length) {
        break;
      }
      pieces.accept(term(bytes, at + options.packet, (int) length));
      at += options.packet + (int) length;
    }
    rest = Arrays.copyOfRange(bytes, at, bytes.length);
  }

  private void lines(byte[] bytes, Consumer<Object> pieces) {
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        pieces.accept(Tuple.of(EOL, term(bytes, start, at - start)));
        start = at + 1;
      } else if (at - start == options.line) {
        pieces.accept(Tuple.of(NOEOL, term(bytes, start, options.line)));
        start = at;
      }
    }
    rest = Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private Object term(byte[] bytes, int from, int length) {
    if (options.binary) {
      return Bitstring.of(Arrays.copyOfRange(bytes, from, from + length));
    }
    Object list = EmptyList.EMPTY;
    for (int i = from + length - 1; i >= from; i--) {
      list = new Cons((long) (bytes[i] & 0xff), list);
    }
    return list;
  }

  /** The length that goes before a packet. */
  byte[] header(int length) {
    var header = new byte[options.packet];
    for (int i = 0; i < header.length; i++) {
      header[i] = (byte) (length >>> 8 * (header.length - 1 - i));
    }
    return header;
  }
}
