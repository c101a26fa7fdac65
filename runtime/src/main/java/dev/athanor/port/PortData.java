package dev.athanor.port;

import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import java.io.ByteArrayOutputStream;

/** Iodata on its way to a program. */
final class PortData {
  private PortData() {}

  static boolean isIodata(Object data) {
    return walk(data, null) >= 0;
  }

  static int size(Object data) {
    return walk(data, null);
  }

  static void write(Object data, ByteArrayOutputStream out) {
    walk(data, out);
  }

  /** How many bytes the data has, written to the stream where there is one; -1 for what is no iodata. */
  private static int walk(Object data, ByteArrayOutputStream out) {
    int size = 0;
    var rest = data;
    while (rest instanceof Cons cell) {
      int part = cell.head instanceof Long octet ? octet(octet, out) : walk(cell.head, out);
      if (part < 0) {
        return -1;
      }
      size += part;
      rest = cell.tail();
    }
    if (rest instanceof Bitstring bits && bits.isBinary()) {
      if (out != null) {
        out.writeBytes(bits.toBytes());
      }
      return size + bits.size;
    }
    return rest == EmptyList.EMPTY ? size : -1;
  }

  private static int octet(long octet, ByteArrayOutputStream out) {
    if (octet < 0 || octet > 255) {
      return -1;
    }
    if (out != null) {
      out.write((int) octet);
    }
    return 1;
  }
}
