package dev.athanor.compiler.emit;

import dev.athanor.code.FunctionRef;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Terms in the text form of {@code record.exs}. */
final class TermText {
  private final String text;
  private int at;

  private TermText(String text) {
    this.text = text;
  }

  static Object read(String text) {
    return new TermText(text).term();
  }

  private boolean skip(char c) {
    boolean is = at < text.length() && text.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  private Object term() {
    char c = text.charAt(at++);
    return switch (c) {
      case '\'' -> Atom.of(new String(bytes('\''), StandardCharsets.UTF_8));
      case '"' -> Bitstring.of(bytes('"'));
      case '~' -> Double.longBitsToDouble(Long.parseUnsignedLong(digits(), 16));
      case '#' -> bits();
      case '{' -> Tuple.of(all('}').toArray());
      case '%' -> {
        at++;
        yield MapTerm.of(all('}').toArray());
      }
      case '[' -> list();
      case '&' -> {
        var mfa = (Tuple) term();
        yield FunctionRef.of((Atom) mfa.get(0), (Atom) mfa.get(1), ((Long) mfa.get(2)).intValue());
      }
      default -> {
        at--;
        yield Numbers.normal(new BigInteger(digits()));
      }
    };
  }

  private String digits() {
    int from = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(from, at);
  }

  private byte[] bytes(char end) {
    var out = new ByteArrayOutputStream();
    for (char c = text.charAt(at++); c != end; c = text.charAt(at++)) {
      if (c == '\\') {
        out.write(Integer.parseInt(text.substring(at, at + 2), 16));
        at += 2;
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }

  private Bitstring bits() {
    int size = Integer.parseInt(digits());
    at++;
    return Bitstring.ofBits(bytes('"'), size);
  }

  private ArrayList<Object> all(char end) {
    var elements = new ArrayList<Object>();
    while (!skip(end)) {
      elements.add(term());
      skip(',');
    }
    return elements;
  }

  private Object list() {
    var elements = new ArrayList<Object>();
    Object tail = EmptyList.EMPTY;
    while (!skip(']')) {
      if (skip('|')) {
        tail = term();
      } else {
        elements.add(term());
        skip(',');
      }
    }
    for (int i = elements.size() - 1; i >= 0; i--) {
      tail = new Cons(elements.get(i), tail);
    }
    return tail;
  }

  static String write(Object term) {
    var out = new StringBuilder();
    write(term, out);
    return out.toString();
  }

  private static void write(Object term, StringBuilder out) {
    switch (term) {
      case Atom atom -> escaped(atom.name().getBytes(StandardCharsets.UTF_8), '\'', out);
      case Bitstring bits when bits.isBinary() -> escaped(bits.toBytes(), '"', out);
      case Bitstring bits -> escaped(bits.toBytes(), '"', out.append('#').append(bits.bitSize()));
      case Double number -> out.append('~').append(Long.toHexString(Double.doubleToRawLongBits(number)).toUpperCase());
      case Tuple tuple -> writeAll(tuple.toArray(), '{', '}', out);
      case MapTerm map -> {
        var entries = new ArrayList<Object>();
        for (var key : map.orderedKeys()) {
          entries.add(key);
          entries.add(map.get(key));
        }
        writeAll(entries.toArray(), '{', '}', out.append('%'));
      }
      case Cons list -> writeList(list, out);
      case FunctionRef ref -> write(Tuple.of(ref.module(), ref.name(), (long) ref.arity()), out.append('&'));
      case Fun _ -> out.append("'fun'");
      case Reference _ -> out.append("'reference'");
      case Pid _ -> out.append("'pid'");
      default -> out.append(term);
    }
  }

  private static void writeAll(Object[] terms, char begin, char end, StringBuilder out) {
    out.append(begin);
    for (int i = 0; i < terms.length; i++) {
      write(terms[i], i == 0 ? out : out.append(','));
    }
    out.append(end);
  }

  private static void writeList(Cons list, StringBuilder out) {
    write(list.head, out.append('['));
    var rest = list.tail();
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      write(cell.head, out.append(','));
    }
    if (rest != EmptyList.EMPTY) {
      write(rest, out.append('|'));
    }
    out.append(']');
  }

  private static void escaped(byte[] bytes, char quote, StringBuilder out) {
    out.append(quote);
    for (byte b : bytes) {
      if (b >= 32 && b < 127 && b != '"' && b != '\'' && b != '\\') {
        out.append((char) b);
      } else {
        out.append('\\').append(String.format("%02X", b & 0xff));
      }
    }
    out.append(quote);
  }
}
