package dev.athanor.term;

import java.nio.charset.StandardCharsets;

/**
 * Terms in a plain Erlang notation, for Java's {@code toString} and for messages from before the library is loaded. What users
 * see is made by {@code Inspect} and {@code :io_lib}.
 */
final class TermText {
  private static final int LONGEST = 10_000;

  private final StringBuilder text = new StringBuilder();

  private TermText() {}

  static String of(Object term) {
    var writer = new TermText();
    writer.write(term);
    return writer.text.toString();
  }

  private void write(Object term) {
    if (text.length() > LONGEST) {
      text.append("...");
      return;
    }
    switch (term) {
      case Atom atom -> text.append('\'').append(atom.name()).append('\'');
      case Bitstring bits -> writeBits(bits);
      case Cons list -> writeList(list);
      case Tuple tuple -> writeAll("{", tuple.toArray(), "}");
      case MapTerm map -> writeMap(map);
      case Pid pid -> text.append("<0.").append(pid.number()).append(".0>");
      case Reference reference -> text.append("#Ref<").append(reference.number()).append('>');
      case Port port -> text.append("#Port<0.").append(port.number()).append('>');
      case Fun fun -> text.append("#Fun<").append(fun.module()).append('/').append(fun.arity()).append('>');
      default -> text.append(term);
    }
  }

  private void writeBits(Bitstring bits) {
    if (bits.isBinary()) {
      text.append("<<\"").append(new String(bits.toBytes(), StandardCharsets.UTF_8)).append("\">>");
    } else {
      text.append("<<").append(bits.bitSize()).append(" bits>>");
    }
  }

  private void writeList(Cons list) {
    text.append('[');
    write(list.head);
    var rest = list.tail();
    while (rest instanceof Cons cell && text.length() <= LONGEST) {
      text.append(',');
      write(cell.head);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      text.append('|');
      write(rest);
    }
    text.append(']');
  }

  private void writeAll(String open, Object[] terms, String close) {
    text.append(open);
    for (int i = 0; i < terms.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      write(terms[i]);
    }
    text.append(close);
  }

  private void writeMap(MapTerm map) {
    text.append("#{");
    var keys = map.keys();
    for (int i = 0; i < keys.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      write(keys[i]);
      text.append("=>");
      write(map.get(keys[i]));
    }
    text.append('}');
  }
}
